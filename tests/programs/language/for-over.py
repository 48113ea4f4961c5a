for x in [1, 2, 3]:
    print(x)
for c in "hey":
    print(c, end="-")
print()
for t in [(1, "a"), (2, "b")]:
    print(t[0], t[1])
for a, b in [(1, 2), (3, 4)]:
    print(a + b)
for i, (a, b) in enumerate([(5, 6), (7, 8)]):
    print(i, a, b)
for k in {"x": 1, "y": 2}:
    print(k)
items = [1, 2, 3]
for x in items:
    if len(items) < 6:
        items.append(x * 10)
print(items)
for x in (1, 2.5, "three", None, True):
    print(x, end=" ")
print()
for row in [[1, 2], [3, 4, 5]]:
    for v in row:
        print(v, end=" ")
    print("|", end=" ")
print()
for x in []:
    pass
else:
    print("nothing")
