import random
a, b = random.Random(5), random.Random(5)
xs = [a.random() for _ in range(5)]
random.seed(1)
ys = [b.random() for _ in range(5)]
print(xs == ys, a.randint(1, 6) == b.randint(1, 6), a.choice([1,2,3]) == b.choice([1,2,3]))
l1, l2 = list(range(10)), list(range(10))
a.shuffle(l1); b.shuffle(l2)
print(l1 == l2, sorted(l1) == list(range(10)))
print(a.uniform(1, 2) == b.uniform(1, 2), a.sample(range(9), 3) == b.sample(range(9), 3), a.getrandbits(5) == b.getrandbits(5))
print(0 <= a.gauss(0, 1) * 0)
a.seed(3); b.seed(3)
print(a.randrange(100) == b.randrange(100), a.choices([1,2],k=3) == b.choices([1,2],k=3))


class Dice:
    def __init__(self, seed, sides=6):
        self.random = random.Random(seed)
        self.sides = sides

    def roll(self):
        return self.random.randint(1, self.sides)


one, other = Dice(42), Dice(42)
print([one.roll() for _ in range(20)] == [other.roll() for _ in range(20)])
print(all(1 <= one.roll() <= 6 for _ in range(100)))
random.seed(7)
before = random.random()
one.roll()
after = random.random()
random.seed(7)
print(random.random() == before, random.random() == after)
same = random.Random(7)
random.seed(7)
print(same.random() == random.random(), same.randint(1, 10 ** 6) == random.randint(1, 10 ** 6))
for call in (lambda: same.choice([]), lambda: same.randint(5, 1), lambda: same.sample([1], 2)):
    state = same.getstate()
    try:
        call()
    except (ValueError, IndexError) as error:
        print(type(error).__name__, error)
    print(same.getstate() == state)
same.setstate(state)
drawn = same.random()
same.setstate(state)
print(same.random() == drawn, 0 <= drawn < 1)


class Loaded(random.Random):
    def random(self):
        return 0.5


print(Loaded(1).random(), isinstance(Loaded(1), random.Random))
print(random.Random().random() != random.Random().random())
