class A(metaclass=B):  #~ EPY1100
    pass
async def f():  #~ EPY1100
    await g()
@decorate
def f(*args, **kwargs):
    raise E from e
    await g()  #~ EPY1100
try:
    pass
except* (E, F) as e:  #~ EPY1100
    pass
else:
    pass
finally:
    pass
async with a as b, (c):  #~ EPY1100
    pass
match x, y:
    case [1, -2.5, *rest] if rest:
        pass
    case {"k": 1} | Point(x=0) | None | ("a" "b"):
        pass
    case Point(0, 1):  #~ EPY1100
        pass
    case 1 + 2j:  #~ EPY1100
        pass
    case _:
        pass
async for x in y: pass  #~ EPY1100
type X[T] = list  #~ EPY1100
def g[T](x: T): pass  #~ EPY1100
c = 1j + b"abc"
n = "\N{DASH}"  #~ EPY1100
print >>f, x  #~ EPY1100
match = case = type = 1
match[0](case).type = type(match)
match(x)
