// SPDX-License-Identifier: MIT
// Built-in functions and methods: one C function per row of builtins.def, and the tables through which the
// interpreter and epy_call reach them. A built-in value (immediate) holds the number of a row; from
// EPY_BUILTIN_COUNT on, the number less EPY_BUILTIN_COUNT is a function of math.def (epy_math_call).
#ifndef EPY_BUILTINS_H
#define EPY_BUILTINS_H

#include "epy_core.h"
#include "epy_slice.h"
#include "epy_tables.h"

#define BUILTIN(Name, module, name, parameters, result, effects)                                             \
    epy_value epy_builtin_##Name(epy_core *c, epy_value *args, unsigned n);
#define METHOD(Name, Type, name, parameters, result, effects)                                                \
    epy_value epy_builtin_##Name(epy_core *c, epy_value *args, unsigned n);
#include "builtins.def"
#undef BUILTIN
#undef METHOD

typedef epy_value (*epy_builtin_function)(epy_core *c, epy_value *args, unsigned n);

// The function of a row. A slice keeps only what it uses, and gives NULL for the rest.
#ifdef EPY_SLICE
epy_builtin_function epy_builtin_at(unsigned index);
#else
extern const epy_builtin_function epy_builtin_functions[EPY_BUILTIN_COUNT];
static inline epy_builtin_function epy_builtin_at(unsigned index) {
    return epy_builtin_functions[index];
}
#endif

// How many parameters a row has. Those given by position come first in args[], then those given by name only;
// what is required comes first of all.
typedef struct epy_parameters {
    uint8_t required : 2;
    uint8_t positional : 3; // the required ones among them
    uint8_t keyword_only : 2;
    uint8_t rest : 1; // takes any number
} epy_parameters;

// Of a row that the slice has, or of a function of math.def.
epy_parameters epy_builtin_parameters(unsigned index);

// Calls what a built-in value stands for; args as its parameters say.
epy_value epy_builtin_call(epy_core *c, unsigned index, epy_value *args, unsigned n);

// Python name of a built-in value's number: a row, or a function of math.def (epy_repr.c).

#endif
