#include <stdio.h>
static void quicksort(long *items, long low, long high) {
    while (low < high) {
        long pivot = items[(low + high) / 2], i = low, j = high;
        while (i <= j) {
            while (items[i] < pivot)
                i++;
            while (items[j] > pivot)
                j--;
            if (i <= j) {
                long t = items[i];
                items[i++] = items[j];
                items[j--] = t;
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
int main(void) {
    static long items[200000];
    long seed = 12345;
    for (long i = 0; i < 200000; i++)
        items[i] = seed = (seed * 1103 + 12345) % 1000003;
    quicksort(items, 0, 199999);
    long check = 0;
    for (long i = 0; i < 200000; i++)
        check = (check * 31 + items[i]) % 1000003;
    printf("%ld %ld %ld %ld\n", items[0], items[100000], items[199999], check);
}
