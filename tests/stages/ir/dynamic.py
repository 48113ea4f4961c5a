def add(x, y):
    z = x + y
    if z < y:
        return -z
    return z * 2


def get(items, i):
    item = items[i]
    return item, len(item), f"{item!r:>4}" + "%s" % i


print(add(1, 2.5), add("a", "b"))
print(get([1, 2][:1] and ["ab", [1]], 0), max(1, 2), sum(x * x for x in (1, 2)), any(x > 1 for x in [1, 2]))
