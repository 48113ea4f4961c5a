// SPDX-License-Identifier: MIT
// Operations on exceptions. Included by epy_ops.h.
#ifndef EPY_OPS_EXCEPTION_H
#define EPY_OPS_EXCEPTION_H

#include "epy_exception.h"

#if EPY_USES_TYPE(Exception)
EPY_OP epy_value epy_op_BuildException(EPY_HERE, unsigned count, const epy_value *items) {
    epy_here(c, a, at);
    return epy_exception_called(c, items[0], items + 1, count - 1, EPY_UNBOUND);
}
EPY_OP epy_value epy_op_MakeException(EPY_HERE, epy_value v) {
    epy_here(c, a, at);
    return epy_exception_made(c, v);
}
EPY_OP bool epy_op_MatchException(EPY_HERE, epy_value exception, epy_value classes) {
    epy_here(c, a, at);
    return epy_exception_matches(c, exception, classes);
}
EPY_OP epy_value epy_op_EnterHandler(EPY_HERE, epy_value exception) {
    epy_value before = c->handling;
    if (exception != EPY_UNBOUND)
        c->handling = exception;
    return before == EPY_UNBOUND ? EPY_NONE : before;
}
EPY_OP void epy_op_LeaveHandler(EPY_HERE, epy_value before) { c->handling = before; }
EPY_OP epy_value epy_op_CurrentException(EPY_HERE) {
    epy_here(c, a, at);
    return epy_exception_current(c);
}
EPY_OP epy_value epy_op_LoadExceptionPart(EPY_HERE, epy_value exception, int part) {
    epy_here(c, a, at);
    return epy_exception_part(c, exception, (unsigned)part);
}
EPY_OP void epy_op_StoreExceptionPart(EPY_HERE, epy_value exception, int part, epy_value x) {
    epy_here(c, a, at);
    epy_exception_set_part(c, exception, (unsigned)part, x);
}
#endif

#endif
