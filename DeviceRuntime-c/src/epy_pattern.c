// SPDX-License-Identifier: MIT
// What patterns of `match` ask of a value.
#include "epy_builtins.h"
#include "epy_class.h"
#include "epy_objects.h"

#if EPY_USES_BUILTIN(IsSequence)
epy_value epy_builtin_IsSequence(epy_core *c, epy_value *args, unsigned n) {
    (void)c, (void)n;
    return epy_bool(epy_is_one_of(
        args[0], EPY_TYPE_BIT(List) | EPY_TYPE_BIT(Tuple) | EPY_TYPE_BIT(Range) | EPY_TYPE_BIT(Array)));
}
#endif

#if EPY_USES_BUILTIN(IsMapping)
epy_value epy_builtin_IsMapping(epy_core *c, epy_value *args, unsigned n) {
    (void)c, (void)n;
    return epy_bool(epy_is_dict(args[0]));
}
#endif

#if EPY_USES_BUILTIN(HasAttribute)
// args: a value, the number of a method name.
epy_value epy_builtin_HasAttribute(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    bool class = epy_is_class(args[0]);
    return epy_bool((class || EPY_IS(Instance, args[0])) && epy_has_attribute(c, args[0], (unsigned)epy_small_int(args[1])));
}
#endif
