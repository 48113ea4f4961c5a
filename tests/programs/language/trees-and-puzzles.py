class Node:
    def __init__(self, name, *children, **attrs):
        self.name, self.children, self.attrs = name, list(children), attrs
    def __enter__(self): return self
    def __exit__(self, *exc): self.closed = exc[0] is None; return False
    def __getitem__(self, key):
        if isinstance(key, str): return self.attrs[key]
        if isinstance(key, tuple):
            node = self
            for k in key: node = node[k]
            return node
        return self.children[key]
    def __contains__(self, name): return any(c.name == name or name in c for c in self.children)
    def __iter__(self):
        yield self
        for c in self.children: yield from c
    def __len__(self): return sum(1 for _ in self)
    def __call__(self, fn, depth=0):
        return [(depth, fn(self)), *[r for c in self.children for r in c(fn, depth + 1)]]
    def __str__(self):
        attrs = "".join(f' {k}="{v}"' for k, v in sorted(self.attrs.items()))
        if not self.children: return f"<{self.name}{attrs}/>"
        return f"<{self.name}{attrs}>" + "".join(map(str, self.children)) + f"</{self.name}>"
    def __rshift__(self, other): self.children.append(other); return other
    def __ilshift__(self, other): self.children += other if isinstance(other, list) else [other]; return self
    def __eq__(self, o): return str(self) == str(o) if isinstance(o, Node) else NotImplemented
    __hash__ = None
t = Node("a", Node("b", x=1), Node("c", Node("d", z="q", y=2)))
print(t, len(t), "d" in t, "e" in t, t[1, 0, "z"], [n.name for n in t], t(lambda n: n.name.upper()))
t >> Node("e") >> Node("f")
t <<= [Node("g"), Node("h")]
print(t, t == Node("x"), t != Node("x"), t == 5)
with Node("w") as w: pass
print(w.closed)
try: hash(t)
except TypeError as e: print(e)
try: t["nope"]
except KeyError as e: print(repr(e))
class Stack:
    def __init__(self, items=()): self._items = list(items)
    def push(self, *xs):
        self._items.extend(xs); return self
    def pop(self): return self._items.pop()
    @property
    def top(self): return self._items[-1] if self._items else None
    @top.setter
    def top(self, v):
        if not self._items: raise IndexError("empty")
        self._items[-1] = v
    def __bool__(self): return bool(self._items)
    def __reversed__(self): return reversed(self._items)
    def __copy__(self): return Stack(self._items)
class Counted(Stack):
    made = 0
    def __init__(self, *a, **k):
        super().__init__(*a, **k); Counted.made += 1; self.pushes = 0
    def push(self, *xs):
        self.pushes += len(xs); return super().push(*xs)
    @property
    def top(self): return ("top", super().top)
    @top.setter
    def top(self, v): self.pushes += 1; self._items[-1] = v * 2
s = Counted([1]).push(2, 3).push(4)
s.top = 21
print(s.top, s.pop(), list(reversed(s)), s.pushes, Counted.made, bool(s), bool(Stack()))
try: Stack().top = 1
except IndexError as e: print(e)
ops = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b}
def rpn(expr, stack=None):
    stack = [] if stack is None else stack
    for tok in expr.split():
        if tok in ops:
            b, a = stack.pop(), stack.pop()
            stack.append(ops[tok](a, b))
        else:
            stack.append(float(tok) if "." in tok else int(tok))
    (result,) = stack
    return result
for e in ("1 2 + 3 *", "2.5 2 *", "1 0 /", "1 +", "1 2", ""):
    try: print(e, "=", rpn(e))
    except (ZeroDivisionError, IndexError, ValueError) as err: print(e, type(err).__name__, err)
def primes(limit):
    sieve = bytearray([1]) * (limit + 1)
    sieve[:2] = b"\0\0"
    for i in range(2, int(limit ** 0.5) + 1):
        if sieve[i]: sieve[i * i::i] = bytes(len(sieve[i * i::i]))
    return [i for i, p in enumerate(sieve) if p]
print(primes(50), len(primes(1000)))
def perms(xs):
    if not xs: yield []
    for i, x in enumerate(xs):
        for rest in perms(xs[:i] + xs[i + 1:]): yield [x, *rest]
print(list(perms([1, 2, 3])), sum(1 for _ in perms(list("abcd"))))
def hanoi(n, a="A", b="B", c="C"):
    return 0 if n == 0 else hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)
def queens(n, row=0, cols=(), d1=(), d2=()):
    if row == n: return 1
    return sum(queens(n, row + 1, cols + (c,), d1 + (row - c,), d2 + (row + c,)) for c in range(n) if c not in cols and row - c not in d1 and row + c not in d2)
print(hanoi(6), [queens(n) for n in range(1, 7)])
def collatz(n, cache={1: 1}):
    if n not in cache: cache[n] = 1 + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)
    return cache[n]
print(max(range(1, 100), key=collatz), collatz(27))
words = "the cat sat on the mat the end".split()
index = {}
for i, w in enumerate(words): index.setdefault(w, []).append(i)
print({w: p for w, p in sorted(index.items(), key=lambda kv: (-len(kv[1]), kv[0]))}, sorted({len(w) for w in words}), {w[0]: w for w in words})
class Temp:
    def __init__(self, c): self.c = c
    def __getattr__(self, n):
        if n == "f": return self.c * 9 / 5 + 32
        raise AttributeError(f"no {n!r}")
    def __setattr__(self, n, v):
        if n == "f": n, v = "c", (v - 32) * 5 / 9
        object.__setattr__(self, n, v)
t = Temp(100); print(t.f); t.f = 32; print(t.c, hasattr(t, "k"), getattr(t, "f", None), getattr(t, "z", "dflt"))
print(*(f"{i:2d}x{j}={i*j:<3d}" for i in range(1, 3) for j in range(1, 4)), sep=",", end="!\n")
global_list = []
def outer():
    total = 0
    def inner(n):
        nonlocal total
        global global_list
        total += n; global_list = global_list + [total]
        return inner if n < 3 else total
    return inner
print(outer()(1)(2)(3), global_list)
