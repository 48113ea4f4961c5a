import random
random.seed(42)
a = [random.random() for _ in range(5)]
random.seed(42)
print(a == [random.random() for _ in range(5)], all(0 <= v < 1 for v in a))
print(all(1 <= random.randint(1, 6) <= 6 for _ in range(100)))
print(all(0 <= random.randrange(10) < 10 for _ in range(100)), all(random.randrange(0, 10, 5) in (0, 5) for _ in range(50)))
print(all(2.0 <= random.uniform(2, 3) <= 3.0 for _ in range(50)))
print(random.choice([7]), random.choice("x"))
deck = list(range(20))
random.shuffle(deck)
print(sorted(deck) == list(range(20)), len(random.sample(deck, 5)))
seen = [0] * 6
for _ in range(600):
    seen[random.randint(0, 5)] += 1
print(all(n > 50 for n in seen))
inside = 0
for _ in range(2000):
    x = random.random()
    y = random.random()
    if x * x + y * y < 1.0:
        inside += 1
print(2.9 < 4 * inside / 2000 < 3.4)
