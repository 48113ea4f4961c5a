# Primes by the sieve of Eratosthenes, and a few facts about them.


def sieve(limit):
    is_prime = [True] * (limit + 1)
    is_prime[0] = is_prime[1] = False
    n = 2
    while n * n <= limit:
        if is_prime[n]:
            for multiple in range(n * n, limit + 1, n):
                is_prime[multiple] = False
        n += 1
    return [n for n in range(limit + 1) if is_prime[n]]


primes = sieve(2000)
print(len(primes), "primes up to 2000, the last", primes[-1])
twins = [(p, q) for p, q in zip(primes, primes[1:]) if q - p == 2]
print(len(twins), "pairs of twins, the last", twins[-1])
gaps = {}
for p, q in zip(primes, primes[1:]):
    gaps[q - p] = gaps.get(q - p, 0) + 1
print("gaps:", ", ".join(f"{gap}: {gaps[gap]}" for gap in sorted(gaps)))
