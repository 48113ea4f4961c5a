def level1(x):
    return level2(x) * 2


def level2(x):
    values = [10, 20, 30]
    return level3(values, x)


def level3(values, x):
    return values[x]


print(level1(1))
print(level1(7))
