# Arguments that do not fit, through __init__.
class Pair:
    def __init__(self, first, second):
        self.first = first
        self.second = second


def make(kind, n):
    return kind(n)


print(Pair(1, 2).second)
make(Pair, 3)
