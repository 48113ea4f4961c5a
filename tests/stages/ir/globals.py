# What a loop only reads is read before it; what functions assign, or what may be unbound, is not.
def scaled(n):
    total = 0.0
    for i in range(n):
        for j in range(len(weights)):
            total += weights[j] * scale[0]
    return total


def moved(n):
    global names
    for i in range(n):
        names = names + [len(names)]
    return names


def late(n):
    for i in range(n):
        print(missing[i])


weights = [1.0, 2.0]
scale = [2.0]
names = [0]
print(scaled(2), moved(2))
late(0)
missing = [1]
