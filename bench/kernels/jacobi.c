#include <stdio.h>
#include <stdlib.h>
#define NX 100
#define ITS 10000
static double *jacobi(long n, long its) {
    double *u = calloc(n + 2, sizeof *u), *w = calloc(n + 2, sizeof *w);
    u[0] = w[0] = 1.0;
    u[n + 1] = w[n + 1] = 10.0;
    for (long it = 0; it < its; it++) {
        for (long i = 1; i < n + 1; i++)
            w[i] = 0.5 * (u[i - 1] + u[i + 1]);
        double *t = u;
        u = w;
        w = t;
    }
    return u;
}
int main(void) {
    double total = 0.0;
    for (int times = 0; times < 20; times++) {
        double *u = jacobi(NX, ITS);
        for (long i = 0; i < NX + 2; i++)
            total += u[i];
    }
    printf("%.6f\n", total);
}
