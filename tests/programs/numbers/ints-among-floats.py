# Parameters and variables that get ints here and floats there, and that are only combined with floats.
def scaled(x, factor):
    return x * factor + 0.5


def mixed(x):
    return x / 2 + 0.25


class Point:
    def __init__(self, x, y):
        self.x = x * 1.5
        self.y = 2.5 - y

    def push(self, dx, dy):
        self.x += dx * 0.5
        self.y -= dy / 0.25
        return self

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


def total(values):
    result = 0
    for value in values:
        result += value
    return result


def weighted(values):
    last = 0
    sum = 0.0
    for value in values:
        sum += last * 0.5
        last = value * 2.0
        sum = sum - last
    return sum


def swap(flag):
    a, b = 1, 2.5
    if flag:
        a, b = 3.5, 4
    return a * 0.5, b + 0.5


def chain(a):
    b = a
    return b * 2.0


print(scaled(2, 1.5), scaled(2.5, 1.5), scaled(0, -1.5), scaled(-7, -0.0))
print(mixed(3), mixed(3.5))
print(Point(0, 1), Point(1.5, -2.5), Point(2, 3).push(1, 0), Point(2, 3).push(0.5, -1.5))
print(total([]), total([1.5, 2.5]), weighted([]), weighted([1.5, 2.25]))
print(swap(True), swap(False))
print(chain(1), chain(1.5))
print(scaled(1073741823, 1.0), scaled(1.0, 3.0))

apply = [scaled, lambda x, f: x - f]
for f in apply:
    print(f(1, 2.0), f(1.5, 2.0))
point = Point(1.0, 1.0)
push = point.push
print(push(2, 3), push(2.5, 3.5))
print(getattr(point, "push")(1, 1))


def divided(x, by):
    return x / by


try:
    print(divided(1, 2.5), divided(1.5, 0.5))
    print(divided(1, 0.0))
except ZeroDivisionError as e:
    print(e)


def deleted(x):
    y = x
    if x * 1.0 > 1.0:
        del y
    return y * 2.0


print(deleted(1), deleted(0.5))
try:
    deleted(2)
except UnboundLocalError as e:
    print(e)
