# Product of two 12x12 matrices kept as flat lists; the trace of the last one.
N = 12
ROUNDS = 4


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
for i in range(ROUNDS):
    matmul(a, b, c, N)
trace = 0.0
for i in range(N):
    trace += c[i * N + i]
print(trace)
