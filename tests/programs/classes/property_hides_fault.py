# Properties over attributes of classes above, and attributes over properties.

class Base:
    def __init__(self, x):
        self.x = x

    def get(self):
        return self.x


class Derived(Base):
    @property
    def x(self):
        return self._x * 2

    @x.setter
    def x(self, v):
        self._x = v + 1


class Fixed(Base):
    x = property_value = 3

    def __init__(self):
        pass


class Deep(Fixed):
    @property
    def x(self):
        return "deep"


print(Base(1).get(), Derived(2).get(), Fixed().get(), Deep().get())
for o in [Base(1), Derived(2), Fixed(), Deep()]:
    try:
        o.x = 5
        print(o.x, o.get())
        del o.x
        print("deleted")
    except AttributeError as e:
        print(e)


class Late(Base):
    @property
    def x(self):
        return 0


def make():
    return Late(4)


make()
