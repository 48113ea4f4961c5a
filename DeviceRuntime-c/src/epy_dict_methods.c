// SPDX-License-Identifier: MIT
// Methods of dicts, dict(), and views.
#include "epy_builtins.h"
#include "epy_objects.h"
#include "epy_special.h"

static epy_dict *self(epy_value *args) {
    return epy_dict_of(args[0]);
}

// ---- merging ----------------------------------------------------------------------------------------------
// One item of dict.update(iterable): its two parts.
static epy_value pair_of(epy_core *c, epy_value item, epy_int number) {
    epy_value iterator = epy_try_iterate(c, item);
    if (iterator == EPY_UNBOUND)
        epy_raise1(c, EPY_FAULT_UpdateItemType, epy_small(number));
    epy_value pair = epy_is_tuple(item) ? item : epy_tuple_drain(c, iterator);
    epy_word length = epy_tuple_of(pair)->length;
    if (length != 2)
        epy_raise2(c, EPY_FAULT_UpdateItemLength, epy_small(number), epy_small((epy_int)length));
    return pair;
}

static void update_from_pairs(epy_core *c, epy_dict *d, epy_value iterable) {
    epy_value item, iterator = epy_iterate(c, iterable);
    epy_push(c, iterator);
    for (epy_int number = 0; (item = epy_next(c, iterator)) != EPY_UNBOUND; number++) {
        epy_push(c, item);
        epy_value pair = pair_of(c, item, number);
        epy_push(c, pair);
        epy_dict_set(c, d, epy_tuple_of(pair)->items[0], epy_tuple_of(pair)->items[1]);
        epy_pop(c, 2);
    }
    epy_pop(c, 1);
}

// A mapping of the program's own: what its keys() gives, and the item of each.
static void update_from_own(epy_core *c, epy_dict *d, epy_value mapping) {
    epy_value key, keys = epy_special(c, EPY_SPECIAL_Keys, mapping, NULL, 0);
    epy_push(c, keys);
    epy_value iterator = epy_iterate(c, keys);
    epy_push(c, iterator);
    while ((key = epy_next(c, iterator)) != EPY_UNBOUND) {
        epy_push(c, key);
        epy_value value = epy_item_load(c, mapping, key);
        epy_push(c, value);
        epy_dict_set(c, d, key, value);
        epy_pop(c, 2);
    }
    epy_pop(c, 2);
}

bool epy_is_own_mapping(epy_core *c, epy_value v) {
    return EPY_HAS_SPECIAL(Keys) && epy_has_special(c, EPY_SPECIAL_Keys, v);
}

void epy_dict_update(epy_core *c, epy_dict *d, epy_value other) {
    epy_word at = 0;
    epy_value key, value;
    if (epy_is_own_mapping(c, other)) {
        update_from_own(c, d, other);
        return;
    }
    if (!epy_is_dict(other)) {
        update_from_pairs(c, d, other);
        return;
    }
    if (epy_dict_of(other) == d)
        return;
#if !EPY_SMALL
    if (d->filled == 0 && d->capacity >= epy_dict_of(other)->used) {
        epy_dict_take_all(c, d, epy_dict_of(other));
        return;
    }
#endif
    while (epy_dict_next(epy_dict_of(other), &at, &key, &value))
        epy_dict_set(c, d, key, value);
}

static epy_value new_from(epy_core *c, epy_value source) {
    epy_value dict = epy_dict_new(c, epy_is_dict(source) ? epy_dict_of(source)->used : 0);
    epy_push(c, dict);
    if (source != EPY_UNBOUND)
        epy_dict_update(c, epy_dict_of(dict), source);
    epy_pop(c, 1);
    return dict;
}

epy_value epy_builtin_Dict(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return new_from(c, args[0]);
}

epy_value epy_builtin_DictCopy(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return new_from(c, args[0]);
}

epy_value epy_builtin_DictUpdate(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    if (args[1] != EPY_UNBOUND)
        epy_dict_update(c, self(args), args[1]);
    return EPY_NONE;
}

epy_value epy_builtin_DictFromkeys(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_value key, dict = epy_dict_new(c, 0), value = args[1] == EPY_UNBOUND ? EPY_NONE : args[1];
    epy_push(c, dict);
    epy_value iterator = epy_iterate(c, args[0]);
    epy_push(c, iterator);
    while ((key = epy_next(c, iterator)) != EPY_UNBOUND) {
        epy_push(c, key);
        epy_dict_set(c, epy_dict_of(dict), key, value);
        epy_pop(c, 1);
    }
    epy_pop(c, 2);
    return dict;
}

// ---- single entries ---------------------------------------------------------------------------------------
epy_value epy_builtin_DictGet(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_value *found = epy_dict_find(c, self(args), args[1]);
    return found ? *found : args[2] == EPY_UNBOUND ? EPY_NONE : args[2];
}

epy_value epy_builtin_DictSetdefault(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_value *found = epy_dict_find(c, self(args), args[1]);
    if (found)
        return *found;
    epy_value value = args[2] == EPY_UNBOUND ? EPY_NONE : args[2];
    epy_dict_set(c, self(args), args[1], value);
    return value;
}

epy_value epy_builtin_DictPop(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_value value = epy_dict_remove(c, self(args), args[1]);
    if (value == EPY_UNBOUND)
        value = args[2];
    if (value == EPY_UNBOUND)
        epy_raise1(c, EPY_FAULT_Key, args[1]);
    return value;
}

epy_value epy_builtin_DictPopitem(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_value key, value;
    if (!epy_dict_take_last(self(args), &key, &value))
        epy_raise(c, EPY_FAULT_PopEmptyDict);
    return epy_tuple_2(c, key, value);
}

epy_value epy_builtin_DictClear(epy_core *c, epy_value *args, unsigned n) {
    (void)c, (void)n;
    epy_dict_clear(self(args));
    return EPY_NONE;
}

// ---- views ------------------------------------------------------------------------------------------------
static epy_value view(epy_core *c, epy_value dict, enum epy_view which) {
    epy_word words = sizeof(epy_dict_view) / sizeof(epy_word);
    epy_dict_view *v = (epy_dict_view *)epy_allocate(c, words, EPY_TYPE_DictView, which);
    v->dict = dict;
    return epy_of(v);
}

epy_value epy_builtin_DictKeys(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return view(c, args[0], EPY_VIEW_KEYS);
}

epy_value epy_builtin_DictValues(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return view(c, args[0], EPY_VIEW_VALUES);
}

epy_value epy_builtin_DictItems(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return view(c, args[0], EPY_VIEW_ITEMS);
}
