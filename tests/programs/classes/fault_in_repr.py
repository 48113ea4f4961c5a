# An exception in a method that an operator calls.
class Ratio:
    def __init__(self, top, bottom):
        self.top = top
        self.bottom = bottom

    def __lt__(self, other):
        return self.top // self.bottom < other.top // other.bottom


print(Ratio(1, 2) < Ratio(9, 3))
print(sorted([Ratio(1, 2), Ratio(1, 0)]))
