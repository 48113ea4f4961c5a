calls = []


def register(fn):
    calls.append(fn)
    return fn


def counted(limit):
    print("counted", limit)

    def wrap(fn):
        count = 0

        def inner(*args, **kwargs):
            nonlocal count
            count += 1
            if count > limit:
                raise ValueError(f"{fn.__name__} called {count} times")
            return fn(*args, **kwargs)
        return inner
    return wrap


def outer(fn):
    print("outer")
    return lambda *a: ("outer", fn(*a))


def inner(fn):
    print("inner")
    return lambda *a: ("inner", fn(*a))


@register
def one():
    return 1


@register
@counted(2)
def add(a, b=10):
    return a + b


@outer
@inner
def pair(x, y):
    return x, y


print([fn() if fn is one else fn(5) for fn in calls])
print(add(1, b=2))
print(pair(3, 4))


class Account:
    log = []

    @counted(1)
    def deposit(self, amount, *notes, **flags):
        return amount, notes, flags

    @register
    def name(self):
        return "account"


account = Account()
print(account.deposit(5, "a", "b", quick=True), account.name())


def memo(fn):
    seen = {}

    def look(*key):
        if key not in seen:
            seen[key] = fn(*key)
        return seen[key]
    return look


@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(40), fib(30))


@memo
def down(n):
    return 0 if n == 0 else 1 + down(n - 1)


print(down(120))


def local():
    @outer
    def f(a):
        return a * 2
    return f(21)


print(local())

decorators = [outer, inner]


@decorators[1]
def last(x):
    return x


print(last(1))
try:
    account.deposit(1)
except ValueError as error:
    print("ValueError:", error)
try:
    @(lambda fn: 5 / 0)
    def never():
        pass
except ZeroDivisionError as error:
    print("ZeroDivisionError:", error)


@register
@counted(1)
@outer
def raises(x):
    return [][x]


raises(1)
