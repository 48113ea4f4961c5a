# Loops over rows of matrices: rows that are there, that are short, that are not there, that are one and the same.
def multiply(a, b, n):
    c = [[0.0] * n for i in range(n)]
    for i in range(n):
        for j in range(n):
            for k in range(n):
                c[i][j] += a[i][k] * b[k][j]
    return c


def smooth(u, i, start, stop):
    for j in range(start, stop):
        u[i][j] = 0.5 * (u[i - 1][j - 1] + u[i + 1][j + 1])


def shift(u, i, k, start, stop):
    for j in range(start, stop):
        u[i][j] = u[k][j - 1]


def swap(u, start, stop):
    for j in range(start, stop):
        u[0][j] = u[1][j] + 1
        u[0], u[1] = u[1], u[0]


def grow(u, stop):
    for j in range(stop):
        u[0][j] = u[1][j]
        u[1].append(j)


def total(u, i, flags, stop):
    result = 0.0
    for j in range(stop):
        if flags[i][j]:
            result += u[i][j]
        elif u[i][j] > 5.0:
            break
    return result


def matrix():
    return [[float(i * 4 + j) for j in range(4)] for i in range(4)]


def run(f):
    try:
        print(f())
    except IndexError as e:
        print(e)


print(multiply(matrix(), matrix(), 4))
run(lambda: multiply(matrix(), matrix()[:3], 4))
for i in range(-5, 5):
    for start, stop in ((0, 0), (0, 3), (1, 3), (1, 4), (-2, 2), (3, 1)):
        u = matrix()
        run(lambda: smooth(u, i, start, stop))
        print(u[:2])
u = matrix()
run(lambda: shift(u, 1, 1, 1, 4))
u[2] = u[1]
run(lambda: shift(u, 2, 1, 1, 4))
u[3] = [1.0]
run(lambda: shift(u, 0, 3, 1, 4))
print(u)
n = [[1, 2, 3], [4, 5, 6]]
run(lambda: swap(n, 0, 3))
print(n)
run(lambda: grow(n, 3))
print(n)
flags = [[True, False, True, False]] * 3
for i in range(5):
    run(lambda: total(matrix(), i, flags, 4))
