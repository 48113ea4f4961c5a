# Jacobi iteration on 100 cells between two fixed ends (the paper's kernel); the sum of all cells at the end.
NX = 100
ITERATIONS = 1000


def sweep(u, new, n):
    for i in range(1, n + 1):
        new[i] = 0.5 * (u[i - 1] + u[i + 1])


def solve(n, iterations):
    u = [0.0] * (n + 2)
    new = [0.0] * (n + 2)
    u[0] = new[0] = 1.0
    u[n + 1] = new[n + 1] = 10.0
    for iteration in range(iterations):
        sweep(u, new, n)
        u, new = new, u
    total = 0.0
    for i in range(n + 2):
        total += u[i]
    return total


print(solve(NX, ITERATIONS))
