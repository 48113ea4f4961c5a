# named tuples: what tuples have, what they have themselves, as a base, and what cannot be assigned
import collections
from collections import namedtuple
from typing import NamedTuple

Point = namedtuple("Point", "x y")
Item = namedtuple("Item", ["name", "price", "count"], defaults=(1.5, 2))
Renamed = namedtuple("Other", "a, b")
One = collections.namedtuple("One", ("only",))
Empty = namedtuple("Empty", [])

p = Point(3, y=4)
print(p, repr(p), str(p), p.x, p.y, p[0], p[-1], p[0:1], len(p))
x, y = p
print(x, y, [v * 2 for v in p], tuple(p), list(p), 4 in p, 5 in p)
print(p == Point(3, 4), p == (3, 4), (3, 4) == p, p != Point(3, 5), p == 3, p == None)
print(p < Point(3, 5), p < (3, 3), (3, 3) < p, p >= p, max(Point(1, 2), Point(0, 9)))
print(hash(p) == hash((3, 4)), {p: "there"}[(3, 4)], {(3, 4): "here"}[p], {Point(1, 2), Point(1, 2)})
print(p + (5,), (5,) + p, p * 2, 2 * p, p + Point(1, 2))
print(p.count(3), p.index(4), sorted([Point(2, 1), Point(1, 5)]), sum(p))
print(p._replace(x=9), p._asdict(), p._fields, Point._fields, Point._make([7, 8]), Point(**{"x": 1, "y": 2}))
print(Item("a"), Item("b", 2.5), Item("c", count=9))
print(Renamed(1, 2), type(Renamed(1, 2)).__name__, One(5), Empty(), len(Empty()), One("s")[0])


def total(*args):
    return sum(args)


print(total(*p), "{} {}".format(*p), f"{p.x}-{p!r}", [a + b for a, b in [Point(1, 2), Point(3, 4)]])
print(dict([Point("k", "v")]), list(zip(*[Point(1, 2), Point(3, 4)])), list(reversed(p)))


class Vector(namedtuple("Vector", "x y z", defaults=[0])):
    __slots__ = ()
    zero = 0

    def length(self):
        return (self.x ** 2 + self.y ** 2 + self.z ** 2) ** 0.5

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __str__(self):
        return f"<{self.x} {self.y} {self.z}>"


v = Vector(3, 4) + Vector(0, 0, 12)
print(v, repr(v), v.length(), v._replace(z=0), isinstance(v, Vector), v == (3, 4, 12), Vector._make((1, 2, 3)))


class Employee(NamedTuple):
    name: str
    id: int = 3
    tags: tuple = ("a", "b")

    def label(self):
        return f"{self.name}#{self.id}"


e = Employee("Guido")
print(e, e.label(), e.tags, Employee("x", 4, ()), e._asdict(), e[1:])

match p:
    case Point(0, y):
        print("origin", y)
    case Point(x, y=4):
        print("matched", x)
match e:
    case Employee(name, 3):
        print(name)


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def assign(t):
    t.x = 3


def assign_other(t):
    t.z = 3


def delete(t):
    del t.x


attempt(lambda: Point(1))
attempt(lambda: Point(1, 2, 3))
attempt(lambda: Point(1, z=3))
attempt(lambda: Point._make([1]))
attempt(lambda: p._replace(q=1))
attempt(lambda: p.z)
attempt(lambda: p[2])
attempt(lambda: p < 3)
attempt(lambda: p + 3)
attempt(lambda: 3 + p)
attempt(lambda: p.index(9))
attempt(lambda: hash(Point([], 1)))
attempt(lambda: assign(p))
attempt(lambda: assign_other(p))
attempt(lambda: delete(p))
attempt(lambda: setattr(p, "y", 1))


class Box:
    pass


for thing in [Box(), p, Renamed(1, 2)]:
    attempt(lambda: assign(thing))


def local(n):
    Pair = namedtuple("Pair", "left right", defaults=(n,))
    return Pair(n)


print(local(5), local(7).right)
print(Item())
