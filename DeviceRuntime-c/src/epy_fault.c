// SPDX-License-Identifier: MIT
// Faults: stored in the core, then a jump to the innermost landing place. c->top and the activations' "at"
// stay as they are, for the traceback.
#include "epy_core.h"
#include "epy_generator.h"
#include "epy_port.h"
#include "epy_tables.h"

static EPY_NORETURN void raise(epy_core *c, unsigned fault, unsigned count, const epy_value *args) {
    epy_handler *h = c->handler;
    if (!h)
        epy_port_die("a fault outside of any program");
#if EPY_TELLS_FAULTS
    epy_port_fault(fault);
#endif
    c->fault = (uint16_t)fault;
    c->fault_count = (uint16_t)count;
    for (unsigned i = 0; i < count; i++)
        c->fault_args[i] = args[i];
#if EPY_USES_TYPE(Generator)
    epy_generators_leave(c, h->running);
#endif
    c->handler = h->outer;
    c->root_count = h->root_count;
    c->frame_top = h->frame_top;
    __builtin_longjmp(h->jump, 1);
}

#if EPY_USES_OPCODE(Catch) || EPY_CATCHES_ENDS || EPY_USES_TYPE(Generator)
void epy_unwind(epy_core *c) {
    raise(c, c->fault, c->fault_count, c->fault_args);
}
#endif

void epy_raise_interrupt(epy_core *c) {
    c->interrupt = 0;
    epy_raise(c, EPY_FAULT_KeyboardInterrupt);
}

void epy_raise(epy_core *c, unsigned fault) {
    epy_value bits = epy_small(EPY_WORD_BITS);
    raise(c, fault, fault == EPY_FAULT_OverflowInt ? 1 : 0, &bits);
}

void epy_raise1(epy_core *c, unsigned fault, epy_value x) {
    raise(c, fault, 1, &x);
}

void epy_raise2(epy_core *c, unsigned fault, epy_value x, epy_value y) {
    epy_value args[] = {x, y};
    raise(c, fault, 2, args);
}

void epy_raise3(epy_core *c, unsigned fault, epy_value x, epy_value y, epy_value z) {
    epy_value args[] = {x, y, z};
    raise(c, fault, 3, args);
}

void epy_raise_many(epy_core *c, unsigned fault, unsigned count, const epy_value *args) {
    raise(c, fault, count < EPY_FAULT_ARGUMENTS ? count : EPY_FAULT_ARGUMENTS, args);
}

void epy_raise_at(epy_core *c, epy_act *a, epy_at at, unsigned fault) {
    epy_here(c, a, at);
    epy_raise(c, fault);
}

void epy_too_deep(epy_core *c, epy_act *a) {
    c->top = a - 1;
    epy_raise(c, EPY_FAULT_Recursion);
}

void epy_roots_full(epy_core *c) {
    epy_raise(c, EPY_FAULT_Recursion);
}
