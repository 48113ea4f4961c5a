a = b = c = 7
print(a, b, c)
a, b = b, a + 1
print(a, b)
(x, y), z = (1, 2), 3
print(x, y, z)
[p, q] = [10, 20]
print(p, q)
first, *rest = [1, 2, 3, 4]
print(first, rest)
*init, last = "abc"
print(init, last)
one, *middle, two = range(6)
print(one, middle, two)
n: int = 5
m: float
m = 2.5
print(n, m)
n += 3; n -= 1; n *= 4; n //= 3; n **= 2; n %= 50; n <<= 2; n >>= 1; n |= 5; n &= 29; n ^= 7
print(n)
m /= 2
m += 1
print(m)
lst = [1, 2, 3]
lst[1] += 40
lst[-1] *= 2
print(lst)
i = 0
i, lst[i] = 1, 99
print(i, lst)
d = {}
d["a"] = d["b"] = [0]
d["a"] += [1]
print(d)
s = "ab"
s += "cd"
s *= 2
print(s)
t = (1,)
t += (2, 3)
print(t)
other = lst
lst += [5]
print(other is lst, other)
def f():
    x = y = 0
    x, y = y + 1, x + 2
    return x, y
print(f())
if (k := 10) > 5:
    print("walrus", k)
del lst[0]
print(lst)
del d["a"]
print(d)
