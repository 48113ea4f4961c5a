# Keyword-only parameters take their defaults however many positional arguments *rest takes.
def f(a, *r, b, c="x"):
    return a, r, b, c


def g(a, *, b, c="x"):
    return a, b, c


def h(a, *r, b=1, c="x"):
    return a, r, b, c


def k(a, *r, b, c="x", **n):
    return a, r, b, c, n


def made(start):
    def inner(a, *r, b=[start], c=start):
        return a, r, b, c
    return inner


calls = [
    lambda: f(1, *[2, 3], b="a"),
    lambda: f(1, 2, 3, b="a"),
    lambda: g(*[1], b=5),
    lambda: h(1, *[2, 3]),
    lambda: h(1, *[2, 3], c=4),
    lambda: h(*[]),
    lambda: k(1, *[2, 5, 6, 7], b=3, d=4),
    lambda: f(*[1], **{"b": 2}),
    lambda: f(1, *[2, 3, 4]),
    lambda: made(7)(1, *[2, 3, 4]),
    lambda: made(8)(*[2, 3, 4], c=1),
]
for number, call in enumerate(calls):
    try:
        print(number, call())
    except TypeError as error:
        print(number, error)
print(f(1, *[2, 3, 4], c=5))
