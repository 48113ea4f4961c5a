def g():
    try:
        yield 1
    finally:
        1 // 0
def f(it):
    it.close()
it = g()
next(it)
try:
    f(it)
except ZeroDivisionError as e:
    print(repr(e.__context__))
it = g()
next(it)
it.throw(KeyError("k"))
