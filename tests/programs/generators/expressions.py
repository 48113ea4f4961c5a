# Generator expressions that are values; closures in generators.
g = (x * x for x in range(5))
print(next(g), next(g), list(g), list(g))
print(sum(x for x in range(10)), max((x % 7 for x in range(10)), key=lambda v: -v), sum((x for x in [1, 2]), 10))
lines = ["b 2", "a 1", "c 3"]
fields = (line.split() for line in lines)
numbers = ((name, int(n)) for name, n in fields)
print(sorted(numbers))
print(list(zip((i for i in range(3)), (c for c in "xyz"))), list(enumerate(v for v in [True, False])))
print(dict((k, v) for k, v in [(1, 2)]), tuple(i for i in range(3)), ",".join(str(i) for i in range(4)))
sep = "+"
print(sep.join(str(i) for i in range(4)))
print([list(x + y for x in range(2)) for y in range(3)])
adders = [(x + y for x in range(2)) for y in [10, 20]]
print([list(a) for a in adders])


def scaled(items, factor):
    return (item * factor for item in items)


print(list(scaled([1, 2, 3], 10)), list(scaled([0.5], 3)))


def lazy():
    order = []

    def note(x):
        order.append(x)
        return x

    it = (note(x) for x in range(3))
    order.append("made")
    first = next(it)
    order.append("got")
    rest = list(it)
    return order, first, rest


print(lazy())


def counter(start):
    count = start

    def step():
        nonlocal count
        count += 1
        return count

    while count < start + 3:
        yield step()


print(list(counter(10)))


def makers():
    for i in range(3):
        yield lambda: i


print([f() for f in makers()])
late = list(makers())
print([f() for f in late])


def outer():
    value = 1

    def inner():
        nonlocal value
        while value < 4:
            yield value
            value += 1

    for v in inner():
        value += 1
        yield v
    return value


print(list(outer()))
gen = (lambda: (yield 5))()
print(next(gen), next(gen, "end"))
print(any(n > 3 for n in (m * 2 for m in range(4))), list(x for x in () if x))


def once(it):
    return next(it, None)


print(once(c for c in "abc"), once(iter([])))
nested = ((i, j) for i in range(3) for j in range(i) if (i + j) % 2)
print(list(nested))


def infinite():
    n = 0
    while True:
        yield n
        n += 1


evens = (n for n in infinite() if n % 2 == 0)
print([next(evens) for _ in range(4)])


class Bag:
    def __init__(self, items):
        self.items = items

    def __iter__(self):
        return (item for item in self.items)

    def doubled(self):
        for item in self:
            yield item * 2


print(list(Bag([1, 2])), list(Bag("ab").doubled()), [x for x in Bag([3])])
try:
    next(1 // x for x in [0])
except ZeroDivisionError as e:
    print(e)
try:
    (x for x in 5)
except TypeError as e:
    print(e)
