# i64f64-only: its Newton iteration asks for more digits than a single has
import math, random
from time import perf_counter
def mc(n):
    random.seed(3)
    hit = 0
    for _ in range(n):
        x, y = random.random(), random.random()
        if x*x + y*y <= 1: hit += 1
    return 4 * hit / n
t = perf_counter()
print(3.0 < mc(5000) < 3.3)
print(perf_counter() > t)
def newton(f, df, x, eps=1e-9):
    k = 0
    while abs(f(x)) > eps:
        x -= f(x) / df(x)
        k += 1
    return x, k
print(newton(lambda x: x*x - 2, lambda x: 2*x, 1.0))
def integrate(f, a, b, n=100):
    h = (b - a) / n
    return sum(f(a + (i + 0.5) * h) for i in range(n)) * h
print(round(integrate(math.sin, 0, math.pi), 4), round(integrate(lambda x: x**2, 0, 3), 3))
grid = [[0] * 5 for _ in range(5)]
for r in range(5):
    for c in range(5):
        grid[r][c] = (r * 5 + c) if (r + c) % 2 == 0 else -1
for row in grid: print(" ".join("%3d" % v for v in row))
diag = [grid[i][i] for i in range(5)]
print(diag, sum(diag), [r[2] for r in grid])
def lu(m):
    n = len(m)
    for k in range(n):
        for i in range(k + 1, n):
            m[i][k] /= m[k][k]
            for j in range(k + 1, n):
                m[i][j] -= m[i][k] * m[k][j]
    return m
print(lu([[2.0, 1.0], [4.0, 5.0]]))
def lcs(a, b):
    dp = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a)):
        for j in range(len(b)):
            dp[i+1][j+1] = dp[i][j] + 1 if a[i] == b[j] else max(dp[i][j+1], dp[i+1][j])
    i, j, out = len(a), len(b), ""
    while i and j:
        if a[i-1] == b[j-1]:
            out = a[i-1] + out; i -= 1; j -= 1
        elif dp[i-1][j] >= dp[i][j-1]: i -= 1
        else: j -= 1
    return out
print(lcs("AGGTAB", "GXTXAYB"))
def dijkstra(g, s):
    dist = {v: float("inf") for v in g}
    dist[s] = 0
    todo = list(g)
    while todo:
        u = min(todo, key=lambda v: dist[v])
        todo.remove(u)
        for v, w in g[u].items():
            if dist[u] + w < dist[v]: dist[v] = dist[u] + w
    return dist
print(dijkstra({"a": {"b": 7, "c": 3}, "b": {"d": 2}, "c": {"b": 1, "d": 8}, "d": {}}, "a"))
def caesar(s, k):
    out = []
    for ch in s:
        if "a" <= ch <= "z": out.append(chr((ord(ch) - 97 + k) % 26 + 97))
        elif ch.isupper(): out.append(chr((ord(ch) - 65 + k) % 26 + 65))
        else: out.append(ch)
    return "".join(out)
print(caesar("Hello, World!", 3), caesar(caesar("abc", 5), -5))
x = y = None
print(x is y, x or "none", [None] * 2)
total = 0
for i in range(10, 0, -3): total += i
print(total, list(range(10, 0, -3)), i)
print(1_000 * 3, 7 // 2 * 2, -2 ** 2, 2 ** 3 ** 2, not 1 == 2, 5 if 0 else 6)
