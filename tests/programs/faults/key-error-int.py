def lookup(d, k):
    return d[k]
print(lookup({1: 2}, 1))
print(lookup({1: 2}, 3))
