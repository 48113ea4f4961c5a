def make(n):
    def divide(x):
        return x // n
    return divide
print(make(2)(10))
make(0)(10)
