// SPDX-License-Identifier: MIT
// Built-in functions of values of any type: len min max sum any all bool isinstance type hash id callable.
#include "epy_class.h"
#include "epy_objects.h"
#include "epy_list.h"
#include "epy_exception.h"
#include "epy_special.h"

epy_value epy_builtin_Len(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return epy_int_value(c, epy_length(c, args[0]));
}

epy_value epy_builtin_Bool(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return epy_bool(args[0] != EPY_UNBOUND && epy_truth(c, args[0]));
}

// ---- min, max ---------------------------------------------------------------------------------------------
// args: key, default, then what was given.
static epy_value extreme(epy_core *c, epy_value *args, unsigned n, enum epy_operator op) {
    unsigned self = op == EPY_OPERATOR_Less ? EPY_BUILTIN_Min : EPY_BUILTIN_Max;
    bool one = n == 3,
         keyed = EPY_SHIFTS(EPY_USES_CALLABLES) && args[0] != EPY_UNBOUND && args[0] != EPY_NONE;
    unsigned root = c->root_count, next = 2;
    if (n == 2)
        epy_raise1(c, EPY_FAULT_MinMaxArguments, EPY_IMMEDIATE(EPY_KIND_BUILTIN, self));
    if (!one && args[1] != EPY_UNBOUND)
        epy_raise1(c, EPY_FAULT_MinMaxDefault, EPY_IMMEDIATE(EPY_KIND_BUILTIN, self));
    epy_value *iterator = &c->roots[root], *best = iterator + 1, *best_key = iterator + 2,
              *item = iterator + 3;
    epy_push(c, one ? epy_iterate(c, args[2]) : EPY_UNBOUND);
    for (unsigned i = 0; i < 3; i++)
        epy_push(c, EPY_UNBOUND);
    while ((*item = one ? epy_next(c, *iterator) : next < n ? args[next++] : EPY_UNBOUND) != EPY_UNBOUND) {
        epy_value key = keyed ? epy_call(c, args[0], item, 1, EPY_UNBOUND) : *item;
        if (*best == EPY_UNBOUND || epy_compare(c, key, *best_key, op))
            *best = *item, *best_key = key;
    }
    epy_value result = *best == EPY_UNBOUND ? args[1] : *best;
    if (result == EPY_UNBOUND)
        epy_raise1(c, EPY_FAULT_EmptySequence, EPY_IMMEDIATE(EPY_KIND_BUILTIN, self));
    epy_pop(c, 4);
    return result;
}

epy_value epy_builtin_Min(epy_core *c, epy_value *args, unsigned n) {
    return extreme(c, args, n, EPY_OPERATOR_Less);
}
epy_value epy_builtin_Max(epy_core *c, epy_value *args, unsigned n) {
    return extreme(c, args, n, EPY_OPERATOR_Greater);
}

// ---- sum, any, all ----------------------------------------------------------------------------------------
// Of a list that is stored raw, without boxing its items.
static epy_value sum_raw(epy_core *c, const epy_list *list, epy_value start) {
    epy_float f;
    epy_wide total;
    if (epy_header_subtype((const epy_object *)list) == EPY_STORE_FLOAT) {
        epy_number_as_float(start, &f);
        for (epy_word i = 0; i < list->length; i++)
            f += EPY_ITEMS(epy_item_float, list)[i].v;
        return epy_float_value(c, f);
    }
    total = epy_wide_of(start);
    for (epy_word i = 0; i < list->length; i++) {
        bool overflow = __builtin_add_overflow(total, (epy_int)epy_list_raw(list, i), &total);
        if ((EPY_WORD_BITS == 64 && overflow) || !epy_wide_fits(total))
            epy_overflow(c);
    }
    return epy_wide_value(c, total);
}

epy_value epy_builtin_Sum(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_value start = args[1] == EPY_UNBOUND ? epy_small(0) : args[1], item;
    if (epy_is_str(start))
        epy_raise(c, EPY_FAULT_SumOfStr);
    if (epy_is_list_like(args[0]) && epy_is_int_or_bool(start) &&
        epy_header_subtype(epy_ref(args[0])) != EPY_STORE_VALUE && epy_list_of(args[0])->length)
        return sum_raw(c, epy_list_of(args[0]), start);
    unsigned root = c->root_count;
    epy_push(c, start);
    epy_value iterator = epy_iterate(c, args[0]);
    epy_push(c, iterator);
    while ((item = epy_next(c, iterator)) != EPY_UNBOUND) {
#if !EPY_SMALL
        epy_int sum;
        if (epy_is_small(c->roots[root]) && epy_is_small(item) &&
            !__builtin_add_overflow((epy_int)c->roots[root] - 1, (epy_int)item, &sum)) {
            c->roots[root] = (epy_value)sum;
            continue;
        }
#endif
        epy_push(c, item);
        c->roots[root] = epy_dynamic_binary(c, c->roots[root], item, EPY_OPERATOR_Add);
        epy_pop(c, 1);
    }
    epy_pop(c, 2);
    return c->roots[root];
}

// Whether an item of this truth is among them.
static bool has_item(epy_core *c, epy_value iterable, bool wanted) {
    epy_value item, iterator = epy_iterate(c, iterable);
    epy_push(c, iterator);
    do {
        item = epy_next(c, iterator);
    } while (item != EPY_UNBOUND && epy_truth(c, item) != wanted);
    epy_pop(c, 1);
    return item != EPY_UNBOUND;
}

epy_value epy_builtin_Any(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return epy_bool(has_item(c, args[0], true));
}

epy_value epy_builtin_All(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return epy_bool(!has_item(c, args[0], false));
}

// ---- types ------------------------------------------------------------------------------------------------
static bool is_instance(epy_core *c, epy_value v, epy_value types, unsigned depth) {
    if (epy_is_immediate(types, EPY_KIND_TYPE)) {
        epy_word wanted = epy_payload(types);
        if (epy_is_exception_class(types))
            return epy_is_exception(v) && epy_exception_is(v, types);
        if (EPY_HAS_SPECIAL(TupleItems) && wanted == EPY_TYPE_Tuple && epy_has_special(c, EPY_SPECIAL_TupleItems, v))
            return true;
        return epy_has_type(v, (unsigned)wanted) || (wanted == EPY_TYPE_Int && epy_is_bool(v));
    }
    if (!epy_is_tuple(types) || depth > EPY_NESTING_LIMIT)
        epy_raise(c, EPY_FAULT_IsinstanceType);
    for (epy_word i = 0; i < epy_tuple_of(types)->length; i++) {
        if (is_instance(c, v, epy_tuple_of(types)->items[i], depth + 1))
            return true;
    }
    return false;
}

epy_value epy_builtin_Isinstance(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return epy_bool(is_instance(c, args[0], args[1], 0));
}

#if EPY_USES_BUILTIN(Issubclass)
static bool is_subclass(epy_core *c, epy_value class, epy_value types, unsigned depth) {
    if (epy_is_immediate(types, EPY_KIND_TYPE)) {
        epy_word wanted = epy_payload(types), type = epy_payload(class);
        if (type == wanted || wanted == EPY_TYPE_Any)
            return true;
        if (epy_is_class(class))
            return epy_class_is_below(c, class, (unsigned)wanted) ||
                   (EPY_HAS_SPECIAL(TupleItems) && wanted == EPY_TYPE_Tuple &&
                    epy_class_has_special(c, class, EPY_SPECIAL_TupleItems));
        if (epy_is_exception_class(class))
            return epy_exception_class_is(class, types);
        return type == EPY_TYPE_Bool && wanted == EPY_TYPE_Int;
    }
    if (!epy_is_tuple(types) || depth > EPY_NESTING_LIMIT)
        epy_raise(c, EPY_FAULT_IssubclassType);
    for (epy_word i = 0; i < epy_tuple_of(types)->length; i++) {
        if (is_subclass(c, class, epy_tuple_of(types)->items[i], depth + 1))
            return true;
    }
    return false;
}

epy_value epy_builtin_Issubclass(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    if (!epy_is_immediate(args[0], EPY_KIND_TYPE))
        epy_raise(c, EPY_FAULT_IssubclassClass);
    return epy_bool(is_subclass(c, args[0], args[1], 0));
}
#endif

epy_value epy_builtin_Type(epy_core *c, epy_value *args, unsigned n) {
    (void)c, (void)n;
    if (epy_is_exception(args[0]))
        return epy_exception_class(args[0]);
    if (EPY_IS(Instance, args[0]))
        return epy_instance_class(args[0]);
    return epy_type_value(epy_type_of(args[0]));
}

bool epy_is_callable(epy_core *c, epy_value v) {
    (void)c;
    enum epy_type type = epy_type_of(v);
#if EPY_USES_TYPE(Instance)
    if (type == EPY_TYPE_Instance)
        return epy_special_function(c, EPY_SPECIAL_Call, v) != EPY_UNBOUND;
#endif
    return type == EPY_TYPE_Function || EPY_TYPE_IS(Method, type) || type == EPY_TYPE_Builtin || type == EPY_TYPE_Type;
}

epy_value epy_builtin_Callable(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return epy_bool(epy_is_callable(c, args[0]));
}

epy_value epy_builtin_Hash(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return epy_int_value(c, epy_hash(c, args[0]));
}

epy_value epy_builtin_Id(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return epy_int_value(c, (epy_int)args[0]);
}

// ---- unbound names ---------------------------------------------------------------------------------------
void epy_unbound_at(epy_core *c, epy_act *a, epy_at at, unsigned name, bool global) {
    epy_here(c, a, at);
    epy_raise1(c, global ? EPY_FAULT_NameUnbound : EPY_FAULT_LocalUnbound, epy_small((epy_int)name));
}
