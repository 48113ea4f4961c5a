// SPDX-License-Identifier: MIT
// Operators and built-ins on instances: the special methods of their classes, tried in CPython's order.
#include "epy_special.h"
#include "epy_builtins.h"
#include "epy_call.h"
#include "epy_exception.h"
#include "epy_objects.h"

#if EPY_USES_TYPE(Instance)

// ---- calling --------------------------------------------------------------------------------------------------------

epy_value epy_special(epy_core *c, unsigned special, epy_value v, const epy_value *args, unsigned count) {
    epy_value function = epy_is_instance(v) ? epy_special_function(c, special, v) : EPY_UNBOUND;
    return function == EPY_UNBOUND ? EPY_UNBOUND : epy_call_with(c, function, v, args, count, EPY_UNBOUND);
}

bool epy_has_special(epy_core *c, unsigned special, epy_value v) {
    return epy_is_instance(v) && epy_special_function(c, special, v) != EPY_UNBOUND;
}

// With one argument; Unbound also for NotImplemented.
static epy_value try_special(epy_core *c, unsigned special, epy_value v, epy_value x) {
    epy_value result = epy_special(c, special, v, &x, 1);
    return result == EPY_NOT_IMPLEMENTED ? EPY_UNBOUND : result;
}

// y's class is below x's: what it does goes first.
static bool goes_first(epy_value y, epy_value x) {
    if (!epy_is_instance(x) || !epy_is_instance(y))
        return false;
    unsigned class = epy_class_order(epy_record_of(x))[0];
    return epy_class_order(epy_record_of(y))[0] != class && epy_is_of_class(y, class);
}

static bool same_class(epy_value x, epy_value y) {
    return epy_is_instance(x) && epy_is_instance(y) && epy_record_of(x) == epy_record_of(y);
}

// Both live while Python code runs. Between operands of one class, only comparisons are tried the other way round.
static epy_value try_both(epy_core *c, epy_value x, epy_value y, unsigned special, unsigned reflected) {
    epy_value result = EPY_UNBOUND;
    bool reversed = goes_first(y, x);
    epy_push(c, x);
    epy_push(c, y);
    if (reversed)
        result = try_special(c, reflected, y, x);
    if (result == EPY_UNBOUND)
        result = try_special(c, special, x, y);
    if (result == EPY_UNBOUND && !reversed && (special <= EPY_SPECIAL_GreaterEqual || !same_class(x, y)))
        result = try_special(c, reflected, y, x);
    epy_pop(c, 2);
    return result;
}

// ---- operators --------------------------------------------------------------------------------------------------------

epy_value epy_special_binary(epy_core *c, epy_value x, epy_value y, enum epy_operator op) {
    unsigned which = op - EPY_OPERATOR_Add;
    return try_both(c, x, y, EPY_SPECIAL_Add + which, EPY_SPECIAL_ReflectedAdd + which);
}

epy_value epy_special_in_place(epy_core *c, epy_value x, epy_value y, enum epy_operator op) {
    epy_push(c, x);
    epy_push(c, y);
    epy_value result = try_special(c, EPY_SPECIAL_InPlaceAdd + (op - EPY_OPERATOR_Add), x, y);
    epy_pop(c, 2);
    return result != EPY_UNBOUND ? result : epy_special_binary(c, x, y, op);
}

epy_value epy_special_unary(epy_core *c, epy_value x, enum epy_operator op) {
    return epy_special(c, EPY_SPECIAL_Negate + (op - EPY_OPERATOR_Negate), x, NULL, 0);
}

static const uint8_t mirrored[] = {EPY_SPECIAL_Greater,  EPY_SPECIAL_GreaterEqual, EPY_SPECIAL_Equal,
                                   EPY_SPECIAL_NotEqual, EPY_SPECIAL_Less,         EPY_SPECIAL_LessEqual};

epy_value epy_special_compare(epy_core *c, epy_value x, epy_value y, enum epy_operator op) {
    unsigned which = op - EPY_OPERATOR_Less;
    epy_value result = try_both(c, x, y, EPY_SPECIAL_Less + which, mirrored[which]);
    if (result != EPY_UNBOUND || op != EPY_OPERATOR_NotEqual)
        return result;
    result = try_both(c, x, y, EPY_SPECIAL_Equal, EPY_SPECIAL_Equal);
    return result == EPY_UNBOUND ? result : epy_bool(!epy_truth(c, result));
}

epy_value epy_special_compare_value(epy_core *c, epy_value x, epy_value y, enum epy_operator op) {
    if (!epy_is_instance(x) && !epy_is_instance(y))
        return epy_bool(epy_compare(c, x, y, op));
    epy_value result = epy_special_compare(c, x, y, op);
    if (result != EPY_UNBOUND)
        return result;
    if (op != EPY_OPERATOR_Equal && op != EPY_OPERATOR_NotEqual)
        epy_raise3(c, EPY_FAULT_CompareTypes, epy_small((epy_int)op), x, y);
    return epy_bool((x == y) == (op == EPY_OPERATOR_Equal));
}

// ---- built-ins --------------------------------------------------------------------------------------------------------

bool epy_special_length(epy_core *c, epy_value v, epy_int *length) {
    epy_value result = epy_special(c, EPY_SPECIAL_Len, v, NULL, 0);
    if (result == EPY_UNBOUND)
        return false;
    *length = epy_index(c, result);
    if (*length < 0)
        epy_raise(c, EPY_FAULT_NegativeLength);
    return true;
}

bool epy_special_truth(epy_core *c, epy_value v) {
    epy_int length;
    epy_value result = epy_special(c, EPY_SPECIAL_Bool, v, NULL, 0);
    if (result == EPY_UNBOUND)
        return !epy_special_length(c, v, &length) || length != 0;
    if (!epy_is_bool(result))
        epy_raise1(c, EPY_FAULT_BoolResult, result);
    return result == EPY_TRUE;
}

bool epy_special_contains(epy_core *c, epy_value item, epy_value container, bool *found) {
    epy_value result = epy_special(c, EPY_SPECIAL_Contains, container, &item, 1);
    if (result == EPY_UNBOUND)
        return false;
    *found = epy_truth(c, result);
    return true;
}

// A class that says what is equal, and not how to hash, has no hash.
bool epy_special_hash(epy_core *c, epy_value v, epy_int *hash) {
    epy_value function = epy_special_function(c, EPY_SPECIAL_Hash, v);
    if (function == EPY_NONE) // __hash__ = None
        epy_raise1(c, EPY_FAULT_Unhashable, v);
    epy_value result = epy_special(c, EPY_SPECIAL_Hash, v, NULL, 0);
    if (result == EPY_UNBOUND) {
        if (epy_has_special(c, EPY_SPECIAL_Equal, v))
            epy_raise1(c, EPY_FAULT_Unhashable, v);
        return false;
    }
    if (!epy_is_int_or_bool(result))
        epy_raise(c, EPY_FAULT_HashResult);
    *hash = (epy_int)epy_wide_of(result);
    return true;
}

epy_value epy_special_int(epy_core *c, epy_value v, unsigned special) {
    epy_value result = epy_special(c, special, v, NULL, 0);
    if (!epy_is_int_or_bool(result))
        epy_raise1(c, special == EPY_SPECIAL_Int ? EPY_FAULT_IntResult : EPY_FAULT_IndexResult, result);
    return epy_is_bool(result) ? epy_small(result == EPY_TRUE) : result;
}

epy_value epy_special_float(epy_core *c, epy_value v) {
    epy_value result = epy_special(c, EPY_SPECIAL_Float, v, NULL, 0);
    if (!epy_is_float(result))
        epy_raise2(c, EPY_FAULT_FloatResult, v, result);
    return result;
}

epy_value epy_special_bytes(epy_core *c, epy_value v) {
    epy_value result = epy_special(c, EPY_SPECIAL_Bytes, v, NULL, 0);
    if (!EPY_IS(Bytes, result))
        epy_raise1(c, EPY_FAULT_BytesResult, result);
    return result;
}

epy_value epy_special_divmod(epy_core *c, epy_value x, epy_value y) {
    return try_both(c, x, y, EPY_SPECIAL_Divmod, EPY_SPECIAL_ReflectedDivmod);
}

epy_value epy_special_format(epy_core *c, epy_value v, epy_value spec) {
    if (spec == EPY_NONE)
        spec = epy_str_new(c, "", 0);
    epy_push(c, spec);
    epy_value result = epy_special(c, EPY_SPECIAL_Format, v, &spec, 1);
    epy_pop(c, 1);
    if (!epy_is_str(result))
        epy_raise1(c, EPY_FAULT_FormatResult, result);
    return result;
}

#if EPY_USES_BUILTIN(AsIndex)
// args: an index, and what it is the index of, if anything. Sequences ask an instance for its __index__.
epy_value epy_builtin_AsIndex(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    bool asked = args[1] == EPY_UNBOUND || epy_is_sequence(args[1]);
    if (!asked || !epy_has_special(c, EPY_SPECIAL_Index, args[0]))
        return args[0];
    return epy_special_int(c, args[0], EPY_SPECIAL_Index);
}
#endif

epy_value epy_special_text(epy_core *c, epy_value v, bool repr) {
    epy_value text = repr ? EPY_UNBOUND : epy_special(c, EPY_SPECIAL_Str, v, NULL, 0);
    bool is_exception = EPY_HAS_EXCEPTION_CLASSES && epy_is_exception(v);
    if (text == EPY_UNBOUND && (repr || !is_exception))
        text = epy_special(c, EPY_SPECIAL_Repr, v, NULL, 0);
    if (text == EPY_UNBOUND && is_exception)
        return epy_exception_text(c, v, repr);
    if (text != EPY_UNBOUND && !epy_is_str(text))
        epy_raise1(c, repr ? EPY_FAULT_ReprResult : EPY_FAULT_StrResult, text);
    return text;
}
#endif
