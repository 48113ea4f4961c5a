// SPDX-License-Identifier: MIT
// Truth, boxing, type checks, and arithmetic on values whose types are known only when they meet.
// Included by epy_ops.h.
#ifndef EPY_OPS_VALUE_H
#define EPY_OPS_VALUE_H

#include "epy_class.h"

EPY_OP bool epy_op_Not(EPY_HERE, bool x) { return !x; }
EPY_OP bool epy_op_TruthInt(EPY_HERE, epy_int x) { return x != 0; }
EPY_OP epy_int epy_op_BoolToInt(EPY_HERE, bool x) { return x; }
EPY_OP bool epy_op_Is(EPY_HERE, epy_value x, epy_value y) { return x == y; }
EPY_OP bool epy_op_IsNone(EPY_HERE, epy_value x) { return x == EPY_NONE; }

// ---- boxing -----------------------------------------------------------------------------------------------
EPY_OP epy_value epy_op_BoxInt(EPY_HERE, epy_int x) {
    if (EPY_QUICK(epy_fits_small(x)))
        return epy_small(x);
    epy_here(c, a, at);
    return epy_int_value(c, x);
}
EPY_OP epy_value epy_op_BoxInt_Unchecked(EPY_HERE, epy_int x) { // proved to fit the tag
    return epy_small(x);
}
EPY_OP epy_value epy_op_BoxFloat(EPY_HERE, epy_float x) {
    epy_here(c, a, at);
    return epy_float_value(c, x);
}
EPY_OP epy_value epy_op_BoxBool(EPY_HERE, bool x) { return epy_bool(x); }

EPY_NORETURN EPY_COLD void epy_wrong_type(epy_core *c, unsigned expected, epy_value v);
epy_int epy_unbox_int(epy_core *c, epy_value v);

EPY_OP epy_int epy_op_UnboxInt(EPY_HERE, epy_value v) {
    if (EPY_QUICK(epy_is_small(v)))
        return epy_small_int(v);
    epy_here(c, a, at);
    return epy_unbox_int(c, v);
}
EPY_OP epy_float epy_op_UnboxFloat(EPY_HERE, epy_value v) {
    if (EPY_UNLIKELY(!epy_is_float(v))) {
        epy_here(c, a, at);
        epy_wrong_type(c, EPY_TYPE_Float, v);
    }
    return epy_float_of(v);
}
EPY_OP epy_float epy_op_UnboxFloat_Unchecked(EPY_HERE, epy_value v) { return epy_float_of(v); }
EPY_OP bool epy_op_UnboxBool(EPY_HERE, epy_value v) {
    if (EPY_UNLIKELY(!epy_is_bool(v))) {
        epy_here(c, a, at);
        epy_wrong_type(c, EPY_TYPE_Bool, v);
    }
    return v == EPY_TRUE;
}
EPY_OP bool epy_op_UnboxBool_Unchecked(EPY_HERE, epy_value v) { return v == EPY_TRUE; }

// ---- checks -----------------------------------------------------------------------------------------------
EPY_NORETURN EPY_COLD void epy_unbound_at(epy_core *c, epy_act *a, epy_at at, unsigned name, bool global);

EPY_OP void epy_op_CheckType(EPY_HERE, epy_value v, int type) {
    if (EPY_LIKELY(epy_has_header_of(v, (unsigned)type)) || EPY_LIKELY(epy_is_just(v, (unsigned)type)) ||
        EPY_LIKELY(epy_has_type(v, (unsigned)type)))
        return;
    epy_here(c, a, at);
    epy_wrong_type(c, (unsigned)type, v);
}
EPY_OP void epy_op_CheckBound(EPY_HERE, epy_value v, int name) {
    if (EPY_UNLIKELY(v == EPY_UNBOUND))
        epy_unbound_at(c, a, at, (unsigned)name, true);
}
EPY_OP void epy_op_CheckBoundLocal(EPY_HERE, epy_value v, int name) {
    if (EPY_UNLIKELY(v == EPY_UNBOUND))
        epy_unbound_at(c, a, at, (unsigned)name, false);
}
EPY_OP void epy_op_CheckFlag(EPY_HERE, bool bound, int name) {
    if (EPY_UNLIKELY(!bound))
        epy_unbound_at(c, a, at, (unsigned)name, true);
}
EPY_OP void epy_op_CheckFlagLocal(EPY_HERE, bool bound, int name) {
    if (EPY_UNLIKELY(!bound))
        epy_unbound_at(c, a, at, (unsigned)name, false);
}

EPY_OP bool epy_op_TruthValue(EPY_HERE, epy_value v) {
    if (EPY_QUICK(epy_is_bool(v)))
        return v == EPY_TRUE;
    epy_here(c, a, at);
    return epy_truth(c, v);
}

// ---- dynamic arithmetic: two small ints inline, everything else in epy_dynamic.c --------------------------
EPY_OP epy_value epy_op_AddDynamic(EPY_HERE, epy_value x, epy_value y) {
    epy_int sum;
    if (EPY_LIKELY((x & y & 1) && !__builtin_add_overflow((epy_int)x, (epy_int)(y - 1), &sum)))
        return (epy_value)sum;
    epy_here(c, a, at);
    return epy_dynamic_binary(c, x, y, EPY_OPERATOR_Add);
}
EPY_OP epy_value epy_op_SubtractDynamic(EPY_HERE, epy_value x, epy_value y) {
    epy_int difference;
    if (EPY_LIKELY((x & y & 1) && !__builtin_sub_overflow((epy_int)x, (epy_int)(y - 1), &difference)))
        return (epy_value)difference;
    epy_here(c, a, at);
    return epy_dynamic_binary(c, x, y, EPY_OPERATOR_Subtract);
}
EPY_OP epy_value epy_op_MultiplyDynamic(EPY_HERE, epy_value x, epy_value y) {
    epy_int product;
    if (EPY_QUICK((x & y & 1) && !__builtin_mul_overflow((epy_int)(x - 1), epy_small_int(y), &product)))
        return (epy_value)product | 1;
    epy_here(c, a, at);
    return epy_dynamic_binary(c, x, y, EPY_OPERATOR_Multiply);
}
EPY_OP epy_value epy_op_BinaryDynamic(EPY_HERE, epy_value x, epy_value y, int op) {
    epy_here(c, a, at);
    return epy_dynamic_binary(c, x, y, (enum epy_operator)op);
}
EPY_OP epy_value epy_op_InPlaceDynamic(EPY_HERE, epy_value x, epy_value y, int op) {
    epy_here(c, a, at);
    return epy_dynamic_in_place(c, x, y, (enum epy_operator)op);
}
EPY_OP epy_value epy_op_UnaryDynamic(EPY_HERE, epy_value x, int op) {
    epy_here(c, a, at);
    return epy_dynamic_unary(c, x, (enum epy_operator)op);
}
EPY_OP bool epy_op_TestDynamic(EPY_HERE, epy_value x, epy_value y, int op) {
    epy_here(c, a, at);
    return epy_compare(c, x, y, (enum epy_operator)op);
}
epy_value epy_special_compare_value(epy_core *c, epy_value x, epy_value y, enum epy_operator op);
EPY_OP epy_value epy_op_CompareDynamic(EPY_HERE, epy_value x, epy_value y, int op) {
    epy_here(c, a, at);
    return EPY_TYPE_EXISTS(Instance) ? epy_special_compare_value(c, x, y, (enum epy_operator)op)
                                     : epy_bool(epy_compare(c, x, y, (enum epy_operator)op));
}
EPY_OP bool epy_op_ContainsValue(EPY_HERE, epy_value item, epy_value container) {
    epy_here(c, a, at);
    return epy_contains(c, item, container);
}

#endif
