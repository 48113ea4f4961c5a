// SPDX-License-Identifier: MIT
// Remainder of signed 64-bit ints for compilers whose libgcc has a wrong one (MicroBlaze, GCC 12).
#include <stdint.h>

int64_t __moddi3(int64_t a, int64_t b);

int64_t __moddi3(int64_t a, int64_t b) {
    uint64_t x = a < 0 ? 0 - (uint64_t)a : (uint64_t)a, y = b < 0 ? 0 - (uint64_t)b : (uint64_t)b;
    uint64_t rest = x % y;
    return (int64_t)(a < 0 ? 0 - rest : rest);
}
