// SPDX-License-Identifier: MIT
// Equality, order, truth, length, membership of any two values. Items of unboxed lists are compared as they
// are, so comparing allocates nothing and runs no Python code. Equality of containers recurses,
// EPY_NESTING_LIMIT deep at most.
#include "epy_class.h"
#include "epy_exception.h"
#include "epy_objects.h"
#include "epy_bytes.h"
#include "epy_special.h"

extern inline bool epy_is_type(epy_value v, enum epy_type type);
extern inline bool epy_is_one_of(epy_value v, uint32_t types);

// ---- types ------------------------------------------------------------------------------------------------
enum epy_type epy_type_of(epy_value v) {
    static const uint8_t singletons[] = {EPY_TYPE_None, EPY_TYPE_Bool, EPY_TYPE_Bool, EPY_TYPE_Ellipsis,
#if EPY_USES_TYPE(Instance)
                                         EPY_TYPE_NotImplemented
#endif
    };
    static const uint8_t immediates[] = {EPY_TYPE_None, EPY_TYPE_Function, EPY_TYPE_Builtin, EPY_TYPE_Type,
                                         EPY_TYPE_Str,
#if EPY_USES_TYPE(Exception)
                                         EPY_TYPE_Exception
#endif
    };
    if (epy_is_small(v))
        return EPY_TYPE_Int;
    if (epy_is_ref(v))
        return (enum epy_type)epy_header_type(epy_ref(v));
    unsigned kind = (v >> 2) & 31;
    return (enum epy_type)(kind == EPY_KIND_SINGLETON ? singletons[epy_payload(v)] : immediates[kind]);
}

bool epy_has_type(epy_value v, unsigned type) {
    if (v == EPY_UNBOUND)
        return type == EPY_TYPE_COUNT + 4; // register type Unbound
    if (EPY_TYPE_EXISTS(Instance) && type >= EPY_FIRST_CLASS)
        return epy_is_of_class(v, type);
    if (type >= EPY_TYPE_COUNT)            // ListInt, ListFloat, ListBool, ListValue
        return epy_is_list(v) && epy_header_subtype(epy_ref(v)) == ((type - EPY_TYPE_COUNT + 1) & 3);
    return type == EPY_TYPE_Any || epy_type_of(v) == type || 
           (EPY_HAS_EXCEPTION_CLASSES && type == EPY_TYPE_Exception && epy_is_exception(v));
}

// ---- items ------------------------------------------------------------------------------------------------
// An item of a list or tuple as a value. One of an unboxed list that needs an object gets one above the
// frames, where it lasts until the next allocation: one on either side.
enum side { LEFT, RIGHT };

static epy_value item_at(epy_core *c, epy_value sequence, epy_word i, enum side side) {
    if (epy_is_tuple(sequence))
        return epy_tuple_of(sequence)->items[i];
    unsigned storage = epy_header_subtype(epy_ref(sequence));
    epy_word raw = epy_list_raw(epy_list_of(sequence), i);
    if (storage == EPY_STORE_VALUE)
        return raw;
    if (storage == EPY_STORE_BOOL)
        return epy_bool(raw != 0);
    if (storage == EPY_STORE_INT && epy_fits_small((epy_int)raw))
        return epy_small((epy_int)raw);
    epy_big_int *object = (epy_big_int *)c->frame_top + side;
    object->header = EPY_HEADER(2, storage == EPY_STORE_INT ? EPY_TYPE_Int : EPY_TYPE_Float, 0);
    object->bits = raw;
    return epy_of(object);
}
_Static_assert(sizeof(epy_box_float) == sizeof(epy_big_int), "objects of one shape");

// What lasts.
static epy_value kept(epy_core *c, epy_value item) {
    if (item != epy_of(c->frame_top) && item != epy_of((epy_big_int *)c->frame_top + RIGHT))
        return item;
    return epy_is_float(item) ? epy_float_value(c, epy_float_of(item))
                              : epy_int_value(c, (epy_int)((epy_big_int *)epy_ref(item))->bits);
}

// ---- numbers ----------------------------------------------------------------------------------------------
enum { UNORDERED = 2, NO_NUMBERS = 3 }; // besides -1, 0, 1

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

static int compare_numbers(epy_value x, epy_value y) {
    bool left = epy_is_float(x), right = epy_is_float(y);
    if (left && right)
        return compare_floats(epy_float_of(x), epy_float_of(y));
    if (!(left || epy_is_int_or_bool(x)) || !(right || epy_is_int_or_bool(y)))
        return NO_NUMBERS;
    if (right)
        return epy_compare_int_float(epy_wide_of(x), epy_float_of(y));
    epy_wide i = epy_wide_of(y);
    if (!left)
        return order_of(epy_wide_of(x), i);
    int mirrored = epy_compare_int_float(i, epy_float_of(x));
    return mirrored == UNORDERED ? UNORDERED : -mirrored;
}

// ---- equality and order -----------------------------------------------------------------------------------
static int relation(epy_core *c, epy_value x, epy_value y, enum epy_operator op, unsigned depth);

// As containers see it: what is identical is equal, NaNs too.
static bool same_items(epy_core *c, epy_value x, epy_value y, unsigned depth) {
    return x == y || relation(c, x, y, EPY_OPERATOR_Equal, depth) == 0;
}

static bool same_dicts(epy_core *c, epy_dict *x, epy_dict *y, unsigned depth) {
    epy_word at = 0;
    epy_value key, value;
    if (x->used != y->used)
        return false;
    while (epy_dict_next(x, &at, &key, &value)) {
        epy_value *other = epy_dict_find(c, y, key);
        if (!other || !same_items(c, value, *other, depth))
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
static bool same_unordered(epy_core *c, enum epy_type type, epy_value x, epy_value y, unsigned depth) {
    epy_enter_container(c, depth);
    if (EPY_TYPE_IS(Dict, type))
        return same_dicts(c, epy_dict_of(x), epy_dict_of(y), depth);
    if (EPY_TYPE_IS(Range, type))
        return same_ranges((epy_range *)epy_ref(x), (epy_range *)epy_ref(y));
    if (EPY_TYPE_IS(Slice, type))
        return same_slices(c, (epy_slice *)epy_ref(x), (epy_slice *)epy_ref(y));
    if (EPY_TYPE_IS(Method, type))
        return epy_same_methods((epy_method *)epy_ref(x), (epy_method *)epy_ref(y));
    return x == y;
}

// Comparing may have run Python code that shortened them.
static bool still_there(epy_value x, epy_value y, epy_word i) {
    return i < epy_sequence_length(x) && i < epy_sequence_length(y);
}

// Sequences differ as their first items that differ, or as their lengths.
static int sequence_relation(epy_core *c, epy_value x, epy_value y, enum epy_operator op, bool ordered,
                             unsigned depth) {
    epy_word left = epy_sequence_length(x), right = epy_sequence_length(y), i = 0;
    epy_enter_container(c, depth);
    if (left != right && !ordered)
        return 1;
    while (i < left && i < right && (!EPY_TYPE_EXISTS(Instance) || still_there(x, y, i))) {
        epy_value p = item_at(c, x, i, LEFT), q = item_at(c, y, i++, RIGHT);
        if (!same_items(c, p, q, depth))
            return ordered ? relation(c, p, q, op, depth) : 1;
    }
    return order_of((epy_int)left, (epy_int)right);
}

// An order for which `x op y` is what a method says.
static int as_order(bool holds, enum epy_operator op) {
    switch ((int)op) {
    case EPY_OPERATOR_Equal: return !holds;
    case EPY_OPERATOR_NotEqual: return holds;
    case EPY_OPERATOR_Less:
    case EPY_OPERATOR_LessEqual: return holds ? -1 : 1;
    default: return holds ? 1 : -1;
    }
}

#if !EPY_SMALL
// Of tuples whose items, up to the first that differ, are small ints and strs of several characters; false for others.
static bool order_quickly(epy_value x, epy_value y, int *order) {
    const epy_tuple *left = epy_tuple_of(x), *right = epy_tuple_of(y);
    *order = order_of((epy_int)left->length, (epy_int)right->length);
    for (epy_word i = 0; i < left->length && i < right->length; i++) {
        epy_value p = left->items[i], q = right->items[i];
        int differ = 0;
        if (epy_is_small(p) && epy_is_small(q))
            differ = order_of(epy_small_int(p), epy_small_int(q));
        else if (epy_is_type(p, EPY_TYPE_Str) && epy_is_type(q, EPY_TYPE_Str))
            differ = epy_str_compare(p, q);
        else
            return false;
        if (differ) {
            *order = order_of(differ, 0);
            return true;
        }
    }
    return true;
}
#endif

#if EPY_USES_TYPE(DictView)
// The view of a dict's keys or items, which is compared as a set is.
static bool is_set_view(epy_value v) {
    return EPY_IS(DictView, v) && epy_header_subtype(epy_ref(v)) != EPY_VIEW_VALUES;
}

static bool is_like_set(epy_value v) {
    return epy_is_set(v) || is_set_view(v);
}

static bool all_in(epy_core *c, epy_value x, epy_value y) {
    epy_value item, iterator = epy_iterate(c, x);
    bool found = true;
    epy_push(c, iterator);
    while (found && (item = epy_next(c, iterator)) != EPY_UNBOUND) {
        epy_push(c, item);
        found = epy_contains(c, item, y);
        epy_pop(c, 1);
    }
    epy_pop(c, 1);
    return found;
}

// Nothing is looked for where the sizes tell.
static int view_relation(epy_core *c, epy_value x, epy_value y, enum epy_operator op) {
    epy_int left = epy_length(c, x), right = epy_length(c, y);
    bool fits = op == EPY_OPERATOR_Less || op == EPY_OPERATOR_LessEqual         ? left <= right
                : op == EPY_OPERATOR_Greater || op == EPY_OPERATOR_GreaterEqual ? left >= right
                                                                                : left == right;
    epy_push(c, x);
    epy_push(c, y);
    fits = fits && (left <= right ? all_in(c, x, y) : all_in(c, y, x));
    epy_pop(c, 2);
    return fits ? order_of(left, right) : EPY_SET_UNORDERED;
}
#endif

// -1, 0, 1 or UNORDERED. For == and != anything but 0 is "different"; the others raise for what has no order.
static int relation(epy_core *c, epy_value x, epy_value y, enum epy_operator op, unsigned depth) {
#if !EPY_SMALL
    if (epy_is_small(x) && epy_is_small(y))
        return order_of(epy_small_int(x), epy_small_int(y));
    if (epy_is_type(x, EPY_TYPE_Str) && epy_is_type(y, EPY_TYPE_Str))
        return op == EPY_OPERATOR_Equal || op == EPY_OPERATOR_NotEqual ? !epy_str_equal(x, y)
                                                                       : order_of(epy_str_compare(x, y), 0);
    int quickly;
    if (epy_is_type(x, EPY_TYPE_Tuple) && epy_is_type(y, EPY_TYPE_Tuple) && order_quickly(x, y, &quickly))
        return quickly;
#endif
    if (epy_is_instance(x) || epy_is_instance(y)) {
        x = kept(c, x), y = kept(c, y); // Python code may use what lies above the frames
        epy_value result = epy_special_compare(c, x, y, op);
        if (result != EPY_UNBOUND)
            return as_order(epy_truth(c, result), op);
    }
    int order = compare_numbers(x, y);
    bool ordered = op != EPY_OPERATOR_Equal && op != EPY_OPERATOR_NotEqual;
    if (order != NO_NUMBERS)
        return order;
#if EPY_USES_TYPE(Set) || EPY_USES_TYPE(FrozenSet)
    if (epy_is_set(x) && epy_is_set(y))
        return epy_set_relation(c, x, y);
#endif
#if EPY_USES_TYPE(DictView)
    if (is_like_set(x) && is_like_set(y))
        return view_relation(c, x, y, op);
#endif
#if EPY_USES_TYPE(Bytes) || EPY_USES_TYPE(ByteArray)
    if (epy_is_bytes_like(x) && epy_is_bytes_like(y))
        return epy_bytes_compare(x, y);
#endif
    enum epy_type type = epy_type_of(x);
    if (type == epy_type_of(y)) {
        if (EPY_TYPE_IS(Str, type))
            return ordered ? order_of(epy_str_compare(x, y), 0) : !epy_str_equal(x, y);
        if (EPY_TYPE_IS(Tuple, type) || EPY_TYPE_IS(List, type) || EPY_TYPE_IS(Array, type))
            return sequence_relation(c, x, y, op, ordered, depth + 1);
        if (!ordered)
            return !same_unordered(c, type, x, y, depth + 1);
    }
    if (ordered) // at most one of them needs to be kept: the other is no number
        epy_raise3(c, EPY_FAULT_CompareTypes, epy_small((epy_int)op), kept(c, x), kept(c, y));
    return 1;
}

bool epy_same(epy_core *c, epy_value x, epy_value y) {
    return same_items(c, x, y, 0);
}

bool epy_equal(epy_core *c, epy_value x, epy_value y) {
    return relation(c, x, y, EPY_OPERATOR_Equal, 0) == 0;
}

bool epy_list_item_equals(epy_core *c, const epy_list *list, epy_word i, epy_value v) {
    return same_items(c, item_at(c, epy_of(list), i, LEFT), v, 0);
}

bool epy_compare(epy_core *c, epy_value x, epy_value y, enum epy_operator op) {
    int order =
        x & y & 1 ? ((epy_int)x < (epy_int)y ? -1 : (epy_int)x > (epy_int)y) : relation(c, x, y, op, 0);
    // A nibble for each operator, a bit in it for each of -1, 0, 1 and unordered.
    return 0x64D231u >> (4 * (op - EPY_OPERATOR_Less)) >> (order + 1) & 1;
}

// ---- truth, length, membership ----------------------------------------------------------------------------
static bool find_size(epy_value v, epy_word *size) {
    if (EPY_IS(DictView, v))
        v = ((epy_dict_view *)epy_ref(v))->dict;
    if (epy_is_dict(v) || epy_is_set(v))
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
    epy_int length;
    if (epy_is_instance(v) && epy_special_length(c, v, &length))
        return length;
    if (!find_size(v, &size))
        epy_raise1(c, EPY_FAULT_NoLength, v);
    return (epy_int)size;
}

bool epy_truth(epy_core *c, epy_value v) {
    (void)c;
    epy_word size;
    if (epy_is_instance(v))
        return epy_special_truth(c, v);
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
    bool found;
#if !EPY_SMALL
    if (epy_is_type(container, EPY_TYPE_Dict))
        return epy_dict_find(c, epy_dict_of(container), item) != NULL;
#endif
    if (epy_is_instance(container) && epy_special_contains(c, item, container, &found))
        return found;
    epy_value keys = container;
    enum epy_type type = epy_type_of(container);
    if (EPY_TYPE_IS(DictView, type) && epy_header_subtype(epy_ref(container)) == EPY_VIEW_KEYS)
        keys = ((epy_dict_view *)epy_ref(container))->dict;
    if (EPY_IS(Set, item) && epy_is_set(container))
        return epy_set_has_set(c, container, item);
    if (EPY_TYPE_IS(Dict, type) || keys != container || epy_is_set(container))
        return epy_dict_find(c, epy_dict_of(keys), item) != NULL;
    if (EPY_TYPE_IS(List, type) || EPY_TYPE_IS(Array, type)) {
        epy_list *list = epy_list_of(container);
        return epy_list_find(c, list, item, 0, list->length) < list->length;
    }
    if (EPY_TYPE_IS(Str, type)) {
        if (!epy_is_str(item))
            epy_raise1(c, EPY_FAULT_ContainsStrType, item);
        return epy_str_contains(item, container);
    }
    if (EPY_TYPE_IS(Bytes, type) || EPY_TYPE_IS(ByteArray, type))
        return epy_bytes_contain(c, item, container);
    if (EPY_TYPE_IS(Range, type) && epy_is_int_or_bool(item))
        return epy_range_find((epy_range *)epy_ref(container), item) >= 0;
    return contains_by_iteration(c, item, container);
}
