"""Two tasks take turns on one core. Each waits in its yield, its variables kept, until it is resumed.

    ./epython run --load=ondemand --memory=16K --stats examples/tasks.py
"""

from epython import run_all, task


def primes(limit):
    """Yields after each number it has looked at, so that others get their turn."""
    found = []
    for n in range(2, limit):
        if all(n % p for p in found):
            found.append(n)
        yield
    return found


def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
        yield
    return steps


def largest(values):
    """A plain function is a task, too: its turn is all of it."""
    return max(values)


print(run_all([task(primes, 40), task(collatz, 27), task(largest, [3, 1, 4, 1, 5])]))
