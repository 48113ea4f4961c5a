# SPDX-License-Identifier: MIT
"""Functions of functions, as CPython's functools."""


def reduce(function, iterable, initial=...):
    iterator = iter(iterable)
    total = initial
    if initial is ...:
        for total in iterator:
            break
        else:
            raise TypeError("reduce() of empty iterable with no initial value")
    for item in iterator:
        total = function(total, item)
    return total


class partial:
    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})


def cmp_to_key(mycmp):
    return partial(_Key, mycmp)


class _Key:
    def __init__(self, compare, obj):
        self.compare = compare
        self.obj = obj

    def __lt__(self, other):
        return self.compare(self.obj, other.obj) < 0

    def __gt__(self, other):
        return self.compare(self.obj, other.obj) > 0

    def __eq__(self, other):
        return self.compare(self.obj, other.obj) == 0

    def __le__(self, other):
        return self.compare(self.obj, other.obj) <= 0

    def __ge__(self, other):
        return self.compare(self.obj, other.obj) >= 0


class _Cached:
    def __init__(self, function, most):
        self.function = function
        self.most = most
        self.results = {}
        self.hits = 0
        self.misses = 0

    def __call__(self, *args):
        found = self.results
        if args in found:
            self.hits += 1
            result = found.pop(args)
        else:
            self.misses += 1
            result = self.function(*args)
            if self.most is not None and len(found) >= self.most:
                if self.most == 0:
                    return result
                del found[next(iter(found))]
        found[args] = result
        return result

    def cache_clear(self):
        self.results.clear()
        self.hits = self.misses = 0


def wraps(wrapped):
    return lambda wrapper: wrapper


def lru_cache(maxsize=128, typed=False):
    if maxsize is None or isinstance(maxsize, int):
        return lambda function: _Cached(function, maxsize)
    return _Cached(maxsize, 128)


def cache(function):
    return _Cached(function, None)
