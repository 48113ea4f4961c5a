# an enumeration called without a value, or with one that it lacks
from enum import Enum, Flag


class Color(Enum):
    RED = 1


class Mode(Flag):
    READ = 1


for make in (lambda: Color(), lambda: Mode(), lambda: Color(value=1), lambda: Color(2), lambda: Color(Color.RED)):
    try:
        print(make())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
Color()
