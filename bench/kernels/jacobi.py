# Jacobi iteration of the paper: 100 cells between two fixed ends, 10,000 iterations.
ROUNDS = 20
NX = 100
ITERATIONS = 10000


def jacobi(nx, iterations):
    u = [0.0] * (nx + 2)
    w = [0.0] * (nx + 2)
    u[0] = w[0] = 1.0
    u[nx + 1] = w[nx + 1] = 10.0
    for iteration in range(iterations):
        for i in range(1, nx + 1):
            w[i] = 0.5 * (u[i - 1] + u[i + 1])
        u, w = w, u
    return u


total = 0.0
for k in range(ROUNDS):
    for x in jacobi(NX, ITERATIONS):
        total += x
print(f"{total:.6f}")
