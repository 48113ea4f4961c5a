// SPDX-License-Identifier: MIT
// What the C twins of kernels stand on. On a core: start-up, link and print service of a frozen program, so that an image
// differs from ours in nothing but the kernel and the runtime that ours needs. With TWIN_HOST: a process that prints
// by itself (twin_host.h).
#ifndef TWIN_H
#define TWIN_H

#ifdef TWIN_HOST
#include "twin_host.h"
#else
#include "epy_frozen.h"
#include "epy_host.h"
#include "epy_objects.h"
#include "epy_rt.h"

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

// A line with the number, as print has it.
static inline void twin_print_int(epy_core *c, twin_int i) { twin_print(c, epy_small(i)); }
static inline void twin_print_float(epy_core *c, twin_float x) { twin_print(c, twin_boxed(x)); }

// Parts of a line and its end; specifications as in f-strings. Texts are literals of two letters or more.
static inline void twin_put(epy_core *c, epy_value v, epy_value specification) {
    const epy_value parts[] = {v, specification};
    epy_link_print(c, EPY_UNBOUND, EPY_UNBOUND, parts, 2);
}
static inline void twin_end(epy_core *c) {
    twin_put(c, EPY_IMMEDIATE(EPY_KIND_CHAR, '\n'), EPY_NONE);
}
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
#define twin_put_int(c, i, specification) twin_put_as(c, epy_small(i), specification)
#define twin_put_float(c, x, specification) twin_put_as(c, twin_boxed(x), specification)
#endif

// The kernel; prints its answer.
void twin_main(epy_core *c);

#endif
