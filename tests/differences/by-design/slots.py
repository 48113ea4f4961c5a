# what: `__slots__` is not enforced: an instance takes any attribute that the program assigns to some instance of its class.
# why: Every instance has slots here, for what the program assigns; a list of their names adds nothing.
# instead: Do not rely on the AttributeError.
class Point:
    __slots__ = ("x", "y")


point = Point()
try:
    point.z = 3
    print(point.z)
except AttributeError as error:
    print(error)
