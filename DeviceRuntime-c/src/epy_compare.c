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
    if (type >= EPY_TYPE_COUNT)            // ListInt, ListFloat, ListBool, ListValue
        return epy_is_list(v) && epy_header_subtype(epy_ref(v)) == ((type - EPY_TYPE_COUNT + 1) & 3);
    return type == EPY_TYPE_Any || epy_type_of(v) == type;
}

// ---- items: a value, or an item of an unboxed list that need not be boxed
// ----------------------------------
typedef struct item {
    epy_word w;
    unsigned storage;
} item;

static item value_item(epy_value v) {
    return (item){v, EPY_STORE_VALUE};
}

static item item_at(epy_value sequence, epy_word i) {
    if (epy_is_tuple(sequence))
        return value_item(epy_tuple_of(sequence)->items[i]);
    return (item){epy_list_raw(epy_list_of(sequence), i), epy_header_subtype(epy_ref(sequence))};
}

static bool both_values(item x, item y) {
    return (x.storage | y.storage) == EPY_STORE_VALUE;
}

// ---- numbers ----------------------------------------------------------------------------------------------
enum { UNORDERED = 2, NO_NUMBERS = 3 }; // besides -1, 0, 1
typedef struct number {
    bool real;
    epy_float f;
    epy_wide i;
} number;

static bool number_of(item x, number *n) {
    if (x.storage == EPY_STORE_VALUE) {
        n->real = epy_is_float(x.w);
        if (n->real)
            n->f = epy_float_of(x.w);
        else if (epy_is_int_or_bool(x.w))
            n->i = epy_wide_of(x.w);
        else
            return false;
        return true;
    }
    n->real = x.storage == EPY_STORE_FLOAT;
    n->f = epy_bits_float(x.w);
    n->i = (epy_int)x.w;
    return true;
}

static int order_of(epy_wide x, epy_wide y) {
    return x < y ? -1 : x > y;
}

// Place of a float among all that are no NaN, on its bits: negative ones mirrored, both zeros at 0.
static epy_int place_of(epy_float f) {
    epy_int bits = (epy_int)epy_float_bits(f);
    return bits < 0 ? EPY_INT_MIN - bits : bits;
}

static int compare_floats(epy_float x, epy_float y) {
    const epy_word infinity = EPY_WORD_BITS == 64 ? 0x7FF0000000000000 : 0x7F800000;
    if (epy_float_bits(x) << 1 > infinity << 1 || epy_float_bits(y) << 1 > infinity << 1)
        return UNORDERED;
    return order_of(place_of(x), place_of(y));
}

static int compare_numbers(item x, item y) {
    number p, q;
    if (!number_of(x, &p) || !number_of(y, &q))
        return NO_NUMBERS;
    if (p.real && q.real)
        return compare_floats(p.f, q.f);
    if (!p.real)
        return q.real ? epy_compare_int_float(p.i, q.f) : order_of(p.i, q.i);
    int mirrored = epy_compare_int_float(q.i, p.f);
    return mirrored == UNORDERED ? UNORDERED : -mirrored;
}

// ---- equality and order -----------------------------------------------------------------------------------
static int relation(epy_core *c, item x, item y, enum epy_operator op, unsigned depth);

// As containers see it: what is identical is equal, NaNs too.
static bool same_items(epy_core *c, item x, item y, unsigned depth) {
    return (both_values(x, y) && x.w == y.w) || relation(c, x, y, EPY_OPERATOR_Equal, depth) == 0;
}

static bool same_dicts(epy_core *c, epy_dict *x, epy_dict *y, unsigned depth) {
    epy_word at = 0;
    epy_value key, value;
    if (x->used != y->used)
        return false;
    while (epy_dict_next(x, &at, &key, &value)) {
        epy_value *other = epy_dict_find(c, y, key);
        if (!other || !same_items(c, value_item(value), value_item(*other), depth))
            return false;
    }
    return true;
}

static bool same_ranges(const epy_range *x, const epy_range *y) {
    return x->length == y->length &&
           (x->length == 0 || (x->start == y->start && (x->length == 1 || x->step == y->step)));
}

static bool same_slices(epy_core *c, const epy_slice *x, const epy_slice *y) {
    return epy_same(c, x->start, y->start) && epy_same(c, x->stop, y->stop) && epy_same(c, x->step, y->step);
}

// Of values of one type that have no order.
static bool same_unordered(epy_core *c, epy_value x, epy_value y, unsigned depth) {
    if (epy_is_dict(x))
        return same_dicts(c, epy_dict_of(x), epy_dict_of(y), depth);
    if (EPY_IS(Range, x))
        return same_ranges((epy_range *)epy_ref(x), (epy_range *)epy_ref(y));
    if (EPY_IS(Slice, x))
        return same_slices(c, (epy_slice *)epy_ref(x), (epy_slice *)epy_ref(y));
    return x == y;
}

static epy_value boxed(epy_core *c, item x) {
    if (x.storage == EPY_STORE_FLOAT)
        return epy_float_value(c, epy_bits_float(x.w));
    return x.storage == EPY_STORE_VALUE ? x.w : epy_int_value(c, (epy_int)x.w);
}

EPY_NORETURN static void not_ordered(epy_core *c, item x, item y, enum epy_operator op) {
    epy_value left = boxed(c, x);
    epy_push(c, left);
    epy_raise3(c, EPY_FAULT_CompareTypes, epy_small((epy_int)op), left, boxed(c, y));
}

// Sequences differ as their first items that differ, or as their lengths.
static int sequence_relation(epy_core *c, epy_value x, epy_value y, enum epy_operator op, bool ordered,
                             unsigned depth) {
    epy_word left = epy_sequence_length(x), right = epy_sequence_length(y), i = 0;
    if (left != right && !ordered)
        return 1;
    while (i < left && i < right) {
        item p = item_at(x, i), q = item_at(y, i++);
        if (!same_items(c, p, q, depth))
            return ordered ? relation(c, p, q, op, depth) : 1;
    }
    return order_of((epy_int)left, (epy_int)right);
}

// -1, 0, 1 or UNORDERED. For == and != anything but 0 is "different"; the others raise for what has no order.
static int relation(epy_core *c, item x, item y, enum epy_operator op, unsigned depth) {
    int order = compare_numbers(x, y);
    bool ordered = op != EPY_OPERATOR_Equal && op != EPY_OPERATOR_NotEqual;
    if (order != NO_NUMBERS)
        return order;
    if (depth > EPY_NESTING_LIMIT)
        epy_raise(c, EPY_FAULT_Recursion);
    if (both_values(x, y) && epy_type_of(x.w) == epy_type_of(y.w)) {
        if (epy_is_str(x.w))
            return ordered ? order_of(epy_str_compare(x.w, y.w), 0) : !epy_str_equal(x.w, y.w);
        if (epy_is_list_like(x.w) || epy_is_tuple(x.w))
            return sequence_relation(c, x.w, y.w, op, ordered, depth + 1);
        if (!ordered)
            return !same_unordered(c, x.w, y.w, depth + 1);
    }
    if (ordered)
        not_ordered(c, x, y, op);
    return 1;
}

bool epy_same(epy_core *c, epy_value x, epy_value y) {
    return same_items(c, value_item(x), value_item(y), 0);
}

bool epy_equal(epy_core *c, epy_value x, epy_value y) {
    return relation(c, value_item(x), value_item(y), EPY_OPERATOR_Equal, 0) == 0;
}

bool epy_list_item_equals(epy_core *c, const epy_list *list, epy_word i, epy_value v) {
    return same_items(c, item_at(epy_of(list), i), value_item(v), 0);
}

bool epy_compare(epy_core *c, epy_value x, epy_value y, enum epy_operator op) {
    int order = x & y & 1 ? ((epy_int)x < (epy_int)y ? -1 : (epy_int)x > (epy_int)y)
                          : relation(c, value_item(x), value_item(y), op, 0);
    // A nibble for each operator, a bit in it for each of -1, 0, 1 and unordered.
    return 0x64D231u >> (4 * (op - EPY_OPERATOR_Less)) >> (order + 1) & 1;
}

// ---- truth, length, membership ----------------------------------------------------------------------------
static bool find_size(epy_value v, epy_word *size) {
    if (EPY_IS(DictView, v))
        v = ((epy_dict_view *)epy_ref(v))->dict;
    if (epy_is_dict(v))
        *size = epy_dict_of(v)->used;
    else if (epy_is_sequence(v))
        *size = epy_sequence_length(v);
    else
        return false;
    return true;
}

bool epy_is_sized(epy_value v) {
    epy_word size;
    return find_size(v, &size);
}

epy_int epy_length(epy_core *c, epy_value v) {
    epy_word size;
    if (!find_size(v, &size))
        epy_raise1(c, EPY_FAULT_NoLength, v);
    return (epy_int)size;
}

bool epy_truth(epy_core *c, epy_value v) {
    (void)c;
    epy_word size;
    if (epy_is_float(v))
        return epy_float_bits(epy_float_of(v)) << 1 != 0;
    if (find_size(v, &size))
        return size != 0;
    return v != epy_small(0) && v != EPY_FALSE && v != EPY_NONE; // a boxed int is not 0
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
    epy_value keys = container;
    if (EPY_IS(DictView, container) && epy_header_subtype(epy_ref(container)) == EPY_VIEW_KEYS)
        keys = ((epy_dict_view *)epy_ref(container))->dict;
    if (epy_is_dict(keys))
        return epy_dict_find(c, epy_dict_of(keys), item) != NULL;
    if (epy_is_list_like(container)) {
        epy_list *list = epy_list_of(container);
        return epy_list_find(c, list, item, 0, list->length) < list->length;
    }
    if (epy_is_str(container)) {
        if (!epy_is_str(item))
            epy_raise1(c, EPY_FAULT_ContainsStrType, item);
        return epy_str_contains(item, container);
    }
    if (EPY_IS(Range, container) && epy_is_int_or_bool(item))
        return epy_range_find((epy_range *)epy_ref(container), item) >= 0;
    return contains_by_iteration(c, item, container);
}
