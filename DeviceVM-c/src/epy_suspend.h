// SPDX-License-Identifier: MIT
// Generators that are interpreted: their frames move into the heap while they are suspended, and back. Such a frame is
// always entered from C (LEAVE), and holds the address of its generator in place of where its result goes.
#ifndef EPY_SUSPEND_H
#define EPY_SUSPEND_H

#include "epy_frames.h"
#include "epy_generator.h"

#if EPY_USES_OPCODE(StartGenerator)
// Where it goes on: an offset in the code of its function, which may have moved until then, and whether a yield stands
// there that waits for what is sent.
#define SUSPENDED(f, at, yields) ((epy_word)((at) - (epy_at)((f)->code - c->code)) << 1 | (yields))

static inline void copy_words(epy_word *to, const epy_word *from, epy_word count) {
    for (epy_word i = 0; i < count; i++)
        to[i] = from[i];
}

// A generator with the frame that runs; it goes on at `at`.
static __attribute__((noinline)) epy_value start_generator(epy_core *c, epy_act *a, unsigned function, epy_at at) {
    const epy_function *f = &c->functions[function];
    epy_generator *g = epy_generator_new(c, function, epy_vm_resume, SUSPENDED(f, at, 0), a->frame, f->raws);
    copy_words(epy_generator_raws(g), a->frame->values + a->frame->count, f->raws);
    return epy_of(g);
}

// v is the item, or (delegates) the iterator that gives the next ones.
static __attribute__((noinline)) epy_value suspend(epy_core *c, epy_act *a, epy_at at, epy_value v, bool delegates) {
    epy_generator *g = (epy_generator *)(uintptr_t)((epy_word *)a->frame)[-1];
    const epy_function *f = &c->functions[g->function];
    copy_words(g->values, a->frame->values, g->count + f->raws);
    g->state = SUSPENDED(f, at, 1);
    if (delegates)
        g->delegate = v;
    return v;
}

// The frame of a generator in activation a, and where it goes on; NULL: it raises what was thrown into it.
static const uint8_t *restore(epy_core *c, epy_act *a, const epy_generator *g, epy_word state) {
    const epy_function *f = &c->functions[g->function];
    const uint8_t *pc = f->code + (state >> 1);
    need(c, frame_words(f));
    epy_word *base = push_frame(c, a, f, c->frame_top, LEAVE, (epy_word)(uintptr_t)g);
    copy_words(a->frame->values, g->values, g->count + f->raws);
    a->at = (epy_at)(pc - c->code);
    c->top = a;
    if (g->sent == EPY_UNBOUND)
        return NULL;
    if (!(state & 1))
        return pc;
    base[~(epy_int)(pc[0] >> 4)] = g->sent;
    return pc + 2; // three nibbles
}
#endif

#endif
