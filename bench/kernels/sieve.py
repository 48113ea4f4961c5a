# Sieve of Eratosthenes up to 20,000.
ROUNDS = 400


def sieve(limit):
    is_prime = [True] * (limit + 1)
    is_prime[0] = False
    is_prime[1] = False
    n = 2
    while n * n <= limit:
        if is_prime[n]:
            for multiple in range(n * n, limit + 1, n):
                is_prime[multiple] = False
        n += 1
    count = 0
    for prime in is_prime:
        if prime:
            count += 1
    return count


total = 0
for k in range(ROUNDS):
    total += sieve(20000 - k)
print(total)
