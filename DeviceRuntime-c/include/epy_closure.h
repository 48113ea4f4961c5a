// SPDX-License-Identifier: MIT
// Environments (captured variables of one activation) and closures: made and reached the same way by interpreter and
// compiled code.
#ifndef EPY_CLOSURE_H
#define EPY_CLOSURE_H

#include "epy_core.h"

// A new environment above parent (an environment, or None): value slots Unbound, raw slots zero.
epy_value epy_environment_new(epy_core *c, epy_value parent, unsigned values, unsigned raws);

// The environment so many levels above (0: the one given).
static inline epy_environment *epy_environment_up(epy_value environment, unsigned levels) {
    epy_environment *e = (epy_environment *)epy_ref(environment);
    for (; levels > 0; levels--)
        e = (epy_environment *)epy_ref(e->parent);
    return e;
}

// Address of a slot; slots of each bank count from 0.
static inline epy_value *epy_environment_value(epy_value environment, unsigned levels, unsigned slot) {
    return &epy_environment_up(environment, levels)->slots[slot];
}
static inline epy_word *epy_environment_raw(epy_value environment, unsigned levels, unsigned slot) {
    epy_environment *e = epy_environment_up(environment, levels);
    return &e->slots[e->value_slots + slot];
}

// A function over an environment (None if it uses none), with the defaults computed at its def: they belong to the
// last parameters.
epy_value epy_closure_new(
    epy_core *c, unsigned function, epy_value environment, unsigned count, const epy_value *defaults);

#endif
