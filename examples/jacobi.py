# Jacobi iteration for Laplace's equation in one dimension, as in the paper: u'' = 0 on NX cells between two fixed
# ends, until the relative residual is small or MAX_ITS iterations have passed.
from math import sqrt

NX = 100
MAX_ITS = 10000
CONVERGENCE = 1e-5


def initialise(u, left, right):
    for i in range(len(u)):
        u[i] = 0.0
    u[0] = left
    u[len(u) - 1] = right


def residual_norm(u, n):
    total = 0.0
    for i in range(1, n + 1):
        r = u[i] * 2.0 - u[i - 1] - u[i + 1]
        total += r * r
    return sqrt(total)


def sweep(u, u_new, n):
    for i in range(1, n + 1):
        u_new[i] = 0.5 * (u[i - 1] + u[i + 1])


def solve(n, max_its):
    u = [0.0] * (n + 2)
    u_new = [0.0] * (n + 2)
    initialise(u, 1.0, 10.0)
    initialise(u_new, 1.0, 10.0)
    start = residual_norm(u, n)
    norm = 1.0
    its = 0
    while norm >= CONVERGENCE and its < max_its:
        sweep(u, u_new, n)
        u, u_new = u_new, u
        norm = residual_norm(u, n) / start
        if its % 1000 == 0:
            print(f"iteration {its:5d}: relative residual {norm:.6f}")
        its += 1
    return u, norm, its


u, norm, its = solve(NX, MAX_ITS)
print("stopped after", its, "iterations, relative residual", f"{norm:.6f}")
print("middle value", f"{u[NX // 2]:.4f}")
