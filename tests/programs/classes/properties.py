# Properties: getters, setters and deleters; own, inherited, overridden, and found when the program runs.


class Circle:
    made = 0

    def __init__(self, radius):
        self._radius = radius
        Circle.made += 1

    @property
    def radius(self):
        """How far."""
        return self._radius

    @radius.setter
    def radius(self, value):
        if value < 0:
            raise ValueError("negative radius")
        print("set", self._radius, "->", value)
        self._radius = value

    @radius.deleter
    def radius(self):
        print("deleted", self._radius)
        self._radius = 0

    @property
    def area(self):
        return 3 * self.radius ** 2

    @property
    def text(self):
        return f"circle of {self.radius}"


class Ring(Circle):
    def __init__(self, radius, inner):
        super().__init__(radius)
        self.inner = inner

    @property
    def area(self):
        return 3 * (self.radius ** 2 - self.inner ** 2)


class Square:
    def __init__(self, side):
        self.side = side
        self.area = side * side
        self.text = "square"


class Celsius:
    def __init__(self, degrees):
        self.degrees = degrees      # the setter

    @property
    def degrees(self):
        return self._degrees

    @degrees.setter
    def degrees(self, value):
        self._degrees = float(value)

    @property
    def fahrenheit(self):
        return self.degrees * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        self.degrees = (value - 32) * 5 / 9


class Lazy:
    def __init__(self):
        self._items = None

    @property
    def items(self):
        if self._items is None:
            print("making")
            self._items = [1, 2, 3]
        return self._items

    @property
    def double(self):
        return lambda x: x * 2

    @property
    def count(self):
        return len(self.items)

    @count.deleter
    def count(self):
        self._items = None


circle = Circle(2)
print(circle.area, circle.text, circle.radius)
circle.radius = 5
circle.radius += 1
print(circle.area, circle.text)
del circle.radius
print(circle.radius, circle.area)
try:
    circle.radius = -1
except ValueError as e:
    print("ValueError", e)

ring = Ring(4, 2)
ring.radius = 6
print(ring.area, ring.text, Circle.made)


def report(shapes):
    for shape in shapes:
        print(shape.area, shape.text)


report([circle, ring, Square(3)])

for shape in [circle, ring, Square(4)]:
    try:
        shape.area = 10
        print("area is", shape.area)
    except AttributeError as e:
        print("AttributeError", e)

for shape in [ring, Square(4)]:
    try:
        del shape.area
        print("gone")
    except AttributeError as e:
        print("AttributeError", e)

warm = Celsius(20)
print(warm.degrees, warm.fahrenheit)
warm.fahrenheit = 50
print(warm.degrees, warm.fahrenheit)

lazy = Lazy()
print(lazy.items, lazy.count, lazy.double(21))
lazy.items.append(4)
print(lazy.count)
del lazy.count
print(lazy.count)
try:
    lazy.count = 3
except AttributeError as e:
    print(e)
try:
    del lazy.items
except AttributeError as e:
    print(e)
