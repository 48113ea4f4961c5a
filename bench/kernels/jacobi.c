// SPDX-License-Identifier: MIT
// Twin of jacobi.py.
#ifndef NX
#define NX 100
#endif
#define ITERATIONS 10000
#define TWIN_HEAP 8192
#include "twin.h"

static twin_float *jacobi(twin_int nx, twin_int iterations) {
    twin_float *u = calloc((size_t)nx + 2, sizeof *u), *w = calloc((size_t)nx + 2, sizeof *w);
    u[0] = w[0] = 1.0;
    u[nx + 1] = w[nx + 1] = 10.0;
    for (twin_int iteration = 0; iteration < iterations; iteration++) {
        for (twin_int i = 1; i < nx + 1; i++)
            w[i] = 0.5 * (u[i - 1] + u[i + 1]);
        twin_float *old = u;
        u = w;
        w = old;
    }
    free(w);
    return u;
}

void twin_main(epy_core *c) {
    twin_float total = 0.0;
    for (twin_int k = 0; k < ROUNDS; k++) {
        twin_float *u = jacobi(NX, ITERATIONS);
        for (twin_int i = 0; i < NX + 2; i++)
            total += u[i];
        free(u);
    }
    twin_put_float(c, total, ".6f");
    twin_end(c);
}
