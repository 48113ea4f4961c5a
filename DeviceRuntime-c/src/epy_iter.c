// SPDX-License-Identifier: MIT
// Iterators: one kind of object, whose subtype says how it goes on. Its values come first among its fields,
// so that the collector need not know the kinds. An iterator that has ended stays so.
#include "epy_call.h"
#include "epy_exception.h"
#include "epy_generator.h"
#include "epy_special.h"

enum { ENDED = -1 };

static epy_iterator *make(epy_core *c, enum epy_iterator_kind kind, epy_word values, epy_word raws) {
    epy_word words = sizeof(epy_iterator) / sizeof(epy_word) + values + raws;
    epy_iterator *it = (epy_iterator *)epy_allocate(c, words, EPY_TYPE_Iterator, kind);
    it->values = values;
    return it;
}

// ---- iterators of containers ------------------------------------------------------------------------------
static epy_value over(epy_core *c, enum epy_iterator_kind kind, epy_value source, epy_word at) {
    bool dict = kind == EPY_ITERATE_DICT || kind == EPY_ITERATE_REVERSED_DICT;
    epy_iterator *it = make(c, kind, 1, dict ? 3 : 1);
    it->fields[0] = source;
    it->fields[1] = at;
    return epy_of(it);
}

#define DICTS_EXIST (EPY_TYPE_EXISTS(Dict) || EPY_TYPE_EXISTS(Set) || EPY_TYPE_EXISTS(FrozenSet))

// Over a dict, or over what a view shows of one; Unbound if it is neither.
static epy_value over_dict(epy_core *c, epy_value v, bool reversed) {
    unsigned which = EPY_VIEW_KEYS;
    if (EPY_IS(DictView, v)) {
        which = epy_header_subtype(epy_ref(v));
        v = ((epy_dict_view *)epy_ref(v))->dict;
    }
    if (!epy_is_dict(v) && (reversed || !epy_is_set(v)))
        return EPY_UNBOUND;
    epy_dict *d = epy_dict_of(v);
    epy_value iterator =
        over(c, reversed ? EPY_ITERATE_REVERSED_DICT : EPY_ITERATE_DICT, v, reversed ? d->filled : 0);
    epy_iterator *it = (epy_iterator *)epy_ref(iterator);
    it->fields[2] = d->used;
    it->fields[3] = which;
    return iterator;
}

// ---- iterators of the program -----------------------------------------------------------------------------
#if EPY_ITERATES_INSTANCES
static bool has_next(epy_core *c, epy_value v) {
    return epy_is_type(v, EPY_TYPE_Iterator) || epy_is_generator(v) || epy_has_special(c, EPY_SPECIAL_Next, v);
}

static epy_value over_items(epy_core *c, epy_value v, epy_int index, epy_int step) {
    epy_iterator *it = make(c, EPY_ITERATE_ITEMS, 1, 2);
    it->fields[0] = v;
    it->fields[1] = (epy_word)index;
    it->fields[2] = (epy_word)step;
    return epy_of(it);
}

static epy_value over_instance(epy_core *c, epy_value v) {
    epy_value iterator = EPY_UNBOUND, function = epy_special_function(c, EPY_SPECIAL_Iter, v);
    if (function == EPY_NONE) // __iter__ = None
        return EPY_UNBOUND;
    epy_push(c, v);
    if (function != EPY_UNBOUND)
        iterator = epy_call_with(c, function, v, NULL, 0, EPY_UNBOUND);
    else if (epy_has_special(c, EPY_SPECIAL_GetItem, v))
        return epy_pop(c, 1), over_items(c, v, 0, 1);
    epy_pop(c, 1);
    if (iterator != EPY_UNBOUND && !has_next(c, iterator))
        epy_raise1(c, EPY_FAULT_IterResult, iterator);
    return iterator;
}

static epy_value next_of_items(epy_core *c, epy_iterator *it) {
    epy_int index = (epy_int)it->fields[1];
    epy_value item = EPY_UNBOUND;
    if (it->fields[0] != EPY_NONE && index >= 0) {
        epy_value key = epy_int_value(c, index), function = epy_special_function(c, EPY_SPECIAL_GetItem, it->fields[0]);
        item = epy_call_until(c, EPY_UNTIL_INDEX, function, it->fields[0], &key, 1);
    }
    it->fields[1] += it->fields[2];
    if (item == EPY_UNBOUND)
        it->fields[0] = EPY_NONE;
    return item;
}

static epy_value next_of_instance(epy_core *c, epy_value v) {
    epy_value function = epy_special_function(c, EPY_SPECIAL_Next, v);
    if (function == EPY_UNBOUND)
        epy_raise1(c, EPY_FAULT_NotIterator, v);
    return epy_call_until(c, EPY_UNTIL_STOP, function, v, NULL, 0);
}
#endif

epy_value epy_try_iterate(epy_core *c, epy_value v) {
    enum epy_type type = epy_type_of(v);
    if (type == EPY_TYPE_Iterator || EPY_TYPE_IS(Generator, type))
        return v;
    if (EPY_TYPE_IS(Str, type))
        return over(c, EPY_ITERATE_STR, v, 0);
    if (epy_is_sequence(v))
        return over(c, EPY_ITERATE_SEQUENCE, v, 0);
#if EPY_ITERATES_INSTANCES
    if (type == EPY_TYPE_Instance)
        return over_instance(c, v);
#endif
    return DICTS_EXIST ? over_dict(c, v, false) : EPY_UNBOUND;
}

epy_value epy_iterate(epy_core *c, epy_value v) {
    epy_value iterator = epy_try_iterate(c, v);
    if (iterator == EPY_UNBOUND)
        epy_raise1(c, EPY_FAULT_NotIterable, v);
    return iterator;
}

static epy_value next_of_sequence(epy_core *c, epy_iterator *it) {
    epy_word i = it->fields[1];
    if (i < epy_tuple_of(it->fields[0])->length) { // all but strs have their length there
        it->fields[1] = i + 1;
        return epy_sequence_item(c, it->fields[0], i);
    }
    it->fields[1] = (epy_word)ENDED;
    return EPY_UNBOUND;
}

static epy_value next_of_str(epy_iterator *it) {
    char buffer[4];
    unsigned bytes;
    epy_text text = epy_str_view(it->fields[0], buffer);
    if (it->fields[1] >= text.bytes)
        return EPY_UNBOUND;
    uint32_t code_point = epy_utf8_decode(text.text + it->fields[1], &bytes);
    it->fields[1] += bytes;
    return epy_char(code_point);
}

static epy_value next_reversed(epy_core *c, epy_iterator *it) {
    if (it->fields[1] == 0)
        return EPY_UNBOUND;
    epy_word i = --it->fields[1];
    if (i < epy_sequence_length(it->fields[0]))
        return epy_sequence_item(c, it->fields[0], i);
    it->fields[1] = 0; // the list has become shorter
    return EPY_UNBOUND;
}

// The part of an entry that a view shows.
static epy_value entry_of_view(epy_core *c, unsigned which, epy_value key, epy_value value) {
    return which == EPY_VIEW_KEYS ? key : which == EPY_VIEW_VALUES ? value : epy_tuple_2(c, key, value);
}

static bool next_of_entries(epy_core *c, epy_iterator *it, unsigned kind, epy_value *key, epy_value *value) {
    if (it->fields[0] == EPY_NONE)
        return false;
    epy_dict *d = epy_dict_of(it->fields[0]);
    if (d->used != it->fields[2]) {
        it->fields[2] = (epy_word)ENDED; // and stays unequal
        epy_raise(c, epy_is_set(it->fields[0]) ? EPY_FAULT_SetChanged : EPY_FAULT_DictChanged);
    }
    bool found = kind == EPY_ITERATE_REVERSED_DICT ? epy_dict_previous(d, &it->fields[1], key, value)
                                                   : epy_dict_next(d, &it->fields[1], key, value);
    if (!found)
        it->fields[0] = EPY_NONE;
    return found;
}

static epy_value next_of_dict(epy_core *c, epy_iterator *it, unsigned kind) {
    epy_value key, value;
    if (!next_of_entries(c, it, kind, &key, &value))
        return EPY_UNBOUND;
    return entry_of_view(c, (unsigned)it->fields[3], key, value);
}

#if !EPY_SMALL
bool epy_next_entry(epy_core *c, epy_value iterator, epy_value entry[2]) {
    return next_of_entries(c, (epy_iterator *)epy_ref(iterator), EPY_ITERATE_DICT, &entry[0], &entry[1]);
}
#endif

// ---- iterators of iterators -------------------------------------------------------------------------------
static epy_value next_of_enumerate(epy_core *c, epy_iterator *it) {
    epy_value item = epy_next(c, it->fields[0]);
    if (item == EPY_UNBOUND)
        return item;
    epy_push(c, item);
    epy_value count = it->fields[1];
    epy_wide next;
    if (__builtin_add_overflow(epy_wide_of(count), 1, &next))
        epy_overflow(c);
    it->fields[1] = epy_wide_value(c, next);
    epy_value pair = epy_tuple_2(c, count, item);
    epy_pop(c, 1);
    return pair;
}

// zip(strict=True): the iterators differ in length; `at` is the first that does.
EPY_NORETURN static void raise_zip(epy_core *c, unsigned fault, unsigned at) {
    char text[8] = "s 1-";
    unsigned n = 4;
    if (at == 1)
        epy_raise2(c, fault, epy_small(2), epy_str_new(c, " 1", 2));
    if (at > 9)
        text[n++] = (char)('0' + at / 10 % 10);
    text[n++] = (char)('0' + at % 10);
    epy_raise2(c, fault, epy_small((epy_int)at + 1), epy_str_new(c, text, n));
}

static epy_value end_of_zip(epy_core *c, epy_iterator *it, unsigned ended) {
    if (!it->fields[it->values])
        return EPY_UNBOUND;
    if (ended > 0)
        raise_zip(c, EPY_FAULT_ZipShorter, ended);
    for (unsigned i = 1; i < it->values; i++) {
        if (epy_next(c, it->fields[i]) != EPY_UNBOUND)
            raise_zip(c, EPY_FAULT_ZipLonger, i);
    }
    return EPY_UNBOUND;
}

static epy_value next_of_zip(epy_core *c, epy_iterator *it) {
    if (it->values == 0)
        return EPY_UNBOUND;
    epy_value tuple = epy_tuple_new(c, it->values);
    epy_push(c, tuple);
    for (unsigned i = 0; i < it->values; i++) {
        epy_value item = epy_next(c, it->fields[i]);
        if (item == EPY_UNBOUND) {
            epy_pop(c, 1);
            return end_of_zip(c, it, i);
        }
        epy_tuple_of(tuple)->items[i] = item;
    }
    epy_pop(c, 1);
    return tuple;
}

static epy_value next_of_map(epy_core *c, epy_iterator *it) {
    unsigned count = 0;
    epy_value result = EPY_UNBOUND;
    for (; count + 1 < it->values; count++) {
        epy_value item = epy_next(c, it->fields[count + 1]);
        if (item == EPY_UNBOUND)
            break;
        epy_push(c, item);
    }
    if (count + 1 == it->values)
        result = epy_call(c, it->fields[0], &c->roots[c->root_count - count], count, EPY_UNBOUND);
    epy_pop(c, count);
    return result;
}

static epy_value next_of_filter(epy_core *c, epy_iterator *it) {
    for (;;) {
        epy_value item = epy_next(c, it->fields[1]), verdict = item;
        if (item == EPY_UNBOUND)
            return item;
        epy_push(c, item);
        if (it->fields[0] != EPY_NONE)
            verdict = epy_call(c, it->fields[0], &c->roots[c->root_count - 1], 1, EPY_UNBOUND);
        bool passes = epy_truth(c, verdict);
        epy_pop(c, 1);
        if (passes)
            return item;
    }
}

#if EPY_ITERATES_CALLS
static epy_value next_of_calls(epy_core *c, epy_iterator *it) {
    epy_value item = EPY_UNBOUND;
    if (it->fields[0] != EPY_UNBOUND) {
        item = epy_call_until(c, EPY_UNTIL_STOP, it->fields[0], EPY_UNBOUND, NULL, 0);
        epy_push(c, item);
        if (item != EPY_UNBOUND && epy_same(c, item, it->fields[1]))
            item = EPY_UNBOUND;
        epy_pop(c, 1);
    }
    if (item == EPY_UNBOUND)
        it->fields[0] = EPY_UNBOUND;
    return item;
}
#endif

static epy_value next_of_other(epy_core *c, epy_value iterator) {
#if EPY_USES_TYPE(Generator)
    if (epy_is_generator(iterator))
        return epy_generator_resume(c, iterator, EPY_NONE);
#endif
#if EPY_ITERATES_INSTANCES
    if (epy_is_instance(iterator))
        return next_of_instance(c, iterator);
#endif
    epy_raise1(c, EPY_FAULT_NotIterator, iterator);
}

epy_value epy_next(epy_core *c, epy_value iterator) {
    epy_iterator *it = (epy_iterator *)epy_ref(iterator);
    if (!epy_is_type(iterator, EPY_TYPE_Iterator))
        return next_of_other(c, iterator);
    unsigned kind = epy_header_subtype((epy_object *)it);
    switch (kind) {
    case EPY_ITERATE_SEQUENCE: return next_of_sequence(c, it);
#if EPY_USES_TYPE(Str)
    case EPY_ITERATE_STR: return next_of_str(it);
#endif
#if EPY_ITERATES_INSTANCES
    case EPY_ITERATE_ITEMS: return next_of_items(c, it);
#endif
#if EPY_ITERATES_CALLS
    case EPY_ITERATE_CALLS: return next_of_calls(c, it);
#endif
#if EPY_USES_BUILTIN(Reversed)
    case EPY_ITERATE_REVERSED: return next_reversed(c, it);
#endif
#if EPY_USES_BUILTIN(Enumerate)
    case EPY_ITERATE_ENUMERATE: return next_of_enumerate(c, it);
#endif
#if EPY_USES_BUILTIN(Zip)
    case EPY_ITERATE_ZIP: return next_of_zip(c, it);
#endif
#if EPY_USES_BUILTIN(Map)
    case EPY_ITERATE_MAP: return next_of_map(c, it);
#endif
#if EPY_USES_BUILTIN(Filter)
    case EPY_ITERATE_FILTER: return next_of_filter(c, it);
#endif
    default: return DICTS_EXIST ? next_of_dict(c, it, kind) : EPY_UNBOUND;
    }
}

// ---- built-ins --------------------------------------------------------------------------------------------
epy_value epy_builtin_Iter(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
#if EPY_ITERATES_CALLS
    if (args[1] != EPY_UNBOUND) {
        if (!epy_is_callable(c, args[0]))
            epy_raise(c, EPY_FAULT_IterNotCallable);
        epy_iterator *it = make(c, EPY_ITERATE_CALLS, 2, 0);
        it->fields[0] = args[0];
        it->fields[1] = args[1];
        return epy_of(it);
    }
#endif
    return epy_iterate(c, args[0]);
}

// What __next__ raises goes on as it is, unless there is a default.
epy_value epy_builtin_Next(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
#if EPY_ITERATES_INSTANCES
    if (args[1] == EPY_UNBOUND && epy_has_special(c, EPY_SPECIAL_Next, args[0]))
        return epy_special(c, EPY_SPECIAL_Next, args[0], NULL, 0);
#endif
    epy_value item = epy_next(c, args[0]);
    if (item == EPY_UNBOUND)
        item = args[1];
#if EPY_USES_TYPE(Generator)
    if (item == EPY_UNBOUND && epy_is_generator(args[0]))
        epy_generator_stop(c, args[0]);
#endif
    if (item == EPY_UNBOUND)
        epy_raise(c, EPY_FAULT_StopIteration);
    return item;
}

epy_value epy_builtin_Enumerate(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_value start = args[1] == EPY_UNBOUND ? epy_small(0) : args[1];
    if (!epy_is_int_or_bool(start))
        epy_raise1(c, EPY_FAULT_NotIndex, start);
    epy_value inner = epy_iterate(c, args[0]);
    epy_push(c, inner);
    epy_iterator *it = make(c, EPY_ITERATE_ENUMERATE, 2, 0);
    it->fields[0] = inner;
    it->fields[1] = epy_is_bool(start) ? epy_small(start == EPY_TRUE) : start; // a bool counts on as an int
    epy_pop(c, 1);
    return epy_of(it);
}

// An iterator whose values are `lead` (a function, or Unbound) and iterators over these.
static epy_value combine(epy_core *c, enum epy_iterator_kind kind, epy_value lead, epy_value *sources,
                         unsigned count, bool strict) {
    unsigned first = lead != EPY_UNBOUND;
    epy_iterator *it = make(c, kind, first + count, 1);
    epy_push(c, epy_of(it));
    it->fields[0] = lead; // overwritten where there is none
    it->fields[it->values] = strict;
    for (unsigned i = 0; i < count; i++)
        it->fields[first + i] = epy_iterate(c, sources[i]);
    epy_pop(c, 1);
    return epy_of(it);
}

// args: strict, then the iterables.
epy_value epy_builtin_Zip(epy_core *c, epy_value *args, unsigned n) {
    bool strict = args[0] != EPY_UNBOUND && epy_truth(c, args[0]);
    return combine(c, EPY_ITERATE_ZIP, EPY_UNBOUND, args + 1, n - 1, strict);
}

epy_value epy_builtin_Map(epy_core *c, epy_value *args, unsigned n) {
    if (n < 2)
        epy_raise(c, EPY_FAULT_MapArguments);
    return combine(c, EPY_ITERATE_MAP, args[0], args + 1, n - 1, false);
}

epy_value epy_builtin_Filter(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return combine(c, EPY_ITERATE_FILTER, args[0], args + 1, 1, false);
}

#if EPY_ITERATES_INSTANCES
// By __reversed__, or by __len__ and __getitem__; Unbound if the class has neither.
static epy_value reversed_instance(epy_core *c, epy_value v) {
    if (epy_special_function(c, EPY_SPECIAL_Reversed, v) == EPY_NONE) // __reversed__ = None
        return EPY_UNBOUND;
    epy_value reversed = epy_special(c, EPY_SPECIAL_Reversed, v, NULL, 0);
    if (reversed != EPY_UNBOUND || !epy_has_special(c, EPY_SPECIAL_GetItem, v))
        return reversed;
    return over_items(c, v, epy_length(c, v) - 1, -1);
}
#endif

epy_value epy_builtin_Reversed(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
#if EPY_ITERATES_INSTANCES
    if (epy_is_instance(args[0])) {
        epy_value reversed = reversed_instance(c, args[0]);
        if (reversed != EPY_UNBOUND)
            return reversed;
    }
#endif
    if (epy_is_sequence(args[0]))
        return over(c, EPY_ITERATE_REVERSED, args[0], epy_sequence_length(args[0]));
    epy_value iterator = EPY_TYPE_EXISTS(Dict) ? over_dict(c, args[0], true) : EPY_UNBOUND;
    if (iterator == EPY_UNBOUND)
        epy_raise1(c, EPY_FAULT_NotReversible, args[0]);
    return iterator;
}
