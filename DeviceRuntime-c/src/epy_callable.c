// SPDX-License-Identifier: MIT
// What functions say of themselves: the host has the words.
#include "epy_builtins.h"
#include "epy_call.h"
#include "epy_class.h"
#include "epy_host.h"
#include "epy_objects.h"

#if EPY_USES_BUILTIN(CallableText)
// args: a value, which text it is asked for, and the number of that attribute's name.
epy_value epy_builtin_CallableText(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_value v = args[0];
    if (EPY_IS(Method, v))
        v = ((const epy_method *)epy_ref(v))->function;
    if (EPY_IS(Instance, v))
        return epy_attribute_load(c, v, (unsigned)epy_small_int(args[2]));
    if (!epy_function_of(c, v) && !epy_is_immediate(v, EPY_KIND_BUILTIN) && !epy_is_immediate(v, EPY_KIND_TYPE))
        epy_raise2(c, EPY_FAULT_NoAttribute, v, args[2]);
    return epy_link_text(c, (enum epy_text_wanted)epy_small_int(args[1]), v);
}
#endif
