def find(where, what):
    return where.index(what), where.count(what)


print(find([1, 2, 1], 1), find((3, 4), 4), find("hello", "l"))
