// SPDX-License-Identifier: MIT
// Operations on instances: slots of proved classes directly, attributes of anything else by name. Included by epy_ops.h.
#ifndef EPY_OPS_CLASS_H
#define EPY_OPS_CLASS_H

#include "epy_class.h"

EPY_OP epy_value epy_op_NewInstance(EPY_HERE, int class) {
    epy_here(c, a, at);
    return epy_instance_new(c, (unsigned)class);
}
EPY_OP void epy_op_CheckInstance(EPY_HERE, epy_value v, int class, int name) {
    if (EPY_LIKELY(epy_is_just(v, EPY_FIRST_CLASS + (unsigned)class)) ||
        EPY_LIKELY(epy_is_of_class(v, EPY_FIRST_CLASS + (unsigned)class)))
        return;
    epy_here(c, a, at);
    epy_no_attribute(c, v, (unsigned)name);
}

EPY_OP epy_int epy_op_LoadFieldInt(EPY_HERE, epy_value v, int class, int slot) {
    (void)class;
    return (epy_int)epy_instance_of(v)->slots[slot];
}
EPY_OP epy_float epy_op_LoadFieldFloat(EPY_HERE, epy_value v, int class, int slot) {
    (void)class;
    return epy_bits_float(epy_instance_of(v)->slots[slot]);
}
EPY_OP bool epy_op_LoadFieldBool(EPY_HERE, epy_value v, int class, int slot) {
    (void)class;
    return epy_instance_of(v)->slots[slot] != 0;
}
EPY_OP uint32_t epy_op_LoadFieldWord(EPY_HERE, epy_value v, int class, int slot) {
    (void)class;
    return (uint32_t)epy_instance_of(v)->slots[slot];
}
EPY_OP epy_value epy_op_LoadFieldValue(EPY_HERE, epy_value v, int class, int slot) {
    (void)class;
    epy_value value = epy_instance_of(v)->slots[slot];
    if (EPY_LIKELY(value != EPY_UNBOUND))
        return value;
    epy_here(c, a, at);
    epy_slot_not_set(c, v, (unsigned)slot);
}

EPY_OP void epy_op_StoreFieldInt(EPY_HERE, epy_value v, int class, int slot, epy_int x) {
    (void)class;
    epy_instance_of(v)->slots[slot] = (epy_word)x;
}
EPY_OP void epy_op_StoreFieldFloat(EPY_HERE, epy_value v, int class, int slot, epy_float x) {
    (void)class;
    epy_instance_of(v)->slots[slot] = epy_float_bits(x);
}
EPY_OP void epy_op_StoreFieldBool(EPY_HERE, epy_value v, int class, int slot, bool x) {
    (void)class;
    epy_instance_of(v)->slots[slot] = x;
}
EPY_OP void epy_op_StoreFieldWord(EPY_HERE, epy_value v, int class, int slot, uint32_t x) {
    (void)class;
    epy_instance_of(v)->slots[slot] = x;
}
EPY_OP void epy_op_StoreFieldValue(EPY_HERE, epy_value v, int class, int slot, epy_value x) {
    (void)class;
    epy_instance_of(v)->slots[slot] = x;
}

EPY_OP epy_value epy_op_LoadAttribute(EPY_HERE, epy_value v, int name) {
    epy_here(c, a, at);
    return EPY_TYPE_EXISTS(Instance) ? epy_attribute_load(c, v, (unsigned)name) : epy_method_of_builtin(c, v, (unsigned)name);
}
EPY_OP void epy_op_StoreAttribute(EPY_HERE, epy_value v, int name, epy_value x) {
    epy_here(c, a, at);
    if (EPY_TYPE_EXISTS(Instance))
        epy_attribute_store(c, v, (unsigned)name, x);
    else
        epy_raise2(c, EPY_FAULT_NoAttribute, v, epy_small(name));
}
EPY_OP void epy_op_DeleteAttribute(EPY_HERE, epy_value v, int name) {
    epy_here(c, a, at);
    if (EPY_TYPE_EXISTS(Instance))
        epy_attribute_delete(c, v, (unsigned)name);
    else
        epy_raise2(c, EPY_FAULT_NoAttribute, v, epy_small(name));
}

#endif
