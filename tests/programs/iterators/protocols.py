class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


class Range2D:
    def __init__(self, w, h):
        self.w, self.h = w, h

    def __iter__(self):
        return ((x, y) for y in range(self.h) for x in range(self.w))

    def __len__(self):
        return self.w * self.h

    def __contains__(self, p):
        return 0 <= p[0] < self.w and 0 <= p[1] < self.h

    def __reversed__(self):
        for i in range(len(self) - 1, -1, -1):
            yield i % self.w, i // self.w


class Fib:
    def __getitem__(self, i):
        if i > 10:
            raise IndexError
        a, b = 0, 1
        for _ in range(i):
            a, b = b, a + b
        return a


class Peekable:
    _none = object()

    def __init__(self, it):
        self.it = iter(it)
        self.held = Peekable._none

    def __iter__(self):
        return self

    def peek(self, default=None):
        if self.held is Peekable._none:
            try:
                self.held = next(self.it)
            except StopIteration:
                return default
        return self.held

    def __next__(self):
        if self.held is not Peekable._none:
            v, self.held = self.held, Peekable._none
            return v
        return next(self.it)


class SparseVector:
    def __init__(self, **kw):
        self.d = {int(k[1:]): v for k, v in kw.items()}

    def missing(self, k):
        return 0

    def __getitem__(self, k):
        return self.d[k] if k in self.d else self.missing(k)

    def __setitem__(self, k, v):
        self.d[k] = v

    def __delitem__(self, k):
        del self.d[k]

    def __iter__(self):
        return iter(sorted(self.d))

    def __bool__(self):
        return any(self.d.values())

    def __call__(self, scale):
        return {k: v * scale for k, v in self.d.items()}

    def __int__(self):
        return sum(self.d.values())

    def __float__(self):
        return float(int(self))

    def __index__(self):
        return int(self)

    def __invert__(self):
        return {v: k for k, v in self.d.items()}

    def __round__(self, n=0):
        return ("round", n)

    def __divmod__(self, other):
        return ("divmod", other)


print(list(Countdown(4)), sum(Countdown(4)), [*Countdown(2)], max(Countdown(3)), tuple(zip(Countdown(3), "abc")))
r = Range2D(3, 2)
print(list(r), len(r), (2, 1) in r, (3, 0) in r, list(reversed(r)))
print(list(Fib()), 8 in Fib(), 9 in Fib(), [x for x in Fib() if x % 2])
p = Peekable([1, 2])
print(p.peek(), next(p), p.peek(), next(p), p.peek("end"), next(p, "stop"))
v = SparseVector(x1=5, x7=2)
print(v[1], v[2], list(v), bool(v), v(10), int(v), float(v), [0] * 8 and list(range(10))[v], ~v, round(v), round(v, 2), divmod(v, 3))
del v[1]
v[3] = 0
print(v.d, hex(v), bool(SparseVector()))
it = iter("abc")
print(next(it), list(it), next(it, None))
print(list(iter(lambda c=Countdown(3): next(c), 1)))
e = enumerate("xy", start=1)
print(next(e), list(e), list(zip(range(3), "ab")), list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, "", "a"])))
print(any(x > 2 for x in [1, 3]), all([]), sum([[1], [2]], []), sorted({3: "a", 1: "b"}), list(reversed("abc")), min([3, 1], default=0), min([], default=-1))
try:
    next(iter([]))
except StopIteration as s:
    print("stop", s.value, s.args)
a, (b, *c), d = 1, (2, 3, 4), 5
print(a, b, c, d)
