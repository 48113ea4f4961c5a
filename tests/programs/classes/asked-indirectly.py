# special methods that only built-ins, containers and computed calls ask for
class K:
    def __init__(self, n): self.n = n
    def __eq__(self, o):
        print("eq"); return isinstance(o, K) and self.n == o.n
    def __lt__(self, o):
        print("lt"); return self.n < o.n
    def __repr__(self): return "K%d" % self.n
f = sorted
print(f([K(2), K(1)]))
g = [min, max][0]
print(g(K(3), K(2)))
class K:
    def __init__(self, n): self.n = n
    def __eq__(self, o):
        print("eq"); return isinstance(o, K) and self.n == o.n
def key(*a, **k): return k
class H:
    def __hash__(self): print("hash"); return 3
print(hash(H()), (K(1), 2).index(2), [K(1)].count(K(1)), K(2) in (x for x in [K(2)]))
h = [hash][0]
print(h(H()))
match [K(1)]:
    case [K(n=1)]: print("m")
class K:
    def __init__(self, n): self.n = n
    def __format__(self, s): return "F" + s
    def __lt__(self, o): return self.n < o.n
    def __eq__(self, o): return True
def fmt(x, how): return how("{:>4}", x)
print(str.format("{:>4}|{}", K(1), K(2)))
print((lambda s: s.format(K(1)))("{:x}"))
import functools
print(functools.reduce(lambda a, b: a if a < b else b, [K(3), K(1)]).n)
class L:
    pass
L.__eq__ = lambda a, b: "never"
print((L(),) == (L(),))
