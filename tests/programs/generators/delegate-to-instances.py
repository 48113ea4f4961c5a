class Source:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 4: raise StopIteration("end")
        return self.n
    def send(self, value):
        print("send", value)
        if value == "stop": raise StopIteration("stopped")
        return value
    def throw(self, kind, value=None, trace=None):
        print("throw", kind, value)
        if isinstance(kind, KeyError): raise StopIteration("thrown")
        return "caught"
    def close(self):
        print("close")
class Plain:
    def __iter__(self): return iter([1, 2, 3])
def through(s):
    r = yield from s
    print("result", r)
    yield "after"
g = through(Source())
print(next(g), g.send(5), g.send(None))
print(g.throw(ValueError("v")))
print(g.send("stop"))
g = through(Source()); next(g); print(g.throw(KeyError("k")))
g = through(Source()); next(g); g.close()
g = through(Plain()); next(g)
try:
    g.send(5)
except AttributeError as e:
    print("no send", type(e).__name__)
g = through(Plain()); next(g)
try:
    g.throw(ValueError("x"))
except ValueError as e:
    print(repr(e))
print(list(through(Source())))


class Bare:
    """No more than an iterator."""

    def __init__(self):
        self.left = 3

    def __iter__(self):
        return self

    def __next__(self):
        self.left -= 1
        if self.left < 0:
            raise StopIteration
        return self.left


g = through(Bare())
print(next(g))
try:
    g.send(1)
except AttributeError as error:
    print(error)
g = through(Bare())
next(g)
g.close()
g = through(Bare())
next(g)
try:
    g.throw(ValueError)
except ValueError as error:
    print(repr(error))


class Given:
    """Tells what its throw was given."""

    def __iter__(self):
        return self

    def __next__(self):
        return 0

    def throw(self, *args):
        print("given", args)
        return len(args)

    def close(self):
        print("closed")
        raise LookupError("in close")


def outer(it):
    try:
        yield from through(it)
    except LookupError as error:
        print("outer", error)
        yield "rescued"
    finally:
        print("left")


g = outer(Given())
print(next(g), g.throw(ValueError), g.throw(KeyError("k")), g.throw(ValueError, "text"))
try:
    print(g.throw(GeneratorExit))
except GeneratorExit:
    print("exit")
print(next(g, "ended"))
g = outer(Given())
next(g)
print(g.throw(GeneratorExit()))
print(next(g, "ended"))
for wrong in ((1, 2), 3):
    try:
        through(Bare()).throw(wrong)
    except TypeError:
        print("refused", wrong)
g = kept = outer(Given())
next(g)
try:
    g.close()
except RuntimeError as error:
    print(error)
print(next(kept, "ended"))


class Door:
    """A driver: its methods are called by name, too."""

    def __init__(self):
        self.log = []

    def __iter__(self):
        return self

    def __next__(self):
        return self.send(None)

    def send(self, value):
        self.log.append(value)
        if len(self.log) > 3:
            raise StopIteration(self.log)
        return len(self.log)

    def close(self):
        self.log.append("closed")


def use(door):
    log = yield from door
    print(log)
    return log


door = Door()
print(door.send("direct"))
g = use(door)
print(next(g), g.send("through"))
try:
    g.send("last")
except StopIteration as stop:
    print(stop.value)
door.close()
print(door.log)
d = Door()
g = use(d)
next(g)
g.close()
print(d.log)


class Failing:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def send(self, value):
        return 10 // value


g = through(Failing())
next(g)
print(g.send(5))
g.send(0)
