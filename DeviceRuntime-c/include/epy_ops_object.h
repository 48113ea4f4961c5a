// SPDX-License-Identifier: MIT
// Operations on tuples, dicts, slices, iterators and strings: calls of the runtime's helpers. Included by
// epy_ops.h.
#ifndef EPY_OPS_OBJECT_H
#define EPY_OPS_OBJECT_H

// ---- tuples and dicts -------------------------------------------------------------------------------------
EPY_OP epy_value epy_op_BuildTuple(EPY_HERE, unsigned count, const epy_value *items) {
    epy_here(c, a, at);
    return epy_tuple_from(c, count, items);
}
EPY_OP epy_value epy_op_LoadTupleItem(EPY_HERE, epy_value v, int index) {
    if (EPY_UNLIKELY((epy_word)index >= epy_tuple_of(v)->length))
        epy_raise_at(c, a, at, EPY_FAULT_TupleIndex);
    return epy_tuple_of(v)->items[index];
}
EPY_OP epy_value epy_op_LoadTupleItem_Unchecked(EPY_HERE, epy_value v, int index) {
    return epy_tuple_of(v)->items[index];
}
EPY_OP epy_value epy_op_UnpackTuple(EPY_HERE, epy_value v, int count) {
    epy_here(c, a, at);
    return epy_unpack(c, v, (unsigned)count);
}
EPY_OP epy_value epy_op_UnpackStarred(EPY_HERE, epy_value v, int before, int after) {
    epy_here(c, a, at);
    return epy_unpack_starred(c, v, (unsigned)before, (unsigned)after);
}
epy_value epy_dict_from(epy_core *c, unsigned count, const epy_value *items); // key, value, key, value...
EPY_OP epy_value epy_op_BuildDict(EPY_HERE, unsigned count, const epy_value *items) {
    epy_here(c, a, at);
    return epy_dict_from(c, count, items);
}

// ---- items of anything ------------------------------------------------------------------------------------
epy_value epy_set_from(epy_core *c, unsigned count, const epy_value *items);
EPY_OP epy_value epy_op_BuildSet(EPY_HERE, unsigned count, const epy_value *items) {
    epy_here(c, a, at);
    return epy_set_from(c, count, items);
}
EPY_OP epy_value epy_op_LoadItemDynamic(EPY_HERE, epy_value v, epy_value key) {
    epy_here(c, a, at);
    return epy_item_load(c, v, key);
}
EPY_OP void epy_op_StoreItemDynamic(EPY_HERE, epy_value v, epy_value key, epy_value x) {
    epy_here(c, a, at);
    epy_item_store(c, v, key, x);
}
EPY_OP void epy_op_DeleteItemDynamic(EPY_HERE, epy_value v, epy_value key) {
    epy_here(c, a, at);
    epy_item_delete(c, v, key);
}
#if !EPY_SMALL
// v[start:stop] without an object for the slice.
EPY_OP epy_value epy_op_LoadBetween(EPY_HERE, epy_value v, epy_value start, epy_value stop) {
    epy_here(c, a, at);
    return epy_load_between(c, v, start, stop);
}
// list.extend(v[start:stop])
EPY_OP void epy_op_ExtendBetween(EPY_HERE, epy_value list, epy_value v, epy_value start, epy_value stop) {
    epy_here(c, a, at);
    epy_extend_between(c, list, v, start, stop);
}
#endif
EPY_OP epy_value epy_op_BuildSlice(EPY_HERE, epy_value start, epy_value stop, epy_value step) {
    epy_here(c, a, at);
    return epy_slice_new(c, start, stop, step);
}
EPY_OP epy_value epy_op_GetIterator(EPY_HERE, epy_value v) {
    epy_here(c, a, at);
    return epy_iterate(c, v);
}
EPY_OP epy_value epy_op_NextItem(EPY_HERE, epy_value iterator) {
    epy_here(c, a, at);
#if !EPY_SMALL
    if (epy_is_generator(iterator))
        return epy_generator_resume(c, iterator, EPY_NONE);
#endif
    return epy_next(c, iterator);
}
#if !EPY_SMALL
// The next key and value of the items of a dict, without a tuple for them; false: there are no more.
EPY_OP bool epy_op_NextEntry(EPY_HERE, epy_value iterator, epy_value entry[2]) {
    epy_here(c, a, at);
    return epy_next_entry(c, iterator, entry);
}

// ---- dicts, or what was taken for one -----------------------------------------------------------------------
EPY_OP epy_value epy_dict_LoadItemDynamic(EPY_HERE, epy_value v, epy_value key) {
    epy_here(c, a, at);
    if (EPY_LIKELY(epy_is_type(v, EPY_TYPE_Dict))) {
        const epy_value *found = epy_dict_find(c, epy_dict_of(v), key);
        if (EPY_LIKELY(found != NULL))
            return *found;
    }
    return epy_item_load(c, v, key);
}
EPY_OP void epy_dict_StoreItemDynamic(EPY_HERE, epy_value v, epy_value key, epy_value x) {
    epy_here(c, a, at);
    if (EPY_LIKELY(epy_is_type(v, EPY_TYPE_Dict)))
        epy_dict_set(c, epy_dict_of(v), key, x);
    else
        epy_item_store(c, v, key, x);
}
EPY_OP bool epy_dict_ContainsValue(EPY_HERE, epy_value item, epy_value v) {
    epy_here(c, a, at);
    return EPY_LIKELY(epy_is_type(v, EPY_TYPE_Dict)) ? epy_dict_find(c, epy_dict_of(v), item) != NULL
                                                     : epy_contains(c, item, v);
}
#endif

// ---- strings ----------------------------------------------------------------------------------------------
EPY_OP epy_int epy_op_LengthStr(EPY_HERE, epy_value v) { return (epy_int)epy_str_length(v); }
EPY_OP epy_value epy_op_LoadItemStr(EPY_HERE, epy_value v, epy_int i, int n) {
    epy_int index;
    epy_here(c, a, at);
    if (EPY_UNLIKELY(__builtin_add_overflow(i, n, &index)))
        epy_raise(c, EPY_FAULT_StrIndex);
    return epy_str_item(c, v, index);
}
EPY_OP bool epy_op_EqualStr(EPY_HERE, epy_value x, epy_value y) { return EPY_QUICK(x == y) || epy_str_equal(x, y); }
EPY_OP bool epy_op_LessStr(EPY_HERE, epy_value x, epy_value y) { return epy_str_compare(x, y) < 0; }
EPY_OP epy_value epy_op_ConcatStr(EPY_HERE, epy_value x, epy_value y) {
    epy_here(c, a, at);
    return epy_str_concat(c, x, y);
}
EPY_OP epy_value epy_op_BuildStr(EPY_HERE, unsigned count, const epy_value *items) {
    epy_here(c, a, at);
    return epy_str_build(c, count, items);
}
EPY_OP epy_value epy_op_FormatValue(EPY_HERE, epy_value v, epy_value spec, int conversion) {
    epy_here(c, a, at);
    return epy_format_value(c, v, spec, (unsigned)conversion);
}

epy_value epy_builtin_Ord(epy_core *c, epy_value *args, unsigned n);
epy_value epy_builtin_Chr(epy_core *c, epy_value *args, unsigned n);

EPY_OP epy_int epy_op_Ord(EPY_HERE, epy_value v) {
    if (EPY_QUICK(epy_is_char(v)))
        return (epy_int)epy_payload(v);
    epy_here(c, a, at);
    return epy_small_int(epy_builtin_Ord(c, &v, 1));
}
EPY_OP epy_value epy_op_Chr(EPY_HERE, epy_int i) {
    if (EPY_QUICK((epy_word)i < 0xD800))
        return epy_char((uint32_t)i);
    epy_here(c, a, at);
    epy_value v = epy_int_value(c, i);
    return epy_builtin_Chr(c, &v, 1);
}

// A call with the items of a list (of values) and what a dict holds (None: nothing); texts: of the method names that are
// keywords (epy_unpack.c).
epy_value epy_call_unpacked(epy_core *c, epy_value callee, epy_value list, epy_value dict, epy_value texts);
epy_value epy_call_method_unpacked(epy_core *c, epy_value list, epy_value dict, epy_value texts, unsigned name);

EPY_OP epy_value epy_op_CallUnpacked(EPY_HERE, unsigned count, const epy_value *items) {
    epy_here(c, a, at);
    return epy_call_unpacked(c, items[0], items[1], count > 2 ? items[2] : EPY_NONE, count > 2 ? items[3] : EPY_NONE);
}
EPY_OP epy_value epy_op_CallMethodUnpacked(EPY_HERE, epy_value list, epy_value dict, epy_value texts, int name) {
    epy_here(c, a, at);
    return epy_call_method_unpacked(c, list, dict, texts, (unsigned)name);
}
EPY_OP void epy_op_LoadCode(EPY_HERE, epy_value function) {
    epy_here(c, a, at);
    epy_load_value(c, function);
}

#endif
