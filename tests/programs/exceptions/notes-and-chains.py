class Version:
    def __init__(self, s): self.parts = tuple(map(int, s.split(".")))
    def __lt__(self, o): return self.parts < o.parts
    def __le__(self, o): return self.parts <= o.parts
    def __eq__(self, o): return self.parts == o.parts
    def __repr__(self): return ".".join(map(str, self.parts))
lo, mid, hi = map(Version, ("1.2", "1.10", "2.0"))
print(lo < mid < hi, lo <= lo <= mid, hi < mid < lo, lo < hi == hi)
def between(v): return lo <= v < hi
print([between(Version(s)) for s in ("1.1", "1.2", "1.99", "2.0")])
class Mask:
    def __init__(self, bits): self.bits = bits
    def __lt__(self, other): return Mask([a < b for a, b in zip(self.bits, other.bits)])
    def __gt__(self, other): return Mask([a > b for a, b in zip(self.bits, other.bits)])
    def __and__(self, o): return Mask([a and b for a, b in zip(self.bits, o.bits)])
    def __bool__(self): return any(self.bits)
    def __repr__(self): return f"Mask({self.bits})"
m, n, o = Mask([1, 5]), Mask([3, 2]), Mask([4, 9])
r = m < n < o
print(r, m < n and n < o, (m < n) & (n < o), m > n > o or "no", [m < n < o, m > o > n])
def pick(a, b, c): return a < b < c
print(pick(1, 2, 3), pick(m, n, o), pick("a", "b", "a"), pick(1.5, 2, 2.5))
while (q := m < n < o) and len(q.bits) == 2:
    print("loop", q); break
assert m < n < o, "never"
print(f"{m < n < o} {1 < 2 < 3}", {"k": m < n < o}, (lambda: m < n < o)())
class E(Exception):
    def __str__(self): return "E:" + ",".join(map(str, self.args))
try:
    try:
        raise E(1, 2)
    except E as e:
        e.add_note(f"note {e}")
        raise
    finally:
        print("fin")
except E as e:
    print(e, e.__notes__)
    e2 = e
def gen():
    try:
        got = yield 1
        print("got", got)
    except E as e:
        e.add_note("in gen")
        raise RuntimeError("x") from e
g = gen(); next(g)
try:
    g.throw(e2)
except RuntimeError as err:
    print(err, err.__cause__.__notes__)
errors = []
for v in ("1", "x", None):
    try:
        int(v)
    except (ValueError, TypeError) as ex:
        ex.add_note(f"value was {v!r}")
        errors.append(ex)
print([(type(x).__name__, x.__notes__) for x in errors])
raise errors[0]
