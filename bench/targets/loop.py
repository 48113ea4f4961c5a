# What one step of a loop costs.
STEPS = 10000


def count(steps):
    total = 0
    for i in range(steps):
        total += i & 3
    return total


print(count(STEPS))
