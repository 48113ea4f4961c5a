class Signal:
    def __init__(self):
        self._slots = []

    def connect(self, slot):
        self._slots.append(slot)
        return slot

    def emit(self, *args, **kwargs):
        return [slot(*args, **kwargs) for slot in self._slots]


class Observable:
    def __init__(self, **initial):
        self.changed = Signal()
        for k, v in initial.items():
            setattr(self, k, v)

    def __setattr__(self, name, value):
        old = getattr(self, name, None)
        super().__setattr__(name, value)
        if name != "changed" and old != value:
            self.changed.emit(name, old, value)


class Temperature(Observable):
    def __init__(self, celsius=0):
        super().__init__(celsius=celsius)

    @property
    def fahrenheit(self):
        return self.celsius * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, f):
        self.celsius = (f - 32) * 5 / 9


class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "_target", target)
        object.__setattr__(self, "calls", [])

    def __getattr__(self, name):
        self.calls.append(name)
        return getattr(self._target, name)

    def __setattr__(self, name, value):
        self.calls.append(name + "=")
        setattr(self._target, name, value)


class Command:
    def __init__(self, do, undo):
        self.do, self.undo = do, undo


class Editor:
    def __init__(self):
        self.text, self.done, self.undone = "", [], []

    def insert(self, s):
        def do():
            self.text += s

        def undo():
            self.text = self.text[:-len(s)]
        self.execute(Command(do, undo))

    def execute(self, c):
        c.do()
        self.done.append(c)
        self.undone.clear()

    def undo(self):
        if self.done:
            c = self.done.pop()
            c.undo()
            self.undone.append(c)

    def redo(self):
        if self.undone:
            c = self.undone.pop()
            c.do()
            self.done.append(c)


class Visitor:
    def visit(self, node):
        method = getattr(self, "visit_" + type(node).__name__, self.generic)
        return method(node)

    def generic(self, node):
        return f"<{type(node).__name__}>"

    def visit_int(self, n):
        return n + 1

    def visit_list(self, l):
        return [self.visit(x) for x in l]

    def visit_str(self, s):
        return s.upper()


log = []
t = Temperature(20)
t.changed.connect(lambda name, old, new: log.append((name, old, new)))


@t.changed.connect
def printer(name, old, new):
    print(f"{name}: {old} -> {new}")


t.celsius = 25
t.celsius = 25
t.fahrenheit = 212
print(t.celsius, t.fahrenheit, log)
p = Proxy(t)
p.celsius = 1
print(p.fahrenheit, p.calls)
e = Editor()
for w in ("hello", " ", "world"):
    e.insert(w)
e.undo(); e.undo()
print(repr(e.text))
e.redo()
print(repr(e.text), len(e.done), len(e.undone))
print(Visitor().visit([1, "a", [2, None], 2.5, {}]))
handlers = {"add": lambda a, b: a + b, "neg": lambda a: -a}
for name, *args in [("add", 1, 2), ("neg", 5), ("mul", 1), ("neg", 1, 2)]:
    try:
        print(handlers[name](*args))
    except (KeyError, TypeError) as err:
        print(type(err).__name__, err)
