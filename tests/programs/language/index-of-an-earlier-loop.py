# An index that one loop makes of its counter, and another only reads.
def fill(xs, n, at):
    for k in range(n):
        j = k + 1
        xs[j] = xs[k] + 1
    j = at
    for k in range(3):
        xs[j] = xs[j] + k
    return xs


def keep(xs, n, at):
    j = at
    for k in range(n):
        j = k + 1
        xs[j] = xs[k] + 1
    if n < 5:
        for k in range(3):
            xs[j] = xs[j] + k
    return xs


for n, at in (3, 2), (3, 7), (3, 8), (0, 9), (0, -1), (2, -9), (3, 1000000):
    for f in range(2):
        try:
            xs = [0] * 8
            print(fill(xs, n, at) if f else keep(xs, n, at))
        except IndexError as e:
            print(e)
