from functools import singledispatch
import functools


@singledispatch
def show(x, *rest):
    return f"something {x} {rest}"


@show.register
def _(x: int, *rest):
    return f"int {x} {rest}"


@show.register
def show_text(x: str | bytes, *rest):
    return f"text {len(x)}"


@show.register(list)
@show.register(tuple)
def _(x, *rest):
    return "[" + ", ".join([show(item, *rest) for item in x]) + "]"


class Animal:
    pass


class Dog(Animal):
    pass


@show.register
def _(x: Animal, *rest) -> str:
    return f"animal {type(x).__name__}"


@functools.singledispatch
def size(x):
    raise TypeError(f"no size of {x!r}")


@size.register
def _(x: dict):
    return sum(size(value) for value in x.values())


@size.register
def _(x: float):
    return 8


print(show(1, 2), show("abc"), show(b"ab"), show([1, (2.5, "x")]), show(Dog()), show(None), show(True), show_text("xy"))
print(size({"a": 1.5, "b": {"c": 2.5}}))
try:
    size("x")
except TypeError as error:
    print(error)


class Registry:
    def __init__(self):
        self.functions = []

    def register(self, function):
        self.functions.append(function)
        return function


registry = Registry()


@registry.register
def plain(x: int):
    return x


print(len(registry.functions), plain(3))
