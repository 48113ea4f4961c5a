# Classes that can only be indexed, in everything that goes through items.
class Squares:
    def __init__(self, n):
        self.n = n

    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError(i)
        return i * i


class Words:
    def __getitem__(self, i):
        return ["a", "bc", "d"][i]


class Never:
    def __getitem__(self, i):
        raise IndexError


def judge(x):
    return any(x), all(x)


for value in [Squares(3), "ab", Never(), [0, 0], Squares(0)]:
    print(judge(value))
print(4 in Squares(4), 5 in Squares(4), 5 not in Never(), "-".join(Words()), {1, 4} <= set(Squares(3)))
print({0, 1}.issubset(Squares(3)), {0, 1}.isdisjoint(Squares(1)), [*Squares(3), *Words()])


class Items:
    def __init__(self, items):
        self.items = items

    def __iter__(self):
        return iter(self.items)


print(3 in Items([1, 2, 3]), 4 in Items((1, 2)), "b" in Items("abc"), any(Items([0, 1])), all(Items([])))


class Bad:
    pass


try:
    print(1 in Bad())
except TypeError as e:
    print(e)
