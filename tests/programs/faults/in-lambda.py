f = lambda x: 1 // x
print(f(1))
print(f(0))
