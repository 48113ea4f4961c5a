// SPDX-License-Identifier: MIT
// Equality, order, truth, length, membership of any two values. Items of unboxed lists are compared as they
// are, so comparing allocates nothing and runs no Python code. Equality of containers recurses,
// EPY_NESTING_LIMIT deep.
#include "epy_objects.h"
#include "epy_list.h"

extern inline bool epy_is_type(epy_value v, enum epy_type type);
extern inline bool epy_is_one_of(epy_value v, uint32_t types);

// ---- types ------------------------------------------------------------------------------------------------
enum epy_type epy_type_of(epy_value v) {
    static const uint8_t singletons[] = {EPY_TYPE_None, EPY_TYPE_Bool, EPY_TYPE_Bool, EPY_TYPE_Ellipsis};
    static const uint8_t immediates[] = {EPY_TYPE_None, EPY_TYPE_Function, EPY_TYPE_Builtin, EPY_TYPE_Type,
                                         EPY_TYPE_Str};
    if (epy_is_small(v))
        return EPY_TYPE_Int;
    if (epy_is_ref(v))
        return (enum epy_type)epy_header_type(epy_ref(v));
    unsigned kind = (v >> 2) & 31;
    return (enum epy_type)(kind == EPY_KIND_SINGLETON ? singletons[epy_payload(v) & 3] : immediates[kind]);
}

bool epy_has_type(epy_value v, unsigned type) {
    if (v == EPY_UNBOUND)
        return type == EPY_TYPE_COUNT + 4; // register type Unbound
    if (type >= EPY_TYPE_COUNT) {
        static const uint8_t storages[] = {EPY_STORE_INT, EPY_STORE_FLOAT, EPY_STORE_BOOL, EPY_STORE_VALUE};
        return epy_is_list(v) && epy_header_subtype(epy_ref(v)) == storages[(type - EPY_TYPE_COUNT) & 3];
    }
    return type == EPY_TYPE_Any || epy_type_of(v) == type;
}

// ---- operands: a value, or a number that need not be boxed ------------------------------------------------
enum { NO_NUMBER, WHOLE, REAL };
typedef struct operand {
    epy_value v; // Unbound: an item of an unboxed list
    unsigned number;
    epy_wide i;
    epy_float f;
} operand;

static operand operand_of(epy_value v) {
    operand o = {.v = v};
    if (epy_is_int_or_bool(v))
        o.number = WHOLE, o.i = epy_wide_of(v);
    else if (epy_is_float(v))
        o.number = REAL, o.f = epy_float_of(v);
    return o;
}

static operand item_operand(epy_value sequence, epy_word i) {
    operand o = {.number = WHOLE};
    if (epy_is_tuple(sequence))
        return operand_of(epy_tuple_of(sequence)->items[i]);
    epy_word raw = epy_list_raw(epy_list_of(sequence), i);
    switch (epy_header_subtype(epy_ref(sequence))) {
    case EPY_STORE_VALUE: return operand_of(raw);
    case EPY_STORE_FLOAT: o.number = REAL, o.f = epy_bits_float(raw); break;
    default: o.i = (epy_int)raw; break;
    }
    return o;
}

// -1, 0, 1, or 2 if one is a NaN.
static int compare_numbers(const operand *x, const operand *y) {
    if (x->number == WHOLE && y->number == WHOLE)
        return x->i < y->i ? -1 : x->i > y->i;
    if (x->number == WHOLE)
        return epy_compare_int_float(x->i, y->f);
    if (y->number == WHOLE) {
        int mirrored = epy_compare_int_float(y->i, x->f);
        return mirrored == 2 ? 2 : -mirrored;
    }
    return x->f < y->f ? -1 : x->f > y->f ? 1 : x->f == y->f ? 0 : 2;
}

// ---- equality ---------------------------------------------------------------------------------------------
static bool equal_values(epy_core *c, epy_value x, epy_value y, unsigned depth);

static bool equal_operands(epy_core *c, const operand *x, const operand *y, unsigned depth) {
    if (x->v == y->v && x->v != EPY_UNBOUND)
        return true;
    if (x->number || y->number)
        return x->number && y->number && compare_numbers(x, y) == 0;
    return equal_values(c, x->v, y->v, depth);
}

static bool equal_items(epy_core *c, epy_value x, epy_value y, epy_word i, unsigned depth) {
    operand p = item_operand(x, i), q = item_operand(y, i);
    return equal_operands(c, &p, &q, depth);
}

static bool equal_sequences(epy_core *c, epy_value x, epy_value y, unsigned depth) {
    epy_word length = epy_sequence_length(x);
    if (length != epy_sequence_length(y))
        return false;
    for (epy_word i = 0; i < length; i++) {
        if (!equal_items(c, x, y, i, depth))
            return false;
    }
    return true;
}

static bool equal_dicts(epy_core *c, epy_dict *x, epy_dict *y, unsigned depth) {
    epy_word at = 0;
    epy_value key, value;
    if (x->used != y->used)
        return false;
    while (epy_dict_next(x, &at, &key, &value)) {
        epy_value *other = epy_dict_find(c, y, key);
        if (!other)
            return false;
        operand p = operand_of(value), q = operand_of(*other);
        if (!equal_operands(c, &p, &q, depth))
            return false;
    }
    return true;
}

static bool equal_ranges(const epy_range *x, const epy_range *y) {
    return x->length == y->length &&
           (x->length == 0 || (x->start == y->start && (x->length == 1 || x->step == y->step)));
}

static bool equal_slices(epy_core *c, const epy_slice *x, const epy_slice *y) {
    return epy_same(c, x->start, y->start) && epy_same(c, x->stop, y->stop) && epy_same(c, x->step, y->step);
}

// Of values that are not both numbers and not identical.
static bool equal_values(epy_core *c, epy_value x, epy_value y, unsigned depth) {
    enum epy_type type = epy_type_of(x);
    if (depth > EPY_NESTING_LIMIT)
        epy_raise(c, EPY_FAULT_Recursion);
    if (type != epy_type_of(y))
        return false;
    switch ((int)type) {
    case EPY_TYPE_Str: return epy_str_equal(x, y);
    case EPY_TYPE_List:
    case EPY_TYPE_Tuple:
    case EPY_TYPE_Array: return equal_sequences(c, x, y, depth + 1);
    case EPY_TYPE_Dict: return equal_dicts(c, epy_dict_of(x), epy_dict_of(y), depth + 1);
    case EPY_TYPE_Range: return equal_ranges((epy_range *)epy_ref(x), (epy_range *)epy_ref(y));
    case EPY_TYPE_Slice: return equal_slices(c, (epy_slice *)epy_ref(x), (epy_slice *)epy_ref(y));
    default: return false;
    }
}

bool epy_same(epy_core *c, epy_value x, epy_value y) {
    operand p = operand_of(x), q = operand_of(y);
    return equal_operands(c, &p, &q, 0);
}

bool epy_equal(epy_core *c, epy_value x, epy_value y) {
    return (x != y || !epy_is_float(x) || epy_float_of(x) == epy_float_of(x)) && epy_same(c, x, y);
}

bool epy_list_item_equals(epy_core *c, const epy_list *list, epy_word i, epy_value v) {
    operand p = item_operand(epy_of(list), i), q = operand_of(v);
    return equal_operands(c, &p, &q, 0);
}

// ---- order ------------------------------------------------------------------------------------------------
static bool holds(int order, enum epy_operator op) {
    switch ((int)op) {
    case EPY_OPERATOR_Less: return order == -1;
    case EPY_OPERATOR_LessEqual: return order <= 0;
    case EPY_OPERATOR_Equal: return order == 0;
    case EPY_OPERATOR_NotEqual: return order != 0;
    case EPY_OPERATOR_Greater: return order == 1;
    default: return order == 0 || order == 1;
    }
}

static int order_of(epy_wide x, epy_wide y) {
    return x < y ? -1 : x > y;
}

static epy_value boxed(epy_core *c, const operand *o) {
    if (o->v != EPY_UNBOUND)
        return o->v;
    return o->number == REAL ? epy_float_value(c, o->f) : epy_wide_value(c, o->i);
}

EPY_NORETURN static void not_ordered(epy_core *c, const operand *x, const operand *y, enum epy_operator op) {
    epy_value left = boxed(c, x);
    epy_push(c, left);
    epy_raise3(c, EPY_FAULT_CompareTypes, epy_small((epy_int)op), left, boxed(c, y));
}

static bool is_ordered_sequence(epy_value v) {
    return epy_is_list(v) || epy_is_tuple(v) || epy_is_type(v, EPY_TYPE_Array);
}

// Nested sequences are compared by going down to the first items that differ.
static bool compare_operands(epy_core *c, operand x, operand y, enum epy_operator op) {
    for (unsigned depth = 0;; depth++) {
        if (x.number && y.number)
            return holds(compare_numbers(&x, &y), op);
        if (op == EPY_OPERATOR_Equal || op == EPY_OPERATOR_NotEqual)
            return equal_operands(c, &x, &y, depth) == (op == EPY_OPERATOR_Equal);
        if (x.number || y.number || epy_type_of(x.v) != epy_type_of(y.v))
            not_ordered(c, &x, &y, op);
        if (epy_is_str(x.v))
            return holds(order_of(epy_str_compare(x.v, y.v), 0), op);
        if (!is_ordered_sequence(x.v))
            not_ordered(c, &x, &y, op);
        epy_word left = epy_sequence_length(x.v), right = epy_sequence_length(y.v), i = 0;
        while (i < left && i < right && equal_items(c, x.v, y.v, i, depth + 1))
            i++;
        if (i == left || i == right)
            return holds(order_of((epy_int)left, (epy_int)right), op);
        operand next = item_operand(x.v, i);
        y = item_operand(y.v, i);
        x = next;
    }
}

bool epy_compare(epy_core *c, epy_value x, epy_value y, enum epy_operator op) {
    if (x & y & 1)
        return holds((epy_int)x < (epy_int)y ? -1 : (epy_int)x > (epy_int)y, op);
    return compare_operands(c, operand_of(x), operand_of(y), op);
}

// ---- truth, length, membership ----------------------------------------------------------------------------
bool epy_is_sized(epy_value v) {
    return epy_is_sequence(v) || epy_is_dict(v) || epy_is_type(v, EPY_TYPE_DictView);
}

static epy_word size_of(epy_value v) {
    if (epy_is_type(v, EPY_TYPE_DictView))
        v = ((epy_dict_view *)epy_ref(v))->dict;
    return epy_is_dict(v) ? epy_dict_of(v)->used : epy_sequence_length(v);
}

epy_int epy_length(epy_core *c, epy_value v) {
    if (!epy_is_sized(v))
        epy_raise1(c, EPY_FAULT_NoLength, v);
    return (epy_int)size_of(v);
}

bool epy_truth(epy_core *c, epy_value v) {
    (void)c;
    if (epy_is_int_or_bool(v))
        return epy_wide_of(v) != 0;
    if (epy_is_float(v))
        return epy_float_of(v) != 0;
    return epy_is_sized(v) ? size_of(v) != 0 : v != EPY_NONE;
}

static bool contains_by_iteration(epy_core *c, epy_value item, epy_value container) {
    epy_value candidate, iterator = epy_try_iterate(c, container);
    if (iterator == EPY_UNBOUND)
        epy_raise1(c, EPY_FAULT_NotContainer, container);
    epy_push(c, iterator);
    do {
        candidate = epy_next(c, iterator);
    } while (candidate != EPY_UNBOUND && !epy_same(c, candidate, item));
    epy_pop(c, 1);
    return candidate != EPY_UNBOUND;
}

bool epy_contains(epy_core *c, epy_value item, epy_value container) {
    switch ((int)epy_type_of(container)) {
    case EPY_TYPE_List:
    case EPY_TYPE_Array: {
        epy_list *list = epy_list_of(container);
        return epy_list_find(c, list, item, 0, list->length) < list->length;
    }
    case EPY_TYPE_Str:
        if (!epy_is_str(item))
            epy_raise1(c, EPY_FAULT_ContainsStrType, item);
        return epy_str_contains(item, container);
    case EPY_TYPE_Range:
        if (epy_is_int_or_bool(item))
            return epy_range_find((epy_range *)epy_ref(container), item) >= 0;
        break;
    case EPY_TYPE_DictView:
        if (epy_header_subtype(epy_ref(container)) != EPY_VIEW_KEYS)
            break;
        container = ((epy_dict_view *)epy_ref(container))->dict;
        return epy_dict_find(c, epy_dict_of(container), item) != NULL;
    case EPY_TYPE_Dict: return epy_dict_find(c, epy_dict_of(container), item) != NULL;
    default: break;
    }
    return contains_by_iteration(c, item, container);
}
