// SPDX-License-Identifier: MIT
// Instances and classes: attributes looked up by the number of their name, methods, construction.
#include "epy_class.h"
#include "epy_call.h"
#include "epy_exception.h"
#include "epy_objects.h"
#include "epy_special.h"

#if EPY_USES_TYPE(Instance)

#define FIRST_SPECIAL ((unsigned)EPY_IMAGE_FirstSpecial)
#define INIT (FIRST_SPECIAL + EPY_SPECIAL_Init)

static const uint8_t *record_at(const epy_core *c, unsigned index) {
    return c->classes + epy_get16(c->classes, 1 + index);
}

static const uint8_t *record_of_class(const epy_core *c, epy_value class) {
    return record_at(c, (unsigned)(epy_payload(class) - EPY_FIRST_CLASS));
}

// Whether a class comes after another in its order of look-up, or is it.
static bool is_below(const uint8_t *record, unsigned type) {
    const uint8_t *order = epy_class_order(record);
    for (unsigned i = 0; i < record[0]; i++)
        if (order[i] == type)
            return true;
    return false;
}

bool epy_is_of_class(epy_value v, unsigned type) {
    return epy_is_type(v, EPY_TYPE_Instance) && is_below(epy_record_of(v), type);
}

epy_value epy_instance_new(epy_core *c, unsigned index) {
    const uint8_t *record = record_at(c, index);
    epy_word words = sizeof(epy_instance) / sizeof(epy_word) + record[1];
    epy_instance *o = (epy_instance *)epy_allocate(c, words, EPY_TYPE_Instance, 0);
    o->record = (epy_word)(uintptr_t)record;
    return epy_of(o);
}

epy_value epy_instance_class(epy_value instance) {
    return EPY_IMMEDIATE(EPY_KIND_TYPE, epy_class_order(epy_record_of(instance))[0]);
}

bool epy_class_is_exception(const epy_core *c, epy_value class) {
    return EPY_HAS_EXCEPTION_CLASSES && epy_is_exception_record(record_of_class(c, class));
}

bool epy_class_is_below(const epy_core *c, epy_value class, unsigned type) {
    return is_below(record_of_class(c, class), type);
}

void epy_no_attribute(epy_core *c, epy_value v, unsigned name) {
    epy_raise2(c, EPY_FAULT_NoAttribute, v, epy_small((epy_int)name));
}

void epy_slot_not_set(epy_core *c, epy_value instance, unsigned slot) {
    epy_no_attribute(c, instance, epy_get16(epy_class_names(epy_record_of(instance)), slot));
}

// ---- look-up --------------------------------------------------------------------------------------------------------

// What a class holds: a global slot ('v' 'i' 'f' 'b' 'w': its kind), or a function ('F': of instances, 'S': static,
// 'C': of the class; of a property 'P': getter, 'W': setter, 'D': deleter, in this order, one class).
typedef struct entry {
    uint8_t how;
    uint16_t index;
#if EPY_PROGRAM_USES_PROPERTIES
    const uint8_t *at, *end; // the entry, and the end of the entries of the class that holds it
#endif
} entry;

static bool is_held(epy_core *c, const uint8_t *p) {
    return p[2] != 'v' || c->global_values[epy_get16(p + 3, 0)] != EPY_UNBOUND;
}

// Methods that the exceptions of exceptions.def have themselves.
static bool is_of_exceptions(unsigned name) {
    return name == INIT || name == FIRST_SPECIAL + EPY_SPECIAL_Repr || name == FIRST_SPECIAL + EPY_SPECIAL_Str;
}

// The first in the order of look-up that has the name.
static bool find_entry(epy_core *c, const uint8_t *record, unsigned name, entry *found) {
    const uint8_t *order = epy_class_order(record);
    for (unsigned i = 0; i < record[0]; i++) {
        if (EPY_HAS_EXCEPTION_CLASSES && order[i] < EPY_FIRST_CLASS) {
            if (is_of_exceptions(name))
                return false;
            continue;
        }
        const uint8_t *holder = record_at(c, order[i] - EPY_FIRST_CLASS), *p = epy_class_entries(holder);
        for (unsigned left = epy_get16(holder + 2, 0); left > 0; left--, p += EPY_CLASS_ENTRY) {
            if (epy_get16(p, 0) == name && is_held(c, p)) {
                found->how = p[2];
                found->index = (uint16_t)epy_get16(p + 3, 0);
#if EPY_PROGRAM_USES_PROPERTIES
                found->at = p;
                found->end = p + left * EPY_CLASS_ENTRY;
#endif
                return true;
            }
        }
    }
    return false;
}

// Number of the slot with this name, or -1.
static int find_slot(const uint8_t *record, unsigned name) {
    for (unsigned i = 0; i < record[1]; i++)
        if (epy_class_kinds(record)[i] >= 'a' && epy_class_kinds(record)[i] < 'x' && epy_get16(epy_class_names(record), i) == name)
            return (int)i;
    return -1;
}

static epy_value entry_value(epy_core *c, entry e) {
    switch (e.how) {
    case 'v': return c->global_values[e.index];
    case 'F':
    case 'S':
    case 'C':
    case 'P': return EPY_IMMEDIATE(EPY_KIND_FUNCTION, e.index);
    default: return epy_box(c, e.how, c->global_raws[e.index]);
    }
}

static bool is_function(epy_value v) {
    return epy_is_immediate(v, EPY_KIND_FUNCTION) || EPY_IS(Function, v);
}

static epy_value load_of_class(epy_core *c, epy_value class, const uint8_t *record, unsigned name) {
    entry e;
    if (!find_entry(c, record, name, &e))
        epy_no_attribute(c, class, name);
    if (EPY_HAS_PROPERTIES && e.how == 'P') // only where inference did not know that it is a class
        epy_no_attribute(c, class, name);
    epy_value v = entry_value(c, e);
    return e.how == 'C' ? epy_method_new(c, v, class) : v;
}

// The value of a slot, or Unbound.
static epy_value slot_value(epy_core *c, epy_value instance, int slot) {
    if (slot < 0)
        return EPY_UNBOUND;
    return epy_box(c, epy_class_kinds(epy_record_of(instance))[slot], epy_instance_of(instance)->slots[slot]);
}

bool epy_has_attribute(epy_core *c, epy_value v, unsigned name) {
    entry e;
    const uint8_t *record = epy_is_class(v) ? record_of_class(c, v) : epy_record_of(v);
    return (!epy_is_class(v) && slot_value(c, v, find_slot(record, name)) != EPY_UNBOUND) ||
           find_entry(c, record, name, &e);
}

epy_value epy_attribute_load(epy_core *c, epy_value v, unsigned name) {
    entry e;
    if (epy_is_class(v))
        return load_of_class(c, v, record_of_class(c, v), name);
    if (!epy_is_type(v, EPY_TYPE_Instance))
        return epy_method_of_builtin(c, v, name);
    const uint8_t *record = epy_record_of(v);
    epy_value value = slot_value(c, v, find_slot(record, name));
    if (value != EPY_UNBOUND)
        return value;
    if (!find_entry(c, record, name, &e))
        epy_no_attribute(c, v, name);
    value = entry_value(c, e);
    if (EPY_HAS_PROPERTIES && e.how == 'P')
        return epy_call_with(c, value, v, NULL, 0, EPY_UNBOUND);
    if (e.how == 'C')
        return epy_method_new(c, value, epy_instance_class(v));
    return e.how != 'S' && is_function(value) ? epy_method_new(c, value, v) : value;
}

static void store_in_class(epy_core *c, epy_value class, unsigned name, epy_value x) {
    const uint8_t *own = record_of_class(c, class), *p = epy_class_entries(own);
    for (unsigned left = epy_get16(own + 2, 0); left > 0; left--, p += EPY_CLASS_ENTRY) {
        if (epy_get16(p, 0) != name)
            continue;
        unsigned index = epy_get16(p + 3, 0);
        if (p[2] == 'v')
            c->global_values[index] = x;
        else
            c->global_raws[index] = epy_unbox(c, p[2], EPY_TYPE_Any, x);
        return;
    }
    epy_no_attribute(c, class, name);
}

#if EPY_PROGRAM_USES_PROPERTIES
// Whether it is a property: then its setter, or its deleter if x is Unbound, has run.
static bool set_property(epy_core *c, epy_value v, unsigned name, epy_value x) {
    entry e;
    if (!epy_is_type(v, EPY_TYPE_Instance) || !find_entry(c, epy_record_of(v), name, &e) || e.how != 'P')
        return false;
    bool deletes = x == EPY_UNBOUND;
    for (const uint8_t *p = e.at + EPY_CLASS_ENTRY; p < e.end && epy_get16(p, 0) == name; p += EPY_CLASS_ENTRY) {
        if (p[2] != (deletes ? 'D' : 'W'))
            continue;
        epy_call_with(c, EPY_IMMEDIATE(EPY_KIND_FUNCTION, epy_get16(p + 3, 0)), v, &x, !deletes, EPY_UNBOUND);
        return true;
    }
    epy_raise2(c, deletes ? EPY_FAULT_NoDeleter : EPY_FAULT_NoSetter, v, epy_small((epy_int)name));
}
#endif

// x is Unbound to delete.
static void set_slot(epy_core *c, epy_value v, unsigned name, epy_value x) {
    const uint8_t *record = epy_is_type(v, EPY_TYPE_Instance) ? epy_record_of(v) : NULL;
    int slot = record ? find_slot(record, name) : -1;
#if EPY_PROGRAM_USES_PROPERTIES
    if (set_property(c, v, name, x)) // though a class above may have a slot of that name
        return;
#endif
    if (slot < 0 || (x == EPY_UNBOUND && slot_value(c, v, slot) == EPY_UNBOUND))
        epy_no_attribute(c, v, name);
    if (x != EPY_UNBOUND)
        x = epy_unbox(c, epy_class_kinds(record)[slot], epy_class_types(record)[slot], x);
    epy_instance_of(v)->slots[slot] = x;
}

void epy_attribute_store(epy_core *c, epy_value v, unsigned name, epy_value x) {
    if (epy_is_class(v))
        store_in_class(c, v, name, x);
    else
        set_slot(c, v, name, x);
}

void epy_attribute_delete(epy_core *c, epy_value v, unsigned name) {
    entry e;
    if (epy_is_class(v)) {
        if (!find_entry(c, record_of_class(c, v), name, &e) || (EPY_HAS_PROPERTIES && e.how == 'P'))
            epy_no_attribute(c, v, name);
        store_in_class(c, v, name, EPY_UNBOUND);
    } else {
        set_slot(c, v, name, EPY_UNBOUND);
    }
}

bool epy_class_has_special(epy_core *c, epy_value class, unsigned special) {
    entry e;
    return find_entry(c, record_of_class(c, class), FIRST_SPECIAL + special, &e);
}

epy_value epy_special_function(epy_core *c, unsigned special, epy_value instance) {
    entry e;
    return find_entry(c, epy_record_of(instance), FIRST_SPECIAL + special, &e) ? entry_value(c, e) : EPY_UNBOUND;
}

// ---- calls ------------------------------------------------------------------------------------------------------------

epy_value epy_special_call(epy_core *c, epy_value instance, const epy_value *args, unsigned count, epy_value names) {
    epy_value function = epy_special_function(c, EPY_SPECIAL_Call, instance);
    return function == EPY_UNBOUND ? function : epy_call_with(c, function, instance, args, count, names);
}

epy_value epy_construct(epy_core *c, unsigned index, const epy_value *args, unsigned count, epy_value names) {
    entry e;
    epy_value class = epy_type_of_class(index);
    if (EPY_HAS_SPECIAL(Make) && find_entry(c, record_at(c, index), FIRST_SPECIAL + EPY_SPECIAL_Make, &e))
        return epy_call_with(c, entry_value(c, e), class, args, count, names);
    bool is_exception = epy_class_is_exception(c, class);
    epy_value o = is_exception ? epy_exception_begin(c, class, args, count, names) : epy_instance_new(c, index);
    if (!find_entry(c, record_at(c, index), INIT, &e)) {
        if (is_exception && names != EPY_UNBOUND)
            epy_raise1(c, EPY_FAULT_NoKeywordArguments, class);
        if (is_exception)
            return o;
        if (count > 0)
            epy_raise1(c, EPY_FAULT_ClassArguments, class);
        return o;
    }
    epy_push(c, o);
    epy_value result = epy_call_with(c, entry_value(c, e), o, args, count, names);
    epy_pop(c, 1);
    if (result != EPY_NONE)
        epy_raise1(c, EPY_FAULT_InitResult, result);
    return o;
}

epy_value epy_call_class_method(epy_core *c, unsigned name, epy_value *args, unsigned count, epy_value names) {
    entry e;
    bool class = epy_is_class(args[0]);
    const uint8_t *record = class ? record_of_class(c, args[0]) : epy_record_of(args[0]);
    epy_value callee = class ? EPY_UNBOUND : slot_value(c, args[0], find_slot(record, name));
    if (callee == EPY_UNBOUND) {
        if (!find_entry(c, record, name, &e))
            epy_no_attribute(c, args[0], name);
        callee = entry_value(c, e);
        if (EPY_HAS_PROPERTIES && e.how == 'P' && class)
            epy_no_attribute(c, args[0], name);
        if (EPY_HAS_PROPERTIES && e.how == 'P') {
            callee = epy_call_with(c, callee, args[0], NULL, 0, EPY_UNBOUND);
            args[0] = callee; // it stays in sight of the collector
            return epy_call(c, callee, args + 1, count - 1, names);
        }
        if (e.how == 'C' && !class)
            args[0] = epy_instance_class(args[0]);
        if (e.how == 'C' || (e.how != 'S' && !class && is_function(callee)))
            return epy_call(c, callee, args, count, names);
    }
    return epy_call(c, callee, args + 1, count - 1, names);
}

#if EPY_USES_BUILTIN(CopyInstance)
epy_value epy_builtin_CopyInstance(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    const uint8_t *record = epy_record_of(args[0]);
    epy_value made = epy_instance_new(c, epy_class_order(record)[0] - EPY_FIRST_CLASS);
    __builtin_memcpy((epy_instance *)epy_ref(made) + 1, (epy_instance *)epy_ref(args[0]) + 1, record[1] * sizeof(epy_word));
    return made;
}
#endif

#if EPY_USES_BUILTIN(NewObject)
epy_value epy_builtin_NewObject(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    if (!epy_is_class(args[0]))
        epy_raise1(c, EPY_FAULT_NotCallable, args[0]);
    return epy_instance_new(c, (unsigned)epy_payload(args[0]) - EPY_FIRST_CLASS);
}
#endif

#if EPY_USES_BUILTIN(InstanceDict)
// args: an instance, the number of the name __dict__, the texts of names.
epy_value epy_builtin_InstanceDict(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    if (!epy_is_type(args[0], EPY_TYPE_Instance))
        epy_no_attribute(c, args[0], (unsigned)epy_small_int(args[1]));
    const uint8_t *record = epy_record_of(args[0]);
    epy_value dict = epy_dict_new(c, record[1]);
    epy_push(c, dict);
    for (unsigned i = 0; i < record[1]; i++) {
        uint8_t kind = epy_class_kinds(record)[i];
        epy_value v = kind >= 'a' && kind < 'x' ? slot_value(c, args[0], (int)i) : EPY_UNBOUND;
        if (v == EPY_UNBOUND)
            continue;
        epy_push(c, v);
        epy_dict_set(c, epy_dict_of(dict), epy_tuple_of(args[2])->items[epy_get16(epy_class_names(record), i)], v);
        epy_pop(c, 1);
    }
    epy_pop(c, 1);
    return dict;
}
#endif
#endif
