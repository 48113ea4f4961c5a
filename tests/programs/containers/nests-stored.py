# Inner loops that store under conditions: gcc 12 unrolls and jams the loops around them wrongly where it may.


def put(xs, ys, zs, n, m):
    t = 0
    for i in range(0, 6):
        for j in range(0, m):
            p = i + j - n
            if zs[p] % 3 == 1:
                xs[p] = t + i
            q = j + n
            if ys[p] % 3 == 1:
                ys[q] = t + i
            r = i - n * j
            if xs[p] % 3 == 0:
                ys[r] = t + i
    return t


def lists():
    return [i * 7 % 11 for i in range(60)], [i * 5 % 13 for i in range(65)], [i for i in range(60)]


for n in range(3):
    for m in range(1, 5):
        x, y, z = lists()
        put(x, y, z, n, m)
        print(x[:8], y[:8])
