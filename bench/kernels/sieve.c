// SPDX-License-Identifier: MIT
// Twin of sieve.py.
#define TWIN_HEAP 32768
#include "twin.h"

static twin_int sieve(twin_int limit) {
    bool *is_prime = malloc((size_t)limit + 1);
    memset(is_prime, 1, (size_t)limit + 1);
    is_prime[0] = is_prime[1] = false;
    for (twin_int n = 2; n * n <= limit; n++) {
        if (is_prime[n])
            for (twin_int multiple = n * n; multiple < limit + 1; multiple += n)
                is_prime[multiple] = false;
    }
    twin_int count = 0;
    for (twin_int n = 0; n < limit + 1; n++)
        if (is_prime[n])
            count++;
    free(is_prime);
    return count;
}

void twin_main(epy_core *c) {
    twin_int total = 0;
    for (twin_int k = 0; k < ROUNDS; k++)
        total += sieve(20000 - k);
    twin_print_int(c, total);
}
