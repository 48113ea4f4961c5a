// SPDX-License-Identifier: MIT
// Where a fault lands in interpreted functions. Protected ranges cost nothing until one is raised; then section Handlers is
// searched, from the deepest activation on, for a range that holds the place where the activation is. Both shapes of the
// interpreter include this.
#ifndef EPY_LANDING_H
#define EPY_LANDING_H

#include "epy_frames.h"
#include "epy_exception.h"

#if EPY_USES_OPCODE(Catch)
#define HANDLER_BYTES 8 // function, start, end, handler: offsets in its code

// The handler of the place where an activation is; NULL if there is none.
static const uint8_t *handler_of(const epy_core *c, const epy_act *a) {
    const uint8_t *row = c->handlers;
    for (unsigned i = 0; i < c->handler_count; i++, row += HANDLER_BYTES) {
        const epy_function *f = &c->functions[read16(row)];
        epy_at offset = a->at - (epy_at)(f->code - c->code);
        if (f->code && offset > read16(row + 2) && offset <= read16(row + 4))
            return row;
    }
    return NULL;
}

// What was raised goes on at a handler of an activation that is at least as deep as `lowest`: that one, ready to run from *pc.
// If none has a handler, what was raised goes on to the next landing place.
static epy_act *land(epy_core *c, const epy_act *lowest, const uint8_t **pc) {
    for (epy_act *a = c->top; a >= lowest; a--) {
        const uint8_t *row = handler_of(c, a);
        if (!row)
            continue;
        const epy_function *f = &c->functions[read16(row)];
        *pc = f->code + read16(row + 6);
        c->frame_top = a->frame->values + a->frame->count + f->raws;
        c->caught = epy_catch(c, a);
        return a;
    }
    epy_unwind(c);
}
#endif

#endif
