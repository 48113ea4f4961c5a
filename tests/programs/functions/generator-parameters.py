# Parameters that a generator assigns after it was suspended, and has not read before.
def assigned(p, q):
    yield 1
    p = len({})
    q = p + 1
    for i in []:
        pass
    yield q


def flags(p, q, r):
    yield p
    for q in range(2):
        r = q * 0.5
        yield r
    p = str(r)
    yield p


print(list(assigned(1, 1)))
print(list(flags(1, 2, 3)))
