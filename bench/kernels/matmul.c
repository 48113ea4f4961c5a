#include <stdio.h>
#define N 64
static double a[N * N], b[N * N], c[N * N];
static __attribute__((noinline)) void matmul(const double *a, const double *b, double *c, long n) {
    for (long i = 0; i < n; i++)
        for (long j = 0; j < n; j++) {
            double total = 0.0;
            for (long k = 0; k < n; k++)
                total += a[i * n + k] * b[k * n + j];
            c[i * n + j] = total;
        }
}
int main(void) {
    for (long i = 0; i < N * N; i++) {
        a[i] = i * 0.5;
        b[i] = (i % 7) * 1.25;
    }
    for (int times = 0; times < 100; times++)
        matmul(a, b, c, N);
    double trace = 0.0;
    for (long i = 0; i < N; i++)
        trace += c[i * N + i];
    printf("%.3f\n", trace);
}
