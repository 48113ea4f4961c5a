# Single and multiple inheritance, C3 order, overriding, attributes of classes through their bases.
class Shape:
    sides = 0
    name = "shape"

    def __init__(self, label):
        self.label = label

    def area(self):
        return 0.0

    def describe(self):
        return self.label + " " + self.name + " " + str(self.sides) + " " + str(self.area())


class Square(Shape):
    sides = 4
    name = "square"

    def __init__(self, side):
        Shape.__init__(self, "a")
        self.side = side

    def area(self):
        return self.side * self.side


class Circle(Shape):
    name = "circle"

    def __init__(self, radius):
        Shape.__init__(self, "the")
        self.radius = radius

    def area(self):
        return 3 * self.radius * self.radius


class Grid(Square):
    pass


shapes = [Square(2.0), Circle(1.0), Grid(3.0), Shape("some")]
for shape in shapes:
    print(shape.describe(), shape.area())
print(sum(shape.area() for shape in shapes))
print(isinstance(shapes[2], Square), isinstance(shapes[2], Circle), isinstance(shapes[2], Shape))
print(Grid.sides, Grid.name, Circle.sides)
Shape.sides = -1
print(Grid.sides, Circle.sides, shapes[1].sides, shapes[0].sides)


class A:
    def who(self):
        return "A"

    def both(self):
        return "A.both " + self.who()


class B(A):
    def who(self):
        return "B"


class C(A):
    def who(self):
        return "C"

    def only(self):
        return "only C"


class D(B, C):
    def __init__(self):
        self.d = 1


class E(C, B):
    pass


for one in (A(), B(), C(), D(), E()):
    print(one.who(), one.both())
print(D().only(), D().d)
print(type(D()) is D, type(D()) is B, isinstance(D(), C))


class Counter(object):
    count = 0

    def tick(self):
        self.count += 1
        return self.count


one, two = Counter(), Counter()
one.tick()
one.tick()
two.tick()
print(one.count, two.count, Counter.count)
