import functools


def counted(f):
    @functools.wraps(f)
    def wrapper(*args):
        wrapper.calls += 1
        wrapper.log.append(args)
        return f(*args)
    wrapper.calls = 0
    wrapper.log = []
    return wrapper


@counted
def add(a, b):
    """Adds."""
    return a + b


@counted
def neg(a):
    return -a


add(1, 2), add(3, 4), neg(5)
print(add.calls, neg.calls, add.log, add.__name__, add.__doc__, neg.__name__, neg.__doc__, add.__wrapped__(5, 6))
add.log.clear()
add.tag = "x"
print(add.log, add.tag, hasattr(add, "tag"), hasattr(neg, "tag"), getattr(neg, "tag", "none"))
try:
    neg.tag
except AttributeError as e:
    print(e)
del add.tag
print(hasattr(add, "tag"))
try:
    del add.tag
except AttributeError as e:
    print("gone")


def make(n):
    def inner():
        return inner.n + n
    inner.n = n
    inner.reset = lambda: setattr(inner, "n", 0)
    return inner


a, b = make(1), make(2)
a.n += 10
print(a(), b(), a.n, b.n)
b.reset()
print(b(), b.n)


class Box:
    n = 5

    def __init__(self):
        self.calls = "mine"


for x in (a, Box(), add):
    print(getattr(x, "n", None), x.calls if hasattr(x, "calls") else "-")
