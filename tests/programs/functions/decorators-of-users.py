import functools
import time


def retry(times, exceptions=(Exception,), on_fail=None):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            last = None
            for attempt in range(1, times + 1):
                try:
                    return function(*args, **kwargs)
                except exceptions as e:
                    last = e
                    print(f"  attempt {attempt}: {e}")
            if on_fail is not None:
                return on_fail(last)
            raise last
        return wrapper
    return decorate


def memoize(function):
    cache = {}

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        key = args + tuple(sorted(kwargs.items()))
        if key not in cache:
            cache[key] = function(*args, **kwargs)
        return cache[key]

    wrapper.cache = cache
    wrapper.forget = cache.clear
    return wrapper


def typed(**types):
    def decorate(f):
        def checked(*args, **kwargs):
            for (name, kind), value in zip(types.items(), args):
                if not isinstance(value, kind):
                    raise TypeError(f"{name} must be {kind.__name__}, not {type(value).__name__}")
            return f(*args, **kwargs)
        return checked
    return decorate


class CountCalls:
    def __init__(self, function):
        functools.update_wrapper(self, function)
        self.function, self.count = function, 0

    def __call__(self, *args):
        self.count += 1
        return self.function(*args)


def singleton(cls):
    instances = {}

    def get(*args):
        if cls not in instances:
            instances[cls] = cls(*args)
        return instances[cls]
    return get


def add_repr(cls):
    def __repr__(self):
        return f"{cls.__name__}({', '.join(f'{k}={v!r}' for k, v in vars(self).items())})"
    cls.describe = __repr__
    return cls


failures = iter([ValueError("one"), KeyError("two"), None])


@retry(3, (ValueError, LookupError))
def flaky(result):
    error = next(failures)
    if error:
        raise error
    return result


@retry(times=2, on_fail=lambda e: f"gave up: {e!r}")
def hopeless():
    return 1 // 0


@memoize
def fib(n, *, base=1):
    return base if n < 2 else fib(n - 1, base=base) + fib(n - 2, base=base)


@typed(a=int, b=(str))
@CountCalls
def repeat(a, b):
    return a * b


@singleton
class Config:
    made = 0

    def __init__(self, name):
        Config_made.append(name)
        self.name = name


Config_made = []


class Timer:
    def __init__(self, label):
        self.label = label

    def __call__(self, function):
        def timed(*args):
            start = time.perf_counter()
            try:
                return function(*args)
            finally:
                elapsed = time.perf_counter() - start
                print(f"  {self.label}: {'fast' if elapsed < 5 else 'slow'}")
        return timed


@Timer("sum")
def total(n):
    return sum(range(n))


class Shape:
    registry = {}

    @staticmethod
    def register(name):
        def inner(cls):
            Shape.registry[name] = cls
            return cls
        return inner


@Shape.register("circle")
class Circle(Shape):
    def __init__(self, r):
        self.r = r


@Shape.register("square")
class Square(Shape):
    def __init__(self, a):
        self.a = a


print(flaky("fine"), hopeless())
print(fib(40), fib(10, base=2), len(fib.cache), fib.cache[(5, ("base", 1))] if (5, ("base", 1)) in fib.cache else "-")
fib.forget()
print(len(fib.cache))
print(repeat(3, "ab"))
try:
    repeat("3", "ab")
except TypeError as e:
    print(e)
print(Config("a") is Config("b"), Config_made, Config("z").name)
print(total(1000))
print({k: v.__name__ for k, v in Shape.registry.items()}, vars(Shape.registry["circle"](2)), Shape.registry["square"](3).a)
cube = functools.partial(pow, exp=3)
print(cube(3), functools.partial(int, base=2)("1011"), functools.reduce(lambda a, b: a * b, range(1, 6)))
