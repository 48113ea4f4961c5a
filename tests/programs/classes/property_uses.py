# Properties in every place of use: targets, calls, patterns, mixed receivers, recursion, and where there is much garbage.

class A:
    def __init__(self):
        self.n = 1

    @property
    def x(self):
        return self.n

    @property
    def act(self):
        return lambda *a: (self.n, a)

    @property
    def gen(self):
        yield self.n
        yield 2

    @x.setter
    def x(self, v):
        self.n = v


class M:
    @property
    def y(self):
        return "M.y"


class B(A, M):
    x = 7

    def bump(self):
        self.x += 1
        return self.x


class C(B):
    @property
    def x(self):
        return "C.x"


class D:
    def act(self, *a):
        return ("D", a)

    @property
    def x(self):
        return [self]

    def __repr__(self):
        return "D()"


class E:
    act = 3
    x = None


b = B()
print(b.x, b.bump(), b.y, B.x, C().x, C().y)
a = A()
a.x, q = 5, 6
print(a.x, a.n)
for a.x in range(3):
    pass
print(a.x)
things = [a, b, D(), E(), C()]
for t in things:
    print(t.x)
    try:
        print(t.act(1, 2))
        print(t.act(*[3], 4))
    except TypeError as e:
        print("TypeError", e)
    match t:
        case A(x=int()):
            print("int x", t.x)
        case C(x="C.x"):
            print("str x")
        case _:
            print("else")
for t in things:
    try:
        t.x = 10
        print(t.x)
    except AttributeError as e:
        print(e)
    try:
        print(list(t.gen))
    except AttributeError as e:
        print(e)
f = a.act
print(f(9), sorted([A(), a], key=lambda o: o.x)[0].x)
total = 0
for i in range(300):
    a.x = i
    total += a.x
print(total)
try:
    C().bump()
except (AttributeError, TypeError) as e:
    print(e)


def deep(o):
    return o.loop


class L:
    @property
    def loop(self):
        return deep(self)

    @property
    def text(self):
        return "a" + str(self.big[-1])

    @property
    def big(self):
        return [str(i) for i in range(200)]


print([L().text for _ in range(50)][-1])
print(sum(len(L().big) for _ in range(200)))
try:
    L().loop
except RecursionError:
    print("deep")
