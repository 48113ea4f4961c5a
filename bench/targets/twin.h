// SPDX-License-Identifier: MIT
// What the C twins stand on: the start-up, the link and the print service of a frozen program, so that an image
// differs from ours in nothing but the kernel and the runtime that ours needs.
#ifndef TWIN_H
#define TWIN_H

#include "epy_frozen.h"
#include "epy_host.h"
#include "epy_objects.h"

// The kernel; prints its answer once.
void twin_main(epy_core *c);

static inline void twin_print(epy_core *c, epy_value v) {
    epy_link_print(c, EPY_NONE, EPY_NONE, &v, 1);
}
static inline void twin_print_int(epy_core *c, int32_t i) { twin_print(c, epy_small(i)); }
static inline void twin_print_float(epy_core *c, float x) {
    static epy_box_float box = {EPY_CONSTANT_HEADER(box, Float, 0), 0};
    box.value = x;
    twin_print(c, EPY_CONSTANT(box));
}

#endif
