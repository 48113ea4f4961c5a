// SPDX-License-Identifier: MIT
// What the C twins of kernels stand on. On a core: start-up, link and print service of a frozen program, so that an image
// differs from ours in nothing but the kernel and the runtime that ours needs. With TWIN_HOST: a process that prints
// by itself (twin_host.h).
#ifndef TWIN_H
#define TWIN_H

#ifdef TWIN_HOST
#include "twin_host.h"
#else
#include "epy_builtins.h"
#include "epy_frozen.h"
#include "epy_host.h"
#include "epy_objects.h"
#include "epy_rt.h"
#ifdef TWIN_HEAP
#include "twin_heap.h"
#endif

// What a core has of C's library.
void *memcpy(void *restrict to, const void *restrict from, size_t size);
void *memset(void *to, int value, size_t size);
int memcmp(const void *a, const void *b, size_t size);

typedef epy_int twin_int;
typedef epy_float twin_float;

static inline void twin_print(epy_core *c, epy_value v) {
    epy_link_print(c, EPY_NONE, EPY_NONE, &v, 1);
}
static inline epy_value twin_boxed(twin_float x) {
    static epy_box_float box = {EPY_CONSTANT_HEADER(box, Float, 0), 0};
    box.value = x;
    return EPY_CONSTANT(box);
}
static inline twin_float twin_sqrt(twin_float x) {
    return epy_float_root(x);
}
static inline twin_float twin_sin(epy_core *c, twin_float x) {
    return epy_math_call(c, EPY_MATH_Sin, x, 0);
}
static inline twin_float twin_cos(epy_core *c, twin_float x) {
    return epy_math_call(c, EPY_MATH_Cos, x, 0);
}

// An int; unsigned_bits: of a number that has no sign bit.
static inline epy_value twin_int_value(twin_int i, bool unsigned_bits) {
    static epy_big_int box;
    if (epy_fits_small(i) && (i >= 0 || !unsigned_bits))
        return epy_small(i);
    box = (epy_big_int){EPY_CONSTANT_HEADER(box, Int, unsigned_bits), (epy_word)i};
    return EPY_CONSTANT(box);
}

// A line with the number, as print has it.
static inline void twin_print_int(epy_core *c, twin_int i) { twin_print(c, twin_int_value(i, false)); }
static inline void twin_print_word(epy_core *c, uint32_t w) {
    twin_print(c, twin_int_value((twin_int)w, (twin_int)w < 0));
}
static inline void twin_print_float(epy_core *c, twin_float x) { twin_print(c, twin_boxed(x)); }

// Parts of a line and its end; specifications as in f-strings. Texts are literals of two letters or more.
static inline void twin_put(epy_core *c, epy_value v, epy_value specification) {
    const epy_value parts[] = {v, specification};
    epy_link_print(c, EPY_UNBOUND, EPY_UNBOUND, parts, 2);
}
static inline void twin_put_char(epy_core *c, char letter) {
    twin_put(c, EPY_IMMEDIATE(EPY_KIND_CHAR, (uint8_t)letter), EPY_NONE);
}
static inline void twin_end(epy_core *c) { twin_put_char(c, '\n'); }
#define twin_put_text(c, text)                                                                               \
    do {                                                                                                     \
        EPY_CONSTANT_STR(twin_text_, sizeof(text) - 1, sizeof(text) - 1, text);                              \
        twin_put(c, EPY_CONSTANT(twin_text_), EPY_NONE);                                                     \
    } while (0)
#define twin_put_as(c, value, specification)                                                                 \
    do {                                                                                                     \
        EPY_CONSTANT_STR(twin_as_, sizeof(specification) - 1, sizeof(specification) - 1, specification);     \
        twin_put(c, value, EPY_CONSTANT(twin_as_));                                                          \
    } while (0)
#define twin_put_int(c, i, specification) twin_put_as(c, twin_int_value(i, false), specification)
#define twin_put_float(c, x, specification) twin_put_as(c, twin_boxed(x), specification)
#endif

// A number of which the compiler does not know what it is.
static inline twin_int twin_hidden(twin_int i) {
    __asm__ volatile("" : "+r"(i));
    return i;
}

// The kernel; prints its answer.
void twin_main(epy_core *c);

#endif
