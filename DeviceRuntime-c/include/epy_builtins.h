// SPDX-License-Identifier: MIT
// Built-in functions and methods: one C function per row of builtins.def, and the table through which the
// interpreter and epy_call reach them. A built-in value (immediate) holds an index in this table; from
// EPY_BUILTIN_COUNT on, the index less EPY_BUILTIN_COUNT is a function of math.def (epy_math_call).
#ifndef EPY_BUILTINS_H
#define EPY_BUILTINS_H

#include "epy_core.h"
#include "epy_tables.h"

#define BUILTIN(Name, module, name, parameters, result, effects)                                             \
    epy_value epy_builtin_##Name(epy_core *c, epy_value *args, unsigned n);
#define METHOD(Name, Type, name, parameters, result, effects)                                                \
    epy_value epy_builtin_##Name(epy_core *c, epy_value *args, unsigned n);
#include "builtins.def"
#undef BUILTIN
#undef METHOD

typedef epy_value (*epy_builtin_function)(epy_core *c, epy_value *args, unsigned n);

typedef struct epy_builtin_row {
    epy_builtin_function function;
    const char *name;       // "append", "len", "sqrt"
    const char *parameters; // as in builtins.def: "self,sep=,maxsplit="
    uint8_t type;           // type of self for a method (types.def); EPY_TYPE_Any for a function
} epy_builtin_row;

extern const epy_builtin_row epy_builtins[EPY_BUILTIN_COUNT];

// Index of method `name` of a type, or -1.
int epy_builtin_find_method(enum epy_type type, const char *name, unsigned bytes);
// Python name of a built-in value's index: a row above, or a function of math.def.
const char *epy_builtin_name(unsigned index);

#endif
