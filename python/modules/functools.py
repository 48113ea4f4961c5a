# SPDX-License-Identifier: MIT
"""Functions of functions, as CPython's functools. What decorates classes and methods is written out where it stands."""
from typing import NamedTuple


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


class CacheInfo(NamedTuple):
    hits: int
    misses: int
    maxsize: int
    currsize: int


class _Cached:
    """Results by arguments, those that were used last at the end."""

    def __init__(self, function, most, typed):
        self.__wrapped__ = function
        self._most = most
        self._typed = typed
        self._results = {}
        self._hits = 0
        self._misses = 0

    def __call__(self, *args, **kwds):
        key = args
        if kwds:
            key = (args, tuple(kwds.items()))
        if self._typed:
            key = (key, tuple([type(arg) for arg in args]), tuple([type(value) for value in kwds.values()]))
        found = self._results
        if key in found:
            self._hits += 1
            result = found.pop(key)
        else:
            self._misses += 1
            result = self.__wrapped__(*args, **kwds)
            if self._most is not None and len(found) >= self._most and key not in found:
                if self._most == 0:
                    return result
                del found[next(iter(found))]
        found[key] = result
        return result

    def cache_clear(self):
        self._results.clear()
        self._hits = self._misses = 0

    def cache_info(self):
        return CacheInfo(self._hits, self._misses, self._most, len(self._results))

    def cache_parameters(self):
        return {"maxsize": self._most, "typed": self._typed}


def wraps(wrapped):
    return lambda wrapper: update_wrapper(wrapper, wrapped)


def update_wrapper(wrapper, wrapped):
    wrapper.__wrapped__ = wrapped
    wrapper.__name__ = getattr(wrapped, "__name__", None)
    wrapper.__doc__ = getattr(wrapped, "__doc__", None)
    return wrapper


def lru_cache(maxsize=128, typed=False):
    if maxsize is None or isinstance(maxsize, int):
        return lambda function: _Cached(function, None if maxsize is None else max(maxsize, 0), typed)
    return _Cached(maxsize, 128, typed)


def cache(user_function):
    return _Cached(user_function, None, False)


class _Dispatched:
    """Functions by the type of the first argument; the nearest type's is called."""

    def __init__(self, function):
        self._kinds = []
        self._functions = []
        self._default = function

    def register(self, cls, func=None):
        if not isinstance(cls, type):
            raise TypeError("Invalid first argument to `register()`")
        if func is None:
            return lambda function: self.register(cls, function)
        if cls in self._kinds:
            self._functions[self._kinds.index(cls)] = func
        else:
            self._kinds.append(cls)
            self._functions.append(func)
        return func

    def dispatch(self, cls):
        nearest = None
        found = self._default
        for kind, function in zip(self._kinds, self._functions):
            if issubclass(cls, kind) and (nearest is None or issubclass(kind, nearest)):
                nearest = kind
                found = function
        return found

    def __call__(self, /, *args, **kwds):
        if not args:
            raise TypeError("function requires at least 1 positional argument")
        return self.dispatch(type(args[0]))(*args, **kwds)


def singledispatch(func):
    return _Dispatched(func)
