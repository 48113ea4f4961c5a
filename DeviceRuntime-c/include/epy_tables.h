// SPDX-License-Identifier: MIT
// Numbers from the contract tables: faults, exceptions, operators, special methods, image and messages, built-ins,
// math functions.
#ifndef EPY_TABLES_H
#define EPY_TABLES_H

#include "epy_slice.h"

// What a slice has beside what epy_slice.h says: functions of math.def (EPY_MATH_USED_<Name>), operators on
// values whose types are found out at run time (EPY_OPERATOR_USED_<Name>), values that can be called.
#ifdef EPY_SLICE
#define EPY_USES_MATH(Name) EPY_MATH_USED_##Name
#define EPY_USES_OPERATOR(Name) EPY_OPERATOR_USED_##Name
#define EPY_USES_SPECIAL(Name) EPY_SPECIAL_USED_##Name // of specials.def, where it is asked
#define EPY_USES_CALLABLES EPY_PROGRAM_USES_CALLABLES
#define EPY_ITERATES_INSTANCES EPY_PROGRAM_USES_ITERABLE_CLASSES // of classes with __iter__, __next__, __getitem__...
#else
#define EPY_USES_MATH(Name) 1
#define EPY_USES_OPERATOR(Name) 1
#define EPY_USES_SPECIAL(Name) 1
#define EPY_USES_CALLABLES 1
#define EPY_ITERATES_INSTANCES 1
#endif
#define EPY_ITERATES_CALLS (EPY_USES_CALLABLES && EPY_USES_BUILTIN(Iter)) // iter(function, last)
#define EPY_CATCHES_ENDS (EPY_ITERATES_INSTANCES || EPY_ITERATES_CALLS)
#define EPY_OPERATOR_EXISTS(Name) EPY_SHIFTS(EPY_USES_OPERATOR(Name)) // as an expression

enum epy_fault {
#define FAULT(Name, Class, message) EPY_FAULT_##Name,
#include "faults.def"
#undef FAULT
};

enum epy_exception_class {
#define EXCEPTION(Name, Base) EPY_EXCEPTION_##Name,
#include "exceptions.def"
#undef EXCEPTION
    EPY_EXCEPTION_COUNT,
    EPY_EXCEPTION_None = 0xFF
};

enum epy_operator {
#define BINARY(Name, symbol) EPY_OPERATOR_##Name,
#define UNARY(Name, symbol) EPY_OPERATOR_##Name,
#define COMPARE(Name, symbol) EPY_OPERATOR_##Name,
#include "operators.def"
#undef BINARY
#undef UNARY
#undef COMPARE
};

enum epy_special {
#define SPECIAL(Name, name) EPY_SPECIAL_##Name,
#include "specials.def"
#undef SPECIAL
};

enum {
#define FIELD(Name, value) EPY_IMAGE_##Name = value,
#define SECTION(Name, number, core) EPY_SECTION_##Name = number,
#define MESSAGE(Name, number, direction, payload) EPY_MESSAGE_##Name = number,
#define REFUSAL(Name, number, words) EPY_REFUSAL_##Name = number,
#define SERVICE(Name, number, words) EPY_SERVICE_##Name = number,
#include "image.def"
#undef FIELD
#undef SECTION
#undef MESSAGE
#undef REFUSAL
#undef SERVICE
};

enum epy_builtin {
#define BUILTIN(Name, module, name, parameters, result, effects) EPY_BUILTIN_##Name,
#define METHOD(Name, Type, name, parameters, result, effects) EPY_BUILTIN_##Name,
#include "builtins.def"
#undef BUILTIN
#undef METHOD
    EPY_BUILTIN_COUNT
};

enum epy_math {
#define MATH(Name, name, arity) EPY_MATH_##Name,
#include "math.def"
#undef MATH
    EPY_MATH_COUNT
};

#endif
