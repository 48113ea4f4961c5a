# Classes that are gone through by __getitem__, iter() of functions, reversed().
class Deck:
    def __init__(self, cards):
        self.cards = cards

    def __getitem__(self, i):
        return self.cards[i]

    def __len__(self):
        return len(self.cards)


class Endless:
    def __getitem__(self, i):
        if i == 4:
            raise StopIteration
        return i * i


deck = Deck(["a", "b", "c"])
for card in deck:
    print(card, end=" ")
print()
print(list(deck), tuple(Endless()), sum(Endless()), "b" in deck, "z" in deck, 9 in Endless())
print(list(reversed(deck)), list(zip(deck, Endless())))
x, y, z = deck
print(x, y, z, sorted(deck, reverse=True), "".join(deck))
it = iter(deck)
print(next(it), next(it), next(it), next(it, None), next(it, None))


class Back:
    def __init__(self, n):
        self.n = n

    def __reversed__(self):
        return iter(range(self.n, 0, -1))


print(list(reversed(Back(4))))

# iter(function, last)
numbers = [3, 1, 4, 1, 5]


def take():
    return numbers.pop(0)


print(list(iter(take, 5)), numbers)
state = [0]


def step():
    state[0] += 1
    if state[0] > 3:
        raise StopIteration
    return state[0]


print(list(iter(step, 100)), next(iter(step, 100), "end"))


class Counter:
    def __init__(self):
        self.n = 0

    def __call__(self):
        self.n += 1
        return self.n


total = 0
for n in iter(Counter(), 5):
    total += n
print(total)
i = iter(lambda: 7, 7)
print(next(i, "none"), next(i, "none"), callable(Counter()), callable(deck))


class Never:
    __iter__ = None

    def __getitem__(self, i):
        return i


class Wrong:
    def __iter__(self):
        return [1]


class Plain:
    pass


class Failing:
    def __iter__(self):
        return self

    def __next__(self):
        return 1 // 0


def attempt(action):
    try:
        action()
    except TypeError as e:
        print(type(e).__name__, e)
    except ZeroDivisionError as e:
        print(type(e).__name__, e)


attempt(lambda: list(Never()))
attempt(lambda: list(Wrong()))
attempt(lambda: list(Plain()))
attempt(lambda: 1 in Plain())
attempt(lambda: next(Plain()))
attempt(lambda: iter(3))
attempt(lambda: iter(3, 4))
attempt(lambda: reversed(Plain()))
attempt(lambda: list(Failing()))
attempt(lambda: sum(Failing()))


def unpack():
    a, b = Plain()


attempt(unpack)


def too_many():
    a, b = Deck([1, 2, 3])


try:
    too_many()
except ValueError as e:
    print(e)

# What __next__ raises beside StopIteration goes on; while something is handled, it is again afterwards.
try:
    raise KeyError("outer")
except KeyError:
    for card in deck:
        pass
    try:
        raise
    except KeyError as e:
        print("again", e)
