// SPDX-License-Identifier: MIT
// Twin of jacobi.py.
#include "twin.h"

#define NX 100
#ifndef ITERATIONS
#define ITERATIONS 1000
#endif

static void sweep(const float *u, float *new, int n) {
    for (int i = 1; i < n + 1; i++)
        new[i] = 0.5f * (u[i - 1] + u[i + 1]);
}

static float cells[2][NX + 2];

static float solve(int n, int iterations) {
    float *u = cells[0], *new = cells[1];
    for (int i = 0; i < n + 2; i++)
        u[i] = new[i] = 0.0f;
    u[0] = new[0] = 1.0f;
    u[n + 1] = new[n + 1] = 10.0f;
    for (int iteration = 0; iteration < iterations; iteration++) {
        sweep(u, new, n);
        float *old = u;
        u = new;
        new = old;
    }
    float total = 0.0f;
    for (int i = 0; i < n + 2; i++)
        total += u[i];
    return total;
}

void twin_main(epy_core *c) {
    twin_print_float(c, solve(NX, ITERATIONS));
}
