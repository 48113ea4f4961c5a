from collections import defaultdict, Counter, OrderedDict
d = defaultdict(int); d["a"] += 1
print(dict(d), dict(Counter("abca")), {**d}, dict(OrderedDict(x=1), y=2))
e = {}
e.update(d)
print(e)
class M:
    def keys(self): return ["a", "b"]
    def __getitem__(self, k): return k * 2
m = M()
try:
    print({**m})
except TypeError as e: print(e)
d = {}
def f(**k): return k
try:
    print(f(**m))
except TypeError as e: print(e)
try:
    d.update(m)
except (TypeError, ValueError) as e: print(e)
print(d)
try:
    print(dict(m))
except (TypeError, ValueError) as e: print(e)
