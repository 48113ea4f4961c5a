// SPDX-License-Identifier: MIT
// *x and **x: in displays, and in calls, whose arguments they are gathered for.
#include "epy_builtins.h"
#include "epy_call.h"
#include "epy_list.h"
#include "epy_objects.h"
#include "epy_ops.h"

// args: a list, what it takes all items of, and the callee whose argument that is.
epy_value epy_builtin_ListUnpack(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_value iterator = epy_try_iterate(c, args[1]);
    if (iterator == EPY_UNBOUND)
        epy_raise2(c, args[2] == EPY_UNBOUND ? EPY_FAULT_UnpackValue : EPY_FAULT_UnpackIterable, args[1], args[2]);
    epy_push(c, iterator);
    epy_list_extend(c, epy_list_of(args[0]), iterator);
    epy_pop(c, 1);
    return EPY_NONE;
}

#if EPY_USES_TYPE(Dict)
// args: a dict, what it takes all entries of, and the callee whose arguments they are: then a key stands once only.
epy_value epy_builtin_DictMerge(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_dict *to = epy_dict_of(args[0]);
    epy_value key, value, callee = args[2];
    epy_value from = epy_is_own_mapping(c, args[1]) ? epy_builtin_Dict(c, args + 1, 1) : args[1];
    if (!epy_is_dict(from))
        epy_raise2(c, callee == EPY_UNBOUND ? EPY_FAULT_NotMapping : EPY_FAULT_UnpackMapping, args[1], callee);
    epy_push(c, from);
    for (epy_word at = 0; epy_dict_next(epy_dict_of(from), &at, &key, &value);) {
        if (callee != EPY_UNBOUND && !epy_is_str(key))
            epy_raise(c, EPY_FAULT_KeywordType);
        if (callee != EPY_UNBOUND && epy_dict_find(c, to, key))
            epy_raise2(c, EPY_FAULT_KeywordTwice, key, callee);
        epy_dict_set(c, to, key, value);
    }
    epy_pop(c, 1);
    return EPY_NONE;
}
#endif

// ---- calls ------------------------------------------------------------------------------------------------

// The number of a name, or where the program says it nowhere the name itself.
static epy_value number_of(epy_core *c, const epy_tuple *texts, epy_value name) {
    for (epy_word i = 0; i < texts->length; i++)
        if (texts->items[i] != EPY_NONE && epy_equal(c, texts->items[i], name))
            return epy_small((epy_int)i);
    return name;
}

typedef struct arguments {
    epy_value *values, names;
    unsigned count;
} arguments;

// Lays the arguments on top of the frames; the tuple of names, if there is one, is a root until drop.
static arguments spread(epy_core *c, epy_value items, epy_value dict, epy_value texts) {
    const epy_list *list = epy_list_of(items);
    epy_word named = EPY_TYPE_EXISTS(Dict) && dict != EPY_NONE ? epy_dict_of(dict)->used : 0;
    arguments a = {c->frame_top, EPY_UNBOUND, (unsigned)(list->length + named)};
    if ((epy_word)(c->frame_limit - c->frame_top) < a.count)
        epy_raise(c, EPY_FAULT_Recursion);
    if (named) {
        a.names = epy_tuple_new(c, named);
        epy_push(c, a.names);
    }
    for (epy_word i = 0; i < list->length; i++)
        a.values[i] = epy_list_item(c, list, i);
    epy_value key;
    for (epy_word i = 0, at = 0; i < named; i++) {
        epy_dict_next(epy_dict_of(dict), &at, &key, &a.values[list->length + i]);
        epy_tuple_of(a.names)->items[i] = number_of(c, epy_tuple_of(texts), key);
    }
    c->frame_top += a.count;
    return a;
}

static epy_value drop(epy_core *c, arguments a, epy_value result) {
    c->frame_top = a.values;
    epy_pop(c, a.names != EPY_UNBOUND);
    return result;
}

epy_value epy_call_unpacked(epy_core *c, epy_value callee, epy_value list, epy_value dict, epy_value texts) {
    arguments a = spread(c, list, dict, texts);
    return drop(c, a, epy_call(c, callee, a.values, a.count, a.names));
}

epy_value epy_call_method_unpacked(epy_core *c, epy_value list, epy_value dict, epy_value texts, unsigned name) {
    arguments a = spread(c, list, dict, texts);
    if (a.count == 0)
        epy_raise2(c, EPY_FAULT_NoAttribute, EPY_NONE, epy_small((epy_int)name)); // damaged code
    return drop(c, a, epy_call_method(c, name, a.values, a.count, a.names));
}
