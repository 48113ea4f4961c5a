import enum
from enum import Enum, auto, unique
import bisect, string, copy, operator, statistics, contextlib
from functools import cached_property, singledispatch, total_ordering, lru_cache
from abc import ABCMeta, abstractmethod
from dataclasses import dataclass, fields, field


class Suit(enum.Enum):
    CLUBS = "c"
    HEARTS = "h"
    ALIAS = "h"

    @classmethod
    def parse(cls, text):
        for one in cls:
            if one.value == text:
                return one
        raise ValueError(text)

    def __init__(self, letter):
        self.letter = letter.upper()


try:
    @unique
    class Bad(Enum):
        A = 1
        B = 1
except ValueError as e:
    print(e)


class Weekday(enum.IntEnum):
    MON = 1
    TUE = auto()
    WED = auto()


class Base(metaclass=ABCMeta):
    @abstractmethod
    def run(self): ...

    @classmethod
    def create(cls):
        return cls()


class Done(Base):
    def run(self):
        return "done"


@total_ordering
class Size:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __le__(self, other):
        return self.n <= other.n


class Circle:
    def __init__(self, r):
        self.r = r

    @cached_property
    def area(self):
        print("computing")
        return 3 * self.r ** 2

    @lru_cache(maxsize=None)
    def scaled(self, k=2, *, add=0):
        print("scaling", k)
        return self.r * k + add


@singledispatch
def show(x):
    return "other"


@show.register(int)
def _(x):
    return f"int {x}"


@show.register(list)
def _(x):
    return f"list of {len(x)}"


show.register(str, lambda x: "str " + x)
print(Suit.parse("h"), Suit.HEARTS.letter, list(Suit), Suit.ALIAS is Suit.HEARTS, Suit["ALIAS"], list(Suit.__members__), len(Suit), Suit("c"), Suit(Suit.CLUBS))
print([d.name for d in Weekday], Weekday.TUE + 1, Weekday.WED > 2, [10, 20, 30][Weekday.MON], f"{Weekday.MON:03d}", {Weekday.MON: 1}[1], sorted(Weekday, reverse=True)[0].name)
for kind in (Base, Done):
    try:
        print(kind.create().run(), kind().run())
    except TypeError as e:
        print(e)
print(Size(1) < Size(2), Size(1) >= Size(2), Size(3) > Size(3), Size(1) != Size(2))
c = Circle(2)
print(c.area, c.area)
c.area = 7
print(c.area)
del c.area
print(c.area, c.scaled(), c.scaled(), c.scaled(3, add=1), c.scaled(3, add=1))
print(show(3), show(True), show([1]), show("x"), show(2.5))


class Token:
    count = 0

    def __new__(cls, *args):
        one = super().__new__(cls)
        Token.count += 1
        one.number = Token.count
        return one

    def __init__(self, text="", size=0):
        self.text = text
        self.size = size


class Word(Token):
    def __new__(cls, text):
        if not text:
            return None
        return super().__new__(cls, text)

    def __init__(self, text):
        super().__init__(text, len(text))


kinds = [Token, Word]
print([(t.number, t.text, t.size) for t in (kinds[0]("a", 1), kinds[1]("abc"), Word("zz"), Token())], Word(""), Token.count)
print(dict(a=1, b=2), dict([("x", 1)], y=2), dict({"k": 0}, **{"m": 1}), dict(), "hello".translate(str.maketrans("el", "ip", "o")), "abc".translate({97: "AA", 98: None, 99: 100}))
sentinel = object()
print(sentinel is sentinel, sentinel == object(), type(sentinel).__name__)


class Stack:
    def push(self, *items):
        self.items = [*getattr(self, "items", []), *items]
        return self

    def do_add(self):
        return sum(self.items)

    def do_max(self):
        return max(self.items)

    def run(self, what):
        method = getattr(self, f"do_{what}", None)
        return method() if method else "unknown " + what


print([Stack().push(1, 5, 2).run(w) for w in ("add", "max", "min")], Word.mro()[1].__name__, [k.__name__ for k in Word.mro()])
try:
    Word()
except TypeError as e:
    print(e)
Word(5)
