# Attributes of a class that are stored where the compiler does not know which class it is.
class Meter:
    total = 0
    unit = 5
    items = [1, 2, 3]
    mixed = 1

    def add(self, n):
        type(self).total = self.total + n
        self.__class__.unit = n
        type(self).items = [n]
        type(self).mixed = n if n % 2 else str(n)


def show(m):
    return 60 // m.unit + Meter.total


def rate():
    return 1000 // Meter.unit


def loop(m, n):
    seen = []
    for i in range(1, n):
        a = Meter.unit
        m.add(i)
        b = Meter.unit
        seen.append((a, b, Meter.total, Meter.items[0], Meter.mixed))
    return seen


def inner(c, n):
    seen = 0
    for i in range(n):
        seen = seen * 10 + Meter.unit
        c.unit = i
        seen += Meter.unit
    return seen


def third():
    return Meter.items[2]


def all_items():
    xs = Meter.items
    return [xs[i] for i in range(3)]


m = Meter()
print(show(m), rate(), third(), all_items())
for i in range(3, 6):
    m.add(i)
    print(show(m), rate(), Meter.total, Meter.unit)
for attempt in third, all_items:
    try:
        print(attempt())
    except IndexError as e:
        print(e)
print(loop(m, 5), inner(Meter, 6))
for c in (Meter, Meter):
    c.unit = -2
    print(rate(), Meter.unit < 0, abs(Meter.unit), [1, 2, 3][Meter.unit])
