// SPDX-License-Identifier: MIT
// Twin of crc32.py.
#include "twin.h"

#ifndef ROUNDS
#define ROUNDS 10
#endif

static uint32_t crc32(const int *data, int n) {
    uint32_t crc = 0xFFFFFFFF;
    for (int i = 0; i < n; i++) {
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

static int data[256];

void twin_main(epy_core *c) {
    for (int i = 0; i < 256; i++)
        data[i] = (i * 7 + 3) & 255;
    uint32_t result = 0;
    for (int i = 0; i < ROUNDS; i++) {
        result ^= crc32(data, 256);
        data[0] = i;
    }
    twin_print_int(c, (int)(result & 0xFFFFFFF));
}
