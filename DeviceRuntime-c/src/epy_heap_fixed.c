// SPDX-License-Identifier: MIT
// The heap of a program whose allocations are all known to fit (CodeGen/Frozen/AllocationBound.cs): one run of free
// words, from which objects are cut. Nothing is ever freed.
#include "epy_objects.h"
#include "epy_slice.h"

#if !EPY_PROGRAM_COLLECTS

extern inline void epy_push(epy_core *c, epy_value v);

void epy_heap_start(epy_core *c, epy_word *start, epy_word *end) {
    c->heap = c->run = start;
    c->heap_end = c->run_end = end;
}

epy_word epy_heap_used(epy_core *c) {
    return c->peak_words = (epy_word)(c->run - c->heap);
}

epy_object *epy_allocate_more(epy_core *c, epy_word words, enum epy_type type, unsigned subtype) {
    if (words > (epy_word)(c->run_end - c->run))
        epy_raise(c, EPY_FAULT_Memory);
    epy_word *p = c->run, *end = p + words;
    c->run = end;
    p[0] = EPY_HEADER(words, type, subtype);
    for (epy_word *q = p + 1; q < end; q++)
        *q = 0;
    return (epy_object *)p;
}

#if EPY_USES_TYPE(Exception)
epy_object *epy_allocate_if_room(epy_core *c, epy_word words, enum epy_type type, unsigned subtype) {
    return words > (epy_word)(c->run_end - c->run) ? NULL : epy_allocate_more(c, words, type, subtype);
}
#endif

#endif
