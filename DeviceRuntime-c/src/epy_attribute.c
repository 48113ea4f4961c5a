// SPDX-License-Identifier: MIT
// getattr, setattr, delattr and hasattr. Names that are computed are looked up among the texts that the program says; one that
// stands nowhere in it is the name of nothing.
#include "epy_builtins.h"
#include "epy_class.h"
#include "epy_exception.h"
#include "epy_objects.h"

#if EPY_USES_BUILTIN(HasAttribute)
// args: a value, the number of a method name, and the types (bits) whose values have it.
epy_value epy_builtin_HasAttribute(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_value v = args[0];
    uint32_t types = (uint32_t)epy_small_int(args[2]);
    bool is_type = epy_is_immediate(v, EPY_KIND_TYPE), of_program = epy_is_class(v) || EPY_IS(Instance, v);
    if (types >> (is_type ? EPY_TYPE_Type : epy_type_of(v)) & 1)
        return EPY_TRUE;
    if (of_program && epy_has_attribute(c, v, (unsigned)epy_small_int(args[1])))
        return EPY_TRUE;
    if (EPY_HAS_EXCEPTION_CLASSES && EPY_IS(Instance, v) && epy_is_exception(v))
        return epy_bool(types >> EPY_TYPE_Exception & 1);
    if (!is_type)
        return EPY_FALSE;
    unsigned type = epy_is_class(v) ? EPY_TYPE_Instance : epy_is_exception_class(v) ? EPY_TYPE_Exception : (unsigned)epy_payload(v);
    return epy_bool(types >> type & 1);
}
#endif

#if EPY_USES_BUILTIN(GetAttribute) || EPY_USES_BUILTIN(SetAttribute) || EPY_USES_BUILTIN(DeleteAttribute)

// The number of the name.
static unsigned number_of(epy_core *c, epy_value v, epy_value name, epy_value names) {
    const epy_tuple *texts = epy_tuple_of(names);
    if (!epy_is_str(name))
        epy_raise1(c, EPY_FAULT_AttributeName, name);
    for (epy_word i = 0; i < texts->length; i++)
        if (texts->items[i] != EPY_NONE && epy_equal(c, texts->items[i], name))
            return (unsigned)i;
    epy_raise2(c, EPY_FAULT_NoAttributeText, v, name);
}

#if EPY_USES_BUILTIN(GetAttribute)
epy_value epy_builtin_GetAttribute(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    unsigned name = number_of(c, args[0], args[1], args[2]);
    return EPY_TYPE_EXISTS(Instance) ? epy_attribute_load(c, args[0], name) : epy_method_of_builtin(c, args[0], name);
}
#endif

#if EPY_USES_BUILTIN(SetAttribute)
epy_value epy_builtin_SetAttribute(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    unsigned name = number_of(c, args[0], args[1], args[2]);
    if (!EPY_TYPE_EXISTS(Instance))
        epy_raise2(c, EPY_FAULT_NoAttributeText, args[0], args[1]);
    epy_attribute_store(c, args[0], name, args[3]);
    return EPY_NONE;
}
#endif

#if EPY_USES_BUILTIN(DeleteAttribute)
epy_value epy_builtin_DeleteAttribute(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    unsigned name = number_of(c, args[0], args[1], args[2]);
    if (!EPY_TYPE_EXISTS(Instance))
        epy_raise2(c, EPY_FAULT_NoAttributeText, args[0], args[1]);
    epy_attribute_delete(c, args[0], name);
    return EPY_NONE;
}
#endif

#endif
