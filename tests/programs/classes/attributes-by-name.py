# getattr, hasattr, setattr and delattr with names that stand in the call.
class Point:
    kind = "point"

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def norm(self):
        return self.x * self.x + self.y * self.y

    @property
    def twice(self):
        return self.x * 2

    @property
    def missing(self):
        raise AttributeError("not today")

    @property
    def broken(self):
        raise ValueError("broken")


class Other:
    pass


p = Point(3, 4)
print(getattr(p, "x"), getattr(p, "z", 5), getattr(p, "z", None), getattr(p, "kind"), getattr(Point, "kind"))
print(hasattr(p, "x"), hasattr(p, "z"), hasattr(p, "norm"), hasattr(Point, "norm"), hasattr(Point, "x"))
print(getattr(p, "norm")(), getattr(p, "twice"), getattr(p, "twice", 0), getattr(p, "missing", "default"))
print(hasattr(p, "twice"), hasattr(p, "missing"))
try:
    print(hasattr(p, "broken"))
except ValueError as e:
    print("raised", e)
setattr(p, "x", 7)
print(p.x, setattr(p, "y", 1), p.y)
delattr(p, "x")
print(hasattr(p, "x"), getattr(p, "x", "gone"))
try:
    print(getattr(p, "x"))
except AttributeError as e:
    print(e)
try:
    delattr(p, "x")
except AttributeError as e:
    print(e)
setattr(Point, "kind", "dot")
print(Point.kind, p.kind)

# built-in types, and what may be anything
for value in [1, 2.5, "text", [1], (1, 2), {"a": 1}, {1}, None, True, range(3), len, int, Point, p, Other(), p.norm]:
    print(hasattr(value, "append"), hasattr(value, "__len__"), hasattr(value, "__iter__"), hasattr(value, "__call__"),
          hasattr(value, "__class__"), hasattr(value, "upper"), hasattr(value, "real"), hasattr(value, "x"),
          hasattr(value, "norm"), hasattr(value, "__hash__"), hasattr(value, "__name__"), hasattr(value, "items"))
print(hasattr(ValueError("a"), "args"), hasattr(ValueError("a"), "code"), hasattr(SystemExit(1), "code"))
print(getattr("abc", "upper")(), getattr([3, 1], "z", "none"))


def describe(thing):
    return getattr(thing, "name", "nameless")


class Named:
    def __init__(self, name):
        self.name = name


print([describe(one) for one in [Named("a"), Other(), 3, "text", None]])


def late(thing, order):
    def value(which):
        order.append(which)
        return which
    return getattr(thing, "z", value("default")), order


print(late(p, []))
