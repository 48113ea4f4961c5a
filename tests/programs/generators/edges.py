# Generators of all kinds of functions, their parameters and variables; yield inside of expressions and loops.
def gen_kw(a, *args, b=2, **kw):
    yield a
    for x in args:
        yield x
    yield b
    for k in kw:
        yield k, kw[k]
print(list(gen_kw(1, 2, 3, b=4, c=5)))
def star(*args):
    return args
def three():
    yield 1
    yield 2
    yield 3
print(star(*three()), [*three(), 9], (*three(),), max(*three()))
print(*three(), sep="-")
print(*[1, 2], 3, sep="", end="!\n")
print(sorted(*[[3, 1, 2]], reverse=True))
a, *b = three()
print(a, b)
class A:
    @staticmethod
    def s(n):
        for i in range(n):
            yield i
    @classmethod
    def c(cls, n):
        yield cls.__name__
        yield n
    def m(self):
        yield self
    def __iter__(self):
        yield from self.s(3)
x = A()
print(list(A.s(3)), list(x.s(2)), list(A.c(5)), next(x.m()) is x, list(x), sum(x), 2 in x)
f = x.m
print(next(f()) is x)
fs = [three, lambda: (yield 7)]
print([list(g()) for g in fs], list(map(list, [three(), three()])))
def rec(n):
    if n == 0:
        return
    yield n
    for v in rec(n - 1):
        yield v
print(list(rec(10)))
def two_lists():
    ints = [1, 2]
    floats = [0.5]
    yield ints
    yield floats
    ints.append(3)
    yield ints
r = list(two_lists())
print(r, r[0] is r[2])
def while_true():
    n = 0
    while True:
        n += 1
        if n % 2:
            continue
        if n > 8:
            break
        yield n
    else:
        yield "never"
    yield "done"
print(list(while_true()))
def nested_try():
    for i in range(3):
        try:
            try:
                yield i
                if i == 1:
                    raise KeyError(i)
            except KeyError as e:
                yield ("key", e.args[0])
                raise ValueError("from key") from e
            finally:
                yield ("fin", i)
        except ValueError as e:
            yield (str(e), repr(e.__cause__))
print(list(nested_try()))
def ret_in_try():
    try:
        yield 1
        return "r"
    finally:
        yield "cleanup"
def outer():
    v = yield from ret_in_try()
    yield v
print(list(outer()))
def big(n):
    total = 0
    for i in range(n):
        total += i
        if i % 1000 == 0:
            yield total
print(list(big(5000)))
def boolgen(n):
    flag = False
    for i in range(n):
        flag = not flag
        yield flag
print(list(boolgen(3)), any(boolgen(1)), all(boolgen(2)))
def wordy():
    x = 0xFFFFFFFF
    for i in range(3):
        yield x - i
        x = (x >> 1)
print(list(wordy()))
def closure_gen():
    fns = []
    for i in range(3):
        def g(i=i):
            yield i
            yield i * 10
        fns.append(g)
    return [list(f()) for f in fns]
print(closure_gen())
g = three()
for v in g:
    print(v)
    for w in g:
        print("inner", w)
def swap():
    a, b = 1, 2
    while a < 50:
        a, b = b, a + b
        c = yield a, b
        if c:
            a = c
s = swap()
print(next(s), s.send(10), next(s))
try:
    s.send(100)
    s.send(3)
except StopIteration as e:
    print("stop", e.value)
def raiser():
    yield 1
    raise LookupError("end")
try:
    for v in raiser():
        print(v)
except LookupError as e:
    print("L", e)
def yields_in_expr():
    x = (yield 1) or "none"
    y = [(yield x), (yield 2)]
    z = {"k": (yield y)}
    print(x, y, z, (yield z) is None)
print([v for v in yields_in_expr()])
h = yields_in_expr()
next(h)
print([h.send(i) for i in (5, 6, 7, 8)])
def deleted():
    x = 1
    yield x
    del x
    try:
        yield x
    except UnboundLocalError as e:
        print("unbound", e)
print(list(deleted()))
def global_user():
    global counter
    counter += 1
    yield counter
counter = 0
print(list(global_user()), list(global_user()), counter)
def reassigned(p, q):
    yield q
    p = len([q, q])
    p ^= 5
    for i in range(2):
        yield i
    q = "last"
    yield q
print(list(reassigned(11, 1.5)))
