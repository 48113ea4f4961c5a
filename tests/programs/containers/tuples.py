t = (1, 2.5, "x")
print(t, len(t), t[0], t[-1], t[1:], t + (4,), t * 2, 2.5 in t)
a, b, c = t
print(a, b, c)
print((), (1,), ((1, 2), (3, 4)), tuple([1, 2]), tuple("ab"))
print((1, 2) == (1, 2), (1, 2) < (1, 3), (1, 2) != [1, 2], t.index(2.5), t.count(1))
def pair(n):
    return n, n * n
q, r = pair(7)
print(q, r, pair(3)[1])
points = [(3, "c"), (1, "a"), (2, "b"), (1, "A")]
points.sort()
print(points, min(points), max(points))
d = {(0, 0): "origin", (1, 2): "p"}
print(d[(1, 2)], d[0, 0], (0, 0) in d)
for i, v in enumerate(t):
    print(i, v)
single = 5,
print(single, type(single))
def minmax(values):
    low = high = values[0]
    for v in values:
        if v < low:
            low = v
        if v > high:
            high = v
    return low, high
print(minmax([3, -1, 7]), minmax(["b", "a"]))
print(t[::-1], (1, 2, 3, 4)[1:3], hash((1, 2)) == hash((1, 2)), (1, [2, 3]))
print(sorted(((2, "b"), (1, "z"), (2, "a"))), divmod(17, 5))
