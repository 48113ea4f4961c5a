// SPDX-License-Identifier: MIT
// Tuples, and unpacking of anything into them.
#include "epy_objects.h"
#include "epy_builtins.h"
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

// All items of an iterator as a list of values.
epy_value epy_list_of_iterator(epy_core *c, epy_value iterator) {
    epy_push(c, iterator);
    epy_value list = epy_list_new(c, EPY_STORE_VALUE, 0);
    epy_push(c, list);
    epy_list_drain(c, epy_list_of(list), iterator);
    epy_pop(c, 2);
    return list;
}

epy_value epy_tuple_collect(epy_core *c, epy_value iterable) {
    return epy_is_tuple(iterable) ? iterable : epy_tuple_drain(c, epy_iterate(c, iterable));
}

epy_value epy_tuple_drain(epy_core *c, epy_value iterator) {
    epy_value list = epy_list_of_iterator(c, iterator);
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
    unsigned i = 0;
    for (; (item = epy_next(c, iterator)) != EPY_UNBOUND && i < count; i++)
        epy_tuple_of(tuple)->items[i] = item;
    if (item != EPY_UNBOUND)
        epy_raise1(c, EPY_FAULT_TooManyValues, epy_small((epy_int)count));
    if (i < count)
        epy_raise2(c, EPY_FAULT_NotEnoughValues, epy_small((epy_int)count), epy_small((epy_int)i));
    epy_pop(c, 2);
    return tuple;
}

epy_value epy_unpack_starred(epy_core *c, epy_value iterable, unsigned before, unsigned after) {
    epy_value all = epy_list_of_iterator(c, iterator_to_unpack(c, iterable));
    epy_list *list = epy_list_of(all);
    epy_push(c, all);
    if (list->length < before + after)
        epy_raise2(c, EPY_FAULT_NotEnoughValuesStar, epy_small((epy_int)(before + after)),
                   epy_small((epy_int)list->length));
    epy_value result = epy_tuple_new(c, before + 1 + after), *to = epy_tuple_of(result)->items;
    epy_value *from = EPY_ITEMS(epy_value, list);
    for (; before > 0; before--)
        *to++ = *from++;
    *to++ = all;
    list->length -= after;
    for (unsigned i = 0; i < after; i++)
        to[i] = EPY_ITEMS(epy_value, list)[list->length + i];
    epy_list_splice(c, list, 0, (epy_word)(from - EPY_ITEMS(epy_value, list)), 0);
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
    epy_list *items = epy_list_of(args[0]); // searched as a list is
    epy_word at = epy_list_search(c, items, args);
    if (at == items->length)
        epy_raise(c, EPY_FAULT_NotInTuple);
    return epy_small((epy_int)at);
}

epy_value epy_builtin_TupleCount(epy_core *c, epy_value *args, unsigned n) {
    return epy_builtin_ListCount(c, args, n);
}
