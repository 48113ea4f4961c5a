// SPDX-License-Identifier: MIT
// Python's names of types and built-ins, which only the host knows otherwise: for words of faults.
#ifndef NAMES_H
#define NAMES_H

#include "epy_value.h"

static const char *const type_names[] = {
#define TYPE(Name, name, heap) name,
#define REFINED(Name)
#include "types.def"
#undef TYPE
#undef REFINED
};

static const char *const builtin_names[] = {
#define BUILTIN(Name, module, name, parameters, result, effects) name,
#define METHOD(Name, Type, name, parameters, result, effects) name,
#define MATH(Name, name, arity) name,
#include "builtins.def"
#include "math.def"
#undef BUILTIN
#undef METHOD
#undef MATH
};

#endif
