# Every form of expression.
a
(a), ((b, c)), (), (d,)
1 + 2 - 3 * 4 / 5 // 6 % 7 @ 8
-a ** -b ** c
~a & b | c ^ d << 1 >> 2
+a
a < b <= c == d != e > f >= g
a is b is not c in d not in e
not a and b or c and not d
a if b else c if d else e
lambda: 0
lambda a, b=1, /, c=2, *, d, e=3: a + b
f()
f(a, b + 1, key=c, other=d,)
f(x for x in y)
f((x for x in y), 1)
a.b.c(d).e[f].g
a[0]
a[-1:]
a[1:2, ::3, :, ...]
a[b:c:d]
a[(b, c)]
[]
[1, 2, 3,]
[x for x in y]
[x + 1 for x, (y, z) in w if x if y or z for u in v]
[[0 for _ in range(3)] for _ in range(3)]
{}
{1: 2, "a": [b], (c, d): {}}
{k: v for k, v in items if v}
(x for x in (y for y in z))
(n := 10) + n
print(n := 10, end="")
True, False, None, ...
(a
 + b
 * c)
f(
    a,
    # a comment inside brackets
    b)
