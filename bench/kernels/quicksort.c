// SPDX-License-Identifier: MIT
// Twin of quicksort.py.
#include "twin.h"

#define SIZE 4000

static void quicksort(twin_int *items, twin_int low, twin_int high) {
    while (low < high) {
        twin_int pivot = items[(low + high) / 2], i = low, j = high;
        while (i <= j) {
            while (items[i] < pivot)
                i++;
            while (items[j] > pivot)
                j--;
            if (i <= j) {
                twin_int item = items[i];
                items[i++] = items[j];
                items[j--] = item;
            }
        }
        if (j - low < high - i) {
            quicksort(items, low, j);
            low = i;
        } else {
            quicksort(items, i, high);
            high = j;
        }
    }
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
        quicksort(items, 0, SIZE - 1);
        for (twin_int i = 0; i < SIZE; i++)
            check = (check * 31 + items[i]) % 1000003;
    }
    twin_print_int(c, check);
}
