def f(a, b=[], c=None):
    b.append(a)
    return b, c
print(f(1)); print(f(2, c="x")); print(f(a=3, b=[0]))
def outer(n):
    def inner(k):
        if k == 0:
            return n
        return inner(k - 1) + n
    return inner(3)
print(outer(2))
def gen():
    x = 1
    def set_(v):
        nonlocal x
        x = v
    def get():
        return x
    return set_, get
s, g = gen()
s("abc"); print(g()); s(2.5); print(g())
fs = {}
for name in ["a", "b"]:
    def h(x, name=name):
        return name + str(x)
    fs[name] = h
print(fs["a"](1), fs["b"](2))
acc = []
for i in range(3):
    acc.append(lambda: i)
print([q() for q in acc])
def deco(fn):
    def wrapped(x):
        return fn(x) + 1
    return wrapped
inc = deco(lambda v: v * 10)
print(inc(4))
def rec(lst):
    if not lst: return 0
    return lst[0] + rec(lst[1:])
print(rec([1, 2, 3]), rec([0.5, 1]), rec([]))
z = 10
def shadow(z):
    z += 1
    return z
print(shadow(1), z)
def early():
    for i in range(10):
        for j in range(10):
            if i * j == 42:
                return i, j
print(early())
def noreturn():
    pass
r = noreturn()
print(r, r is None)
def multi():
    return 1, "a", [2]
p, q, w = multi()
print(p, q, w)
print(sorted({"b": 1, "a": 2}.items()), dict(zip("ab", (1, 2))))
val = 5
res = "neg" if val < 0 else ("zero" if val == 0 else "pos")
print(res)
print([y for x in [[1, 2], [3]] for y in x if y != 2])
print({k: [v] for k, v in {"a": 1}.items()})
try_ = 1
print(try_)
print(len("héllo"), "héllo"[1], "日本"[::-1])
lst = [3, 1, 2]
print(lst.sort(), lst, lst.reverse(), lst)
print(int("7") + float("1.5"), str(12)[::-1], list(str(123)))
print(" a b ".split(" "), "a,b;c".replace(";", ",").split(","))
a = 5; b = 7
a ^= b; b ^= a; a ^= b
print(a, b)
print(0.1 + 0.2 == 0.3, abs(0.1 + 0.2 - 0.3) < 1e-9, 1e16 + 1, 10 ** 15, 1e5)
print(max("apple", "fig", key=len), min((3, 1), (2, 5)))
print(list(enumerate(["x", "y"], 1)), list(zip(range(3), "abc")), list(reversed([1, 2])))
print(any([]), all([]), sum(x for x in range(4)), "".join(reversed("abc")))
