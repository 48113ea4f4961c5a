# with: entering, leaving, targets, several managers.
class Manager:
    depth = 0

    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        Manager.depth += 1
        print("enter", self.name, Manager.depth)
        return self

    def __exit__(self, kind, value, trace):
        Manager.depth -= 1
        print("exit", self.name, kind and kind.__name__, repr(value), trace is None)
        return self.swallow


class Pair:
    def __enter__(self):
        return 1, [2, 3]

    def __exit__(self, *how):
        print("pair", [x is None for x in how])


class Number:
    def __enter__(self):
        return 5

    def __exit__(self, kind, value, trace):
        return isinstance(value, KeyError)


with Manager("a"):
    print("body")
with Manager("b") as m:
    print(m.name)
with Manager("c") as x, Manager("d") as y:
    print(x.name, y.name)
with (Manager("e") as x, Manager("f"), Manager("g") as z,):
    print(x.name, z.name)
with Pair() as (a, (b, c)):
    print(a, b, c)
with Pair() as [a, (*b,)]:
    print(a, b)
d = {}
with Manager("h") as d["m"], Number() as d["n"]:
    print(d["m"].name, d["n"] + 1)
with Manager("i") as m.other:
    print(m.other.name, m.name)
with Number() as n:
    n += 1
    print(n)

# Exceptions that are taken and that go on.
with Manager("j", True):
    raise ValueError("taken")
print("after")
try:
    with Manager("k"):
        raise ValueError("goes on")
except ValueError as e:
    print("caught", e)
with Number() as n:
    {}["x"]
print("key taken", n)
try:
    with Number():
        [][0]
except IndexError as e:
    print(e)
with Manager("l", True), Manager("m"):
    1 // 0
try:
    with Manager("n"), Manager("o", True):
        raise OSError("inner takes it")
    print("fine")
    with Manager("p") as p, Manager("q") as q:
        raise KeyError(p.name + q.name)
except KeyError as e:
    print(repr(e), repr(e.__context__))


# Ways out of the body.
def returns(n):
    with Manager("r") as m:
        if n:
            return m.name + str(n)
        print("on")
    return "end"


def loops():
    found = []
    for i in range(5):
        with Manager(f"loop{i}", i == 3):
            if i == 1:
                continue
            if i == 3:
                raise RuntimeError(i)
            if i == 4:
                break
            found.append(i)
        found.append(10 * i)
    return found


def value(swallow):
    with Manager("v", swallow):
        return 1 // 0
    return -1


def nested():
    try:
        with Manager("s"):
            try:
                return "try"
            finally:
                print("inner finally")
    finally:
        print("outer finally")


def numbers(n):
    total = 0
    for i in range(n):
        with Number() as k:
            total += k * i
    return total


print(returns(0), returns(2))
print(loops())
print(value(True))
try:
    value(False)
except ZeroDivisionError as e:
    print(e)
print(nested(), numbers(10))


def generate():
    with Manager("gen") as m:
        yield m.name
        yield 2


print(list(generate()), Manager.depth)
g = generate()
print(next(g))
g.close()
