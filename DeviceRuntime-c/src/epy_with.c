// SPDX-License-Identifier: MIT
// with: __enter__ and __exit__ of a manager.
#include "epy_builtins.h"
#include "epy_exception.h"
#include "epy_special.h"
#include "epy_str.h"
#include "epy_text.h"

#if EPY_USES_BUILTIN(WithEnter)
static EPY_NORETURN EPY_COLD void no_manager(epy_core *c, epy_value v, const char *missed) {
    epy_raise2(c, EPY_FAULT_NoContext, v, epy_str_new(c, missed, epy_c_length(missed)));
}

epy_value epy_builtin_WithEnter(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
#if EPY_USES_TYPE(Instance)
    if (epy_has_special(c, EPY_SPECIAL_Enter, args[0])) {
        if (!epy_has_special(c, EPY_SPECIAL_Exit, args[0]))
            no_manager(c, args[0], " (missed __exit__ method)");
        return epy_special(c, EPY_SPECIAL_Enter, args[0], NULL, 0);
    }
#endif
    no_manager(c, args[0], "");
}

// The traceback is there or not; it cannot be looked into.
epy_value epy_builtin_WithExit(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
#if EPY_USES_TYPE(Instance)
    bool raised = args[1] != EPY_NONE;
    epy_value values[] = {raised ? epy_exception_class(args[1]) : EPY_NONE, args[1], raised ? EPY_ELLIPSIS : EPY_NONE};
    epy_value result = epy_special(c, EPY_SPECIAL_Exit, args[0], values, 3);
    return epy_bool(raised && epy_truth(c, result));
#else
    (void)c;
    return args[1]; // nothing is entered
#endif
}
#endif
