import random
from collections.abc import Mapping, Iterable
from collections import defaultdict, Counter, deque, ChainMap
def flatten(x):
    if isinstance(x, Mapping):
        for k, v in x.items():
            yield k
            yield from flatten(v)
    elif isinstance(x, Iterable) and not isinstance(x, (str, bytes)):
        for y in x:
            yield from flatten(y)
    else:
        yield x
print(list(flatten([1, [2, (3, "ab"), {"k": [4, {5}]}], defaultdict(list, z=[6]), b"xy", None])))
class Cfg(Mapping):
    def __init__(self, **kw): self._d = kw
    def __getitem__(self, k): return self._d[k]
    def __iter__(self): return iter(self._d)
    def __len__(self): return len(self._d)
def f(a, b=2, **rest): return a, b, rest
c = Cfg(a=1, b=5, q=7)
print(f(**c), {**c, "a": 0}, dict(c, z=1), f(9, **Cfg(x=1)))
print(ChainMap({"x": 1}, {"y": 2})["y"], dict(ChainMap({"x": 1}, {"x": 3, "y": 2})))
cm = Counter("hello")
cm.update(Counter("help"))
print(dict(cm), cm & Counter("hh"), {k: v for k, v in cm.items() if v > 1})
r = random.Random(9)
names = ["a", "b", "c", "d"]
picked = r.sample(names, 2)
print(len(set(picked)), all(p in names for p in picked), r.choice(names) in names)
d = {}
d.update(Cfg(m=1), n=2)
d |= {"o": 3}
print(d, sorted(d, key=d.__getitem__, reverse=True), max(d, key=d.get))
try:
    print(f(**[1]))
except TypeError as e: print(type(e).__name__)
try:
    {**5}
except TypeError as e: print(e)
x = 3
print(0 < x < 5 < 10, 0 < x > 5, not 1 < x < 2, (1 < x) == True, 1 < x in [3], x == 3 == 3.0)
a = b = [1]
print(a == b == [1] != [2], a is b is not None, "a" in "abc" in ["abc"])
