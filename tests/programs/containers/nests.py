# Loops around loops over lists: of lists that are apart, or the same; with indices that lie inside, or do not.


def multiply(a, b, c, n):
    for i in range(n):
        for j in range(n):
            total = 0.0
            for k in range(n):
                total += a[i * n + k] * b[k * n + j]
            c[i * n + j] = total


def spread(source, target, width, rows):
    for row in range(rows):
        for i in range(width):
            target[row * width + i] = source[row * width + i - 1] + 1


def strides(xs, n, size, half):
    for start in range(0, n, size):
        for k in range(half):
            i = start + k
            j = i + half
            xs[i], xs[j] = xs[i] + xs[j], xs[i] - xs[j]


def backwards(xs, ys, n, step):
    for start in range(n - 1, -1, step):
        for k in range(3):
            ys[start - k] = xs[k - start] + start


def triangle(xs, n):
    for i in range(n):
        for j in range(i):
            xs[i * n + j] = xs[j * n + i] + 1
    return sum(xs)


def kept(xs, ys, n, m):
    i = -1
    for a in range(n):
        for b in range(m):
            i = a + b
            ys[i] = xs[i] + b
        xs[i] += 1          # of an earlier round, or of none, where m is 0
    return i


def left_early(xs, ys, n):
    for a in range(n):
        for b in range(n):
            if xs[a * n + b] > 7:
                break
            ys[a + b] = xs[a * n + b]
        else:
            continue
        ys[a] += 100
        if a > 2:
            break
    return a, b


def told(f):
    try:
        print(f())
    except (IndexError, OverflowError, ZeroDivisionError) as error:
        print(type(error).__name__, error)


a = [i * 0.5 for i in range(16)]
b = [(i % 7) * 1.25 for i in range(16)]
c = [0.0] * 16
multiply(a, b, c, 4)
print(c)
multiply(a, b, a, 4)
print(a)
multiply(c, c, c, 3)
print(c)
told(lambda: multiply(a, b, c, 5))
print(c)
told(lambda: multiply(a[:0], b[:0], c[:0], 0))

xs = list(range(12))
ys = [0] * 12
spread(xs, ys, 3, 4)
print(xs, ys)
spread(xs, xs, 3, 4)
print(xs)
told(lambda: spread(xs, ys, 3, 5))
print(ys)
told(lambda: spread(xs, ys, 1 << 62, 3))

xs = list(range(16))
for size in (2, 4, 8, 16):
    strides(xs, 16, size, size // 2)
print(xs)
told(lambda: strides(xs, 17, 2, 1))
print(xs)
told(lambda: strides(xs, 16, 5, 2))
print(xs)
strides(xs, 0, 4, 100)

xs = list(range(20))
ys = [0] * 20
backwards(xs, ys, 12, -3)
print(ys)
told(lambda: backwards(xs, ys, 40, -3))
print(ys)
told(lambda: backwards(xs, xs, 12, -5))
print(xs)

print(triangle(list(range(25)), 5))
xs, ys = [1] * 6, [0] * 9
print(kept(xs, ys, 3, 4), xs, ys)
print(kept(xs, ys, 3, 0), xs, ys)
told(lambda: kept(xs, ys, 5, 4))
print(xs, ys)
xs, ys = list(range(16)), [0] * 8
print(left_early(xs, ys, 4), ys)
print(left_early(xs, xs, 4), xs)
spread(list(range(12)), [0] * 11, 3, 4)
