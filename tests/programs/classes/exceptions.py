# Attributes that exceptions have too; classes and exceptions in one program.
class Box:
    def __init__(self, value):
        self.value = value
        self.code = "c" + str(value)
    def __repr__(self):
        return f"Box({self.value})"
    def check(self, other):
        if not isinstance(other, Box):
            raise TypeError(f"no box: {other!r}")
        if other.value == 0:
            raise ValueError(other.code)
        return self.value / other.value

def part(x):
    return x.value, x.code

def name(x):
    return type(x).__name__

items = [Box(1), Box(2), 3]
for x in items:
    try:
        print(part(x))
    except AttributeError as e:
        print("none", e)
for other in (Box(4), 5, Box(0), None):
    try:
        print(Box(2).check(other))
    except TypeError as e:
        print("type", e, repr(e))
    except ValueError as e:
        print("value", e, e.args, isinstance(e, Box), isinstance(other, Box))
    finally:
        print("done", other)
try:
    raise SystemExit(Box(7))
except SystemExit as e:
    print(e.code, part(Box(8)))
mixed = [Box(1), ValueError(2), SystemExit(3), StopIteration(4)]
for m in mixed:
    try:
        print(name(m), m.value)
    except AttributeError as e:
        print(e)
    try:
        print(m.code)
    except AttributeError as e:
        print(e)
print(Box.__name__, type(Box(1)).__name__, ValueError.__name__, type(Box) is type, type(ValueError(1)) is ValueError)
try:
    Box(1).nothing
except AttributeError as e:
    print(e, e.args)
try:
    Box()
except TypeError as e:
    print(e)
class Res:
    count = 0
    def close(self):
        Res.count += 1
    def use(self, n):
        try:
            return 10 // n
        except ZeroDivisionError:
            raise KeyError(n) from None
        finally:
            self.close()
r = Res()
for n in (1, 0, 2):
    try:
        print(r.use(n))
    except KeyError as e:
        print("key", e)
print(Res.count)
class Late:
    try:
        x = 1 // 0
    except ZeroDivisionError:
        x = 5
    def __eq__(self, other):
        raise RuntimeError("compared")
try:
    print(Late.x, Late() == Late())
except RuntimeError as e:
    print(e)
