from contextlib import contextmanager, suppress, ExitStack, closing, nullcontext


class Resource:
    open_count = 0

    def __init__(self, name):
        self.name = name

    def __enter__(self):
        Resource.open_count += 1
        print("open", self.name)
        return self

    def __exit__(self, kind, value, trace):
        Resource.open_count -= 1
        print("close", self.name, kind.__name__ if kind else None)
        return kind is KeyError

    def close(self):
        print("closing", self.name)


@contextmanager
def tag(name):
    print(f"<{name}>")
    yield name.upper()
    print(f"</{name}>")


@contextmanager
def guarded(label):
    try:
        yield label
    except ValueError as e:
        print("guarded", label, e)
    finally:
        print("end", label)


class Timer:
    def __enter__(self):
        self.ticks = 0
        return self

    def __exit__(self, *exc):
        print("ticks", self.ticks, exc == (None, None, None))

    def tick(self):
        self.ticks += 1


with Resource("a") as a, Resource("b"):
    print(a.name, Resource.open_count)
with Resource("c"):
    raise KeyError("gone")
with tag("b") as t:
    with tag("i"):
        print(t)
with guarded("g"):
    raise ValueError("inside")
with Timer() as timer:
    for _ in range(3):
        timer.tick()
with suppress(ZeroDivisionError, KeyError):
    1 / 0
with closing(Resource("d")) as d:
    print(d.name)
with nullcontext(5) as n:
    print(n)
with ExitStack() as stack:
    for n in "xyz":
        stack.enter_context(Resource(n))
    stack.callback(print, "called back")
    print("in stack", Resource.open_count)


@tag("fn")
def decorated():
    print("decorated")


decorated()


def returns():
    with Resource("r"):
        return "value"


print(returns())
for i in range(3):
    with Resource(str(i)):
        if i == 1:
            break
try:
    with guarded("outer"), Resource("inner"):
        raise RuntimeError("boom")
except RuntimeError as e:
    print("caught", e)
with tag("z"):
    raise IndexError("last")
