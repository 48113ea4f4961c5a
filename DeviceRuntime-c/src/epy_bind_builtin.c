// SPDX-License-Identifier: MIT
// Binding the arguments of a call to the parameters of a built-in. Which parameter a name is, section Methods
// of the image says; what is wrong with arguments that do not fit, the host says.
#include "epy_builtins.h"
#include "epy_call.h"
#include "epy_objects.h"

void epy_wrong_arguments(epy_core *c, epy_value callee, unsigned positional, epy_value names) {
    epy_raise3(c, EPY_FAULT_CallArguments, callee, epy_small((epy_int)positional),
               names == EPY_UNBOUND ? EPY_NONE : names);
}

// Place in args[] of the parameter of that name, or the number of named parameters.
static unsigned place_of(const epy_core *c, unsigned index, epy_value name, unsigned named) {
    for (unsigned i = 0; i < c->keyword_count; i++) {
        unsigned row = epy_get16(c->keywords, 2 * i);
        if ((row & EPY_METHOD_BUILTIN) == index &&
            epy_get16(c->keywords, 2 * i + 1) == (unsigned)epy_small_int(name))
            return row >> EPY_METHOD_SHIFT;
    }
    return named;
}

#if EPY_PROGRAM_USES_METHOD_VALUES
// The types whose methods the rows are; 0 for functions.
static const uint8_t owners[] = {
#define BUILTIN(Name, module, name, parameters, result, effects) 0,
#define METHOD(Name, Type, name, parameters, result, effects) EPY_TYPE_##Type,
#include "builtins.def"
#undef BUILTIN
#undef METHOD
};

// str.upper(3): it is no method of that.
static void check_owner(epy_core *c, unsigned index, epy_value self) {
    unsigned owner = index < sizeof owners ? owners[index] : 0, type = epy_type_of(self);
    if (owner && type != owner && !(owner == EPY_TYPE_Int && type == EPY_TYPE_Bool))
        epy_raise3(c, EPY_FAULT_MethodOwner, EPY_IMMEDIATE(EPY_KIND_BUILTIN, index), epy_type_value(owner), self);
}
#endif

unsigned epy_bind_builtin(epy_core *c, unsigned index, const epy_value *args, unsigned count, epy_value names,
                          epy_value *bound) {
    epy_parameters p = epy_builtin_parameters(index);
    unsigned keywords = names == EPY_UNBOUND ? 0 : (unsigned)epy_tuple_of(names)->length;
    unsigned positional = count - keywords, named = p.positional + p.keyword_only, n = named;
    bool fits = positional <= p.positional || p.rest;
    for (unsigned i = 0; i < named; i++)
        bound[i] = i < positional && i < p.positional ? args[i] : EPY_UNBOUND;
    for (unsigned i = 0; i < keywords; i++) {
        unsigned place = place_of(c, index, epy_tuple_of(names)->items[i], named);
        if (place < named && bound[place] == EPY_UNBOUND)
            bound[place] = args[positional + i];
        else
            fits = false;
    }
    for (unsigned i = 0; i < p.required; i++)
        fits &= bound[i] != EPY_UNBOUND;
    if (!fits)
        epy_wrong_arguments(c, EPY_IMMEDIATE(EPY_KIND_BUILTIN, index), positional, names);
#if EPY_PROGRAM_USES_METHOD_VALUES
    if (p.required)
        check_owner(c, index, bound[0]);
#endif
    for (unsigned i = p.positional; i < positional; i++)
        bound[n++] = args[i];
    return n;
}
