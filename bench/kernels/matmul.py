# Product of two 64x64 matrices kept as flat lists, 100 times.


def matmul(a, b, c, n):
    for i in range(n):
        for j in range(n):
            total = 0.0
            for k in range(n):
                total += a[i * n + k] * b[k * n + j]
            c[i * n + j] = total


N = 64
a = [i * 0.5 for i in range(N * N)]
b = [(i % 7) * 1.25 for i in range(N * N)]
c = [0.0] * (N * N)
for times in range(100):
    matmul(a, b, c, N)
trace = 0.0
for i in range(N):
    trace += c[i * N + i]
print(f"{trace:.3f}")
