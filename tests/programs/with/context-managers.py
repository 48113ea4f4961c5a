"""Context managers: classes, generators, nesting, suppression, order of exits."""
from contextlib import ExitStack, contextmanager, suppress, closing


class Lock:
    held = []

    def __init__(self, name, fails=False):
        self.name, self.fails = name, fails

    def __enter__(self):
        if self.fails:
            raise RuntimeError("cannot take " + self.name)
        self.held.append(self.name)
        return self

    def __exit__(self, kind, value, trace):
        self.held.remove(self.name)
        print("release", self.name, kind.__name__ if kind else None, value)
        return isinstance(value, KeyError)


@contextmanager
def transaction(data):
    copy = dict(data)
    try:
        yield copy
    except ValueError as error:
        print("rolled back:", error)
    else:
        data.clear()
        data.update(copy)
    finally:
        print("transaction over")


class Channel:
    def __init__(self):
        self.open = True

    def close(self):
        self.open = False


def work(fail):
    with Lock("a") as a, Lock("b"):
        if fail:
            raise fail
        return f"worked with {a.name} of {Lock.held}"


print(work(None))
print(work(KeyError("gone")))
try:
    work(IndexError("out"))
except IndexError as error:
    print("caught", error, Lock.held)
try:
    with Lock("x"), Lock("y", fails=True), Lock("z"):
        print("never")
except RuntimeError as error:
    print(error, Lock.held)
data = {"n": 1}
with transaction(data) as t:
    t["n"] += 1
with transaction(data) as t:
    t["n"] = 99
    raise ValueError("no")
print(data)
try:
    with transaction(data) as t:
        t["n"] = 5
        1 / 0
except ZeroDivisionError as error:
    print(error, data)
with suppress(KeyError, IndexError):
    [][1]
with closing(Channel()) as channel:
    print(channel.open)
print(channel.open)
with ExitStack() as stack:
    for name in "pqr":
        stack.enter_context(Lock(name))
    stack.callback(print, "callback", Lock.held)
    print(Lock.held)
for i in range(3):
    with Lock(f"loop{i}"):
        if i == 0:
            continue
        break


def generator():
    with Lock("in generator"):
        yield 1
        yield 2


g = generator()
print(next(g))
g.close()
with (
    Lock("m") as m,
    Lock("n") as n,
):
    print(m.name + n.name)
