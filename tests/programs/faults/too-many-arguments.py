def f(a, b=1):
    return a
g = f
print(g(1), g(1, 2))
g(1, 2, 3)
