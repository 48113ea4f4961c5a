// SPDX-License-Identifier: MIT
// Twin of jacobi.py.
#include "twin.h"

#define NX 100
#define MAX_ITS 10000
#define CONVERGENCE ((twin_float)1e-5)

static twin_float cells[2][NX + 2];

static void initialise(twin_float *u, twin_float left, twin_float right) {
    for (int i = 0; i < NX + 2; i++)
        u[i] = 0;
    u[0] = left;
    u[NX + 1] = right;
}

static twin_float residual_norm(const twin_float *u, int n) {
    twin_float total = 0;
    for (int i = 1; i < n + 1; i++) {
        twin_float r = u[i] * 2 - u[i - 1] - u[i + 1];
        total += r * r;
    }
    return twin_sqrt(total);
}

static void sweep(const twin_float *u, twin_float *u_new, int n) {
    for (int i = 1; i < n + 1; i++)
        u_new[i] = (twin_float)0.5 * (u[i - 1] + u[i + 1]);
}

void twin_main(epy_core *c) {
    twin_float *u = cells[0], *u_new = cells[1];
    initialise(u, 1, 10);
    initialise(u_new, 1, 10);
    twin_float start = residual_norm(u, NX), norm = 1;
    int its = 0;
    for (; norm >= CONVERGENCE && its < MAX_ITS; its++) {
        sweep(u, u_new, NX);
        twin_float *old = u;
        u = u_new;
        u_new = old;
        norm = residual_norm(u, NX) / start;
        if (its % 1000 == 0) {
            twin_put_text(c, "iteration ");
            twin_put_int(c, its, "5d");
            twin_put_text(c, ": relative residual ");
            twin_put_float(c, norm, ".6f");
            twin_end(c);
        }
    }
    twin_put_text(c, "stopped after ");
    twin_put_int(c, its, "1d");
    twin_put_text(c, " iterations, relative residual ");
    twin_put_float(c, norm, ".6f");
    twin_end(c);
    twin_put_text(c, "middle value ");
    twin_put_float(c, u[NX / 2], ".4f");
    twin_end(c);
}
