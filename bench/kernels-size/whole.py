# SPDX-License-Identifier: MIT
# What bench/size.sh -w measures: the whole language. With everything.py: classes and their operators, exceptions, generators, sets,
# bytes, patterns, unpacking in calls, and text that is made and read on the core itself.
import everything
import math


class Shape:
    count = 0

    def __init__(self, *sides, name="shape", **more):
        self.sides, self.name, self.more = sides, name, more
        type(self).count += 1

    @property
    def size(self):
        return sum(self.sides)

    @size.setter
    def size(self, value):
        self.sides = (value,)

    @classmethod
    def of(cls, text):
        return cls(*map(float, text.split()), name=text)

    @staticmethod
    def unit():
        return Shape(1.0)

    def __add__(self, other):
        return Shape(*self.sides, *other.sides) if isinstance(other, Shape) else NotImplemented

    def __lt__(self, other):
        return self.size < other.size

    def __eq__(self, other):
        return isinstance(other, Shape) and self.sides == other.sides

    def __hash__(self):
        return hash(self.sides)

    def __len__(self):
        return len(self.sides)

    def __getitem__(self, index):
        return self.sides[index]

    def __contains__(self, side):
        return side in self.sides

    def __iter__(self):
        yield from self.sides

    def __call__(self, factor):
        return Shape(*[side * factor for side in self])

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        return kind is ValueError

    def __repr__(self):
        return f"{self.name!r}: {', '.join(f'{side:.2f}' for side in self.sides)}"


class Square(Shape):
    def __init__(self, side, **more):
        super().__init__(side, side, **more)

    def __getattr__(self, name):
        return getattr(self, "of_" + name, None)


class Failure(Exception):
    def __init__(self, code, words):
        super().__init__(words)
        self.code = code


def running():
    total = 0
    try:
        while True:
            total += yield total
    except Failure as failure:
        yield failure.code
    finally:
        total = 0


def kind(value):
    match value:
        case [first, *rest] if rest:
            return first, rest
        case {"name": str(name), **others}:
            return name, others
        case Shape(name="shape") | None:
            return "shape"
        case int() | float():
            return "number"
    return "other"


def texts(word, number):
    rows = [f"{word:<10}|{number:>8.3f}|{int(number):05d}|{number!r}", "%-8s %5.1f %x" % (word, number, 255), "{0:>{1}}".format(word, 12)]
    rows += [word.upper().replace("A", "b").strip(), "-".join(word.split("a")), word[::-1].title(), str([number, word, {word: (1, None)}])]
    return rows + [repr(float("1e3") + int("12") + number), chr(ord(word[0]) + 1), word.encode().hex(), bytes([1, 2]).decode("latin-1")]


def sets(a, b):
    a, b = set(a), {*b, 3}
    a |= b
    return sorted(a & b), a - b, a ^ b, a <= b, frozenset(a), {x * x for x in a}, 3 in a


def errors(value):
    try:
        try:
            return 10 // value
        except ZeroDivisionError as error:
            raise Failure(2, f"{error}") from error
        finally:
            value = None
    except Failure as failure:
        return failure.code, failure.args, failure.__cause__
    except (KeyError, IndexError):
        raise


data = bytearray(b"abc")
data += b"d"
generator = running()
next(generator)
generator.send(5)
print(generator.throw(Failure(7, "stop")), kind([1, 2]), kind({"name": "x", "y": 1}), kind(Square(2)), kind(3), errors(0), errors(5))
with Shape.of("1 2.5") as shape:
    shape.size = 4.0
    print(shape, shape + Shape.unit(), Square(3) < shape, len(shape), shape[0], 4.0 in shape, shape(2), {shape: 1}, Shape.count, Square(1).missing)
    raise ValueError
print(texts("banana", math.pi), sets([1, 2], [2]), data, max([3, 1], key=lambda x: -x), sorted("cab", reverse=True), list(zip([1], "a")))
print(*reversed(range(3)), sep=",", end="\n")
