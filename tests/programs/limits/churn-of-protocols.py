import random
from collections.abc import MutableMapping
class Echo:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self): return self.send(None)
    def send(self, v):
        self.n += 1
        if self.n > 300: raise StopIteration([str(self.n)] * 3)
        return ["x" * (self.n % 7 + 20), v]
    def throw(self, *args): return ["thrown " + str(args), [str(self.n)] * 2]
def through(e):
    r = yield from e
    yield r
def mid(e): yield from through(e)
total = 0
for round in range(20):
    g = mid(Echo())
    next(g)
    for i in range(200):
        got = g.send(["sent", str(i)])
        total += len(got[0]) + len(got[1])
        if i % 10 == 0:
            total += len(g.throw(ValueError("v" * 30))[0])
            total += len(g.throw(KeyError)[1])
print(total)
class M:
    def keys(self): return ["k" + str(i) for i in range(20)]
    def __getitem__(self, k): return [k * 3]
n = 0
for i in range(200):
    n += len(dict(M())) + len({**M()}["k3"])
print(n)
r = random.Random(3)
s = 0
for i in range(300):
    e = ValueError("a" * 20)
    for j in range(5):
        e.add_note("note " + str(j) * 10)
    try:
        raise e from KeyError("cause" + str(i))
    except ValueError as x:
        s += len(x.__notes__[3]) + len(x.__cause__.args[0]) + r.randint(0, 0)
print(s, "ÄÖß".casefold() * 2)
