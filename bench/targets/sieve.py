# Sieve of Eratosthenes: how many primes there are below 2,000.
LIMIT = 2000
ROUNDS = 10


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
    for n in range(limit + 1):
        if is_prime[n]:
            count += 1
    return count


total = 0
for i in range(ROUNDS):
    total += sieve(LIMIT)
print(total)
