print([x * x for x in range(6)])
print([x for x in range(20) if x % 2 if x % 3])
print([(x, y) for x in range(3) for y in range(x)])
print([[i * j for j in range(3)] for i in range(3)])
print({k: v for k, v in zip("abc", [1, 2, 3])})
print({n: [m for m in range(n)] for n in range(3)})
x = "kept"
print([x for x in "ab"], x)
n = 3
print([n * k for k in range(n)])
def f(scale):
    return [scale * v for v in [1.5, 2.5] if v > scale]
print(f(2), f(1))
print([c.upper() for c in "hello" if c not in "aeiou"])
print(sum(v * v for v in range(5)), any(v > 3 for v in range(5)), all(v > 3 for v in range(5)))
print(max(len(w) for w in ["a", "bcd", "ef"]), sorted(-v for v in [3, 1, 2]), list(v + 1 for v in (1, 2)))
print(", ".join(str(v) for v in [1.5, None, "x"]))
fs = [lambda: i for i in range(3)]
print([g() for g in fs])
gs = [lambda i=i: i * 10 for i in range(3)]
print([g() for g in gs])
flat = [v for row in [[1, 2], [3]] for v in row]
print(flat)
print([a if a > 1 else -a for a in range(4)])
print({c: i for i, c in enumerate("xyz")})
