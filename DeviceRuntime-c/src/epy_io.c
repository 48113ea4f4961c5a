// SPDX-License-Identifier: MIT
// print and input, over the link; sys.exit.
#include "epy_builtins.h"
#include "epy_host.h"
#include "epy_objects.h"
#include "epy_text.h"

// sep or end: None where not given or None.
static epy_value print_option(epy_core *c, epy_value v, unsigned fault) {
    if (v == EPY_UNBOUND)
        return EPY_NONE;
    if (v != EPY_NONE && !epy_is_str(v))
        epy_raise1(c, fault, v);
    return v;
}

epy_value epy_builtin_Print(epy_core *c, epy_value *args, unsigned n) {
    epy_value sep = print_option(c, args[0], EPY_FAULT_PrintSeparator);
    epy_value end = print_option(c, args[1], EPY_FAULT_PrintEnd);
    epy_link_print(c, sep, end, args + 3, n - 3);
    if (args[2] != EPY_UNBOUND && epy_truth(c, args[2]))
        epy_link_flush(c);
    return EPY_NONE;
}

epy_value epy_builtin_Complain(epy_core *c, epy_value *args, unsigned n) {
    epy_link_print(c, EPY_ELLIPSIS, EPY_NONE, NULL, 0);
    return epy_builtin_Print(c, args, n);
}

epy_value epy_builtin_PrintParts(epy_core *c, epy_value *args, unsigned n) {
    epy_link_print(c, EPY_UNBOUND, EPY_UNBOUND, args, n);
    return EPY_NONE;
}

// A prompt that is no str is printed: the host finds its words.
epy_value epy_builtin_Input(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    if (epy_is_str(args[0]))
        return epy_link_input(c, args[0]);
    if (args[0] != EPY_UNBOUND)
        epy_link_print(c, EPY_NONE, epy_str_new(c, "", 0), args, 1);
    return epy_link_input(c, EPY_NONE);
}

epy_value epy_builtin_SysExit(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    if (args[0] == EPY_UNBOUND || args[0] == EPY_NONE)
        epy_raise(c, EPY_FAULT_ExitEmpty);
    epy_raise1(c, EPY_FAULT_Exit, args[0]);
}
