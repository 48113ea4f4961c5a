# One place of each kind that a function can pay for.
def total(x, n):
    result = 0
    for i in range(n):
        result += x[i] * i
    return result // n


def shifted(x, by):
    return x << by


def last(x, i):
    if i < len(x):
        return x[i]
    return x[-1]


def proved(n):
    cells = [0.0] * n
    for i in range(len(cells)):
        cells[i] = 0.5 * i
    return cells


def add(a, b):
    return a + b


class Point:
    def __init__(self, x):
        self.x = x


def late(p):
    p.y = 2
    return getattr(p, "y") + 1


def never(x):
    return x


def sum_of_scale():
    result = 0.0
    for i in range(1000):
        result += SCALE * i
    return result


def rounds(n):
    found = None
    for i in range(n):
        if found == 3:
            break
        found = i
    return found


for SCALE in [1.0, 2.0]:
    pass
print(total([1, 2, 3], 3), shifted(1, 4), last([4, 5], 1), proved(3), add(1, 2), add(1.5, 2), add("a", "b"))
print(late(Point(3)), sum_of_scale(), rounds(5))
values = {"a": 1, "b": 2.5}
summed = 0
for f in [total, last]:
    summed += f([1, 2], 1)
print(summed + values["a"])
