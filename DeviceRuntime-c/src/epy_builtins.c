// SPDX-License-Identifier: MIT
// The table of built-ins by number, and finding methods by name.
#include "epy_builtins.h"
#include "epy_text.h"

const epy_builtin_row epy_builtins[EPY_BUILTIN_COUNT] = {
#define BUILTIN(Name, module, name, parameters, result, effects)                                             \
    {epy_builtin_##Name, name, parameters, EPY_TYPE_Any},
#define METHOD(Name, Type, name, parameters, result, effects)                                                \
    {epy_builtin_##Name, name, parameters, EPY_TYPE_##Type},
#include "builtins.def"
#undef BUILTIN
#undef METHOD
};

static bool equals(const char *terminated, const char *name, unsigned bytes) {
    return epy_c_length(terminated) == bytes && __builtin_memcmp(terminated, name, bytes) == 0;
}

int epy_builtin_find_method(enum epy_type type, const char *name, unsigned bytes) {
    for (int i = 0; i < EPY_BUILTIN_COUNT; i++)
        if (epy_builtins[i].type == type && equals(epy_builtins[i].name, name, bytes))
            return i;
    return -1;
}

const char *epy_builtin_name(unsigned index) {
    static const char *const math[] = {
#define MATH(Name, name, arity) name,
#include "math.def"
#undef MATH
    };
    return index < EPY_BUILTIN_COUNT ? epy_builtins[index].name : math[index - EPY_BUILTIN_COUNT];
}
