# i64f64-only: fib(80) takes 54 bits
inventory = {"apple": {"price": 1.5, "qty": 3}, "pear": {"price": 2, "qty": 0}}
for name, item in inventory.items():
    total = item["price"] * item["qty"]
    print(name, total, "in stock" if item["qty"] else "sold out")
inventory["fig"] = {"price": 0.25, "qty": 40}
print(sum(i["price"] * i["qty"] for i in inventory.values()))
best = max(inventory, key=lambda k: inventory[k]["price"])
print(best, sorted(inventory, key=lambda k: inventory[k]["qty"], reverse=True))
def tree(depth):
    if depth == 0:
        return None
    return {"left": tree(depth - 1), "right": tree(depth - 1), "value": depth}
def walk(t):
    if t is None:
        return 0
    return walk(t["left"]) + t["value"] + walk(t["right"])
print(walk(tree(5)))
def gen_table(n):
    return "\n".join(" ".join(f"{i*j:3d}" for j in range(1, n + 1)) for i in range(1, n + 1))
print(gen_table(4))
def apply_n(f, n, x):
    for _ in range(n):
        x = f(x)
    return x
print(apply_n(lambda v: v * 2, 10, 1), apply_n(lambda s: s + "!", 3, "hey"))
linked = None
for v in [3, 2, 1]:
    linked = (v, linked)
while linked:
    v, linked = linked
    print(v, end=" ")
print()
memo = {}
def fib(n):
    if n in memo: return memo[n]
    r = n if n < 2 else fib(n-1) + fib(n-2)
    memo[n] = r
    return r
print(fib(80))
a = [1, 2, 3]
b = a
b.append(4)
print(a, a is b, a[:] is a, a == a[:])
def f(x, acc=None):
    if acc is None:
        acc = []
    acc.append(x)
    return acc
print(f(1), f(2), f(3, [0]))
q = [(2, "b"), (1, "a")]
q.sort()
print(q, q[0][1], [k for k, _ in q])
text = "line one\nline two\n\nline four"
for i, line in enumerate(text.splitlines(), 1):
    if not line.strip():
        continue
    print(i, line.split(" ", 1)[1])
print(any(c.isdigit() for c in "abc1"), [i for i, c in enumerate("banana") if c == "a"])
vals = [3, -1, 4, -1, 5]
lo, hi = min(vals), max(vals)
print(lo, hi, sum(vals) / len(vals), sorted(vals)[len(vals) // 2], [abs(v) for v in vals if v < 0])
n = 0b1011
bits = ""
while n > 0:
    bits = str(n % 2) + bits
    n //= 2
print(bits, int(bits, 2), hex(255)[2:].upper())
