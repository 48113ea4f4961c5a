# What built-ins ask of instances: __index__, __int__, __float__, __abs__, __round__, __divmod__, __format__.
class Place:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


class Number:
    def __init__(self, n):
        self.n = n

    def __int__(self):
        return int(self.n)

    def __float__(self):
        return self.n + 0.5

    def __abs__(self):
        return Number(abs(self.n))

    def __round__(self, digits=None):
        return ("rounded", digits)

    def __divmod__(self, other):
        return ("divmod", self.n, other)

    def __rdivmod__(self, other):
        return ("rdivmod", other, self.n)

    def __repr__(self):
        return "Number(" + str(self.n) + ")"

    def __format__(self, spec):
        return "<" + spec + "|" + str(self.n) + ">"


class Wrong:
    def __init__(self, what):
        self.what = what

    def __index__(self):
        return self.what

    def __int__(self):
        return self.what

    def __float__(self):
        return self.what

    def __format__(self, spec):
        return self.what


items = [10, 20, 30, 40]
text = "hello"
pair = (1, 2)
print(items[Place(1)], items[Place(-1)], text[Place(4)], pair[Place(0)], range(10, 20)[Place(3)])
print(items[Place(1):Place(3)], text[:Place(2)], items[::Place(2)], list(range(Place(4))), list(range(Place(1), Place(9), Place(3))))
items[Place(0)] = 11
del items[Place(1)]
print(items, hex(Place(255)), oct(Place(8)), bin(Place(5)), chr(Place(65)), [0] * Place(3), "ab" * Place(2), Place(2) * (1,))
items.insert(Place(0), 5)
print(items.pop(Place(1)), items, round(2.75, Place(1)), int(Place(7)), float(Place(7)))
where = {Place: 1, 2: 3}
place = Place(2)
where[place] = "itself"
print(where[place], where[2], len(where))


def pick(container, index):
    return container[index]


print(pick([1, 2, 3], Place(2)), pick("abc", 1), pick({place: "dict"}, place))

n = Number(-3)
print(int(n), float(n), abs(n), round(n), round(n, 2), divmod(n, 2), divmod(7, n), divmod(7, 2))
print(list(map(abs, [n, Number(4), -5])), list(map(int, ["3", n, 2.5])), sum(map(float, [n, 1, 2.5])))
print(f"{n}", f"{n:>10}", f"{n!r:>12}", "{:x} {}".format(n, n), format(n), format(n, "q"), f"{[n]}")
print(n)

for wrong in [Wrong("text"), Wrong(2.5), Wrong(None)]:
    for attempt in (lambda: items[wrong], lambda: int(wrong), lambda: float(wrong), lambda: f"{wrong}", lambda: format(wrong, "a"),
                    lambda: range(wrong), lambda: [1] * wrong):
        try:
            print(attempt())
        except TypeError as e:
            print(type(e).__name__, e)
for attempt in (lambda: items[Place(9)], lambda: text[n], lambda: hex(n), lambda: abs(Place(1)), lambda: round(Place(1)),
                lambda: divmod(Place(1), 2), lambda: float(Wrong)):
    try:
        print(attempt())
    except (TypeError, IndexError) as e:
        print(type(e).__name__, e)
