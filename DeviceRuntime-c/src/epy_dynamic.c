// SPDX-License-Identifier: MIT
// Python's operators on values whose types are found out when they meet. A step that does not know an operand
// gives Unbound; only the outermost raises, because the words depend on how the operator was written.
#include "epy_objects.h"
#include "epy_list.h"

// ---- numbers ----------------------------------------------------------------------------------------------
static epy_value binary_float(epy_core *c, epy_float x, epy_float y, enum epy_operator op) {
    epy_float result;
    switch ((int)op) {
    case EPY_OPERATOR_Add: result = x + y; break;
    case EPY_OPERATOR_Subtract: result = x - y; break;
    case EPY_OPERATOR_Multiply: result = x * y; break;
    case EPY_OPERATOR_Power: result = epy_float_power(c, x, y); break;
    case EPY_OPERATOR_Divide:
        if (y == 0)
            epy_raise(c, EPY_FAULT_FloatDivideByZero);
        result = x / y;
        break;
    case EPY_OPERATOR_FloorDivide:
        if (y == 0)
            epy_raise(c, EPY_FAULT_FloatFloorDivideByZero);
        result = epy_float_floor_divide(x, y);
        break;
    case EPY_OPERATOR_Modulo:
        if (y == 0)
            epy_raise(c, EPY_FAULT_FloatModuloByZero);
        result = epy_float_modulo(x, y);
        break;
    default: return EPY_UNBOUND;
    }
    return epy_float_value(c, result);
}

static epy_value binary_int(epy_core *c, epy_value x, epy_value y, enum epy_operator op) {
    epy_value result = epy_int_binary(c, epy_wide_of(x), epy_wide_of(y), op);
    bool bitwise = op == EPY_OPERATOR_And || op == EPY_OPERATOR_Or || op == EPY_OPERATOR_Xor;
    return bitwise && epy_is_bool(x) && epy_is_bool(y) ? epy_bool(result == epy_small(1)) : result;
}

// ---- sequences --------------------------------------------------------------------------------------------
static bool is_array(epy_value v) {
    return epy_is_type(v, EPY_TYPE_Array);
}

static bool is_repeatable(epy_value v) {
    return epy_is_sequence(v) && !epy_is_type(v, EPY_TYPE_Range);
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
    for (epy_word i = 0; i < x->length; i++)
        *items++ = x->items[i];
    for (epy_word i = 0; i < y->length; i++)
        *items++ = y->items[i];
    return tuple;
}

static void check_array_kind(epy_core *c, epy_value x, epy_value y, unsigned fault) {
    if (((epy_array *)epy_ref(x))->code != ((epy_array *)epy_ref(y))->code)
        epy_raise(c, fault);
}

static epy_value concat(epy_core *c, epy_value x, epy_value y) {
    unsigned fault;
    if (epy_is_str(x)) {
        if (epy_is_str(y))
            return epy_str_concat(c, x, y);
        fault = EPY_FAULT_ConcatStrType;
    } else if (epy_is_list(x)) {
        if (epy_is_list(y))
            return concat_lists(c, x, y);
        fault = EPY_FAULT_ConcatListType;
    } else if (epy_is_tuple(x)) {
        if (epy_is_tuple(y))
            return concat_tuples(c, epy_tuple_of(x), epy_tuple_of(y));
        fault = EPY_FAULT_ConcatTupleType;
    } else if (is_array(x)) {
        if (is_array(y)) {
            check_array_kind(c, x, y, EPY_FAULT_ArrayKind);
            return concat_lists(c, x, y);
        }
        fault = EPY_FAULT_ConcatArrayType;
    } else {
        return EPY_UNBOUND;
    }
    epy_raise1(c, fault, y);
}

// Items 0..length-1 of a list or tuple, `count` times over; room is made.
static void repeat_list(epy_core *c, epy_list *list, epy_word length, epy_word count) {
    epy_list_splice(c, list, list->length, 0, length * count - list->length);
    for (epy_word i = length; i < length * count; i++)
        epy_list_set_raw(list, i, epy_list_raw(list, i - length));
}

static epy_word repeat_count(epy_core *c, epy_value sequence, epy_value times) {
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

static epy_value repeat(epy_core *c, epy_value x, epy_value times) {
    epy_word count = repeat_count(c, x, times), length = epy_sequence_length(x);
    if (epy_is_str(x))
        return epy_str_repeat(c, x, (epy_int)count);
    if (epy_is_tuple(x)) {
        epy_value tuple = epy_tuple_new(c, length * count), *items = epy_tuple_of(tuple)->items;
        for (epy_word i = 0; i < length * count; i++)
            items[i] = i < length ? epy_tuple_of(x)->items[i] : items[i - length];
        return tuple;
    }
    epy_list *list = epy_list_like(c, epy_list_of(x), count ? length : 0);
    epy_push(c, epy_of(list));
    for (epy_word i = 0; i < list->length; i++)
        epy_list_set_raw(list, i, epy_list_raw(epy_list_of(x), i));
    if (count)
        repeat_list(c, list, length, count);
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
static epy_value try_binary(epy_core *c, epy_value x, epy_value y, enum epy_operator op) {
    epy_float left, right;
    if (epy_is_int_or_bool(x) && epy_is_int_or_bool(y))
        return binary_int(c, x, y, op);
    if (epy_number_as_float(x, &left) && epy_number_as_float(y, &right))
        return binary_float(c, left, right, op);
    if (op == EPY_OPERATOR_Add)
        return concat(c, x, y);
    if (op == EPY_OPERATOR_Multiply && is_repeatable(x))
        return repeat(c, x, y);
    if (op == EPY_OPERATOR_Multiply && is_repeatable(y))
        return repeat(c, y, x);
    if (op == EPY_OPERATOR_Modulo && epy_is_str(x))
        return epy_str_percent(c, x, y);
    if (op == EPY_OPERATOR_Or && epy_is_dict(x) && epy_is_dict(y))
        return merge_dicts(c, x, y);
    return EPY_UNBOUND;
}

epy_value epy_dynamic_binary(epy_core *c, epy_value x, epy_value y, enum epy_operator op) {
    epy_value result = try_binary(c, x, y, op);
    if (result == EPY_UNBOUND)
        epy_raise3(c, EPY_FAULT_BinaryTypes, epy_small((epy_int)op), x, y);
    return result;
}

// += of a list or array: the same object, longer.
static void extend_in_place(epy_core *c, epy_value x, epy_value y) {
    if (is_array(x)) {
        if (!is_array(y))
            epy_raise1(c, EPY_FAULT_ExtendArrayType, y);
        check_array_kind(c, x, y, EPY_FAULT_ExtendArrayKind);
    }
    epy_list_extend(c, epy_list_of(x), y);
}

static void repeat_in_place(epy_core *c, epy_list *list, epy_value times) {
    epy_word count = repeat_count(c, epy_of(list), times);
    if (count == 0)
        list->length = 0;
    else
        repeat_list(c, list, list->length, count);
}

epy_value epy_dynamic_in_place(epy_core *c, epy_value x, epy_value y, enum epy_operator op) {
    bool list = epy_is_list(x) || is_array(x);
    if (list && op == EPY_OPERATOR_Add) {
        extend_in_place(c, x, y);
        return x;
    }
    if (list && op == EPY_OPERATOR_Multiply) {
        repeat_in_place(c, epy_list_of(x), y);
        return x;
    }
    if (epy_is_dict(x) && op == EPY_OPERATOR_Or) {
        epy_dict_update(c, epy_dict_of(x), y);
        return x;
    }
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
    epy_raise2(c, EPY_FAULT_UnaryType, epy_small((epy_int)op), x);
}
