#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static long sieve(long limit) {
    bool *is_prime = malloc(limit + 1);
    memset(is_prime, 1, limit + 1);
    is_prime[0] = is_prime[1] = false;
    for (long n = 2; n * n <= limit; n++) {
        if (is_prime[n])
            for (long multiple = n * n; multiple < limit + 1; multiple += n)
                is_prime[multiple] = false;
    }
    long count = 0;
    for (long n = 0; n < limit + 1; n++)
        if (is_prime[n])
            count++;
    free(is_prime);
    return count;
}
int main(void) {
    long total = 0;
    for (int k = 0; k < 20; k++)
        total += sieve(200000);
    printf("%ld\n", total);
}
