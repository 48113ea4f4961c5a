// SPDX-License-Identifier: MIT
// Python's operators on values whose types are found out when they meet. A step that does not know an operand
// gives Unbound; only the outermost raises, because the words depend on how the operator was written.
#include "epy_objects.h"
#include "epy_bytes.h"
#include "epy_special.h"

// ---- numbers ----------------------------------------------------------------------------------------------
_Static_assert(EPY_FAULT_FloatFloorDivideByZero == EPY_FAULT_FloatDivideByZero + 1 &&
                   EPY_FAULT_FloatModuloByZero == EPY_FAULT_FloatDivideByZero + 2,
               "divisions and their faults are in the same order");

static epy_value binary_float(epy_core *c, epy_float x, epy_float y, enum epy_operator op) {
    unsigned division = op - EPY_OPERATOR_Divide;
    if (division < 3 && epy_float_bits(y) << 1 == 0)
        epy_raise(c, EPY_FAULT_FloatDivideByZero + division);
    switch ((int)op) {
#if EPY_USES_OPERATOR(Add)
    case EPY_OPERATOR_Add: x += y; break;
#endif
#if EPY_USES_OPERATOR(Subtract)
    case EPY_OPERATOR_Subtract: x -= y; break;
#endif
#if EPY_USES_OPERATOR(Multiply)
    case EPY_OPERATOR_Multiply: x *= y; break;
#endif
#if EPY_USES_OPERATOR(Power)
    case EPY_OPERATOR_Power: x = epy_float_power(c, x, y); break;
#endif
#if EPY_USES_OPERATOR(Divide)
    case EPY_OPERATOR_Divide: x /= y; break;
#endif
#if EPY_USES_OPERATOR(FloorDivide)
    case EPY_OPERATOR_FloorDivide: x = epy_float_floor_divide(x, y); break;
#endif
#if EPY_USES_OPERATOR(Modulo)
    case EPY_OPERATOR_Modulo: x = epy_float_modulo(x, y); break;
#endif
    default: return EPY_UNBOUND;
    }
    return epy_float_value(c, x);
}

static epy_value binary_int(epy_core *c, epy_value x, epy_value y, enum epy_operator op) {
    epy_value result = epy_int_binary(c, epy_wide_of(x), epy_wide_of(y), op);
    bool bitwise = op == EPY_OPERATOR_And || op == EPY_OPERATOR_Or || op == EPY_OPERATOR_Xor;
    return bitwise && epy_is_bool(x) && epy_is_bool(y) ? epy_bool(result == epy_small(1)) : result;
}

// ---- sequences --------------------------------------------------------------------------------------------
static bool is_array(epy_value v) {
    return EPY_IS(Array, v);
}

static bool is_repeatable(epy_value v) {
    return epy_is_sequence(v) && !EPY_IS(Range, v);
}

static epy_value concat_lists(epy_core *c, epy_value x, epy_value y) {
    epy_list *left = epy_list_of(x), *right = epy_list_of(y);
    bool alike = epy_header_subtype(epy_ref(x)) == epy_header_subtype(epy_ref(y));
    epy_list *list = alike ? epy_list_like(c, left, 0) : epy_list_of(epy_list_new(c, EPY_STORE_VALUE, 0));
    epy_push(c, epy_of(list));
    epy_list_reserve(c, list, left->length + right->length);
    epy_list_extend(c, list, x);
    epy_list_extend(c, list, y);
    epy_pop(c, 1);
    return epy_of(list);
}

static epy_value concat_tuples(epy_core *c, const epy_tuple *x, const epy_tuple *y) {
    epy_value tuple = epy_tuple_new(c, x->length + y->length), *items = epy_tuple_of(tuple)->items;
    __builtin_memcpy(items, x->items, x->length * sizeof *items);
    __builtin_memcpy(items + x->length, y->items, y->length * sizeof *items);
    return tuple;
}

static void check_array_kind(epy_core *c, epy_value x, epy_value y, unsigned fault) {
    if (((epy_array *)epy_ref(x))->code != ((epy_array *)epy_ref(y))->code)
        epy_raise(c, fault);
}

static epy_value concat(epy_core *c, epy_value x, epy_value y) {
    unsigned type = epy_type_of(x);
    if (epy_is_bytes_like(x))
        return epy_bytes_concat(c, x, y);
    const uint32_t types = EPY_TYPE_BIT(Str) | EPY_TYPE_BIT(List) | EPY_TYPE_BIT(Tuple) | EPY_TYPE_BIT(Array);
    if (!(types >> type & 1))
        return EPY_UNBOUND;
    if (epy_type_of(y) != type)
        epy_raise1(c,
                   type == EPY_TYPE_Str     ? EPY_FAULT_ConcatStrType
                   : type == EPY_TYPE_List  ? EPY_FAULT_ConcatListType
                   : type == EPY_TYPE_Tuple ? EPY_FAULT_ConcatTupleType
                                            : EPY_FAULT_ConcatArrayType,
                   y);
    if (EPY_TYPE_IS(Str, type))
        return epy_str_concat(c, x, y);
    if (EPY_TYPE_IS(Tuple, type))
        return concat_tuples(c, epy_tuple_of(x), epy_tuple_of(y));
    if (EPY_TYPE_IS(Array, type))
        check_array_kind(c, x, y, EPY_FAULT_ArrayKind);
    return concat_lists(c, x, y);
}

// As often as asked: 0 for negative counts. What becomes too large for any memory is refused here.
static epy_word repeat_count(epy_core *c, epy_value sequence, epy_value times) {
    if (EPY_HAS_SPECIAL(Index) && epy_has_special(c, EPY_SPECIAL_Index, times))
        times = epy_special_int(c, times, EPY_SPECIAL_Index);
    if (!epy_is_int_or_bool(times))
        epy_raise1(c, EPY_FAULT_RepeatType, times);
    epy_int count = epy_index_clamped(c, times);
    epy_word length = epy_sequence_length(sequence), total;
    if (count <= 0)
        return 0;
    if (__builtin_mul_overflow(length, (epy_word)count, &total) || total > EPY_WORD_MAX_BLOCK)
        epy_raise(c, EPY_FAULT_Memory);
    return (epy_word)count;
}

static void repeat_in_place(epy_core *c, epy_list *list, epy_word count) {
    epy_word length = list->length, total = length * count;
    if (total == 0) {
        list->length = 0;
        return;
    }
    epy_list_splice(c, list, length, 0, total - length);
    for (epy_word i = length; i < total; i++)
        epy_list_set_raw(list, i, epy_list_raw(list, i - length));
}

static epy_value repeat(epy_core *c, epy_value x, epy_value times) {
    epy_word count = repeat_count(c, x, times);
    enum epy_type type = epy_type_of(x);
    if (EPY_TYPE_IS(Str, type))
        return epy_str_repeat(c, x, (epy_int)count);
    if (EPY_TYPE_IS(Tuple, type)) {
        epy_word length = epy_tuple_of(x)->length;
        epy_value tuple = epy_tuple_new(c, length * count), *items = epy_tuple_of(tuple)->items;
        for (epy_word i = 0; i < length * count; i++)
            items[i] = i < length ? epy_tuple_of(x)->items[i] : items[i - length];
        return tuple;
    }
    if (epy_is_bytes_like(x))
        return epy_bytes_repeat(c, x, count);
    epy_list *list = epy_list_like(c, epy_list_of(x), 0);
    epy_push(c, epy_of(list));
    if (count) {
        epy_list_extend(c, list, x);
        repeat_in_place(c, list, count);
    }
    epy_pop(c, 1);
    return epy_of(list);
}

static epy_value merge_dicts(epy_core *c, epy_value x, epy_value y) {
    epy_value dict = epy_dict_new(c, epy_dict_of(x)->used);
    epy_push(c, dict);
    epy_dict_update(c, epy_dict_of(dict), x);
    epy_dict_update(c, epy_dict_of(dict), y);
    epy_pop(c, 1);
    return dict;
}

// ---- operators --------------------------------------------------------------------------------------------
static epy_value number_binary(epy_core *c, epy_value x, epy_value y, enum epy_operator op) {
    epy_float left, right;
    if (epy_is_int_or_bool(x) && epy_is_int_or_bool(y))
        return binary_int(c, x, y, op);
    if (epy_number_as_float(x, &left) && epy_number_as_float(y, &right))
        return binary_float(c, left, right, op);
    return EPY_UNBOUND;
}

static epy_value try_binary(epy_core *c, epy_value x, epy_value y, enum epy_operator op) {
    epy_value result = number_binary(c, x, y, op);
    if (result != EPY_UNBOUND)
        return result;
    if (EPY_OPERATOR_EXISTS(Add) && op == EPY_OPERATOR_Add)
        return concat(c, x, y);
    if (EPY_OPERATOR_EXISTS(Multiply) && op == EPY_OPERATOR_Multiply && is_repeatable(x))
        return repeat(c, x, y);
    if (EPY_OPERATOR_EXISTS(Multiply) && op == EPY_OPERATOR_Multiply && is_repeatable(y))
        return repeat(c, y, x);
#if !defined(EPY_SLICE) || EPY_PROGRAM_USES_PERCENT // a str or bytes can stand on the left of a %
    if (op == EPY_OPERATOR_Modulo && epy_is_str(x))
        return epy_str_percent(c, x, y);
    if (op == EPY_OPERATOR_Modulo && epy_is_bytes_like(x))
        return epy_bytes_percent(c, x, y);
#endif
    if (EPY_OPERATOR_EXISTS(Or) && op == EPY_OPERATOR_Or && epy_is_dict(x) && epy_is_dict(y))
        return merge_dicts(c, x, y);
#if EPY_USES_TYPE(Set) || EPY_USES_TYPE(FrozenSet)
    return epy_set_binary(c, x, y, op);
#else
    return EPY_UNBOUND;
#endif
}

epy_value epy_dynamic_binary(epy_core *c, epy_value x, epy_value y, enum epy_operator op) {
    epy_value result = EPY_UNBOUND;
    if (epy_is_instance(x) || epy_is_instance(y))
        result = epy_special_binary(c, x, y, op);
    if (result == EPY_UNBOUND)
        result = try_binary(c, x, y, op);
    if (result == EPY_UNBOUND)
        epy_raise3(c, EPY_FAULT_BinaryTypes, epy_small((epy_int)op), x, y);
    return result;
}

// += of a list, array or bytearray: the same object, longer.
static void extend_in_place(epy_core *c, epy_value x, epy_value y) {
    if (EPY_IS(ByteArray, x)) {
        if (x == y && epy_bytes_view(x).length > 0)
            epy_raise(c, EPY_FAULT_ExportsExist);
        epy_bytes_extend(c, x, y);
        return;
    }
    if (is_array(x)) {
        if (!is_array(y))
            epy_raise1(c, EPY_FAULT_ExtendArrayType, y);
        check_array_kind(c, x, y, EPY_FAULT_ExtendArrayKind);
    }
    epy_list_extend(c, epy_list_of(x), y);
}

// Whether the object was changed itself.
static bool changed_in_place(epy_core *c, epy_value x, epy_value y, enum epy_operator op) {
    bool list = epy_is_list_like(x) || EPY_IS(ByteArray, x);
    if (EPY_OPERATOR_EXISTS(Add) && list && op == EPY_OPERATOR_Add)
        extend_in_place(c, x, y);
    else if (EPY_OPERATOR_EXISTS(Multiply) && list && op == EPY_OPERATOR_Multiply)
        repeat_in_place(c, epy_list_of(x), repeat_count(c, x, y));
    else if (EPY_OPERATOR_EXISTS(Or) && epy_is_dict(x) && op == EPY_OPERATOR_Or)
        epy_dict_update(c, epy_dict_of(x), y);
    else
#if EPY_USES_TYPE(Set)
        return epy_set_in_place(c, x, y, op);
#else
        return false;
#endif
    return true;
}

epy_value epy_dynamic_in_place(epy_core *c, epy_value x, epy_value y, enum epy_operator op) {
    if (epy_is_instance(x) || epy_is_instance(y)) {
        epy_value special = epy_special_in_place(c, x, y, op);
        if (special != EPY_UNBOUND)
            return special;
    }
    if (changed_in_place(c, x, y, op))
        return x;
    // What has a length but cannot be repeated is not tried the other way round either.
    bool never = op == EPY_OPERATOR_Multiply && !is_repeatable(x) && epy_is_sized(x);
    epy_value result = never ? EPY_UNBOUND : try_binary(c, x, y, op);
    if (result == EPY_UNBOUND)
        epy_raise3(c, EPY_FAULT_InPlaceTypes, epy_small((epy_int)op), x, y);
    return result;
}

epy_value epy_dynamic_unary(epy_core *c, epy_value x, enum epy_operator op) {
    if (epy_is_int_or_bool(x)) {
        epy_wide i = epy_wide_of(x);
        if (op == EPY_OPERATOR_Negate)
            return epy_int_binary(c, 0, i, EPY_OPERATOR_Subtract);
        return epy_wide_value(c, op == EPY_OPERATOR_Invert ? ~i : i);
    }
    if (epy_is_float(x) && op == EPY_OPERATOR_Negate)
        return epy_float_value(c, -epy_float_of(x));
    if (epy_is_float(x) && op == EPY_OPERATOR_Plus)
        return x;
    epy_value result = epy_is_instance(x) ? epy_special_unary(c, x, op) : EPY_UNBOUND;
    if (result != EPY_UNBOUND)
        return result;
    epy_raise2(c, EPY_FAULT_UnaryType, epy_small((epy_int)op), x);
}
