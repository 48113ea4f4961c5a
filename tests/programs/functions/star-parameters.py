def f(a, b=2, *args, c, d=4, **kw):
    print(a, b, args, c, d, kw)
    return len(args)

print(f(1, c=3))
print(f(1, 2, 3, 4, c=5, e=6, g="x"))
t = (10, 20, 30)
d = {"c": 1, "z": 9}
print(f(*t, **d))
print(f(0, *t, *[7, 8], d=3, **d))

def g(*args):
    total = 0
    for x in args:
        total += x
    return total

print(g(), g(1), g(1, 2, 3), g(*range(5)), g(*[1, 2], 3, *(4, 5)))

def kw(**k):
    return k

print(kw(), kw(a=1), kw(**{"x": 1}, y=2, **{"z": 3}))

def po(a, /, b, **k):
    return a, b, k

print(po(1, 2, a=3))
h = po
print(h(1, b=2, a=3))
print(h(*[1, 2], **{"a": 5}))

def outer(*args, **kwargs):
    return f(*args, **kwargs)

print(outer(1, 2, 3, c=4, q=5))
lam = lambda *a, k=1, **r: (a, k, r)
print(lam(), lam(1, 2, k=3, m=4))
print([*t, 1, *"ab"], (*t, *t), (*[],), {**d, "c": 5}, {"c": 5, **d}, [*t])
x = *t, 5
print(x)
print(max(*t), min(*[3, 1, 2]), sum(*[[1, 2, 3]]), *t, sep="-")
m = [[1, 2, 3], [4, 5, 6]]
print(list(zip(*m)))
for p, q in zip(*m):
    print(p, q)
print("{}-{}".format(*"ab"))
lst = []
lst.append(*[5])
print(lst, sorted(*[[3, 1, 2]], **{"reverse": True}))
print(*[1, 2], **{"sep": ", ", "end": "!\n"})
class A:
    def __init__(self, *args, **kw):
        self.args = args
        self.kw = kw
    def m(self, *args, k=0):
        return (self.args, args, k)
class B(A):
    def __init__(self, x, *rest, **kw):
        super().__init__(*rest, **kw)
        self.x = x
a = A(1, 2, z=3)
print(a.args, a.kw, a.m(4, 5, k=6), a.m(*[1, 2], **{"k": 3}))
b = B(*[1, 2, 3], **{"u": 1})
print(b.x, b.args, b.kw, b.m())
def deco(fn):
    def wrapper(*args, **kwargs):
        print("before", args[1:], kwargs)
        r = fn(*args, **kwargs)
        print("after", r)
        return r
    return wrapper
def times(n):
    def d(fn):
        def w(*a):
            return [fn(*a) for _ in range(n)]
        return w
    return d
@deco
def add(a, b=1):
    return a + b
print(add(1), add(1, b=5), add(*(2, 3)))
@times(2)
@deco
def hello(name):
    return "hi " + name
print(hello("bob"))
class C:
    @deco
    def m(self, x):
        return x * 2
    @times(3)
    def n(self):
        return 7
c = C()
print(c.m(4)[0] if isinstance(c.m(4), list) else c.n())


class Named:
    def __init__(self, name):
        self.name = name

    def __str__(self):
        return f"<{self.name}>"


print(*[Named("a"), Named("b")], Named("c"), sep="/")
print(*(x * x for x in range(4)), *{"k": 1}, *"ab")


class Base:
    def __init__(self, *args):
        self.given = args

    @staticmethod
    def fixed(*args, scale=1):
        return [a * scale for a in args]

    @classmethod
    def make(cls, *args):
        return cls(*args)


class Derived(Base):
    def __init__(self, *args, **more):
        super().__init__(*args, *more.values())

    @staticmethod
    def other(*args):
        return Base.fixed(*args, scale=2)


made = Derived.make(1, 2)
print(made.given, Derived(*[3], z=4).given, Derived.other(*[1, 2]), made.fixed(*(5, 6), **{"scale": 3}))


def spread(first, *middle, last):
    return first + sum(middle) + last


numbers = [1.5, 2.5]
print(spread(*numbers, last=1), spread(1, *[2, 3], **{"last": 4}))
functions = [spread, lambda *a, **k: len(a) + len(k)]
print([function(*[1, 2, 3], **{"last": 9}) for function in functions])
print([*[1, 2], *(3.5,), *{4: 5}], [*"ab", *["c"]], {**{"a": 1}, "b": 2, **{"a": 3, "c": 4}})
print([*range(3)] * 2, (*range(2), *range(2)), [*[], *()])


def tail(*args, k=1, **kw):
    return len(args) + k + len(kw)


def strict(*args, k):
    return args, k


print([fn(*args, **kw) for fn in (tail,) for args in ((), (1, 2), (1, 2, 3)) for kw in ({}, {"k": 5}, {"a": 1, "b": 2})])
for fn in (strict, tail):
    try:
        print(fn(*[1, 2]))
    except TypeError as error:
        print("TypeError:", error)
