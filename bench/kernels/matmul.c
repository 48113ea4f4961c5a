// SPDX-License-Identifier: MIT
// Twin of matmul.py.
#include "twin.h"

#define N 64

static twin_float a[N * N], b[N * N], product[N * N];

static __attribute__((noinline)) void matmul(const twin_float *a, const twin_float *b, twin_float *c, twin_int n) {
    for (twin_int i = 0; i < n; i++)
        for (twin_int j = 0; j < n; j++) {
            twin_float total = 0.0;
            for (twin_int k = 0; k < n; k++)
                total += a[i * n + k] * b[k * n + j];
            c[i * n + j] = total;
        }
}

void twin_main(epy_core *c) {
    for (twin_int i = 0; i < N * N; i++) {
        a[i] = (twin_float)i * 0.5;
        b[i] = (twin_float)(i % 7) * 1.25;
    }
    twin_float trace = 0.0;
    for (twin_int k = 0; k < ROUNDS; k++) {
        a[k] = 1.0;
        matmul(a, b, product, N);
        for (twin_int i = 0; i < N; i++)
            trace += product[i * N + i];
    }
    twin_put_float(c, trace, ".3f");
    twin_end(c);
}
