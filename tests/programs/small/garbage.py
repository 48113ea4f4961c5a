# Lists whose lengths are known and which do not all fit a small core at once: it must collect.
def primes(limit):
    is_prime = [True] * (limit + 1)
    count = 0
    for n in range(2, limit + 1):
        if is_prime[n]:
            count += 1
            for multiple in range(n * n, limit + 1, n):
                is_prime[multiple] = False
    return count


total = 0
for i in range(20):
    total += primes(2000)
print(total)
