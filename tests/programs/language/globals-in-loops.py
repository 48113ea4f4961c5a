# Globals that loops read: proved bound, found unbound late, assigned by others in between.
import math


def scaled(n):
    total = 0.0
    for i in range(n):
        for j in range(len(weights)):
            total += weights[j] * scale * i
    return total


def late(n):
    for i in range(n):
        if i == 2:
            try:
                print("there", missing[0])
            except NameError as e:
                print(i, e)
                continue
            for k in range(2):
                print(missing[k])
    return n


def bump():
    global counter, names
    counter += 1
    names = names + [str(counter)]


def watch(n):
    seen = []
    for i in range(n):
        bump()
        seen.append((counter, len(names), names[-1]))
    return seen


def walk():
    for i in range(3):
        yield table[i % len(table)]


counter = 0
names = []
scale = 2.0
weights = [1.0, 2.0, 3.0]
print(scaled(4))
print(late(4))
missing = [7, 8]
print(late(4))
print(watch(3))
weights = [0.5]
scale = 3.0
print(scaled(4))

table = [1, 2]
steps = walk()
print(next(steps))
table = [30, 40, 50]
print(next(steps), next(steps))

items = [3, 1, 2]
for i in range(3):
    print(items[i], sorted(items), weights[0] * math.sqrt(items[i] * items[i]))
    if i == 1:
        items = items + [0]

limit = 3
while len(items) < 6:
    items.append(limit)
    limit += 1
print(items, limit)
del weights
for i in range(2):
    try:
        print(scaled(i))
    except NameError as e:
        print("NameError:", e)
def pick(n):
    out = []
    for i in range(n):
        chosen = items
        chosen = chosen if i % 2 else table
        out.append(chosen[i])
        for x in iterator:
            out.append(x)
    return out


iterator = iter([9, 8])
print(pick(3))
