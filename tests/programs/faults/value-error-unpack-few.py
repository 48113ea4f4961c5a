def f(items):
    a, b, c = items
    return a
print(f((1, 2, 3)))
f((1, 2))
