# Generators: a pipeline of five, each of which asks the one before.
ROUNDS = 300
SIZE = 3000


def numbers(n, seed):
    for i in range(n):
        seed = (seed * 1103 + 12345) % 1000003
        yield seed


def digits(items):
    for item in items:
        yield item % 1000


def below(items, limit):
    for item in items:
        if item < limit:
            yield item


def differences(items):
    before = 0
    for item in items:
        yield item - before
        before = item


total = 0
for k in range(ROUNDS):
    steps = differences(below(digits(numbers(SIZE, k)), 800))
    total += sum(step * step for step in steps) % 1009
print(total)
