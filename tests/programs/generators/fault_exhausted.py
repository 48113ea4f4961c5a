def g():
    yield 1
x = g()
for i in x:
    next(x)
    print("not reached")
