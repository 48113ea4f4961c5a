# Dicts of ints: a histogram is counted, thinned out, merged with the one before, and looked up.
ROUNDS = 150
SIZE = 3000
KEYS = 1009


def histogram(n, seed):
    counts = {}
    for i in range(n):
        seed = (seed * 1103 + 12345) % 1000003
        key = seed % KEYS
        if key in counts:
            counts[key] += 1
        else:
            counts[key] = 1
    return counts


def thin_out(counts, limit):
    rare = [key for key, count in counts.items() if count < limit]
    for key in rare:
        del counts[key]


def merged(a, b):
    result = dict(a)
    for key, count in b.items():
        result[key] = result.get(key, 0) + count
    return result


def weight(counts):
    total = 0
    for key in range(0, KEYS, 3):
        if key in counts:
            total += key * counts[key]
    return total


total = 0
before = {}
for k in range(ROUNDS):
    counts = histogram(SIZE, k)
    thin_out(counts, 3)
    both = merged(counts, before)
    total = (total + weight(both) + len(both)) % 1000003
    before = counts
print(total)
