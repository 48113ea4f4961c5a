// SPDX-License-Identifier: MIT
// Attributes of functions. args: a value, the number of a name, the program's dict of them (Unbound until one is set), and a value.
#include "epy_builtins.h"
#include "epy_class.h"
#include "epy_objects.h"

#if EPY_USES_BUILTIN(FunctionAttribute) || EPY_USES_BUILTIN(SetFunctionAttribute)

static bool is_function(epy_value v) {
    return epy_is_immediate(v, EPY_KIND_FUNCTION) || EPY_IS(Function, v);
}

static epy_value *attributes_of(epy_core *c, epy_value function, epy_value all) {
    return all == EPY_UNBOUND || all == EPY_NONE ? NULL : epy_dict_find(c, epy_dict_of(all), function);
}

// The last argument is what a function without the attribute has; Unbound: AttributeError.
epy_value epy_builtin_FunctionAttribute(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    unsigned name = (unsigned)epy_small_int(args[1]);
    if (!is_function(args[0])) {
        if (args[3] != EPY_UNBOUND)
            return args[3];
        return EPY_TYPE_EXISTS(Instance) ? epy_attribute_load(c, args[0], name) : epy_method_of_builtin(c, args[0], name);
    }
    epy_value *own = attributes_of(c, args[0], args[2]), *found = own ? epy_dict_find(c, epy_dict_of(*own), args[1]) : NULL;
    if (!found && args[3] == EPY_UNBOUND)
        epy_raise2(c, EPY_FAULT_NoAttribute, args[0], args[1]);
    return found ? *found : args[3];
}

static void set_other(epy_core *c, epy_value v, epy_value name, epy_value x) {
    if (!EPY_TYPE_EXISTS(Instance))
        epy_raise2(c, EPY_FAULT_NoAttribute, v, name);
    if (x == EPY_UNBOUND)
        epy_attribute_delete(c, v, (unsigned)epy_small_int(name));
    else
        epy_attribute_store(c, v, (unsigned)epy_small_int(name), x);
}

// Gives the program's dict, which is made when it is needed. The last argument is Unbound to delete.
epy_value epy_builtin_SetFunctionAttribute(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    if (!is_function(args[0])) {
        set_other(c, args[0], args[1], args[3]);
        return args[2] == EPY_UNBOUND ? EPY_NONE : args[2];
    }
    epy_value all = args[2] == EPY_UNBOUND || args[2] == EPY_NONE ? epy_dict_new(c, 0) : args[2];
    epy_push(c, all);
    epy_value *found = attributes_of(c, args[0], all), own = found ? *found : epy_dict_new(c, 0);
    epy_push(c, own);
    if (args[3] == EPY_UNBOUND && epy_dict_remove(c, epy_dict_of(own), args[1]) == EPY_UNBOUND)
        epy_raise2(c, EPY_FAULT_NoAttribute, args[0], args[1]);
    if (args[3] != EPY_UNBOUND)
        epy_dict_set(c, epy_dict_of(own), args[1], args[3]);
    if (!found)
        epy_dict_set(c, epy_dict_of(all), args[0], own);
    epy_pop(c, 2);
    return all;
}

#endif
