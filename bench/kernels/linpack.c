// SPDX-License-Identifier: MIT
// Twin of linpack.py.
#include "twin.h"

#define N 60

static twin_float a[N][N], b[N];
static twin_int pivots[N - 1];

static void matrix(twin_int n, twin_int seed) {
    for (twin_int i = 0; i < n; i++)
        b[i] = 0.0;
    for (twin_int j = 0; j < n; j++)
        for (twin_int i = 0; i < n; i++) {
            seed = seed * 3125 % 65536;
            a[j][i] = (twin_float)(seed - 32768) / 16384;
            b[i] += a[j][i];
        }
}

static twin_float magnitude(twin_float x) {
    return x < 0 ? -x : x;
}

static twin_int pivot_of(const twin_float *column, twin_int n, twin_int start) {
    twin_int best = start;
    for (twin_int i = start + 1; i < n; i++)
        if (magnitude(column[i]) > magnitude(column[best]))
            best = i;
    return best;
}

static void exchange(twin_float *items, twin_int i, twin_int j) {
    twin_float item = items[i];
    items[i] = items[j];
    items[j] = item;
}

static void daxpy(twin_float factor, const twin_float *x, twin_float *y, twin_int start, twin_int n) {
    for (twin_int i = start; i < n; i++)
        y[i] += factor * x[i];
}

static void factor(twin_int n) {
    for (twin_int k = 0; k < n - 1; k++) {
        twin_float *column = a[k];
        twin_int pivot = pivots[k] = pivot_of(column, n, k);
        exchange(column, pivot, k);
        twin_float scale = -1.0 / column[k];
        for (twin_int i = k + 1; i < n; i++)
            column[i] *= scale;
        for (twin_int j = k + 1; j < n; j++) {
            exchange(a[j], pivot, k);
            daxpy(a[j][k], column, a[j], k + 1, n);
        }
    }
}

static void solve(twin_int n) {
    for (twin_int k = 0; k < n - 1; k++) {
        exchange(b, pivots[k], k);
        daxpy(b[k], a[k], b, k + 1, n);
    }
    for (twin_int k = n - 1; k >= 0; k--) {
        b[k] /= a[k][k];
        daxpy(-b[k], a[k], b, 0, k);
    }
}

void twin_main(epy_core *c) {
    twin_float total = 0.0;
    for (twin_int k = 0; k < ROUNDS; k++) {
        matrix(N, 1325 + 2 * k);
        factor(N);
        solve(N);
        for (twin_int i = 0; i < N; i++)
            total += b[i];
    }
    twin_put_float(c, total, ".3f");
    twin_end(c);
}
