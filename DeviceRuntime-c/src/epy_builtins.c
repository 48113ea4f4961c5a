// SPDX-License-Identifier: MIT
// The tables of built-ins by number. A core that takes any image has every row; a slice has rows for the
// built-ins that it uses, found by their numbers.
#include "epy_builtins.h"
#include "epy_objects.h"
#include "epy_ops.h"

#ifdef EPY_SLICE
#define ABSENT 0xFF // behind the last row
// Rows stand in the order of their numbers, of which a byte is kept. LOW of them come before the first that is not less
// than ABSENT: mostly all.
enum {
    ROWS = 0
#define ROW(Name, required, positional, keyword_only, rest) +1
#include "epy_builtins.g.h"
#undef ROW
    ,
    LOW = 0
#define ROW(Name, required, positional, keyword_only, rest) +(EPY_BUILTIN_##Name < ABSENT)
#include "epy_builtins.g.h"
#undef ROW
};
_Static_assert(EPY_BUILTIN_COUNT <= 2 * ABSENT, "a byte tells the numbers of either kind apart");

static const uint8_t numbers[] = {
#define ROW(Name, required, positional, keyword_only, rest) EPY_BUILTIN_##Name % ABSENT,
#include "epy_builtins.g.h"
#undef ROW
    ABSENT};

static const epy_builtin_function functions[] = {
#define ROW(Name, required, positional, keyword_only, rest) epy_builtin_##Name,
#include "epy_builtins.g.h"
#undef ROW
    NULL};

// ROWS: there is none.
static unsigned row_of(unsigned index) {
    unsigned row = LOW < ROWS && index >= ABSENT ? LOW : 0;
    while (numbers[row] != (LOW < ROWS ? index % ABSENT : index) && numbers[row] != ABSENT)
        row++;
    return LOW < ROWS && index < ABSENT && row >= LOW ? ROWS : row;
}

epy_builtin_function epy_builtin_at(unsigned index) {
    return functions[row_of(index)];
}
#else
const epy_builtin_function epy_builtin_functions[EPY_BUILTIN_COUNT] = {
#define ROW(Name, required, positional, keyword_only, rest) epy_builtin_##Name,
#include "epy_builtins.g.h"
#undef ROW
};

static unsigned row_of(unsigned index) {
    return index;
}
#endif

epy_parameters epy_builtin_parameters(unsigned index) {
    static const epy_parameters rows[] = {
#define ROW(Name, required, positional, keyword_only, rest) {required, positional, keyword_only, rest},
#include "epy_builtins.g.h"
#undef ROW
        {0, 0, 0, 0}};
#ifdef EPY_ANY_MATH
    if (index >= EPY_BUILTIN_COUNT) {
        unsigned arity = index - EPY_BUILTIN_COUNT < EPY_MATH_Atan2 ? 1 : 2;
        return (epy_parameters){arity & 3, arity & 7, 0, 0};
    }
#endif
    return rows[row_of(index)];
}

epy_value epy_builtin_call(epy_core *c, unsigned index, epy_value *args, unsigned n) {
#ifdef EPY_ANY_MATH
    if (index >= EPY_BUILTIN_COUNT) {
        epy_float x = epy_real(c, args[0]), y = n > 1 ? epy_real(c, args[1]) : 0;
        return epy_float_value(c, epy_math_call(c, index - EPY_BUILTIN_COUNT, x, y));
    }
#endif
    epy_builtin_function function = epy_builtin_at(index);
    if (!function)
        epy_raise1(c, EPY_FAULT_NotCallable, EPY_IMMEDIATE(EPY_KIND_BUILTIN, index));
    return function(c, args, n);
}
