// SPDX-License-Identifier: MIT
// Twin of crc32.py.
#include "twin.h"

#define BYTES 4096

static uint32_t crc32(const twin_int *data, twin_int n) {
    uint32_t crc = 0xFFFFFFFF;
    for (twin_int i = 0; i < n; i++) {
        crc ^= (uint32_t)data[i];
        for (twin_int bit = 0; bit < 8; bit++) {
            if (crc & 1)
                crc = (crc >> 1) ^ 0xEDB88320;
            else
                crc >>= 1;
        }
    }
    return crc ^ 0xFFFFFFFF;
}

void twin_main(epy_core *c) {
    static twin_int data[BYTES];
    for (twin_int i = 0; i < BYTES; i++)
        data[i] = (i * 7 + 3) & 255;
    uint32_t result = 0;
    for (twin_int k = 0; k < ROUNDS; k++) {
        data[k] = k & 255;
        result ^= crc32(data, BYTES);
    }
    twin_print_word(c, result);
}
