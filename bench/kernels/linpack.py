# LINPACK: a system of 60 linear equations by Gaussian elimination with partial pivoting; columns are lists.
ROUNDS = 150
N = 60


def matrix(n, seed):
    a = []
    b = [0.0] * n
    for j in range(n):
        column = []
        for i in range(n):
            seed = seed * 3125 % 65536
            column.append((seed - 32768) / 16384)
            b[i] += column[i]
        a.append(column)
    return a, b


def pivot_of(column, n, start):
    best = start
    for i in range(start + 1, n):
        if abs(column[i]) > abs(column[best]):
            best = i
    return best


def daxpy(factor, x, y, start, n):
    for i in range(start, n):
        y[i] += factor * x[i]


def factor(a, n):
    pivots = []
    for k in range(n - 1):
        column = a[k]
        pivot = pivot_of(column, n, k)
        pivots.append(pivot)
        column[pivot], column[k] = column[k], column[pivot]
        scale = -1.0 / column[k]
        for i in range(k + 1, n):
            column[i] *= scale
        for j in range(k + 1, n):
            other = a[j]
            other[pivot], other[k] = other[k], other[pivot]
            daxpy(other[k], column, other, k + 1, n)
    return pivots


def solve(a, b, pivots, n):
    for k in range(n - 1):
        pivot = pivots[k]
        b[pivot], b[k] = b[k], b[pivot]
        daxpy(b[k], a[k], b, k + 1, n)
    for k in range(n - 1, -1, -1):
        b[k] /= a[k][k]
        daxpy(-b[k], a[k], b, 0, k)


total = 0.0
for k in range(ROUNDS):
    a, b = matrix(N, 1325 + 2 * k)
    pivots = factor(a, N)
    solve(a, b, pivots, N)
    for x in b:
        total += x
print(f"{total:.3f}")
