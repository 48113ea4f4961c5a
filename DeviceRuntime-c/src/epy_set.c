// SPDX-License-Identifier: MIT
// Sets and frozensets: tables of dicts whose values are None, so that one implementation of hashing serves all three. Where
// a dict's keys take part (a dict, or the view of its keys), its own table is looked into.
#include "epy_builtins.h"
#include "epy_objects.h"
#include "epy_ops.h"

#if EPY_USES_TYPE(Set) || EPY_USES_TYPE(FrozenSet)

static epy_value set_new(epy_core *c, enum epy_type type) {
    return epy_of(epy_allocate(c, sizeof(epy_dict) / sizeof(epy_word), type, 0));
}

// The table behind a set, a dict or the view of its keys; NULL for everything else.
static epy_dict *table_of(epy_value v) {
    if (EPY_IS(DictView, v) && epy_header_subtype(epy_ref(v)) == EPY_VIEW_KEYS)
        v = ((epy_dict_view *)epy_ref(v))->dict;
    return epy_is_set(v) || epy_is_dict(v) ? epy_dict_of(v) : NULL;
}

static void add(epy_core *c, epy_value set, epy_value item) {
    if (!epy_dict_find(c, epy_dict_of(set), item))
        epy_dict_set(c, epy_dict_of(set), item, EPY_NONE);
}

static void update(epy_core *c, epy_value set, epy_value iterable) {
    epy_dict *table = table_of(iterable);
    epy_value item, value;
    if (table) {
        for (epy_word at = 0; epy_dict_next(table, &at, &item, &value);)
            add(c, set, item);
        return;
    }
    epy_value iterator = epy_iterate(c, iterable);
    epy_push(c, iterator);
    while ((item = epy_next(c, iterator)) != EPY_UNBOUND) {
        epy_push(c, item);
        add(c, set, item);
        epy_pop(c, 1);
    }
    epy_pop(c, 1);
}

// A new set of that type.
static epy_value set_of(epy_core *c, enum epy_type type, epy_value iterable) {
    epy_value set = set_new(c, type);
    epy_push(c, set);
    update(c, set, iterable);
    epy_pop(c, 1);
    return set;
}

// What can be looked into: the value itself, or a new set of its items. It is a root until it is popped.
static epy_dict *push_table(epy_core *c, epy_value iterable) {
    epy_value table = table_of(iterable) ? iterable : set_of(c, EPY_TYPE_Set, iterable);
    epy_push(c, table);
    return table_of(table);
}

// Drops what the other holds (kept: what it does not hold).
static void filter(epy_core *c, epy_value set, epy_value other, bool kept) {
    epy_dict *table = push_table(c, other), *own = epy_dict_of(set);
    epy_value item, value;
    if (table == own && !kept)
        epy_dict_clear(own);
    for (epy_word at = 0; epy_dict_next(own, &at, &item, &value);)
        if ((epy_dict_find(c, table, item) != NULL) != kept)
            epy_dict_remove(c, own, item);
    epy_pop(c, 1);
}

static void exchange(epy_core *c, epy_value set, epy_value other) {
    epy_dict *table = push_table(c, other), *own = epy_dict_of(set);
    epy_value item, value;
    if (table == own)
        epy_dict_clear(own);
    for (epy_word at = 0; epy_dict_next(table, &at, &item, &value);)
        if (epy_dict_remove(c, own, item) == EPY_UNBOUND)
            epy_dict_set(c, own, item, EPY_NONE);
    epy_pop(c, 1);
}

static bool is_subset(epy_core *c, const epy_dict *x, epy_dict *y) {
    epy_value item, value;
    for (epy_word at = 0; epy_dict_next(x, &at, &item, &value);)
        if (!epy_dict_find(c, y, item))
            return false;
    return true;
}

// ---- operators --------------------------------------------------------------------------------------------
static void apply(epy_core *c, epy_value set, epy_value other, enum epy_operator op) {
    if (op == EPY_OPERATOR_Or)
        update(c, set, other);
    else if (op == EPY_OPERATOR_Xor)
        exchange(c, set, other);
    else
        filter(c, set, other, op == EPY_OPERATOR_And);
}

static bool is_set_view(epy_value v) {
    return EPY_IS(DictView, v) && epy_header_subtype(epy_ref(v)) != EPY_VIEW_VALUES;
}

// A view takes part with whatever can be gone through.
static bool take_part(epy_value x, epy_value y) {
    return (epy_is_set(x) && epy_is_set(y)) || is_set_view(x) || is_set_view(y);
}

static bool is_set_operator(enum epy_operator op) {
    return op == EPY_OPERATOR_Or || op == EPY_OPERATOR_And || op == EPY_OPERATOR_Subtract || op == EPY_OPERATOR_Xor;
}

epy_value epy_set_binary(epy_core *c, epy_value x, epy_value y, enum epy_operator op) {
    if (!take_part(x, y) || !is_set_operator(op))
        return EPY_UNBOUND;
    epy_value set = set_of(c, epy_is_set(x) ? epy_type_of(x) : EPY_TYPE_Set, x);
    epy_push(c, set);
    apply(c, set, y, op);
    epy_pop(c, 1);
    return set;
}

bool epy_set_in_place(epy_core *c, epy_value x, epy_value y, enum epy_operator op) {
    if (!EPY_IS(Set, x) || !epy_is_set(y) || !is_set_operator(op))
        return false;
    apply(c, x, y, op);
    return true;
}

bool epy_set_has_set(epy_core *c, epy_value set, epy_value item) {
    epy_value key = set_of(c, EPY_TYPE_FrozenSet, item);
    epy_push(c, key);
    bool found = epy_dict_find(c, epy_dict_of(set), key) != NULL;
    epy_pop(c, 1);
    return found;
}

int epy_set_relation(epy_core *c, epy_value x, epy_value y) {
    epy_dict *left = epy_dict_of(x), *right = epy_dict_of(y);
    if (left->used > right->used)
        return is_subset(c, right, left) ? 1 : EPY_SET_UNORDERED;
    return !is_subset(c, left, right) ? EPY_SET_UNORDERED : left->used == right->used ? 0 : -1;
}

epy_value epy_set_from(epy_core *c, unsigned count, const epy_value *items) {
    epy_value set = set_new(c, EPY_TYPE_Set);
    epy_push(c, set);
    for (unsigned i = 0; i < count; i++)
        add(c, set, items[i]);
    epy_pop(c, 1);
    return set;
}

// ---- built-ins --------------------------------------------------------------------------------------------
#define METHOD_OF(Type, Name) epy_value epy_builtin_##Type##Name(epy_core *c, epy_value *args, unsigned n)
#define SET_METHOD(Name)                                                                                     \
    METHOD_OF(Set, Name) {                                                                                   \
        (void)n;

SET_METHOD(Add)
    add(c, args[0], args[1]);
    return EPY_NONE;
}

// Takes an item out, if it is there. A set is looked up as the frozenset of its items.
static bool take_out(epy_core *c, epy_value set, epy_value item) {
    epy_push(c, EPY_IS(Set, item) ? set_of(c, EPY_TYPE_FrozenSet, item) : item);
    bool found = epy_dict_remove(c, epy_dict_of(set), c->roots[c->root_count - 1]) != EPY_UNBOUND;
    epy_pop(c, 1);
    return found;
}

SET_METHOD(Discard)
    take_out(c, args[0], args[1]);
    return EPY_NONE;
}

SET_METHOD(Remove)
    if (!take_out(c, args[0], args[1]))
        epy_raise1(c, EPY_FAULT_Key, args[1]);
    return EPY_NONE;
}

SET_METHOD(Pop)
    epy_value item;
    if (!epy_dict_take_first(epy_dict_of(args[0]), &item))
        epy_raise(c, EPY_FAULT_PopEmptySet);
    return item;
}

SET_METHOD(Clear)
    (void)c;
    epy_dict_clear(epy_dict_of(args[0]));
    return EPY_NONE;
}

SET_METHOD(Unpack)
    update(c, args[0], args[1]);
    return EPY_NONE;
}

// args[0] with each of the others, as an operator has it.
static void apply_all(epy_core *c, epy_value set, const epy_value *args, unsigned n, enum epy_operator op) {
    for (unsigned i = 1; i < n; i++)
        apply(c, set, args[i], op);
}

static epy_value applied(epy_core *c, epy_value *args, unsigned n, enum epy_operator op) {
    epy_value set = set_of(c, epy_type_of(args[0]), args[0]);
    epy_push(c, set);
    apply_all(c, set, args, n, op);
    epy_pop(c, 1);
    return set;
}

#define IN_PLACE(Name, Operator)                                                                             \
    METHOD_OF(Set, Name) {                                                                                   \
        apply_all(c, args[0], args, n, EPY_OPERATOR_##Operator);                                             \
        return EPY_NONE;                                                                                     \
    }
IN_PLACE(Update, Or)
IN_PLACE(IntersectionUpdate, And)
IN_PLACE(DifferenceUpdate, Subtract)
IN_PLACE(SymmetricDifferenceUpdate, Xor)

// What both types have is one function with two names.
#define BOTH(Name)                                                                                           \
    METHOD_OF(FrozenSet, Name) {                                                                             \
        return epy_builtin_Set##Name(c, args, n);                                                            \
    }                                                                                                        \
    METHOD_OF(Set, Name)
#define BOTH_APPLY(Name, Operator)                                                                           \
    METHOD_OF(Set, Name);                                                                                    \
    BOTH(Name) {                                                                                             \
        return applied(c, args, n, EPY_OPERATOR_##Operator);                                                 \
    }
BOTH_APPLY(Union, Or)
BOTH_APPLY(Intersection, And)
BOTH_APPLY(Difference, Subtract)
BOTH_APPLY(SymmetricDifference, Xor)

METHOD_OF(Set, Copy) {
    (void)n;
    return epy_is_type(args[0], EPY_TYPE_FrozenSet) ? args[0] : set_of(c, EPY_TYPE_Set, args[0]);
}
METHOD_OF(FrozenSet, Copy) {
    return epy_builtin_SetCopy(c, args, n);
}

static bool compare_tables(epy_core *c, epy_value x, epy_value y, bool contains) {
    epy_dict *left = push_table(c, x), *right = push_table(c, y);
    bool holds = contains ? is_subset(c, left, right) : true;
    epy_value item, value;
    for (epy_word at = 0; !contains && holds && epy_dict_next(left, &at, &item, &value);)
        holds = !epy_dict_find(c, right, item);
    epy_pop(c, 2);
    return holds;
}

METHOD_OF(Set, Issubset) {
    (void)n;
    return epy_bool(compare_tables(c, args[0], args[1], true));
}
METHOD_OF(FrozenSet, Issubset) {
    return epy_builtin_SetIssubset(c, args, n);
}
METHOD_OF(Set, Issuperset) {
    (void)n;
    return epy_bool(compare_tables(c, args[1], args[0], true));
}
METHOD_OF(FrozenSet, Issuperset) {
    return epy_builtin_SetIssuperset(c, args, n);
}
METHOD_OF(Set, Isdisjoint) {
    (void)n;
    return epy_bool(compare_tables(c, args[0], args[1], false));
}
METHOD_OF(FrozenSet, Isdisjoint) {
    return epy_builtin_SetIsdisjoint(c, args, n);
}

epy_value epy_builtin_Set(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return args[0] == EPY_UNBOUND ? set_new(c, EPY_TYPE_Set) : set_of(c, EPY_TYPE_Set, args[0]);
}

epy_value epy_builtin_FrozenSet(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    if (args[0] == EPY_UNBOUND)
        return set_new(c, EPY_TYPE_FrozenSet);
    return epy_is_type(args[0], EPY_TYPE_FrozenSet) ? args[0] : set_of(c, EPY_TYPE_FrozenSet, args[0]);
}
#endif
