# What it prints does not depend on when the host interrupts it, nor on whether it does.
from epython import on_interrupt, pause, run_all, task

ticks = 0


def tick():
    global ticks
    ticks += 1
    pause()


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def busy(name, n):
    total = 0
    seen = []
    while n > 0:
        n -= 1
        for i in range(3):
            total += i * n
        if n % 4 == 0:
            seen.append(fib(n % 7))
    return name, total, seen


def generating(n):
    kept = [0.5]
    for i in range(n):
        kept.append(kept[-1] + i)
    yield len(kept)
    for item in kept:
        if item > 10:
            break
    return item, kept[-1]


def items(n):
    for i in range(n):
        yield i * 2


def consuming(n):
    total = 0
    for item in items(n):
        total += item
    yield from items(2)
    return total, [x for x in items(3)], sum(items(4))


on_interrupt(tick)
print(busy("alone", 10))
tasks = [task(generating, 12), task(busy, "task", 9), task(consuming, 6), task(generating, 5)]
print(run_all(tasks))
on_interrupt(None)
before = ticks
print(busy("quiet", 30), ticks == before)
