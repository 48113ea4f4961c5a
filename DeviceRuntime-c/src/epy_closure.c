// SPDX-License-Identifier: MIT
// Environments and closures: making them. What they are given is kept alive by the caller's frame.
#include "epy_closure.h"

epy_value epy_environment_new(epy_core *c, epy_value parent, unsigned values, unsigned raws) {
    epy_word words = sizeof(epy_environment) / sizeof(epy_word) + values + raws;
    epy_environment *e = (epy_environment *)epy_allocate(c, words, EPY_TYPE_Environment, 0);
    e->parent = parent;
    e->value_slots = values;
    return epy_of(e);
}

epy_value epy_closure_new(
    epy_core *c, unsigned function, epy_value environment, unsigned count, const epy_value *defaults) {
    epy_word words = sizeof(epy_closure) / sizeof(epy_word) + count;
    epy_closure *closure = (epy_closure *)epy_allocate(c, words, EPY_TYPE_Function, 0);
    closure->function = function;
    closure->environment = environment;
    closure->defaults = count;
    for (unsigned i = 0; i < count; i++)
        closure->values[i] = defaults[i];
    return epy_of(closure);
}
