from abc import ABC, abstractmethod
from typing import Protocol, ClassVar, Iterable


class Shape(ABC):
    registry: ClassVar[dict] = {}

    def __init__(self, name):
        self.name = name
        Shape.registry.setdefault(type(self).__name__, []).append(self)

    @abstractmethod
    def area(self):
        ...

    @property
    @abstractmethod
    def corners(self):
        ...

    def describe(self):
        return f"{self.name}: area {self.area():.2f}, {self.corners} corners"

    def __lt__(self, other):
        return self.area() < other.area()


class Circle(Shape):
    def __init__(self, r):
        super().__init__("circle")
        self.r = r

    def area(self):
        return 3.14159 * self.r ** 2

    @property
    def corners(self):
        return 0


class Rect(Shape):
    def __init__(self, w, h, name="rect"):
        super().__init__(name)
        self.w, self.h = w, h

    def area(self):
        return self.w * self.h

    @property
    def corners(self):
        return 4


class Square(Rect):
    def __init__(self, side):
        super().__init__(side, side, name="square")

    def describe(self):
        return "[" + super().describe() + "]"


class Loud:
    def describe(self):
        return super().describe().upper() + "!"


class LoudSquare(Loud, Square):
    pass


shapes = [Circle(1), Rect(2, 3), Square(1.5), LoudSquare(3)]
for s in shapes:
    print(s.describe())
print([s.name for s in sorted(shapes)], min(shapes).name, max(shapes, key=lambda s: s.corners).name)
print({k: len(v) for k, v in Shape.registry.items()})
print([c.__name__ for c in LoudSquare.__mro__])
print([c.__name__ for c in LoudSquare.mro()])
print(isinstance(shapes[3], Rect), issubclass(Square, Shape), issubclass(Circle, Rect), isinstance(3, Shape))
try:
    Shape("x")
except TypeError as e:
    print(e)
print(Square.__bases__, Square.__name__, Square.__qualname__, Square.__module__, LoudSquare.__mro__[1])
print(hasattr(shapes[0], "r"), hasattr(shapes[1], "r"), getattr(shapes[1], "r", "none"), callable(shapes[0].area))
print(shapes[0].__dict__, vars(shapes[1]), shapes[2].__class__.__name__)
total: float = sum(s.area() for s in shapes)
print(round(total, 3))
