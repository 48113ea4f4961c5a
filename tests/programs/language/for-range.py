for i in range(5):
    print(i, end=" ")
print(i)
for i in range(2, 9, 3):
    print(i, end=" ")
print()
for i in range(5, 0, -2):
    print(i, end=" ")
print()
for i in range(3, 3):
    print("never")
else:
    print("empty range, else runs")
step = -1
for i in range(3, -1, step):
    i *= 10
    print(i, end=",")
print()


def last(n):
    k = -1
    for k in range(n):
        if k == 3:
            break
    return k


print(last(0), last(2), last(10))
total = 0
for i in range(10):
    for j in range(i):
        if (i + j) % 3 == 0:
            continue
        total += i * j
print(total)
r = range(1, 10, 2)
print(len(r), r[1], r[-1], 5 in r, 4 in r, list(r), r)
n = 4
for i in range(n):
    n = 0
    print(i, n)
