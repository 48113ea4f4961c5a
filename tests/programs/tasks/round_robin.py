from epython import run_all, task


def count(name, n):
    """A generator function: each resume runs it to its next yield."""
    total = 0
    for i in range(n):
        total += i
        print(name, i, total)
        yield i
    return total


def plain(x, y):
    """A plain function: one resume runs it to its end."""
    print("plain", x, y)
    return x * y


class Counter:
    def __init__(self, limit):
        self.limit = limit

    def run(self, step):
        at = 0
        while at < self.limit:
            at += step
            yield at
        return "counted to %d" % at


def nested(n):
    inner = yield from count("inner", n)
    yield "between"
    return inner * 10


tasks = [task(count, "a", 3), task(plain, 6, 7), task(count, "b", 1), task(Counter(5).run, 2), task(nested, 2)]
print(run_all(tasks))
print([t.done for t in tasks], [t.result for t in tasks])

one = task(count, "c", 2)
print(one.done, one.result)
print(one.resume(), one.resume(), one.resume(), one.done, one.result)
try:
    one.resume()
except RuntimeError as e:
    print(type(e).__name__, e)

lambdas = [task(lambda n=n: n * n) for n in range(3)]
print(run_all(lambdas), run_all([]), run_all(iter(lambdas)))

queue = []


def producer(n):
    for i in range(n):
        queue.append(i * i)
        yield
    queue.append(None)


def consumer():
    taken = []
    while True:
        while not queue:
            yield
        item = queue.pop(0)
        if item is None:
            return taken
        taken.append(item)


print(run_all([task(consumer), task(producer, 5), task(len, "abc")])[::2])
