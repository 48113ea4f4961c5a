# Functions as values: what they take and give passes unboxed where it is known which function is called, and boxed to the
# others. Ints beyond 30 bits and floats are objects of their own when they are boxed.
def scaled(x):
    return x * 3


def halved(x):
    return x / 2


def told(x):
    print("told", x)


def named(x):
    return "<" + str(x) + ">"


def failing(x):
    raise ValueError(x)


def adding(n):
    def add(x):
        return x + n

    return add


def mixed(a, b, c):
    return a * b if c else a - b


def swapped(a, b, c):
    return b - a if c else 0.5


class Keeping:
    def __init__(self, x):
        self.x = x

    def __call__(self, x):
        return self.x + x


def through(functions, x):
    shown = []
    for f in functions:
        shown.append(f(x + 1))
    return shown


def summed(functions, n):
    total = 0
    for i in range(n):
        total += functions[i % len(functions)](i * 70000 + 7)
    return total


def doubled(f, x):
    return f(f(x))


print(through([scaled, halved, named, told, adding(10), Keeping(5), str, lambda x: -x], 1000000000))
print(summed([scaled, adding(2), lambda x: x // 3], 100))
print(doubled(scaled, 5), doubled(halved, 5.0), doubled(adding(4), 9), doubled(lambda x: x, 1073741824))
for f in (mixed, swapped):
    print(f(2000000000, 3.5, True), f(5, 0.25, False))
for f in [scaled, failing, halved]:
    try:
        print(f(41))
    except ValueError as e:
        print("ValueError", e)
print([f(2.5) for f in (scaled, halved, Keeping(1), abs, named)])
for f in [scaled, None, 3]:
    try:
        print(f(7))
    except TypeError as e:
        print(e)
print(summed([failing, scaled], 3))
