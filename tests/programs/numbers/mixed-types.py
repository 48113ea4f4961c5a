def add(a, b):
    return a + b


print(add(1, 2), add(1.5, 2), add("a", "b"), add([1], [2]), add((1,), (2,)))


def half(x):
    return x / 2


print(half(3), half(3.0), half(True))
values = [1, 2.5, True, "s", None, [1], (2,), {"k": 1}]
for v in values:
    if isinstance(v, bool):
        print("bool", v)
    elif isinstance(v, int):
        print("int", v + 1)
    elif isinstance(v, float):
        print("float", v * 2)
    elif isinstance(v, str):
        print("str", v * 2)
    elif isinstance(v, (list, tuple)):
        print("sequence", len(v))
    else:
        print(type(v), v)
x = 0
for i in range(4):
    x = x + 0.5 if i % 2 else x + 1
print(x)
total = 0
for v in [1, 2.5, True, 4]:
    total += v
    print(total)
maybe = None
for i in range(3):
    if maybe is None:
        maybe = i + 10
    else:
        maybe *= 2
print(maybe)
print(type(1), type(1.0), type("s"), type(None), type([]), type(()), type({}), type(True), type(range(3)))
print(type(1) == int, type(1.0) is float, isinstance(True, int), isinstance(1, bool), isinstance(1, (str, int)))
def grow(n):
    r = 1
    for i in range(n):
        r = r * 1.5 if r > 10 else r * 3
    return r
print(grow(2), grow(5))
