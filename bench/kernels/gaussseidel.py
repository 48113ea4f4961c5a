# Gauss-Seidel iteration on a square of 50x50 cells between fixed edges, 100 sweeps a round.
ROUNDS = 10
N = 50
SWEEPS = 100


def sweep(u):
    change = 0.0
    for i in range(1, N + 1):
        for j in range(1, N + 1):
            new = 0.25 * (u[i - 1][j] + u[i + 1][j] + u[i][j - 1] + u[i][j + 1])
            change += abs(new - u[i][j])
            u[i][j] = new
    return change


def solve(edge):
    u = [[0.0] * (N + 2) for i in range(N + 2)]
    for i in range(N + 2):
        u[i][0] = edge
        u[0][i] = 1.0
    change = 0.0
    for k in range(SWEEPS):
        change = sweep(u)
    return change


total = 0.0
for k in range(ROUNDS):
    total += solve(k * 0.5)
print(f"{total:.6f}")
