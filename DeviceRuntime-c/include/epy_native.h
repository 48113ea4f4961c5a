// SPDX-License-Identifier: MIT
// What compiled functions need besides epy_op_<Name>: places, frames, loops, calls through the function table, and
// the table of entries that the linker reads.
#ifndef EPY_NATIVE_H
#define EPY_NATIVE_H

#include "epy_closure.h"
#include "epy_exception.h"
#include "epy_generator.h"
#include "epy_host.h"
#include "epy_tables.h"

// Place number n of compiled code, as an activation's "at".
#define EPY_SITE(n) (EPY_AT_NATIVE + (epy_at)(n))

// A frame of n values in a C local; laid out as epy_frame.
#define EPY_FRAME(n)                                                                                                   \
    struct {                                                                                                           \
        epy_word count;                                                                                                \
        epy_value values[n];                                                                                           \
    }

// On entry of a function that may come to call itself: the C stack is finite too. That of a host has 64 KB for each of the
// activations that there may be, and a page behind it that nobody may touch.
static inline void epy_enter_cycle(epy_core *c, epy_act *a) {
#if EPY_FROZEN
    char here; // its address: asking for the frame's would cost a register that points to it
    if (EPY_UNLIKELY(a >= c->act_limit || &here < c->stack_limit))
#else
    if (EPY_UNLIKELY(a >= c->act_limit))
#endif
        epy_too_deep(c, a);
}

// Of a function of the program as a value; EPY_NO_FUNCTION for whatever else a value may be.
#define EPY_NO_FUNCTION 0x10000u
static inline unsigned epy_function_index(epy_value v) {
    if (epy_is_type(v, EPY_TYPE_Function))
        return (unsigned)((const epy_closure *)epy_ref(v))->function;
    return epy_is_immediate(v, EPY_KIND_FUNCTION) ? (unsigned)epy_payload(v) : EPY_NO_FUNCTION;
}

// The environment that a function which uses one is called with.
static inline epy_value epy_environment_of(epy_value function) {
    return ((const epy_closure *)epy_ref(function))->environment;
}

// Before a loop that does not poll and is broken from outside, by the port's timer, which asks where it is: a compiler
// that sees no end of the loop would leave the stores out.
static inline void epy_here_in_memory(epy_core *c, epy_act *a, epy_at at) {
    epy_here(c, a, at);
    __asm__ volatile("" ::: "memory");
}

// At the head of a loop.
static inline void epy_poll(epy_core *c, epy_act *a, epy_at at) {
    if (EPY_UNLIKELY(c->interrupt)) {
        c->interrupt = 0;
        epy_raise_at(c, a, at, EPY_FAULT_KeyboardInterrupt);
    }
}

// if (!epy_try(c, a, &landing)) { the body of a try } else { what is done about the fault that epy_catch gives }. On every way
// out of the body, c->handler becomes landing.outer again.
#define epy_try(c, a, landing) (epy_try_begin(c, a, landing), __builtin_setjmp((landing)->jump))

// Call a function of another unit, or an interpreted one; the caller has stored a->at.
static inline epy_word epy_call_function(
    epy_core *c, epy_act *a, unsigned function, epy_value environment, epy_word *args) {
    const epy_function *f = &c->functions[function];
    return f->entry(c, a + 1, f, environment, args);
}

// print of values, without options.
static inline void epy_print(epy_core *c, unsigned count, const epy_value *values) {
    epy_link_print(c, EPY_NONE, EPY_NONE, values, count);
}

// The rows of a unit's epy_unit_entries. The section is read by the linker and not loaded.
typedef struct epy_unit_entry {
    uintptr_t function; // index; or of the code that goes on at heads of its loops (epy_tier.c)
#define EPY_UNIT_HEADS 0x10000
    epy_entry generic;
    void *typed;
} epy_unit_entry;
#define EPY_UNIT_ENTRIES const epy_unit_entry __attribute__((section(".epy_entries"), used))

#endif
