// SPDX-License-Identifier: MIT
// Twin of fib.py.
#include "twin.h"

static twin_int fib(twin_int n) {
    if (n < 2)
        return n;
    return fib(n - 1) + fib(n - 2);
}

void twin_main(epy_core *c) {
    twin_int total = 0;
    for (twin_int k = 0; k < ROUNDS; k++)
        total += fib(twin_hidden(22 + k % 2));
    twin_print_int(c, total);
}
