// SPDX-License-Identifier: MIT
// Slices, and items of containers whose type is found out at run time.
#include "epy_builtins.h"
#include "epy_list.h"
#include "epy_objects.h"
#include "epy_bytes.h"
#include "epy_special.h"

epy_value epy_slice_new(epy_core *c, epy_value start, epy_value stop, epy_value step) {
    epy_slice *slice = (epy_slice *)epy_allocate(c, sizeof(epy_slice) / sizeof(epy_word), EPY_TYPE_Slice, 0);
    slice->start = start;
    slice->stop = stop;
    slice->step = step;
    return epy_of(slice);
}

// ---- bounds -----------------------------------------------------------------------------------------------
static epy_int slice_index(epy_core *c, epy_value v) {
    if (!epy_is_int_or_bool(v))
        epy_raise(c, EPY_FAULT_SliceIndexType);
    return epy_index_clamped(c, v);
}

// A bound that counts from the end if negative, among low..high.
__attribute__((noinline)) static epy_int bound(epy_core *c, epy_value v, epy_int otherwise, epy_int length,
                                               epy_int low) {
    if (v == EPY_NONE)
        return otherwise;
    epy_int i = slice_index(c, v), high = length + low;
    if (i < 0) {
        i += length;
        return i < low ? low : i;
    }
    return i < high ? i : high;
}

epy_span epy_slice_span(epy_core *c, const epy_slice *slice, epy_int length) {
    epy_span span = {.step = slice->step == EPY_NONE ? 1 : slice_index(c, slice->step)};
    if (span.step == 0)
        epy_raise(c, EPY_FAULT_SliceStepZero);
    if (span.step < -EPY_INT_MAX)
        span.step = -EPY_INT_MAX;
    epy_int step = span.step, low = step < 0 ? -1 : 0, high = length + low;
    span.start = bound(c, slice->start, low ? high : low, length, low);
    span.stop = bound(c, slice->stop, low ? low : high, length, low);
    epy_int distance = span.stop - span.start;
    if (low) {
        distance = -distance;
        step = -step;
    }
    if (distance > 0)
        span.count = (distance - 1) / step + 1;
    return span;
}

// ---- sequences --------------------------------------------------------------------------------------------
bool epy_is_sequence(epy_value v) {
    return epy_is_one_of(v, EPY_TYPE_BIT(List) | EPY_TYPE_BIT(Array) | EPY_TYPE_BIT(Tuple) |
                                EPY_TYPE_BIT(Str) | EPY_TYPE_BIT(Range) | EPY_BYTES_TYPES);
}

epy_word epy_sequence_length(epy_value v) {
    return epy_is_str(v) ? epy_str_length(v)
                         : epy_tuple_of(v)->length; // all others have it at the same place
}
_Static_assert(offsetof(epy_tuple, length) == offsetof(epy_list, length) &&
                   offsetof(epy_tuple, length) == offsetof(epy_range, length),
               "one place for the length");

static epy_value range_item(epy_core *c, const epy_range *range, epy_word i) {
    return epy_int_value(c, (epy_int)((epy_word)range->start + i * (epy_word)range->step));
}

epy_value epy_sequence_item(epy_core *c, epy_value v, epy_word i) {
    enum epy_type type = epy_type_of(v);
    if (EPY_TYPE_IS(Tuple, type))
        return epy_tuple_of(v)->items[i];
    if (EPY_TYPE_IS(Str, type))
        return epy_str_item(c, v, (epy_int)i);
    if (EPY_TYPE_IS(Range, type))
        return range_item(c, (epy_range *)epy_ref(v), i);
    if (EPY_TYPE_IS(Bytes, type))
        return epy_small(epy_bytes_view(v).items[i]);
    return epy_list_item(c, epy_list_of(v), i);
}

static epy_value load_range(epy_core *c, const epy_range *range, epy_span span) {
    epy_word step = (epy_word)range->step, start = (epy_word)range->start;
    return epy_range_new(c, (epy_int)(start + (epy_word)span.start * step),
                         (epy_int)(start + (epy_word)span.stop * step),
                         (epy_int)((epy_word)span.step * step));
}

static epy_value load_list(epy_core *c, const epy_list *source, epy_span span) {
#if !EPY_SMALL
    if (span.step == 1)
        return epy_list_cut(c, source, (epy_word)span.start, (epy_word)span.count);
#endif
    epy_list *list = epy_list_like(c, source, (epy_word)span.count);
    for (epy_int i = 0; i < span.count; i++)
        epy_list_set_raw(list, (epy_word)i, epy_list_raw(source, (epy_word)(span.start + i * span.step)));
    return epy_of(list);
}

epy_value epy_slice_load(epy_core *c, epy_value sequence, const epy_slice *slice) {
    epy_word length = epy_sequence_length(sequence);
    epy_span span = epy_slice_span(c, slice, (epy_int)length);
    enum epy_type type = epy_type_of(sequence);
    if (EPY_TYPE_IS(Str, type))
        return epy_str_slice(c, sequence, span.start, span.step, span.count);
    if (EPY_TYPE_IS(Range, type))
        return load_range(c, (epy_range *)epy_ref(sequence), span);
    if (EPY_TYPE_IS(Bytes, type))
        return epy_bytes_slice(c, sequence, span);
    if (!EPY_TYPE_IS(Tuple, type))
        return load_list(c, epy_list_of(sequence), span);
    if ((epy_word)span.count == length && span.step == 1)
        return sequence;
    epy_value tuple = epy_tuple_new(c, (epy_word)span.count);
    for (epy_int i = 0; i < span.count; i++)
        epy_tuple_of(tuple)->items[i] = epy_tuple_of(sequence)->items[span.start + i * span.step];
    return tuple;
}

#if !EPY_SMALL
// The same as bound() of a bound that is None or a small int.
static inline bool is_short(epy_value v) {
    return v == EPY_NONE || epy_is_small(v);
}
static inline epy_int short_bound(epy_value v, epy_int otherwise, epy_int length) {
    if (v == EPY_NONE)
        return otherwise;
    epy_int i = epy_small_int(v);
    if (i < 0)
        i = i + length < 0 ? 0 : i + length;
    return i < length ? i : length;
}

static inline epy_span short_span(epy_value start, epy_value stop, epy_word length) {
    epy_int first = short_bound(start, 0, (epy_int)length), count = short_bound(stop, (epy_int)length, (epy_int)length) - first;
    return (epy_span){.start = first, .step = 1, .count = count > 0 ? count : 0};
}

// What belongs to the program asks for the slice; others only for its bounds.
epy_value epy_load_between(epy_core *c, epy_value sequence, epy_value start, epy_value stop) {
    if (is_short(start) && is_short(stop)) {
        if (epy_is_type(sequence, EPY_TYPE_List)) {
            const epy_list *list = epy_list_of(sequence);
            epy_span cut = short_span(start, stop, list->length);
            return epy_list_cut(c, list, (epy_word)cut.start, (epy_word)cut.count);
        }
        if (epy_is_str(sequence)) {
            epy_span cut = short_span(start, stop, epy_sequence_length(sequence));
            return epy_str_slice(c, sequence, cut.start, 1, cut.count);
        }
    }
    if (epy_is_sequence(sequence)) {
        epy_slice bounds = {EPY_HEADER(sizeof(epy_slice) / sizeof(epy_word), EPY_TYPE_Slice, 0), start, stop, EPY_NONE};
        return epy_slice_load(c, sequence, &bounds);
    }
    epy_value slice = epy_slice_new(c, start, stop, EPY_NONE);
    epy_push(c, slice);
    epy_value items = epy_item_load(c, sequence, slice);
    epy_pop(c, 1);
    return items;
}

void epy_extend_between(epy_core *c, epy_value list, epy_value sequence, epy_value start, epy_value stop) {
    if (is_short(start) && is_short(stop) && epy_is_type(list, EPY_TYPE_List) && epy_is_type(sequence, EPY_TYPE_List)) {
        const epy_list *from = epy_list_of(sequence);
        epy_span cut = short_span(start, stop, from->length);
        if (epy_list_take(c, epy_list_of(list), from, (epy_word)cut.start, (epy_word)cut.count))
            return;
    }
    epy_value items = epy_load_between(c, sequence, start, stop);
    epy_push(c, items);
    epy_list_extend(c, epy_list_of(list), items);
    epy_pop(c, 1);
}
#endif

#if EPY_USES_TYPE(ByteArray)
static void fill_bytes(epy_core *c, epy_value items, epy_value source) {
    epy_value iterator = epy_is_str(source) ? EPY_UNBOUND : epy_try_iterate(c, source);
    if (iterator == EPY_UNBOUND)
        epy_raise(c, EPY_FAULT_BytesSliceItems);
    epy_list_drain(c, epy_list_of(items), iterator);
}
#else
#define fill_bytes(c, items, source) ((void)(source))
#endif

// What is assigned to a slice, as a list (or array) stored like the target; never the target itself.
static epy_list *slice_source(epy_core *c, epy_value target, epy_value source, bool extended) {
    epy_list *list = epy_list_of(target);
    if (EPY_IS(Array, target)) {
        if (!epy_is_type(source, EPY_TYPE_Array))
            epy_raise1(c, EPY_FAULT_ArraySliceType, source);
        if (((epy_array *)list)->code != ((epy_array *)epy_ref(source))->code)
            epy_raise(c, EPY_FAULT_ArrayKind);
    }
    epy_list *items = epy_list_like(c, list, 0);
    epy_push(c, epy_of(items));
    if (EPY_IS(ByteArray, target)) {
        fill_bytes(c, epy_of(items), source);
    } else if (epy_is_list_like(source)) {
        epy_list_extend(c, items, source);
    } else {
        epy_value iterator = epy_try_iterate(c, source);
        if (iterator == EPY_UNBOUND)
            epy_raise(c, extended ? EPY_FAULT_ExtendedSliceIterable : EPY_FAULT_SliceAssignIterable);
        epy_list_drain(c, items, iterator);
    }
    epy_pop(c, 1);
    return items;
}

void epy_slice_store(epy_core *c, epy_value sequence, epy_value slice, epy_value source) {
    epy_list *list = epy_list_of(sequence);
    epy_slice *s = (epy_slice *)epy_ref(slice);
    bool extended = epy_slice_span(c, s, 0).step != 1;
    epy_list *items = slice_source(c, sequence, source, extended);
    epy_span span = epy_slice_span(c, s, (epy_int)list->length); // after the source has run
    epy_push(c, epy_of(items));
    if (!extended) {
        epy_list_splice(c, list, (epy_word)span.start, (epy_word)span.count, items->length);
    } else if (items->length == 0 && (EPY_IS(ByteArray, sequence) || EPY_IS(Array, sequence))) {
        epy_slice_delete(c, sequence, slice); // of arrays and bytearrays, nothing in their place takes them away
    } else if (items->length != (epy_word)span.count) {
        unsigned fault = epy_is_list(sequence)         ? EPY_FAULT_SliceSize
                         : EPY_IS(ByteArray, sequence) ? EPY_FAULT_BytesSliceSize
                                                       : EPY_FAULT_ArraySliceSize;
        epy_raise2(c, fault, epy_small((epy_int)items->length), epy_small(span.count));
    }
    for (epy_word i = 0; i < items->length; i++)
        epy_list_set_raw(list, (epy_word)span.start + i * (epy_word)span.step, epy_list_raw(items, i));
    epy_pop(c, 1);
}

void epy_slice_delete(epy_core *c, epy_value sequence, epy_value slice) {
    epy_list *list = epy_list_of(sequence);
    epy_span span = epy_slice_span(c, (epy_slice *)epy_ref(slice), (epy_int)list->length);
    if (span.count == 0)
        return;
    if (span.step < 0) {
        span.start += (span.count - 1) * span.step;
        span.step = -span.step;
    }
    epy_word to = (epy_word)span.start, step = (epy_word)span.step, removed = 0;
    for (epy_word from = to; from < list->length; from++) {
        if (removed < (epy_word)span.count && from == (epy_word)span.start + removed * step)
            removed++;
        else
            epy_list_set_raw(list, to++, epy_list_raw(list, from));
    }
    list->length = to;
}

// ---- items ------------------------------------------------------------------------------------------------
#if EPY_USES_TYPE(Bytes) || EPY_USES_TYPE(ByteArray)
EPY_NORETURN static void raise_bytes_index(epy_core *c, epy_value sequence, epy_value key) {
    bool array = EPY_IS(ByteArray, sequence);
    if (!epy_is_int_or_bool(key))
        epy_raise1(c, array ? EPY_FAULT_ByteArrayIndexType : EPY_FAULT_BytesIndexType, key);
    epy_raise(c, array ? EPY_FAULT_ByteArrayIndex : EPY_FAULT_BytesIndex);
}
#endif

static epy_word position(epy_core *c, epy_value sequence, epy_value key, bool store) {
    static const struct {
        uint8_t type, wrong_type, out_of_range[2];
    } faults[] = {
        {EPY_TYPE_Tuple, EPY_FAULT_TupleIndexType, {EPY_FAULT_TupleIndex}},
        {EPY_TYPE_Str, EPY_FAULT_StrIndexType, {EPY_FAULT_StrIndex}},
        {EPY_TYPE_Range, EPY_FAULT_RangeIndexType, {EPY_FAULT_RangeIndex}},
        {EPY_TYPE_Array, EPY_FAULT_ArrayIndexType, {EPY_FAULT_ArrayIndex, EPY_FAULT_ArrayAssignIndex}},
        {EPY_TYPE_List, EPY_FAULT_ListIndexType, {EPY_FAULT_ListIndex, EPY_FAULT_ListAssignIndex}},
    };
    epy_word length = epy_sequence_length(sequence);
    if (epy_is_int_or_bool(key)) {
        epy_int i = epy_index_clamped(c, key);
        if (i < 0)
            i += (epy_int)length;
        if ((epy_word)i < length)
            return (epy_word)i;
    }
#if EPY_USES_TYPE(Bytes) || EPY_USES_TYPE(ByteArray)
    if (epy_is_bytes_like(sequence))
        raise_bytes_index(c, sequence, key);
#endif
    unsigned row = 0;
    while (faults[row].type != epy_type_of(sequence))
        row++;
    if (!epy_is_int_or_bool(key))
        epy_raise1(c, faults[row].wrong_type, key);
    epy_raise(c, faults[row].out_of_range[store]);
}

epy_value epy_item_load(epy_core *c, epy_value container, epy_value key) {
#if !EPY_SMALL
    if (epy_is_type(container, EPY_TYPE_List) && epy_is_small(key)) {
        const epy_list *list = epy_list_of(container);
        if ((epy_word)epy_small_int(key) < list->length)
            return epy_list_item(c, list, (epy_word)epy_small_int(key));
    }
#endif
    if (epy_is_instance(container)) {
        epy_value item = epy_special(c, EPY_SPECIAL_GetItem, container, &key, 1);
        if (item != EPY_UNBOUND)
            return item;
    }
    if (epy_is_dict(container)) {
        epy_value *found = epy_dict_find(c, epy_dict_of(container), key);
        if (!found)
            epy_raise1(c, EPY_FAULT_Key, key);
        return *found;
    }
    if (!epy_is_sequence(container))
        epy_raise1(c, EPY_FAULT_NotSubscriptable, container);
    if (EPY_IS(Slice, key))
        return epy_slice_load(c, container, (epy_slice *)epy_ref(key));
    return epy_sequence_item(c, container, position(c, container, key, false));
}

static bool is_changeable(enum epy_type type) {
    return EPY_TYPE_IS(List, type) || EPY_TYPE_IS(Array, type) || EPY_TYPE_IS(ByteArray, type);
}

void epy_item_store(epy_core *c, epy_value container, epy_value key, epy_value v) {
#if !EPY_SMALL
    if (epy_is_type(container, EPY_TYPE_Dict)) {
        epy_dict_set(c, epy_dict_of(container), key, v);
        return;
    }
#endif
    enum epy_type type = epy_type_of(container);
    epy_value both[] = {key, v};
    if (EPY_TYPE_IS(Instance, type) && epy_special(c, EPY_SPECIAL_SetItem, container, both, 2) != EPY_UNBOUND)
        return;
    if (EPY_TYPE_IS(Dict, type))
        epy_dict_set(c, epy_dict_of(container), key, v);
    else if (!is_changeable(type))
        epy_raise1(c, EPY_FAULT_NoItemAssignment, container);
    else if (EPY_IS(Slice, key))
        epy_slice_store(c, container, key, v);
    else {
        if (EPY_TYPE_IS(ByteArray, type) && epy_is_int_or_bool(key))
            v = epy_small((epy_int)epy_byte_of(c, v)); // what is wrong with it comes before what is wrong with the index
        epy_list_set(c, epy_list_of(container), position(c, container, key, true), v);
    }
}

void epy_item_delete(epy_core *c, epy_value container, epy_value key) {
    enum epy_type type = epy_type_of(container);
    if (EPY_TYPE_IS(Instance, type) && epy_special(c, EPY_SPECIAL_DelItem, container, &key, 1) != EPY_UNBOUND)
        return;
    if (EPY_TYPE_IS(Dict, type)) {
        if (epy_dict_remove(c, epy_dict_of(container), key) == EPY_UNBOUND)
            epy_raise1(c, EPY_FAULT_Key, key);
    } else if (!is_changeable(type)) {
        bool indexed = (EPY_TYPE_IS(Instance, type) || EPY_TYPE_IS(DictView, type) || epy_is_set(container) ||
                        epy_is_sequence(container)) &&
                       epy_is_int_or_bool(key); // CPython words these differently
        epy_raise1(c, indexed ? EPY_FAULT_NoItemDeletion : EPY_FAULT_NoItemDeletionAtAll, container);
    } else if (EPY_IS(Slice, key)) {
        epy_slice_delete(c, container, key);
    } else {
        epy_list_splice(c, epy_list_of(container), position(c, container, key, true), 1, 0);
    }
}

#if EPY_USES_BUILTIN(Slice)
// args: start, stop, step; alone, the first is the stop.
epy_value epy_builtin_Slice(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_value step = args[2] == EPY_UNBOUND ? EPY_NONE : args[2];
    return args[1] == EPY_UNBOUND ? epy_slice_new(c, EPY_NONE, args[0], EPY_NONE)
                                  : epy_slice_new(c, args[0], args[1], step);
}
#endif

#if EPY_USES_BUILTIN(SliceIndices)
epy_value epy_builtin_SliceIndices(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_int length = epy_index(c, args[1]);
    if (length < 0)
        epy_raise1(c, EPY_FAULT_BuiltinValue, epy_str_new(c, "length should not be negative", 29));
    epy_span span = epy_slice_span(c, (epy_slice *)epy_ref(args[0]), length);
    epy_int parts[] = {span.start, span.stop, span.step};
    epy_value tuple = epy_tuple_new(c, 3);
    epy_push(c, tuple);
    for (unsigned i = 0; i < 3; i++)
        epy_tuple_of(tuple)->items[i] = epy_int_value(c, parts[i]);
    epy_pop(c, 1);
    return tuple;
}
#endif

#if EPY_USES_BUILTIN(SlicePart)
// args: a slice or range, which part (0 start, 1 stop, 2 step), and the number of its name.
epy_value epy_builtin_SlicePart(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_value v = args[0];
    epy_int which = epy_small_int(args[1]);
    if (EPY_IS(Slice, v)) {
        const epy_slice *slice = (epy_slice *)epy_ref(v);
        return which == 0 ? slice->start : which == 1 ? slice->stop : slice->step;
    }
    if (EPY_IS(Range, v)) {
        const epy_range *range = (epy_range *)epy_ref(v);
        return epy_int_value(c, which == 0 ? range->start : which == 1 ? range->stop : range->step);
    }
    if (EPY_TYPE_EXISTS(Instance))
        return epy_attribute_load(c, v, (unsigned)epy_small_int(args[2]));
    epy_raise2(c, EPY_FAULT_NoAttribute, v, args[2]);
}
#endif
