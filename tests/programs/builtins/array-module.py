from array import array
a = array("d", [1.0, 2.5, 3.0])
a.append(4)
a[0] = 10
print(a, len(a), a[1], a[-1], sum(a), list(a), a.tolist())
b = array("i", [3, 1, 2])
b[1] += 5
print(b, max(b), sorted(b), 3 in b, b.index(2), b.pop(), b)
for v in a:
    print(v, end=" ")
print()
print(array("i", range(4)), array("d"), array("d", [0.0]) * 3, a[1:3], b == array("i", [3, 6]))
b.extend([7, 8])
b.insert(0, -1)
b.reverse()
print(b, b.count(7))
def total(values):
    s = 0.0
    for i in range(len(values)):
        s += values[i]
    return s
print(total(a))
