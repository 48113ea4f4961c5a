print((n := 10) + n, n)
if (m := len("abc")) > 2 and (k := m * 2) < 10:
    print(m, k)
while (n := n - 3) > 0:
    print(n)
print([y := 1, y ** 2], [last := x for x in range(3)], last)
print(any((hit := v) > 2 for v in [1, 2, 3, 4]), hit)


def f(data):
    if not (first := data.pop()) or (second := data.pop()) == 0:
        return "early"
    return first + second


print(f([1, 2]), f([0, 2]), f([5, 0]))


def partly(x):
    if x and (y := x + 1):
        pass
    return y


print(partly(1))
a = b = c = [1]
a.append(2)
print(a, b, c is a)
(p, q), [r, *s] = (1, 2), [3, 4, 5]
print(p, q, r, s)
*head, tail = "xyz"
print(head, tail)
first, (second, *third), fourth = 1, (2, 3, 4), 5
print(first, second, third, fourth)
for i, (j, *rest) in enumerate([(1, 2, 3), (4,)]):
    print(i, j, rest)
x = [0, 1, 2, 3, 4, 5, 6, 7]
del x[0], x[-1]
del x[1:3]
print(x)
x[1:2] = [10, 11, 12]
x[::2] = ["a", "b", "c"]
print(x)
del x[::2]
print(x)
try:
    x[::2] = [1]
except ValueError as e:
    print("ValueError", e)
d = {1: 2, 3: 4}
del d[1]
print(d, ..., Ellipsis is ...)
t = (1, 2, 1, 3)
print(t.count(1), t.index(3))
s = slice(1, 3)
print([1, 2, 3, 4][s], "hello"[slice(None, None, -1)], slice(5), slice(1, 2, 3) == slice(1, 2, 3), type(s).__name__)
y = list(range(10))
y[slice(2, 5)] = []
print(y)
print(hex(255), oct(8), bin(-5), hash("a") == hash("a"), callable(print), callable(3), id(x) == id(x))
print(format(3.14159, ".2f"), format(42, "b"), format("x", ">3"), format(7), ascii("né"), ascii(["é"]))
try:
    format(1, 2)
except TypeError as e:
    print("TypeError", e)
partly(0)
