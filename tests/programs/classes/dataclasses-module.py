# dataclasses: fields, defaults, what is compared, frozen and ordered ones, inheritance, functions of the module
import dataclasses
from dataclasses import KW_ONLY, FrozenInstanceError, asdict, astuple, dataclass, field, is_dataclass, replace
from typing import ClassVar

LIMIT = 10


@dataclass
class Point:
    x: int
    y: int = 2


@dataclass(order=True)
class Version:
    major: int
    minor: int = 0
    label: str = field(default="", compare=False)
    notes: list = field(default_factory=list, repr=False, compare=False)

    def bump(self):
        return Version(self.major, self.minor + 1)


@dataclass(frozen=True)
class Key:
    name: str
    size: float = 1.5
    limit: int = LIMIT
    pair: tuple = (1, 2)


@dataclasses.dataclass
class Counted:
    made: ClassVar[int] = 0
    values: dict = dataclasses.field(default_factory=dict)
    total: int = field(init=False)
    start: int = field(default=5, init=False)
    _: KW_ONLY
    scale: int = 1
    offset: int = field(default_factory=lambda: LIMIT * 2)

    def __post_init__(self):
        Counted.made += 1
        self.total = len(self.values) * self.scale


@dataclass
class Base:
    a: int
    b: str = "b"

    def show(self):
        return f"{self.a}{self.b}"


@dataclass
class Below(Base):
    c: float = 0.5
    b: str = "B"


@dataclass(eq=False, repr=False)
class Silent:
    v: int

    def __repr__(self):
        return "silent"


@dataclass(init=False)
class Own:
    v: int = 3

    def __init__(self, v):
        self.v = v * 2

    def __eq__(self, other):
        return True


@dataclass(unsafe_hash=True)
class Hashed:
    v: int
    w: int = field(default=0, hash=False)


@dataclass(kw_only=True)
class Named:
    p: int
    q: int = 1


@dataclass
class Empty:
    pass


@dataclass
class Tree:
    value: int
    children: list["Tree"] = field(default_factory=list)

    def total(self):
        return self.value + sum(child.total() for child in self.children)


p, q = Point(1), Point(x=1, y=2)
print(p, p == q, p != q, p == Point(2), p == (1, 2), p.x + p.y, Point.y)
p.x = 7
print(p, p == q, Point(y=3, x=1))
v, w = Version(1, 2), Version(1, 10, "rc")
print(v < w, v <= w, v > w, v >= v, max(v, w), sorted([w, v]), v.bump(), v == Version(1, 2, "x"))
v.notes.append("n")
print(v.notes, w.notes, Version(3).notes)
k = Key("a")
print(k, hash(k) == hash(Key("a")), {k: 1}[Key("a")], k == Key("a"), k.limit, k.pair, Key.limit)
c, d = Counted({1: 2}, scale=3), Counted()
print(c, d, Counted.made, c.total, c.offset)
print(Below(1), Below(1, "x", 2.5), Below(1).show(), Below(1) == Base(1), isinstance(Below(1), Base))
print(Silent(1), Silent(1) == Silent(1), Own(4), Own(1) == Own(2), hash(Hashed(1, 2)) == hash(Hashed(1, 3)))
print(Named(p=1), Named(q=5, p=2), Empty(), Empty() == Empty())
t = Tree(1, [Tree(2), Tree(3, [Tree(4)])])
print(t, t.total())
print(asdict(t), astuple(Version(1, 2)), replace(v, minor=9), is_dataclass(t), is_dataclass(Tree), is_dataclass(3))
print(replace(c, scale=4), asdict(k))

match p:
    case Point(7, y):
        print("seven", y)


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def assign(thing):
    thing.name = "b"


def assign_other(thing):
    thing.other = "b"


def delete(thing):
    del thing.name


attempt(lambda: Point())
attempt(lambda: Point(1, 2, 3))
attempt(lambda: Named(1))
attempt(lambda: Point(1, z=1))
attempt(lambda: assign(k))
attempt(lambda: assign_other(k))
attempt(lambda: delete(k))
attempt(lambda: setattr(k, "size", 1))
attempt(lambda: Point(1) < Point(2))
attempt(lambda: hash(Point(1)))
attempt(lambda: replace(c, total=1))
attempt(lambda: asdict(3))
try:
    k.name = 3
except FrozenInstanceError as e:
    print("frozen", e)


def local(n):
    @dataclass
    class Inner:
        a: int = n
        b: int = 2

    return Inner()


print(local(5), local(6).a)


class Wide(Base):
    extra = 1


@dataclass
class Last(Wide):
    z: int = 9


print(Last(1), Last(1, "q", 8).extra)
print(Point(1) + 1)
