// SPDX-License-Identifier: MIT
// Slices, and items of containers whose type is found out at run time.
#include "epy_objects.h"
#include "epy_list.h"

epy_value epy_slice_new(epy_core *c, epy_value start, epy_value stop, epy_value step) {
    epy_slice *slice = (epy_slice *)epy_allocate(c, sizeof(epy_slice) / sizeof(epy_word), EPY_TYPE_Slice, 0);
    slice->start = start;
    slice->stop = stop;
    slice->step = step;
    return epy_of(slice);
}

// ---- bounds -----------------------------------------------------------------------------------------------
static epy_int slice_index(epy_core *c, epy_value v, epy_int otherwise) {
    if (v == EPY_NONE)
        return otherwise;
    if (!epy_is_int_or_bool(v))
        epy_raise(c, EPY_FAULT_SliceIndexType);
    return epy_index_clamped(c, v);
}

static epy_int clip_bound(epy_int i, epy_int length, bool backwards) {
    if (i < 0) {
        i += length;
        return i >= 0 ? i : backwards ? -1 : 0;
    }
    return i < length ? i : backwards ? length - 1 : length;
}

epy_span epy_slice_span(epy_core *c, const epy_slice *slice, epy_int length) {
    epy_span span = {.step = slice_index(c, slice->step, 1)};
    if (span.step == 0)
        epy_raise(c, EPY_FAULT_SliceStepZero);
    if (span.step < -EPY_INT_MAX)
        span.step = -EPY_INT_MAX;
    bool back = span.step < 0;
    span.start = clip_bound(slice_index(c, slice->start, back ? EPY_INT_MAX : 0), length, back);
    span.stop = clip_bound(slice_index(c, slice->stop, back ? EPY_INT_MIN : EPY_INT_MAX), length, back);
    if (back && span.stop < span.start)
        span.count = (span.start - span.stop - 1) / -span.step + 1;
    else if (!back && span.start < span.stop)
        span.count = (span.stop - span.start - 1) / span.step + 1;
    return span;
}

// ---- sequences --------------------------------------------------------------------------------------------
bool epy_is_list_like(epy_value v) {
    return epy_is_list(v) || EPY_IS(Array, v);
}

bool epy_is_sequence(epy_value v) {
    return epy_is_list_like(v) || epy_is_tuple(v) || epy_is_str(v) || epy_is_type(v, EPY_TYPE_Range);
}

epy_word epy_sequence_length(epy_value v) {
    if (epy_is_str(v))
        return epy_str_length(v);
    if (epy_is_type(v, EPY_TYPE_Range))
        return (epy_word)((epy_range *)epy_ref(v))->length;
    return epy_tuple_of(v)->length; // a list's length stands at the same place
}
_Static_assert(offsetof(epy_tuple, length) == offsetof(epy_list, length), "one place for the length");

epy_value epy_sequence_item(epy_core *c, epy_value v, epy_word i) {
    if (epy_is_str(v))
        return epy_str_item(c, v, (epy_int)i);
    if (epy_is_tuple(v))
        return epy_tuple_of(v)->items[i];
    if (epy_is_list_like(v))
        return epy_list_item(c, epy_list_of(v), i);
    epy_range *range = (epy_range *)epy_ref(v);
    return epy_int_value(c, (epy_int)((epy_word)range->start + i * (epy_word)range->step));
}

static epy_value load_range(epy_core *c, const epy_range *range, epy_span span) {
    epy_word step = (epy_word)range->step, start = (epy_word)range->start;
    return epy_range_new(c, (epy_int)(start + (epy_word)span.start * step),
                         (epy_int)(start + (epy_word)span.stop * step),
                         (epy_int)((epy_word)span.step * step));
}

static epy_value load_list(epy_core *c, const epy_list *source, epy_span span) {
    epy_list *list = epy_list_like(c, source, (epy_word)span.count);
    for (epy_int i = 0; i < span.count; i++)
        epy_list_set_raw(list, (epy_word)i, epy_list_raw(source, (epy_word)(span.start + i * span.step)));
    return epy_of(list);
}

epy_value epy_slice_load(epy_core *c, epy_value sequence, epy_value slice) {
    epy_word length = epy_sequence_length(sequence);
    epy_span span = epy_slice_span(c, (epy_slice *)epy_ref(slice), (epy_int)length);
    if (epy_is_str(sequence))
        return epy_str_slice(c, sequence, span.start, span.step, span.count);
    if (epy_is_list_like(sequence))
        return load_list(c, epy_list_of(sequence), span);
    if (!epy_is_tuple(sequence))
        return load_range(c, (epy_range *)epy_ref(sequence), span);
    if ((epy_word)span.count == length && span.step == 1)
        return sequence;
    epy_value tuple = epy_tuple_new(c, (epy_word)span.count);
    for (epy_int i = 0; i < span.count; i++)
        epy_tuple_of(tuple)->items[i] = epy_tuple_of(sequence)->items[span.start + i * span.step];
    return tuple;
}

// What is assigned to a slice, as a list (or array) stored like the target; never the target itself.
static epy_list *slice_source(epy_core *c, epy_value target, epy_value source, bool extended) {
    epy_list *list = epy_list_of(target);
    if (epy_is_type(target, EPY_TYPE_Array)) {
        if (!epy_is_type(source, EPY_TYPE_Array))
            epy_raise1(c, EPY_FAULT_ArraySliceType, source);
        if (((epy_array *)list)->code != ((epy_array *)epy_ref(source))->code)
            epy_raise(c, EPY_FAULT_ArrayKind);
    }
    epy_value iterator = epy_try_iterate(c, source);
    if (iterator == EPY_UNBOUND)
        epy_raise(c, extended ? EPY_FAULT_ExtendedSliceIterable : EPY_FAULT_SliceAssignIterable);
    epy_push(c, iterator);
    epy_list *items = epy_list_like(c, list, 0);
    epy_push(c, epy_of(items));
    epy_list_extend(c, items, epy_is_list_like(source) ? source : iterator);
    epy_pop(c, 2);
    return items;
}

void epy_slice_store(epy_core *c, epy_value sequence, epy_value slice, epy_value source) {
    epy_list *list = epy_list_of(sequence);
    epy_slice *s = (epy_slice *)epy_ref(slice);
    bool extended = slice_index(c, s->step, 1) != 1;
    epy_list *items = slice_source(c, sequence, source, extended);
    epy_span span = epy_slice_span(c, s, (epy_int)list->length); // after the source has run
    epy_push(c, epy_of(items));
    if (!extended) {
        epy_list_splice(c, list, (epy_word)span.start, (epy_word)span.count, items->length);
    } else if (items->length != (epy_word)span.count) {
        unsigned fault = epy_is_list(sequence) ? EPY_FAULT_SliceSize : EPY_FAULT_ArraySliceSize;
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
static epy_word position(epy_core *c, epy_value sequence, epy_value key, bool store) {
    unsigned out_of_range, wrong_type;
    switch ((int)epy_type_of(sequence)) {
    case EPY_TYPE_List:
        out_of_range = store ? EPY_FAULT_ListAssignIndex : EPY_FAULT_ListIndex;
        wrong_type = EPY_FAULT_ListIndexType;
        break;
    case EPY_TYPE_Array:
        out_of_range = store ? EPY_FAULT_ArrayAssignIndex : EPY_FAULT_ArrayIndex;
        wrong_type = EPY_FAULT_ArrayIndexType;
        break;
    case EPY_TYPE_Tuple: out_of_range = EPY_FAULT_TupleIndex, wrong_type = EPY_FAULT_TupleIndexType; break;
    case EPY_TYPE_Str: out_of_range = EPY_FAULT_StrIndex, wrong_type = EPY_FAULT_StrIndexType; break;
    default: out_of_range = EPY_FAULT_RangeIndex, wrong_type = EPY_FAULT_RangeIndexType; break;
    }
    if (!epy_is_int_or_bool(key))
        epy_raise1(c, wrong_type, key);
    epy_word length = epy_sequence_length(sequence);
    epy_int i = epy_index_clamped(c, key);
    if (i < 0)
        i += (epy_int)length;
    if ((epy_word)i >= length)
        epy_raise(c, out_of_range);
    return (epy_word)i;
}

epy_value epy_item_load(epy_core *c, epy_value container, epy_value key) {
    if (epy_is_dict(container)) {
        epy_value *found = epy_dict_find(c, epy_dict_of(container), key);
        if (!found)
            epy_raise1(c, EPY_FAULT_Key, key);
        return *found;
    }
    if (!epy_is_sequence(container))
        epy_raise1(c, EPY_FAULT_NotSubscriptable, container);
    if (epy_is_type(key, EPY_TYPE_Slice))
        return epy_slice_load(c, container, key);
    return epy_sequence_item(c, container, position(c, container, key, false));
}

void epy_item_store(epy_core *c, epy_value container, epy_value key, epy_value v) {
    if (epy_is_dict(container))
        epy_dict_set(c, epy_dict_of(container), key, v);
    else if (!epy_is_list_like(container))
        epy_raise1(c, EPY_FAULT_NoItemAssignment, container);
    else if (epy_is_type(key, EPY_TYPE_Slice))
        epy_slice_store(c, container, key, v);
    else
        epy_list_set(c, epy_list_of(container), position(c, container, key, true), v);
}

void epy_item_delete(epy_core *c, epy_value container, epy_value key) {
    if (epy_is_dict(container)) {
        if (epy_dict_remove(c, epy_dict_of(container), key) == EPY_UNBOUND)
            epy_raise1(c, EPY_FAULT_Key, key);
    } else if (!epy_is_list_like(container)) {
        bool indexed =
            epy_is_sequence(container) && epy_is_int_or_bool(key); // CPython words these differently
        epy_raise1(c, indexed ? EPY_FAULT_NoItemDeletion : EPY_FAULT_NoItemDeletionAtAll, container);
    } else if (epy_is_type(key, EPY_TYPE_Slice)) {
        epy_slice_delete(c, container, key);
    } else {
        epy_list_splice(c, epy_list_of(container), position(c, container, key, true), 1, 0);
    }
}
