#include <stdint.h>
#include <stdio.h>
static uint32_t crc32(const long *data, long n) {
    uint32_t crc = 0xFFFFFFFF;
    for (long i = 0; i < n; i++) {
        crc ^= (uint32_t)data[i];
        for (int bit = 0; bit < 8; bit++) {
            if (crc & 1)
                crc = (crc >> 1) ^ 0xEDB88320;
            else
                crc >>= 1;
        }
    }
    return crc ^ 0xFFFFFFFF;
}
int main(void) {
    static long data[4096];
    for (long i = 0; i < 4096; i++)
        data[i] = (i * 7 + 3) & 255;
    long result = 0;
    for (long times = 0; times < 400; times++)
        result ^= (long)crc32(data, 4096) + times;
    printf("%ld\n", result);
}
