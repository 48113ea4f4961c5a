// SPDX-License-Identifier: MIT
// Twin of matmul.py.
#include "twin.h"

#define N 12
#ifndef ROUNDS
#define ROUNDS 4
#endif

static float a[N * N], b[N * N], c[N * N];

static void matmul(const float *a, const float *b, float *c, int n) {
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++) {
            float total = 0.0f;
            for (int k = 0; k < n; k++)
                total += a[i * n + k] * b[k * n + j];
            c[i * n + j] = total;
        }
}

void twin_main(epy_core *core) {
    for (int i = 0; i < N * N; i++) {
        a[i] = i * 0.5f;
        b[i] = (i % 7) * 1.25f;
    }
    for (int i = 0; i < ROUNDS; i++)
        matmul(a, b, c, N);
    float trace = 0.0f;
    for (int i = 0; i < N; i++)
        trace += c[i * N + i];
    twin_print_float(core, trace);
}
