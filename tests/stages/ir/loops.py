def count(n, step):
    total = 0
    for i in range(0, n, step):
        if i == 5:
            continue
        if i > 50:
            break
        total += i
    else:
        total = -1
    return total


def each(xs, names):
    for i, x in enumerate(xs, 1):
        print(i, x)
    for x, name in zip(xs, names):
        print(x, name)
    for c in "ab":
        print(c)
    while xs:
        xs.pop()


print(count(10, 3))
each([1.5, 2.5], ["a", "b"])
