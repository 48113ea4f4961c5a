# __getattr__: asked for what is not found.
class Record:
    kind = "record"

    def __init__(self, **values):
        self.values = values

    def __getattr__(self, name):
        if name in self.values:
            return self.values[name]
        raise AttributeError("no " + name)

    @property
    def size(self):
        return len(self.values)

    @property
    def hidden(self):
        raise AttributeError("inside")


class Deep(Record):
    def __init__(self):
        super().__init__(hidden="found", call=lambda x: x + 1)
        self.own = 5


r = Record(a=1, b="two")
print(r.a, r.b, r.kind, r.size, r.values)
try:
    print(r.c)
except AttributeError as e:
    print(e)
d = Deep()
print(d.hidden, d.own, d.call(4), d.size, hasattr(d, "call"), hasattr(d, "zzz"), getattr(d, "zzz", "default"), getattr(d, "own"))
for name in ["own", "hidden", "kind", "other"]:
    print(name, getattr(d, name, None), hasattr(r, name))


class Proxy:
    def __init__(self, target):
        self._target = target
        self.log = []

    def __getattr__(self, name):
        self.log.append(name)
        return getattr(self._target, name)


class Engine:
    def __init__(self):
        self.speed = 10

    def go(self, by=1):
        self.speed += by
        return self.speed


p = Proxy(Engine())
print(p.speed, p.go(), p.go(by=5), p.log)
try:
    p.fly()
except AttributeError as e:
    print(e)


class Lazy:
    def __getattr__(self, name):
        value = name.upper()
        self.cached = value
        return value


def show(thing):
    return thing.cached


z = Lazy()
print(show(z), show(z), z.cached)


class Plain:
    cached = "plain"


print([show(one) for one in [Lazy(), Plain(), Plain]])
for one in [Plain(), 3, Lazy()]:
    try:
        print(one.other)
    except AttributeError as e:
        print(e)
print(r.last)
