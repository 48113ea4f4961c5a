# __setattr__ and __delattr__: what assigns and deletes, super()'s and object's, names that stand and that are computed


class Watched:
    def __setattr__(self, name, value):
        print("set", name, value)
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print("del", name)
        super().__delattr__(name)

    def __init__(self, x):
        self.x = x
        self.y = [x]

    def grow(self):
        self.x += 1
        self.x, self.y = self.x * 2, self.y + [self.x]


w = Watched(3)
w.grow()
print(w.x, w.y)
w.z = 2.5
del w.z
print(hasattr(w, "z"), hasattr(w, "x"))
setattr(w, "x", 9)
for name in ["x", "y"]:
    setattr(w, name, name + "!")
print(w.x, w.y, getattr(w, "y"))
delattr(w, "x")
try:
    print(w.x)
except AttributeError as e:
    print(e)
try:
    del w.x
except AttributeError as e:
    print(e)


class Frozen:
    def __init__(self, a, b):
        object.__setattr__(self, "a", a)
        object.__setattr__(self, "b", b)

    def __setattr__(self, name, value):
        raise AttributeError(f"cannot assign {name!r}")

    def __delattr__(self, name):
        raise AttributeError(f"cannot delete {name!r}")

    def total(self):
        return self.a + self.b


f = Frozen(1, 2)
print(f.total(), f.a, f.b)
for change in [lambda: setattr(f, "a", 4), lambda: delattr(f, "b")]:
    try:
        change()
    except AttributeError as e:
        print("no:", e)
try:
    f.a = 5
except AttributeError as e:
    print("no:", e)
object.__setattr__(f, "a", 40)
print(f.total())


class Below(Watched):
    count = 0

    def __setattr__(self, name, value):
        if name.startswith("_"):
            raise AttributeError(name)
        Below.count += 1
        super().__setattr__(name, value)


class Plain:
    pass


b = Below("s")
b.other = None
try:
    b._hidden = 1
except AttributeError as e:
    print("refused", e)
print(Below.count, b.x, b.other)
for thing in [b, w, Plain(), f, Plain, Watched]:
    try:
        thing.x = 7
        print(thing.x)
        del thing.x
    except AttributeError as e:
        print(type(e).__name__, e)


class Celsius:
    def __init__(self):
        object.__setattr__(self, "degrees", 0.0)

    @property
    def fahrenheit(self):
        return self.degrees * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        object.__setattr__(self, "degrees", (value - 32) * 5 / 9)

    def __setattr__(self, name, value):
        print("via", name)
        object.__setattr__(self, name, value)


c = Celsius()
c.fahrenheit = 212
print(c.degrees, c.fahrenheit)
c.degrees = 10.0
print(c.fahrenheit)


class Failing:
    def __setattr__(self, name, value):
        raise ValueError(name)


def fail(x):
    x.q = 1


fail(Failing())
