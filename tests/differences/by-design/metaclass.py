# what: A metaclass, or another keyword of a `class` statement, is refused when the program is checked.
# why: Which classes there are, and what their instances have, is decided before the program runs.
# instead: Leave it out; write a function that makes what it would.
class Meta(type):
    pass


class Point(metaclass=Meta):
    pass


print(Point)
