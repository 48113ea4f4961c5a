// SPDX-License-Identifier: MIT
// Twin of matmul.py.
#include "twin.h"

#define N 16
#ifndef ROUNDS
#define ROUNDS 4
#endif

static int a[N * N], b[N * N], c[N * N];

static void matmul(const int *a, const int *b, int *c, int n) {
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++) {
            int total = 0;
            for (int k = 0; k < n; k++)
                total += a[i * n + k] * b[k * n + j];
            c[i * n + j] = total;
        }
}

void twin_main(epy_core *core) {
    for (int i = 0; i < N * N; i++) {
        a[i] = i & 15;
        b[i] = i % 7;
    }
    for (int i = 0; i < ROUNDS; i++)
        matmul(a, b, c, N);
    int trace = 0;
    for (int i = 0; i < N; i++)
        trace += c[i * N + i];
    twin_print_int(core, trace);
}
