// SPDX-License-Identifier: MIT
// Twin of gaussseidel.py.
#include "twin.h"

#define N 50
#define SWEEPS 100

static twin_float u[N + 2][N + 2];

static twin_float sweep(void) {
    twin_float change = 0.0;
    for (twin_int i = 1; i < N + 1; i++)
        for (twin_int j = 1; j < N + 1; j++) {
            twin_float new = 0.25 * (u[i - 1][j] + u[i + 1][j] + u[i][j - 1] + u[i][j + 1]);
            twin_float step = new - u[i][j];
            change += step < 0 ? -step : step;
            u[i][j] = new;
        }
    return change;
}

static twin_float solve(twin_float edge) {
    for (twin_int i = 0; i < N + 2; i++)
        for (twin_int j = 0; j < N + 2; j++)
            u[i][j] = 0.0;
    for (twin_int i = 0; i < N + 2; i++) {
        u[i][0] = edge;
        u[0][i] = 1.0;
    }
    twin_float change = 0.0;
    for (twin_int k = 0; k < SWEEPS; k++)
        change = sweep();
    return change;
}

void twin_main(epy_core *c) {
    twin_float total = 0.0;
    for (twin_int k = 0; k < ROUNDS; k++)
        total += solve((twin_float)k * 0.5);
    twin_put_float(c, total, ".6f");
    twin_end(c);
}
