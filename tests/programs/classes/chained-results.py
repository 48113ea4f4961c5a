class V:
    def __init__(self, n): self.n = n
    def __lt__(self, o):
        print("lt", self.n, o.n)
        return R(self.n < o.n, f"{self.n}<{o.n}")
    def __eq__(self, o):
        return [self.n, o.n] if self.n == o.n else []
    def __gt__(self, o):
        return None
    def __contains__(self, x):
        return x
class R:
    def __init__(self, t, w): self.t, self.w = t, w
    def __bool__(self):
        print("bool", self.w)
        return self.t
    def __repr__(self): return "R" + self.w
a, b, c = V(1), V(2), V(3)
x = a < b < c
print(x)
x = c < b < a
print(x)
print(a == a == a, a == b == c, a == a == b, a < b == c, a > b > c)
print(a < b and b < c, a < b or b < c, c < b and b < a, c < a or 5)
print(not a < b, not (a < b < c))
if a < b < c: print("yes")
while c < b < a: break
print(1 < 2 < 3, 3 < 2 < 1, 1 < 2 in a, 5 if a < b < c else 6)
y = 0 in a
print(y, 3 in a)
def f(p, q, r): return p < q < r
print(f(a, b, c), f(1, 2, 3), f(3, 2, 1), f("a", "b", "c"), f(c, b, a))
z = [p < q < r for p, q, r in [(a, b, c), (c, b, a)]]
print(z)
w = a == a and 1 < 2 or "none"
print(w)
print((a == b) or (b == b) or 0, a < b is None, a == a is not None)
