// SPDX-License-Identifier: MIT
// Twin of fft.py.
#include "twin.h"

#define N 512
#define PI 3.141592653589793

static twin_float re[N], im[N], cosines[N / 2], forward[N / 2], backward[N / 2];

static void exchange(twin_float *items, twin_int i, twin_int j) {
    twin_float item = items[i];
    items[i] = items[j];
    items[j] = item;
}

static void reverse_bits(twin_int n) {
    twin_int j = 0;
    for (twin_int i = 0; i < n - 1; i++) {
        if (i < j) {
            exchange(re, i, j);
            exchange(im, i, j);
        }
        twin_int bit = n / 2;
        while (bit <= j) {
            j -= bit;
            bit /= 2;
        }
        j += bit;
    }
}

static void fft(twin_int n, const twin_float *sines) {
    reverse_bits(n);
    for (twin_int size = 2; size <= n; size *= 2) {
        twin_int half = size / 2, step = n / size;
        for (twin_int start = 0; start < n; start += size)
            for (twin_int k = 0; k < half; k++) {
                twin_float wr = cosines[k * step], wi = sines[k * step];
                twin_int i = start + k, j = i + half;
                twin_float xr = wr * re[j] - wi * im[j];
                twin_float xi = wr * im[j] + wi * re[j];
                re[j] = re[i] - xr;
                im[j] = im[i] - xi;
                re[i] += xr;
                im[i] += xi;
            }
    }
}

void twin_main(epy_core *c) {
    for (twin_int k = 0; k < N / 2; k++) {
        twin_float angle = 2.0 * PI * (twin_float)k / N;
        cosines[k] = twin_cos(c, angle);
        backward[k] = twin_sin(c, angle);
        forward[k] = -backward[k];
    }
    for (twin_int k = 0; k < N; k++)
        re[k] = (twin_float)(k % 17);
    twin_float peak = 0.0, sum = 0.0;
    for (twin_int k = 0; k < ROUNDS; k++) {
        fft(N, forward);
        peak += re[1];
        fft(N, backward);
        for (twin_int i = 0; i < N; i++) {
            re[i] /= N;
            im[i] /= N;
        }
    }
    for (twin_int i = 0; i < N; i++)
        sum += re[i];
    twin_put_float(c, peak, ".2f");
    twin_put_char(c, ' ');
    twin_put_float(c, sum, ".2f");
    twin_end(c);
}
