a = [3, 1, 2]
a.append(5)
a.insert(1, 10)
print(a, len(a), a[0], a[-1], a[1:3], a[::-1], a[::2])
print(a.pop(), a.pop(0), a, a.index(2), a.count(1), 1 in a)
a.extend([7, 8])
a.remove(1)
a.reverse()
print(a)
a.sort()
print(a, sorted(a, reverse=True), max(a), min(a), sum(a))
b = a[:]
b[0] = 99
print(a, b, a == b, a + b, a * 2)
a[1:2] = [20, 21, 22]
print(a)
del a[0]
del a[1:3]
print(a)
a.clear()
print(a, bool(a), not a)
nested = [[0] * 3 for _ in range(2)]
nested[0][1] = 5
print(nested, [[0] * 2] * 2)
shared = [[0] * 2] * 2
shared[0][0] = 1
print(shared)
mixed = [1, "two", 3.0, None, True, [4]]
print(mixed, mixed[5][0])
floats = [0.5] * 4
floats[2] = 1.5
print(floats, sum(floats))
flags = [False] * 3
flags[1] = True
print(flags, flags.count(True), any(flags), all(flags))
empty = []
empty += [1]
empty += (2, 3)
empty += "ab"
print(empty)
print(list(range(5)), list("abc"), list((1, 2)))
print([1, 2] < [1, 3], [1] == [1.0], [] < [0])
words = ["pear", "fig", "apple"]
words.sort(key=len)
print(words)
words.sort(key=lambda w: w[-1], reverse=True)
print(words)
c = words.copy()
c.append("kiwi")
print(words, c, [1, 2, 3, 4, 5][-2:], [1, 2, 3][5:], [1, 2, 3][-10:2])
x = [1, 2, 3, 4, 5, 6]
x[::2] = [10, 30, 50]
print(x)
x[2:2] = [7, 7]
x[:0] = [0]
print(x)
del x[::2]
print(x)
