// SPDX-License-Identifier: MIT
// Twin of sieve.py.
#include "twin.h"

#define LIMIT 2000
#ifndef ROUNDS
#define ROUNDS 10
#endif

static bool is_prime[LIMIT + 1];

static int sieve(int limit) {
    for (int n = 0; n < limit + 1; n++)
        is_prime[n] = true;
    is_prime[0] = is_prime[1] = false;
    for (int n = 2; n * n <= limit; n++)
        if (is_prime[n])
            for (int multiple = n * n; multiple < limit + 1; multiple += n)
                is_prime[multiple] = false;
    int count = 0;
    for (int n = 0; n < limit + 1; n++)
        if (is_prime[n])
            count++;
    return count;
}

void twin_main(epy_core *c) {
    int total = 0;
    for (int i = 0; i < ROUNDS; i++)
        total += sieve(LIMIT);
    twin_print_int(c, total);
}
