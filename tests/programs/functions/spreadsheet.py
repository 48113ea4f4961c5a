import functools


class Signal:
    def __init__(self, name=""):
        self.name = name
        self.slots = []

    def connect(self, slot=None, *, once=False):
        if slot is None:
            return functools.partial(self.connect, once=once)
        self.slots.append((slot, once))
        return slot

    __iadd__ = None

    def disconnect(self, slot):
        self.slots = [(s, o) for s, o in self.slots if s is not slot and s != slot]

    def emit(self, *args, **kwargs):
        results = []
        for slot, once in self.slots[:]:
            results.append(slot(*args, **kwargs))
            if once:
                self.disconnect(slot)
        return results

    __call__ = emit

    def __len__(self):
        return len(self.slots)


class Sheet:
    def __init__(self):
        self.cells = {}
        self.changed = Signal("changed")

    def __setitem__(self, name, value):
        old = self.cells.get(name)
        self.cells[name] = value
        self.changed(name, old, value() if callable(value) else value)

    def __getitem__(self, name):
        value = self.cells[name]
        return value() if callable(value) else value

    def __delitem__(self, name):
        del self.cells[name]
        self.changed.emit(name, None, None)


class Logger:
    def __init__(self, prefix):
        self.prefix, self.lines = prefix, []

    def note(self, name, old, new):
        self.lines.append(f"{self.prefix}{name}: {old if not callable(old) else 'formula'} -> {new}")
        return len(self.lines)


def make_counter(start=0, step=1):
    value = start

    def increment(by=None):
        nonlocal value
        value += step if by is None else by
        return value

    def reset():
        nonlocal value
        value = start

    increment.reset = reset
    increment.peek = lambda: value
    return increment


sheet = Sheet()
log = Logger("> ")
sheet.changed.connect(log.note)


@sheet.changed.connect
def shout(name, old, new):
    print("  changed", name, new)
    return "shouted"


@sheet.changed.connect(once=True)
def first(*args):
    print("  first change:", args)


sheet["a"] = 3
sheet["b"] = lambda: sheet["a"] * 2
sheet["a"] = 10
print(sheet["b"], len(sheet.changed))
sheet.changed.disconnect(shout)
del sheet["a"]
try:
    print(sheet["b"])
except KeyError as e:
    print("KeyError", e)
sheet.changed.disconnect(log.note)
print(len(sheet.changed), *log.lines, sep="\n")
tick = make_counter(10, 5)
print(tick(), tick(), tick(1), tick.peek(), tick.reset(), tick.peek())
handlers = {}


def on(event, *, priority=0):
    def register(f):
        handlers.setdefault(event, []).append((priority, f.__name__, f))
        return f
    return register


@on("start")
@on("stop", priority=-1)
def both(event):
    return f"both:{event}"


@on("stop", priority=-5)
def early(event):
    return f"early:{event}"


for event in ("start", "stop", "none"):
    print(event, [f(event) for _, _, f in sorted(handlers.get(event, []), key=lambda h: h[:2])])
compose = lambda *fs: functools.reduce(lambda f, g: lambda x: f(g(x)), fs, lambda x: x)
print(compose(str, abs, int)("-12"), compose()(5), compose(len, str.split, str.strip)("  a b c "))
