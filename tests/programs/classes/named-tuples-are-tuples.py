from collections import namedtuple
from typing import NamedTuple

Point = namedtuple("Point", "x y")


class Edge(NamedTuple):
    weight: float
    start: str
    end: str


class Plain:
    pass


def kind(v):
    match v:
        case (w, "X", to):
            return "from X", w, to
        case (a, b):
            return "pair", a, b
        case [first, *rest]:
            return "many", first, rest
        case _:
            return "other"


p, e = Point(1, 2), Edge(1.5, "X", "Y")
print(isinstance(p, tuple), isinstance(e, (int, tuple)), isinstance(p, list), isinstance(p, Point), isinstance(Plain(), tuple), isinstance((1,), Point))
print(issubclass(Point, tuple), issubclass(Edge, (str, tuple)), issubclass(Plain, tuple), issubclass(Point, Edge))
print("%s and %s" % p, "%.2f %s-%s" % e, "%r" % (p,), "%s" % Point(3, "z")[1])
try:
    print("%s" % p)
except TypeError as error:
    print(error)
for v in (p, e, Edge(2.0, "A", "B"), (3, 4), [1, 2, 3], Plain(), "ab", Point([1], None)):
    print(kind(v))
print([v for v in (p, 5, e, "x") if isinstance(v, tuple)], sorted([p, Point(0, 9)]), p + (3,), (0,) + p, p == (1, 2), p < (1, 3), {p: 1}[1, 2])


def flatten(x):
    if isinstance(x, tuple):
        for part in x:
            yield from flatten(part)
    else:
        yield x


print(list(flatten((1, p, Edge(p, "a", (p, 5))))))
