# Jacobi, 100 cells, 10,000 iterations (the paper's kernel), solved twenty times.
NX = 100
ITS = 10000


def jacobi(n, its):
    u = [0.0] * (n + 2)
    w = [0.0] * (n + 2)
    u[0] = w[0] = 1.0
    u[n + 1] = w[n + 1] = 10.0
    for it in range(its):
        for i in range(1, n + 1):
            w[i] = 0.5 * (u[i - 1] + u[i + 1])
        u, w = w, u
    return u


total = 0.0
for times in range(20):
    u = jacobi(NX, ITS)
    for i in range(NX + 2):
        total += u[i]
print(f"{total:.6f}")
