# functools: reduce, partial, cmp_to_key, lru_cache and cache.
from functools import cache, cmp_to_key, lru_cache, partial, reduce

print(reduce(lambda a, b: a + b, [1, 2, 3, 4]), reduce(lambda a, b: a * b, range(1, 6), 10), reduce(max, [3, 9, 4]))
print(reduce(lambda a, b: a + b, ["x", "y"]), reduce(lambda a, b: a, [], "empty"))
try:
    reduce(lambda a, b: a, [])
except TypeError as e:
    print(e)


def scale(factor, x, offset=0):
    return factor * x + offset


double = partial(scale, 2)
print(double(5), double(5, offset=1), partial(scale, 3, offset=4)(2), partial(scale, x=1, factor=9)())
print(list(map(partial(pow, 2), range(5))))


def by_length(a, b):
    return len(a) - len(b)


print(sorted(["ccc", "a", "bb"], key=cmp_to_key(by_length)), sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
print(min(["ccc", "a", "bb"], key=cmp_to_key(by_length)), max([1, 2], key=cmp_to_key(lambda a, b: b - a)))

calls = []


@lru_cache(maxsize=2)
def square(n):
    calls.append(n)
    return n * n


print([square(n) for n in [1, 2, 1, 3, 2, 1]], calls)


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(40))


@lru_cache
def joined(a, b):
    return a + b


print(joined("a", "b"), joined("a", "b"), joined("b", "a"))
square.cache_clear()
print(square(1), calls[-1])


import functools


# wraps and lru_cache with their arguments
def traced(function):
    @functools.wraps(function)
    def wrapper(*args, **named):
        calls.append(len(args) + len(named))
        return function(*args, **named)
    return wrapper


calls = []


@traced
def add(a, b=1):
    return a + b


class Shape:
    @traced
    def area(self, n):
        return n * n


@functools.lru_cache(maxsize=None)
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


@functools.lru_cache(maxsize=2)
def squared(n):
    calls.append("squared")
    return n * n


print(add(1), add(1, b=2), Shape().area(3), fibonacci(40), squared(2), squared(2), squared(3), calls)
