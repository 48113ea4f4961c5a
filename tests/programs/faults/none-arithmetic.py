def f(n):
    if n > 0:
        return n
print(f(1) + 1)
print(f(-1) + 1)
