import functools
import time


def timed(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        start = time.perf_counter()
        try:
            return f(*args, **kwargs)
        finally:
            wrapper_calls.append(time.perf_counter() >= start)
    return wrapper


wrapper_calls = []


def repeat(n, *, sep=", "):
    def decorate(f):
        def wrapper(*args):
            return sep.join(str(f(*args)) for _ in range(n))
        return wrapper
    return decorate


def retry(times, exceptions=(Exception,)):
    def decorate(f):
        @functools.wraps(f)
        def wrapper(*args, **kwargs):
            for attempt in range(1, times + 1):
                try:
                    return f(*args, **kwargs)
                except exceptions as e:
                    print(f"attempt {attempt} failed: {e}")
                    if attempt == times:
                        raise
        return wrapper
    return decorate


def validate(**types):
    def decorate(f):
        def wrapper(**kwargs):
            for name, kind in types.items():
                if not isinstance(kwargs.get(name), kind):
                    raise TypeError(f"{name} must be {kind.__name__}")
            return f(**kwargs)
        return wrapper
    return decorate


class CountCalls:
    def __init__(self, f):
        self.f = f
        self.count = 0

    def __call__(self, *args):
        self.count += 1
        return self.f(*args)


registry = {}


def register(name=None):
    def decorate(f):
        registry[name or f.__name__] = f
        return f
    return decorate


def singleton(cls):
    instances = {}

    def get(*args):
        if cls not in instances:
            instances[cls] = cls(*args)
        return instances[cls]
    return get


@timed
def add(a, b=2):
    return a + b


@repeat(3, sep="-")
def greet(name):
    return "hi " + name


failures = [2]


@retry(3, (ValueError,))
def flaky():
    if failures[0]:
        failures[0] -= 1
        raise ValueError("try again")
    return "done"


@validate(name=str, age=int)
def person(name, age):
    return f"{name} is {age}"


@CountCalls
def square(x):
    return x * x


@register()
def hello():
    return "hello"


@register("bye")
def goodbye():
    return "goodbye"


@singleton
class Config:
    def __init__(self, path):
        self.path = path


def memo(f):
    cache = {}

    @functools.wraps(f)
    def inner(*args):
        if args not in cache:
            cache[args] = f(*args)
        return cache[args]
    return inner


@memo
@timed
def slow(n):
    return sum(range(n))


class Service:
    @timed
    def work(self, x):
        return x * 2

    @staticmethod
    @timed
    def helper(x):
        return x + 1

    @classmethod
    @timed
    def make(cls):
        return cls()

    @property
    @functools.lru_cache()
    def answer(self):
        return 42


print(add(1), add(1, b=5), wrapper_calls)
print(greet("bob"), flaky(), person(name="A", age=3))
try:
    person(name=1, age=3)
except TypeError as e:
    print(e)
print(square(3), square(4), square.count)
print({k: f() for k, f in registry.items()}, Config("a").path, Config("b").path, Config("x") is Config("y"))
print(slow(10), slow(10), len(wrapper_calls))
s = Service()
print(s.work(4), s.helper(1), Service.helper(2), type(s.make()).__name__, s.answer)
partial = functools.partial(add, 10, b=20)
print(partial(), partial(b=1), functools.reduce(lambda a, b: a * b, [1, 2, 3, 4]))
