# Loops whose indices are linear in the counter, fixed, or variables that get the counter: inside lists, beyond their ends,
# negative, and too large for an int.
import sys

BIG = sys.maxsize // 2 + 1


def scaled(xs, n, step, start):
    for k in range(n):
        xs[start + k * step] += k + 1


def mirrored(xs, ys, n, last):
    for k in range(n):
        ys[last - k] = xs[k] * 2 - ys[k + 1]


def largest(xs, start, n):
    best = start
    for i in range(start + 1, n):
        if xs[i] > xs[best]:
            best = i
    return best


def with_first(xs, n, at):
    for k in range(1, n):
        xs[k] = xs[at] + xs[k - 1]


def twice(xs, n, a, b):
    for k in range(n):
        i = k * a
        j = i - b
        xs[j] = xs[i] + 1
    return n


def rows(m, n, r, shift):
    for k in range(n):
        m[r][k + shift] = m[r - 1][k * 2] + 1


def kept(xs, n):
    last = 0
    for k in range(n):
        j = k + 1
        xs[j] = xs[k] + last
        last = j
    return last


def shown(text, attempt):
    try:
        print(attempt(), text())
    except (IndexError, OverflowError) as e:
        print(type(e).__name__, text())


def all_scaled():
    for n, step, start in (0, 1, 0), (4, 2, 1), (4, 2, 2), (4, -2, 6), (4, -2, 5), (4, -2, 3), (8, -1, 3), (3, 0, -1), (9, 0, 0), \
            (3, BIG, 0), (2, BIG, 5), (5, 2, -8), (8, 1, -8), (8, 1, -7), (-3, 1, 99), (1, 7, 7), (1, 9, 8), (4, BIG, 1):
        xs = [0.5] * 8
        shown(lambda: str(xs), lambda: scaled(xs, n, step, start))


def all_mirrored():
    for n, last in (4, 7), (7, 7), (8, 7), (3, 1), (9, 8), (0, 99), (2, -1), (3, -sys.maxsize):
        xs, ys = [1, 2, 3, 4, 5, 6, 7, 8], [9] * 8
        shown(lambda: str(ys), lambda: mirrored(xs, ys, n, last))
        shown(lambda: str(xs), lambda: mirrored(xs, xs, n, last))


def all_others():
    for start, n in (0, 6), (2, 6), (0, 7), (5, 6), (6, 6), (7, 2), (-1, 3), (-2, 0), (-9, 3), (-6, 6):
        xs = [3, 1, 4, 1, 5, 2]
        shown(lambda: str(xs), lambda: largest(xs, start, n))
    for n, at in (4, 0), (4, 3), (5, 4), (5, -1), (4, -5), (4, 4), (6, 0), (1, 9), (0, 9):
        ys = [1.5, 2.5, 3.5, 4.5]
        shown(lambda: str(ys), lambda: with_first(ys, n, at))
    for n, a, b in (4, 1, 0), (3, 2, 1), (3, 2, 4), (4, 2, 2), (5, 2, 2), (3, -1, 2), (3, BIG, 0), (2, 3, -3), (2, 3, -sys.maxsize):
        zs = [1, 2, 3, 4, 5, 6, 7]
        shown(lambda: str(zs), lambda: twice(zs, n, a, b))
    for n, r, shift in (2, 1, 1), (2, 0, 0), (3, 1, 0), (2, 1, 3), (2, 2, 0), (2, 3, 0), (2, -1, -2), (0, 9, 9):
        m = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
        shown(lambda: str(m), lambda: rows(m, n, r, shift))
    for n in 0, 1, 5, 6, 7:
        ks = [1] * 6
        shown(lambda: str(ks), lambda: kept(ks, n))


all_scaled()
all_mirrored()
all_others()
