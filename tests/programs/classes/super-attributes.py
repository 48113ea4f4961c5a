# super().x where x is no call: attributes of classes, properties, methods as values.
class Base:
    size = 1
    names = ["base"]

    def __init__(self, n):
        self.n = n

    @property
    def area(self):
        return self.n * self.size

    def describe(self, word):
        return "base " + word

    @staticmethod
    def fixed(x):
        return x + 1

    @classmethod
    def who(cls):
        return cls.__name__


class Left(Base):
    size = 2

    @property
    def area(self):
        return super().area + 100

    def both(self):
        return self.size, super().size, super().names

    def describe(self, word):
        above = super().describe
        return "left " + above(word)

    def others(self):
        return super().fixed(1), super().who(), [f("x") for f in [super().describe]]

    def absent(self):
        return super().absent


class Right(Base):
    size = 3

    @property
    def area(self):
        return super().area + 1000


class Both(Left, Right):
    size = 4


for one in [Left(5), Both(5), Right(5)]:
    print(type(one).__name__, one.area, one.describe("word"))
print(Left(1).both(), Both(1).both(), Both(2).others())
try:
    Left(1).absent()
except AttributeError as e:
    print(e)


class Below(Base):
    def only(self):
        return super().n


try:
    Below(3).only()
except AttributeError as e:
    print(e)
