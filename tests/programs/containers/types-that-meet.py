a = [1, 2, 3]
d = {"k": a}
d["k"].append(4.5)
print(a, a[0] + 1, sum(a))
def add(lst, v):
    lst.append(v)
ints = [1]
add(ints, 2)
fl = [1.0]
add(fl, 2.0)
print(ints, fl)
x = [1, 2]
y = x
y[0] = "s"
print(x)
def mk(flag):
    return [1, 2] if flag else [0.5]
for f in (True, False):
    z = mk(f)
    z.append(7)
    print(z)
t = ([1], [2.0])
t[0].append(3)
for l in t:
    l.append(0)
print(t)
n = [[]] * 2
n[0].append(1)
n[1].append("x")
print(n)
e = []
g = e
g += [1.5]
e.append(True)
print(e, g)
def outer():
    acc = []
    def put(v):
        acc.append(v)
        return acc
    return put
p = outer()
p(1)
print(p("two"), p(3.0))
m = {}
m.setdefault("a", []).append(1)
m.setdefault("a", []).append(2.5)
print(m)
b = [True, False]
b[0] = 5
print(b, b[1] + 1)
c = list(range(3))
c[1] = None
print(c)
q = [i for i in range(3)] + ["x"]
print(q)
r = [1.5] * 2
s = r + [1]
print(s, r)
u = sorted([3, 1.5, 2])
print(u, max(1, 2.5), min([3, 1.5]), sum([1, 2.5]))
v = [0] * 3
v[1] = 1.5
print(v)
w = {1: "a", 2.5: "b", "c": 3}
for k in w: print(k, w[k])
def poly(a, b): return a if a > b else b
print(poly(1, 2), poly(1.5, 1), poly("a", "b"), poly([1], [2]))
import math
fs = [math.sin, math.sqrt, abs, lambda x: x]
print([f(0.25) for f in fs])
h = 0
for ch in "abc":
    h = h * 31 + ord(ch)
print(h)
print([len(z) for z in ["a", [1, 2], (1,), {1: 2}, range(4)]])
aa, *bb = "hello"
print(aa, bb)
k = 5
def ff():
    global k
    k = "str"
print(k + 1)
ff()
print(k + "!")
def gg(n):
    if n == 0: return 0
    r = gg(n - 1)
    return r + 0.5 if n % 2 else r + 1
print(gg(5), gg(4))
nums = [5, 3]
nums.sort(key=lambda v: str(v))
print(nums, nums.index(3), nums.pop(), nums)
print(1 if [] else 2, bool(0.0), not "", 3 and 0.0 or "z")
print(round(2.5), round(-0.5), 7 // -2, -7 % 3, 5.5 // 2, -5.5 % 2, divmod(-7, 2))
print("a" * 3 + str(1.0) + repr("x"), "%s" % (1,), "%d%%" % 5)
del a[1:2]
print(a)
i = 3
while i:
    i -= 1
    if i == 1: continue
    print(i)
