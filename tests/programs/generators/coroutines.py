"""Pipelines of generators with send: averages, broadcasting, a scheduler, exceptions thrown in."""


def coroutine(function):
    def start(*args, **kwargs):
        g = function(*args, **kwargs)
        next(g)
        return g
    return start


@coroutine
def averager():
    total, count, average = 0.0, 0, None
    while True:
        try:
            x = yield average
        except ZeroDivisionError:
            total, count = 0.0, 0
            average = None
            continue
        if x is None:
            return total, count
        total += x
        count += 1
        average = total / count


@coroutine
def collect(into, key=lambda x: x):
    try:
        while True:
            into.append(key((yield)))
    finally:
        into.append("closed")


@coroutine
def broadcast(*targets):
    try:
        while True:
            item = yield
            for target in targets:
                target.send(item)
    except GeneratorExit:
        for target in targets:
            target.close()
        raise


@coroutine
def filtered(predicate, target):
    try:
        while True:
            item = yield
            if predicate(item):
                target.send(item)
    finally:
        target.close()


def grouper(results, key):
    while True:
        results[key] = yield from averaged()


def averaged():
    numbers = []
    while (x := (yield len(numbers))) is not None:
        numbers.append(x)
    return sum(numbers) / len(numbers) if numbers else None


a = averager()
print([a.send(x) for x in (10, 20, 60)], a.throw(ZeroDivisionError), a.send(5))
try:
    a.send(None)
except StopIteration as stop:
    print(stop.value)
odd, squares = [], []
b = broadcast(filtered(lambda n: n % 2, collect(odd)), collect(squares, key=lambda n: n * n))
for n in range(5):
    b.send(n)
b.close()
print(odd, squares)
results = {}
for key, numbers in {"x": [1, 2, 3], "y": [], "z": [5.5]}.items():
    g = grouper(results, key)
    print(next(g), [g.send(n) for n in numbers], g.send(None))
print(results)


class Scheduler:
    def __init__(self):
        self.ready, self.log = [], []

    def spawn(self, g, *, name):
        self.ready.append((name, g, None))

    def run(self):
        while self.ready:
            name, g, value = self.ready.pop(0)
            try:
                wanted = g.send(value)
            except StopIteration as stop:
                self.log.append((name, stop.value))
            except Exception as error:
                self.log.append((name, repr(error)))
            else:
                self.ready.append((name, g, wanted))


def task(n, fail=None):
    total = 0
    for i in range(n):
        if i == fail:
            raise RuntimeError(f"task failed at {i}")
        total += yield i
    return total


s = Scheduler()
s.spawn(task(3), name="a")
s.spawn(task(4, fail=2), name="b")
s.spawn((x for x in "no"), name="c")
s.run()
print(s.log)
