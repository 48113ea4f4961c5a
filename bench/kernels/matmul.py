# Product of two 64x64 matrices that are kept as flat lists.
ROUNDS = 100
N = 64


def matmul(a, b, c, n):
    for i in range(n):
        for j in range(n):
            total = 0.0
            for k in range(n):
                total += a[i * n + k] * b[k * n + j]
            c[i * n + j] = total


a = [i * 0.5 for i in range(N * N)]
b = [(i % 7) * 1.25 for i in range(N * N)]
c = [0.0] * (N * N)
trace = 0.0
for k in range(ROUNDS):
    a[k] = 1.0
    matmul(a, b, c, N)
    for i in range(N):
        trace += c[i * N + i]
print(f"{trace:.3f}")
