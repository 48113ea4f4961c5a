# What is thrown must be an exception.
def one():
    yield 1


g = one()
next(g)
try:
    g.throw(5)
except TypeError as e:
    print(e)
print(list(g))
