def kind(x):
    match x:
        case 0:
            return "zero"
        case 1 | 2 | 3:
            return "small"
        case -5:
            return "minus five"
        case 2.5:
            return "float"
        case "a" | "b":
            return "letter"
        case None:
            return "none"
        case True:
            return "true"
        case int(n) if n > 100:
            return f"large {n}"
        case int():
            return "int"
        case str(s):
            return f"str {s}"
        case []:
            return "empty"
        case [a]:
            return f"one {a}"
        case [a, b]:
            return f"two {a} {b}"
        case [first, *rest, last]:
            return f"many {first} {rest} {last}"
        case {"type": "point", "x": px, "y": py}:
            return f"point {px} {py}"
        case {"type": t, **others}:
            return f"typed {t} {others}"
        case {}:
            return "mapping"
        case _:
            return "other"


for value in [0, 1, 3, -5, 2.5, "a", "b", "hello", None, True, False, 7, 1000, [], [1], (1, 2), [1, 2, 3, 4],
              range(3), {"type": "point", "x": 1, "y": 2}, {"type": "circle", "r": 5}, {"z": 1}, {}, 3.5, len]:
    print(kind(value))


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Named(Point):
    def __init__(self, x, y, name):
        self.x = x
        self.y = y
        self.name = name


def where(p):
    match p:
        case Point(0, 0):
            return "origin"
        case Named(name=n, x=x):
            return f"named {n} {x}"
        case Point(x=0):
            return "on y"
        case Point(x, 0) | Point(x=5, y=x):
            return f"edge {x}"
        case Point(x=px, y=py) as whole if px == py:
            return f"diagonal {px} {whole.x}"
        case Point():
            return "somewhere"
        case [Point(x=a), Point(x=b)]:
            return f"pair {a} {b}"
        case _:
            return "not a point"


for p in [Point(0, 0), Point(0, 1), Point(3, 0), Point(5, 9), Point(4, 4), Point(1, 2), Named(1, 2, "n"),
          [Point(1, 1), Point(2, 2)], 5]:
    print(where(p))


class Color:
    RED = 1
    GREEN = 2


def color(c):
    match c:
        case Color.RED:
            return "red"
        case Color.GREEN:
            return "green"
    return "no color"


print(color(1), color(2), color(3))


def command(line):
    match line.split():
        case ["go", ("north" | "south") as direction]:
            return f"going {direction}"
        case ["go", other]:
            return f"cannot go {other}"
        case ["drop", *things]:
            return f"dropping {things}"
        case [action, (("x" | "y") as axis), *_]:
            return f"{action} along {axis}"
        case _:
            return "what?"


for line in ["go north", "go up", "drop a b c", "move x fast", "sing", ""]:
    print(command(line))

total = 0
for pair in [(0, 1), (1, 0), (1, 1), (0, 0)]:
    match pair:
        case (0, 0):
            continue
        case (0, y) | (y, 0):
            total += y
        case (x, y):
            total += 10 * (x + y)
            break
print(total)

a, b = 3, 4
match a, b:
    case 3, 5:
        print("no")
    case 3, z:
        print("tuple", z)
match [[1, 2], [3, [4, 5]]]:
    case [[p, q], [r, [s, t]]]:
        print(p + q + r + s + t)
match = 5
case = match + 1
print(match, case)


def bind(x):
    y = "before"
    match x:
        case [y, 1]:
            pass
        case [1, y] if y > 5:
            pass
        case _:
            pass
    return y


print(bind([7, 1]), bind([1, 6]), bind([1, 2]), bind(3), bind([7, 2]))


def scan(tokens):
    count = 0
    while tokens:
        match tokens:
            case ["+", *tokens]:
                count += 1
            case ["-", *tokens]:
                count -= 1
            case [_, *tokens]:
                pass
    return count


print(scan(list("++x-+")))


def fault(x):
    match x:
        case [a, b] if a / b > 1:
            return a
        case _:
            return None


print(fault([4, 2]), fault([1]))
fault([1, 0])
