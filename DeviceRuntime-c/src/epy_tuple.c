// SPDX-License-Identifier: MIT
// Tuples, and unpacking of anything into them.
#include "epy_objects.h"
#include "epy_list.h"

epy_value epy_tuple_new(epy_core *c, epy_word length) {
    const epy_word fixed = sizeof(epy_tuple) / sizeof(epy_word);
    if (length > EPY_WORD_MAX_BLOCK)
        epy_raise(c, EPY_FAULT_Memory);
    epy_tuple *tuple = (epy_tuple *)epy_allocate(c, fixed + length, EPY_TYPE_Tuple, 0);
    tuple->length = length;
    return epy_of(tuple);
}

epy_value epy_tuple_from(epy_core *c, epy_word count, const epy_value *items) {
    epy_value tuple = epy_tuple_new(c, count);
    for (epy_word i = 0; i < count; i++)
        epy_tuple_of(tuple)->items[i] = items[i];
    return tuple;
}

epy_value epy_tuple_2(epy_core *c, epy_value x, epy_value y) {
    epy_push(c, x);
    epy_push(c, y);
    epy_value tuple = epy_tuple_from(c, 2, &c->roots[c->root_count - 2]);
    epy_pop(c, 2);
    return tuple;
}

// All items of an iterable as a list of values.
static epy_value list_of_values(epy_core *c, epy_value iterator) {
    epy_push(c, iterator);
    epy_value list = epy_list_new(c, EPY_STORE_VALUE, 0);
    epy_push(c, list);
    epy_list_extend(c, epy_list_of(list), iterator);
    epy_pop(c, 2);
    return list;
}

epy_value epy_tuple_collect(epy_core *c, epy_value iterable) {
    if (epy_is_tuple(iterable))
        return iterable;
    epy_value list = list_of_values(c, epy_iterate(c, iterable));
    epy_push(c, list);
    epy_value tuple = epy_tuple_from(c, epy_list_of(list)->length, EPY_ITEMS(epy_value, epy_list_of(list)));
    epy_pop(c, 1);
    return tuple;
}

// ---- unpacking --------------------------------------------------------------------------------------------
static epy_value iterator_to_unpack(epy_core *c, epy_value iterable) {
    epy_value iterator = epy_try_iterate(c, iterable);
    if (iterator == EPY_UNBOUND)
        epy_raise1(c, EPY_FAULT_NotUnpackable, iterable);
    return iterator;
}

epy_value epy_unpack(epy_core *c, epy_value iterable, unsigned count) {
    if (epy_is_tuple(iterable) && epy_tuple_of(iterable)->length == count)
        return iterable;
    epy_value item, iterator = iterator_to_unpack(c, iterable);
    epy_push(c, iterator);
    epy_value tuple = epy_tuple_new(c, count);
    epy_push(c, tuple);
    for (unsigned i = 0; i < count; i++) {
        if ((item = epy_next(c, iterator)) == EPY_UNBOUND)
            epy_raise2(c, EPY_FAULT_NotEnoughValues, epy_small((epy_int)count), epy_small((epy_int)i));
        epy_tuple_of(tuple)->items[i] = item;
    }
    if (epy_next(c, iterator) != EPY_UNBOUND)
        epy_raise1(c, EPY_FAULT_TooManyValues, epy_small((epy_int)count));
    epy_pop(c, 2);
    return tuple;
}

epy_value epy_unpack_starred(epy_core *c, epy_value iterable, unsigned before, unsigned after) {
    epy_value all = list_of_values(c, iterator_to_unpack(c, iterable));
    epy_list *list = epy_list_of(all);
    epy_push(c, all);
    if (list->length < before + after)
        epy_raise2(c, EPY_FAULT_NotEnoughValuesStar, epy_small((epy_int)(before + after)),
                   epy_small((epy_int)list->length));
    epy_value result = epy_tuple_new(c, before + 1 + after), *items = epy_tuple_of(result)->items;
    for (unsigned i = 0; i < before; i++)
        items[i] = epy_list_raw(list, i);
    for (unsigned i = 0; i < after; i++)
        items[before + 1 + i] = epy_list_raw(list, list->length - after + i);
    epy_list_splice(c, list, list->length - after, after, 0);
    epy_list_splice(c, list, 0, before, 0);
    items[before] = all;
    epy_pop(c, 1);
    return result;
}

// ---- built-ins --------------------------------------------------------------------------------------------
epy_value epy_builtin_Tuple(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return args[0] == EPY_UNBOUND ? epy_tuple_new(c, 0) : epy_tuple_collect(c, args[0]);
}

epy_value epy_builtin_TupleIndex(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_tuple *tuple = epy_tuple_of(args[0]);
    epy_word from = epy_search_bound(c, args[2], 0, tuple->length);
    epy_word to = epy_search_bound(c, args[3], tuple->length, tuple->length);
    for (; from < to; from++) {
        if (epy_same(c, tuple->items[from], args[1]))
            return epy_small((epy_int)from);
    }
    epy_raise(c, EPY_FAULT_NotInTuple);
}

epy_value epy_builtin_TupleCount(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_tuple *tuple = epy_tuple_of(args[0]);
    epy_int count = 0;
    for (epy_word i = 0; i < tuple->length; i++)
        count += epy_same(c, tuple->items[i], args[1]);
    return epy_small(count);
}
