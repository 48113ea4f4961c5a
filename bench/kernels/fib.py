# Fibonacci numbers by double recursion.
ROUNDS = 100


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


total = 0
for k in range(ROUNDS):
    total += fib(22 + k % 2)
print(total)
