from dataclasses import dataclass, field
from enum import Enum, IntEnum, Flag, auto
from functools import partial, reduce, wraps, cached_property, singledispatch
from itertools import accumulate, chain, combinations, permutations, product, zip_longest, count, cycle, islice, tee, starmap
import math, sys

@dataclass
class Shape:
    name: str = "shape"
    tags: list = field(default_factory=list)
    def area(self): return 0
    def __post_init__(self): self.tags.append(self.name)

@dataclass
class Rect(Shape):
    w: float = 1.0
    h: float = 2.0
    def area(self): return self.w * self.h

@dataclass(frozen=True, order=True)
class Pt:
    x: int
    y: int = 0
    def __add__(self, o): return Pt(self.x + o.x, self.y + o.y)

def classify(v):
    match v:
        case Rect(w=w, h=h) if w == h: return f"square {w}"
        case Rect(w=w): return f"rect {w}"
        case Shape(name=n): return "shape " + n
        case Pt(0, 0): return "origin"
        case Pt(x, 0) | Pt(0, x): return f"axis {x}"
        case Pt(): return "pt"
        case {"kind": "circle", "r": (int() | float()) as r, **rest}: return f"circle {r} {rest}"
        case [1, 2, *rest]: return f"12+{rest}"
        case [x, y] if x == y: return "pair"
        case str() as s if s.isdigit(): return int(s)
        case None | True | False: return "const"
        case -1 | 1.5: return "num"
        case _: return "?"
for v in (Rect(w=2.0), Rect("r", [], 3, 4), Shape("s"), Pt(0), Pt(3), Pt(0, 4), Pt(1, 1), {"kind": "circle", "r": 2, "c": 1}, [1, 2, 3], (4, 4), "12", "ab", None, -1, 1.5, {}, []):
    print(classify(v), end="; ")
print()
class Color(Enum):
    RED = "r"; GREEN = "g"
    @property
    def upper(self): return self.value.upper()
    @classmethod
    def parse(cls, s): return cls(s[0].lower())
class P(IntEnum):
    LOW = 1; HIGH = 10
class F(Flag):
    R = auto(); W = auto(); X = auto()
print(Color.parse("Red"), Color.GREEN.upper, [c.name for c in Color], P.HIGH > P.LOW, P.LOW + 1, sorted([P.HIGH, P.LOW]), F.R | F.X, F.W in (F.R | F.W), (F.R | F.W) & F.W)
def trace(prefix="", *, times=1):
    def deco(fn):
        calls = 0
        @wraps(fn)
        def inner(*a, **k):
            nonlocal calls
            calls += 1
            out = [fn(*a, **k) for _ in range(times)]
            return f"{prefix}{calls}:{out}"
        inner.count = lambda: calls
        return inner
    return deco
@trace("A", times=2)
def add(a, b=1, *args, c=0, **kw): return a + b + sum(args) + c + sum(kw.values())
print(add(1), add(1, 2, 3, c=4, d=5), add.count(), add.__name__)
class Meta:
    @trace("m")
    def go(self, x): return x * self.k
    k = 3
    @cached_property
    def slow(self):
        print("computing"); return self.k * 100
    @staticmethod
    @trace("s")
    def st(x): return -x
m = Meta()
print(m.go(2), m.go(x=5), m.slow, m.slow, Meta.st(4), m.st(5))
def f():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: return "ret"
        finally:
            print("fin", i)
    return "end"
print(f())
fs = [lambda x, i=i: x + i for i in range(3)] + [lambda x: x * i for i in range(2)]
print([g(10) for g in fs])
print(list(accumulate([1, 2, 3, 4], lambda a, b: a * b)), list(chain.from_iterable([[1], [2, 3]])), list(combinations("abc", 2)), len(list(permutations(range(4)))), list(product("ab", [0, 1])))
print(list(islice(cycle("xy"), 5)), list(zip_longest([1], [2, 3], fillvalue=0)), list(starmap(pow, [(2, 3), (3, 2)])), [*map(list, tee([1, 2]))])
a, (b, *c), d = 1, (2, 3, 4), 5
x = y = [1, 2, 3]
x[1:2] = [9, 9]; y += [7]; del x[0]
print(a, b, c, d, x, x is y, x[::-1], x[-2:], [*x, *c])
s = "The quick brown fox"
print(s.split()[1][::-1], s.replace("quick", "slow").upper(), s.partition(" "), "%-10s|%5.1f|%03d" % ("ab", 2.25, 7), f"{s[:3]!r:>8}{len(s):04d}{3.14159:.2e}{255:b}", s.find("q"), s.startswith(("A", "The")))
@singledispatch
def show(x): return f"obj {x}"
@show.register
def _(x: int): return f"int {x}"
@show.register(list)
def _(x): return f"list {len(x)}"
print(show(1), show([1, 2]), show("s"))
print(Pt(1, 2) + Pt(3), sorted([Pt(2), Pt(1, 5), Pt(1)]), {Pt(1): "a"}[Pt(1, 0)], max(Pt(1), Pt(0, 9)))
try:
    Pt(1).x = 5
except AttributeError as e: print(type(e).__name__, e)
print(reduce(lambda acc, w: {**acc, w: acc.get(w, 0) + 1}, "a b a".split(), {}), sum(map(lambda p: p.x, [Pt(1), Pt(2)])), any(p.y for p in [Pt(1)]), all([]))
print(math.isclose(0.1 + 0.2, 0.3), round(2.5), round(-3.5), round(2.675, 2), divmod(-7, 3), -7 // 2, int("0b11", 0), abs(-3.5), pow(3, 4, 5))
