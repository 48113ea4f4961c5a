// SPDX-License-Identifier: MIT
// Frames of interpreted functions and the operands of instructions: what both shapes of the interpreter share
// (epy_exec.c, for speed; epy_exec_small.c, where the core is compiled for size). `base` points to the
// boundary of a frame's two banks: raw slot i is base[i], value slot i is base[~i].
//
//   c->frames ...  | return | result | count | values (last first) | raws |  next frame ...
//                                    ^ a->frame                    ^ base
//
// `return` is the code offset where the caller goes on (LEAVE: to C), `result` where it wants the result.
#ifndef EPY_FRAMES_H
#define EPY_FRAMES_H

#include "epy_call.h"
#include "epy_builtins.h"
#include "epy_load.h"
#include "epy_native.h"
#include "epy_ops.h"
#include "epy_slice.h"
#include "epy_opcodes.g.h"

#ifdef EPY_SLICE // some instructions are the only users of a label, a variable or a function
#pragma GCC diagnostic ignored "-Wunused-label"
#pragma GCC diagnostic ignored "-Wunused-variable"
#pragma GCC diagnostic ignored "-Wunused-but-set-variable"
#pragma GCC diagnostic ignored "-Wunused-function"
#endif

#define LEAVE ((epy_word)(uint32_t)-1)
#define HEAD 2 // words of a frame before its count

// `result`: slot number (as in base[]), and the kind of a word that becomes a value on its way; 0: it stays
// as it is.
#define RESULT(slot, kind) (((epy_word)(epy_int)(slot) << 8) | (kind))
#define RESULT_SLOT(result) ((epy_int)(result) >> 8)
#define RESULT_KIND(result) ((result)&0xFF)
// Where a result goes that nobody wants: the first word above the running frame.
#define NO_SLOT (c->frame_top - base)

static inline epy_word frame_words(const epy_function *f) {
    return HEAD + 1 + (epy_word)f->values + f->raws;
}

// `words` free words above the running frame, at least; RecursionError otherwise.
static inline void need(epy_core *c, epy_word words) {
    if (EPY_UNLIKELY((epy_word)(c->frame_limit - c->frame_top) < words))
        epy_raise(c, EPY_FAULT_Recursion);
}

// A frame for f above the running one; its base. Values are Unbound. The activation is the callee's.
static inline epy_word *push_frame(epy_core *c, epy_act *a, const epy_function *f, epy_word *head,
                                   epy_word return_to, epy_word result) {
    const unsigned values = f->values, raws = f->raws; // gcc would read them again after each store
    epy_word *base = head + HEAD + 1 + values;
    head[0] = return_to;
    head[1] = result;
    head[2] = values;
    for (epy_word *v = head + 3; v < base; v++) {
        *v = EPY_UNBOUND;
        __asm__("" : "+r"(v)); // these are few: gcc would call memset
    }
    a->frame = (epy_frame *)(head + HEAD);
    c->frame_top = base + raws;
    return base;
}

// Parameters take the next slot of their bank each, the environment the next value slot.
static inline void set_parameters(const epy_function *f, epy_word *base, const epy_word *words,
                                  epy_value environment) {
    epy_word *value = base, *raw = base;
    for (unsigned i = 0; i < f->parameters; i++) {
        if (f->kinds[i] == 'v')
            *--value = words[i];
        else
            *raw++ = words[i];
    }
    if (f->flags & EPY_FUNCTION_HAS_ENVIRONMENT)
        *--value = environment;
}

// ---- operands ---------------------------------------------------------------------------------------------
// 16-bit operands are unaligned, little endian.
static inline unsigned read16(const uint8_t *p) {
    return p[0] | (unsigned)p[1] << 8;
}

// Registers of a `*` list: a count, then nibbles, or 16-bit slots after Wide.
static inline unsigned list_register(const uint8_t *list, unsigned i, unsigned wide) {
    if (wide)
        return read16(list + 1 + 2 * i);
    unsigned pair = list[1 + i / 2];
    return i & 1 ? pair & 15 : pair >> 4;
}
static inline unsigned list_bytes(const uint8_t *list, unsigned wide) {
    return 1 + (wide ? 2 * list[0] : (list[0] + 1u) / 2);
}

// Packs gathered words into bytes in place: how lists of bool take their items.
static inline const bool *as_bools(epy_word *items, unsigned count) {
    uint8_t *bytes = (uint8_t *)items;
    for (unsigned i = 0; i < count; i++)
        bytes[i] = items[i] != 0;
    return (const bool *)bytes;
}

// ---- steps of loops ---------------------------------------------------------------------------------------
static inline bool step(epy_word *counter, epy_int limit) {
    return (epy_int)++ * counter < limit;
}

// The counter has not reached the limit yet: what is left of the way, like the step, fits an unsigned word.
static inline bool step_by(epy_word *counter, epy_int limit, epy_int by) {
    epy_word sign = (epy_word)(by >> (EPY_WORD_BITS - 1));
    epy_word left = (((epy_word)limit - *counter) ^ sign) - sign;
    *counter += (epy_word)by;
    return (((epy_word)by ^ sign) - sign) < left;
}

#endif
