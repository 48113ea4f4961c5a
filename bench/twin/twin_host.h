// SPDX-License-Identifier: MIT
// A twin as a process of the host: the same services through stdio. Prints on standard error how long the kernel ran
// and by how much it made the process grow.
#ifndef TWIN_HOST_H
#define TWIN_HOST_H

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

typedef struct epy_core epy_core;
#ifdef EPY_I32F32
typedef int32_t twin_int;
typedef float twin_float;
#define twin_sqrt sqrtf
#define twin_sin(c, x) ((void)(c), sinf(x))
#define twin_cos(c, x) ((void)(c), cosf(x))
#define TWIN_DIGITS 9
#define TWIN_READ strtof
#else
typedef int64_t twin_int;
typedef double twin_float;
#define twin_sqrt sqrt
#define twin_sin(c, x) ((void)(c), sin(x))
#define twin_cos(c, x) ((void)(c), cos(x))
#define TWIN_DIGITS 17
#define TWIN_READ strtod
#endif

static inline void twin_print_int(epy_core *c, twin_int i) {
    (void)c;
    printf("%lld\n", (long long)i);
}

static inline void twin_print_word(epy_core *c, uint32_t w) {
    (void)c;
    printf("%llu\n", (unsigned long long)w);
}

// As repr of a number that is neither very large nor very small: the fewest digits that read back as it.
static inline void twin_print_float(epy_core *c, twin_float x) {
    char text[40];
    (void)c;
    for (int digits = 1; digits <= TWIN_DIGITS; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, (double)x);
        if (TWIN_READ(text, NULL) == x)
            break;
    }
    printf("%s%s\n", text, strpbrk(text, ".en") ? "" : ".0");
}

#define twin_put_text(c, text) ((void)(c), (void)fputs(text, stdout))

#define twin_put_char(c, letter) ((void)(c), (void)putchar(letter))
#define twin_end(c) twin_put_char(c, '\n')

// "5d" and ".6f" mean in printf what they mean in f-strings.
static inline void twin_put_int(epy_core *c, twin_int i, const char *specification) {
    char format[24];
    (void)c;
    snprintf(format, sizeof format, "%%%.*slld", (int)strlen(specification) - 1, specification);
    printf(format, (long long)i);
}
static inline void twin_put_float(epy_core *c, twin_float x, const char *specification) {
    char format[24];
    (void)c;
    snprintf(format, sizeof format, "%%%s", specification);
    printf(format, (double)x);
}

void twin_main(epy_core *c);

static inline long twin_resident(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss * 1024; // Linux counts kilobytes
}

int main(void) {
    struct timespec from, to;
    long before = twin_resident();
    clock_gettime(CLOCK_MONOTONIC, &from);
    twin_main(NULL);
    fflush(stdout);
    clock_gettime(CLOCK_MONOTONIC, &to);
    double ms = 1e3 * (double)(to.tv_sec - from.tv_sec) + 1e-6 * (double)(to.tv_nsec - from.tv_nsec);
    fprintf(stderr, "ran %.6f ms, grew by %ld bytes\n", ms, twin_resident() - before);
    return 0;
}

#endif
