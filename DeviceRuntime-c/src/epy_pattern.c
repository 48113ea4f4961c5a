// SPDX-License-Identifier: MIT
// What patterns of `match` ask of a value.
#include "epy_builtins.h"
#include "epy_objects.h"
#include "epy_special.h"

#if EPY_USES_BUILTIN(IsSequence)
epy_value epy_builtin_IsSequence(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return epy_bool(epy_is_one_of(args[0], EPY_TYPE_BIT(List) | EPY_TYPE_BIT(Tuple) | EPY_TYPE_BIT(Range) | EPY_TYPE_BIT(Array)) ||
                    (EPY_HAS_SPECIAL(TupleItems) && epy_has_special(c, EPY_SPECIAL_TupleItems, args[0])));
}
#endif

#if EPY_USES_BUILTIN(IsMapping)
epy_value epy_builtin_IsMapping(epy_core *c, epy_value *args, unsigned n) {
    (void)c, (void)n;
    return epy_bool(epy_is_dict(args[0]));
}
#endif
