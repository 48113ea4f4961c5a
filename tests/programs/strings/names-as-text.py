# str() and repr() of what has a name: functions, methods, types, classes, instances.
import math


def plain():
    return 1


def outer():
    def inner():
        return plain
    return inner


class Point:
    def __init__(self, x):
        self.x = x


class Shown(Point):
    def __repr__(self):
        return f"Shown({self.x})"


class Oops(ValueError):
    pass


def shown(text):
    return text.split(" at 0x")[0]


things = [plain, outer(), lambda: 2, len, math.sqrt, str.upper, int, type(None), ValueError, Point, Oops, Point(1), Shown(2), object()]
for thing in things:
    print(shown(str(thing)), shown(repr(thing)), shown(f"{thing}"), shown("%s" % (thing,)))
print(shown(str([len, int, Point, Shown(3)])))
print(str({int: Shown, "a": len}))
print(repr((Oops, KeyError, Oops("x"), KeyError("y"))))
print("{} {!r}".format(Point, len), str(type(Point(1))), str(type(plain)), str(type(len)), str(type(Oops("z"))))
