// SPDX-License-Identifier: MIT
// Bound methods: a function, or a method of a built-in type, with its first argument.
#include "epy_builtins.h"
#include "epy_call.h"
#include "epy_class.h"
#include "epy_native.h"
#include "epy_objects.h"

#if EPY_USES_TYPE(Method) || EPY_USES_TYPE(Instance)

epy_value epy_call_with(epy_core *c, epy_value callee, epy_value first, const epy_value *args, unsigned count,
                        epy_value names) {
    epy_value *all = c->frame_top;
    if (EPY_UNLIKELY((epy_word)(c->frame_limit - all) <= count))
        epy_raise(c, EPY_FAULT_Recursion);
    all[0] = first;
    for (unsigned i = 0; i < count; i++)
        all[i + 1] = args[i];
    c->frame_top = all + count + 1;
    epy_value result = epy_call(c, callee, all, count + 1, names);
    c->frame_top = all;
    return result;
}

#endif
#if EPY_USES_TYPE(Method)

epy_value epy_method_new(epy_core *c, epy_value function, epy_value self) {
    epy_method *m = (epy_method *)epy_allocate(c, sizeof *m / sizeof(epy_word), EPY_TYPE_Method, 0);
    m->function = function;
    m->self = self;
    return epy_of(m);
}

#if EPY_USES_BUILTIN(BindMethod)
epy_value epy_builtin_BindMethod(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return epy_function_index(args[0]) == EPY_NO_FUNCTION ? args[0] : epy_method_new(c, args[0], args[1]);
}
#endif

epy_value epy_call_bound(epy_core *c, epy_value method, const epy_value *args, unsigned count, epy_value names) {
    const epy_method *m = (epy_method *)epy_ref(method);
    return epy_call_with(c, m->function, m->self, args, count, names);
}

#endif
