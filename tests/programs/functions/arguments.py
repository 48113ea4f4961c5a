def f(a, b=2, c="x"):
    return (a, b, c)


print(f(1), f(1, 3), f(1, c="y"), f(b=5, a=4), f(1, 2, 3))


def g(items=[]):
    items.append(len(items))
    return items


print(g(), g(), g([9]), g())
base = 10


def h(x, y=base * 2):
    return x + y


base = 100
print(h(1), h(1, 1))


def keyword(a, *, b, c=3):
    return a + b * c


print(keyword(1, b=2), keyword(1, c=4, b=2))


def positional(a, b, /, c=0):
    return a - b + c


print(positional(5, 3), positional(5, 3, c=1))
fn = f
print(fn(7), fn(7, c=1), fn(c=1, a=2))
table = {"f": f, "h": h}
print(table["f"](1, b=0), table["h"](x=1))


def make(n, k=None):
    def inner(x, n=n):
        return x * n if k is None else x * n + k
    return inner


print(make(3)(5), make(3, 1)(5), make(3)(5, 10), make(2)(n=1, x=7))
print(print("side", "effect", sep="-", end="!\n"))
