// SPDX-License-Identifier: MIT
// Twin of loop.py.
#include "twin.h"

#ifndef STEPS
#define STEPS 10000
#endif

static int count(int steps) {
    int total = 0;
    for (int i = 0; i < steps; i++)
        total += i & 3;
    return total;
}

void twin_main(epy_core *c) {
    twin_print_int(c, count(STEPS));
}
