// SPDX-License-Identifier: MIT
// Twin of montecarlo.py.
#include "twin.h"

#define POINTS 5000

static twin_int a = 1, b = 2, c = 3;

static twin_float random_number(void) {
    a = 171 * a % 30269;
    b = 172 * b % 30307;
    c = 170 * c % 30323;
    twin_float x = (twin_float)a / 30269 + (twin_float)b / 30307 + (twin_float)c / 30323;
    return x - (twin_float)(twin_int)x;
}

static twin_int hits(twin_int n) {
    twin_int inside = 0;
    for (twin_int i = 0; i < n; i++) {
        twin_float x = random_number(), y = random_number();
        if (x * x + y * y <= 1.0)
            inside++;
    }
    return inside;
}

void twin_main(epy_core *core) {
    twin_int total = 0;
    for (twin_int k = 0; k < ROUNDS; k++)
        total += hits(POINTS);
    twin_put_float(core, 4.0 * (twin_float)total / (ROUNDS * POINTS), ".6f");
    twin_end(core);
}
