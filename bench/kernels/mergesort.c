// SPDX-License-Identifier: MIT
// Twin of mergesort.py: each merge makes a new array, as there; a slice is a pointer and a length.
#define TWIN_HEAP (1 << 17)
#include "twin.h"

#define SIZE 2000

static twin_int *merge(const twin_int *left, twin_int n, const twin_int *right, twin_int m) {
    twin_int *merged = malloc((size_t)(n + m) * sizeof *merged), *to = merged;
    twin_int i = 0, j = 0;
    while (i < n && j < m)
        *to++ = left[i] <= right[j] ? left[i++] : right[j++];
    memcpy(to, left + i, (size_t)(n - i) * sizeof *to);
    memcpy(to + (n - i), right + j, (size_t)(m - j) * sizeof *to);
    return merged;
}

static twin_int *merge_sort(const twin_int *items, twin_int n) {
    if (n < 2) {
        twin_int *same = malloc(sizeof *same);
        *same = *items;
        return same;
    }
    twin_int middle = n / 2;
    twin_int *left = merge_sort(items, middle), *right = merge_sort(items + middle, n - middle);
    twin_int *merged = merge(left, middle, right, n - middle);
    free(left);
    free(right);
    return merged;
}

static void numbers(twin_int *values, twin_int n, twin_int seed) {
    for (twin_int i = 0; i < n; i++)
        values[i] = seed = (seed * 1103 + 12345) % 1000003;
}

void twin_main(epy_core *c) {
    static twin_int items[SIZE];
    twin_int check = 0;
    for (twin_int k = 0; k < ROUNDS; k++) {
        numbers(items, SIZE, k);
        twin_int *sorted = merge_sort(items, SIZE);
        for (twin_int i = 0; i < SIZE; i++)
            check = (check * 31 + sorted[i]) % 1000003;
        free(sorted);
    }
    twin_print_int(c, check);
}
