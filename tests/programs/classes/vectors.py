"""Vectors and shapes with operators."""
import math
from functools import total_ordering


@total_ordering
class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x=0.0, y=0.0):
        self.x = float(x)
        self.y = float(y)

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, k):
        if isinstance(k, Vector):
            return self.x * k.x + self.y * k.y
        if isinstance(k, (int, float)):
            return Vector(self.x * k, self.y * k)
        return NotImplemented

    __rmul__ = __mul__

    def __neg__(self):
        return self * -1

    def __abs__(self):
        return math.hypot(self.x, self.y)

    def __eq__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return (self.x, self.y) == (other.x, other.y)

    def __lt__(self, other):
        return abs(self) < abs(other)

    def __hash__(self):
        return hash((self.x, self.y))

    def __iter__(self):
        yield self.x
        yield self.y

    def __getitem__(self, i):
        return (self.x, self.y)[i]

    def __bool__(self):
        return bool(self.x or self.y)

    def __repr__(self):
        return f"{type(self).__name__}({self.x!r}, {self.y!r})"

    def __format__(self, spec):
        return "(" + ", ".join(format(c, spec) for c in self) + ")"

    @classmethod
    def polar(cls, r, angle):
        return cls(r * math.cos(angle), r * math.sin(angle))

    @staticmethod
    def dot(a, b):
        return a * b

    @property
    def length(self):
        return abs(self)


class Named(Vector):
    def __init__(self, name, x, y):
        super().__init__(x, y)
        self.name = name

    def __repr__(self):
        return self.name + ":" + super().__repr__()


a, b = Vector(1, 2), Vector(3, 4)
print(a + b, a - b, a * 2, 2 * a, a * b, -a)
print(abs(b), b.length, a == Vector(1.0, 2.0), a != b, a == 3)
print(sorted([b, a, Vector(), Vector(-1, 0)]), max(a, b), a < b, a >= b)
print({a: 1, b: 2}[Vector(3, 4)], len({a, b, Vector(1, 2)}))
print(*a, list(b), bool(Vector()), a[0], a[-1])
print(f"{a:.2f} {b}", format(a, "6.1f"), Named("n", 1, 2))
print(Vector.dot(a, b), f"{Vector.polar(2, math.pi / 2):.3f}")
x, y = b
print(x, y, sum(b), Named.polar.__name__)
print(sum([a, b, a], Vector()))
try:
    print(a * "x")
except TypeError as e:
    print("TypeError:", e)
try:
    print("x" + a)
except TypeError as e:
    print("TypeError:", e)
try:
    a[5]
except IndexError as e:
    print(type(e).__name__, e)
