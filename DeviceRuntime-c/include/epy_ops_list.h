// SPDX-License-Identifier: MIT
// Operations on lists whose storage is known (arrays have the same layout). Included by epy_ops.h.
// An index is one unsigned comparison away from its item; a negative one takes a second, on the cold side.
// Nothing here that returns is a call, so loops keep length and item pointer in registers.
#ifndef EPY_OPS_LIST_H
#define EPY_OPS_LIST_H

// The fault depends on whether it is a list or an array.
enum epy_access { EPY_ACCESS_LOAD, EPY_ACCESS_STORE, EPY_ACCESS_POP };
EPY_NORETURN EPY_COLD void epy_index_fault_at(epy_core *c, epy_act *a, epy_at at, const epy_list *list,
                                              enum epy_access access);

// What a loop that resizes no such list needs of one, in registers.
typedef struct epy_list_view {
    const epy_list *list;
    void *items;
    epy_word length;
} epy_list_view;
#define EPY_VIEW_OP static inline __attribute__((unused, always_inline))

EPY_VIEW_OP epy_list_view epy_list_view_of(epy_value v) {
    const epy_list *list = epy_list_of(v);
    return (epy_list_view){list, EPY_ITEMS(void, list), list->length};
}
// Of an item that is a list stored so; nothing is in it where there is no such item.
EPY_VIEW_OP epy_list_view epy_row_view(epy_list_view view, epy_int index, int offset, unsigned type) {
    epy_word at = (epy_word)index + (epy_word)offset;
    epy_value row = at < view.length ? ((const epy_value *)view.items)[at] : EPY_NONE;
    return epy_has_header_of(row, type) ? epy_list_view_of(row) : (epy_list_view){NULL, NULL, 0};
}

// How many numbers range(start, stop, step) has; step is not 0.
static inline epy_word epy_rounds(epy_int start, epy_int stop, epy_int step) {
    if (step > 0)
        return start < stop ? ((epy_word)stop - (epy_word)start - 1) / (epy_word)step + 1 : 0;
    return start > stop ? ((epy_word)start - (epy_word)stop - 1) / (0 - (epy_word)step) + 1 : 0;
}

// An index in the first and in the last round of a loop (of several: the least and the greatest); all between lie between
// them. Beyond: one did not fit an int.
typedef struct epy_ends {
    epy_int first, last;
    bool beyond;
} epy_ends;

EPY_VIEW_OP epy_ends epy_ends_of(epy_int i) { return (epy_ends){i, i, false}; }
EPY_VIEW_OP epy_ends epy_ends_of_counter(epy_int first, epy_int stop) {
    return (epy_ends){first, stop > first ? stop - 1 : first, false};
}
EPY_VIEW_OP epy_ends epy_ends_of_steps(epy_int first, epy_int stop, epy_int step) {
    epy_word rounds = epy_rounds(first, stop, step);
    return (epy_ends){first, rounds > 0 ? (epy_int)((epy_word)first + (rounds - 1) * (epy_word)step) : first, false};
}
EPY_VIEW_OP epy_ends epy_ends_AddInt(epy_ends x, epy_int y) {
    x.beyond |= __builtin_add_overflow(x.first, y, &x.first) | __builtin_add_overflow(x.last, y, &x.last);
    return x;
}
EPY_VIEW_OP epy_ends epy_ends_SubtractInt(epy_ends x, epy_int y) {
    x.beyond |= __builtin_sub_overflow(x.first, y, &x.first) | __builtin_sub_overflow(x.last, y, &x.last);
    return x;
}
EPY_VIEW_OP epy_ends epy_ends_SubtractFromInt(epy_ends x, epy_int y) {
    x.beyond |= __builtin_sub_overflow(y, x.first, &x.first) | __builtin_sub_overflow(y, x.last, &x.last);
    return x;
}
EPY_VIEW_OP epy_ends epy_ends_MultiplyInt(epy_ends x, epy_int y) {
    x.beyond |= __builtin_mul_overflow(x.first, y, &x.first) | __builtin_mul_overflow(x.last, y, &x.last);
    return x;
}
EPY_VIEW_OP epy_ends epy_ends_in_order(epy_ends x) {
    return x.first <= x.last ? x : (epy_ends){x.last, x.first, x.beyond};
}
EPY_VIEW_OP epy_ends epy_ends_AddIntEnds(epy_ends x, epy_ends y) {
    x = epy_ends_in_order(x), y = epy_ends_in_order(y);
    x.beyond |= y.beyond | __builtin_add_overflow(x.first, y.first, &x.first) | __builtin_add_overflow(x.last, y.last, &x.last);
    return x;
}
EPY_VIEW_OP epy_ends epy_ends_SubtractIntEnds(epy_ends x, epy_ends y) {
    x = epy_ends_in_order(x), y = epy_ends_in_order(y);
    x.beyond |= y.beyond | __builtin_sub_overflow(x.first, y.last, &x.first) | __builtin_sub_overflow(x.last, y.first, &x.last);
    return x;
}
EPY_VIEW_OP bool epy_ends_below(epy_ends x, epy_int length) {
    return !x.beyond && (x.first < x.last ? x.last : x.first) < length;
}
EPY_VIEW_OP bool epy_ends_from(epy_ends x, epy_int least) { return x.first >= least && x.last >= least; }
EPY_VIEW_OP epy_word epy_shorter(epy_word x, epy_word y) { return x < y ? x : y; }

EPY_VIEW_OP epy_word epy_list_view_index(EPY_HERE, epy_list_view view, epy_word index,
                                         enum epy_access access) {
    if (EPY_UNLIKELY(index >= view.length)) {
        index += view.length; // a negative index wraps round to where it counts from the end
        if (EPY_UNLIKELY(index >= view.length))
            epy_index_fault_at(c, a, at, view.list, access);
    }
    return index;
}
EPY_VIEW_OP epy_word epy_list_view_index_non_negative(EPY_HERE, epy_list_view view, epy_word index,
                                                      enum epy_access access) {
    if (EPY_UNLIKELY(index >= view.length))
        epy_index_fault_at(c, a, at, view.list, access);
    return index;
}

EPY_OP epy_word epy_list_index(EPY_HERE, const epy_list *list, epy_word index, enum epy_access access) {
    return epy_list_view_index(c, a, at, (epy_list_view){list, NULL, list->length}, index, access);
}

// One item more, or one less, at the end: its index. A list that grows may move its items.
EPY_OP epy_word epy_list_push(EPY_HERE, epy_list *list) {
    epy_word length = list->length;
    if (EPY_UNLIKELY(length == list->capacity)) {
        epy_here(c, a, at);
        epy_list_reserve(c, list, length + 1);
    }
    list->length = length + 1;
    return length;
}
EPY_OP epy_word epy_list_drop(EPY_HERE, epy_list *list) {
    if (EPY_UNLIKELY(list->length == 0))
        epy_index_fault_at(c, a, at, list, EPY_ACCESS_POP);
    return --list->length;
}

// The same on the list itself.
#define EPY_LIST_OPERATION(Name, Variant, T)                                                                 \
    EPY_OP T epy_op_LoadItem##Name##Variant(EPY_HERE, epy_value v, epy_int i, int n) {                       \
        return epy_view_LoadItem##Name##Variant(c, a, at, epy_list_view_of(v), i, n);                        \
    }                                                                                                        \
    EPY_OP void epy_op_StoreItem##Name##Variant(EPY_HERE, epy_value v, epy_int i, int n, T x) {              \
        epy_view_StoreItem##Name##Variant(c, a, at, epy_list_view_of(v), i, n, x);                           \
    }

#define EPY_LIST_OPERATIONS(Name, item, T, storage)                                                          \
    EPY_VIEW_OP T epy_view_LoadItem##Name(EPY_HERE, epy_list_view view, epy_int i, int n) {                  \
        epy_word index = (epy_word)i + (epy_word)n;                                                          \
        return ((item *)view.items)[epy_list_view_index(c, a, at, view, index, EPY_ACCESS_LOAD)].v;          \
    }                                                                                                        \
    EPY_VIEW_OP T epy_view_LoadItem##Name##_NonNegative(EPY_HERE, epy_list_view view, epy_int i, int n) {    \
        epy_word index = (epy_word)i + (epy_word)n;                                                          \
        return ((item *)                                                                                     \
                    view.items)[epy_list_view_index_non_negative(c, a, at, view, index, EPY_ACCESS_LOAD)]    \
            .v;                                                                                              \
    }                                                                                                        \
    EPY_VIEW_OP T epy_view_LoadItem##Name##_Unchecked(EPY_HERE, epy_list_view view, epy_int i, int n) {      \
        return ((item *)view.items)[i + n].v;                                                                \
    }                                                                                                        \
    EPY_VIEW_OP void epy_view_StoreItem##Name(EPY_HERE, epy_list_view view, epy_int i, int n, T x) {         \
        epy_word index = (epy_word)i + (epy_word)n;                                                          \
        ((item *)view.items)[epy_list_view_index(c, a, at, view, index, EPY_ACCESS_STORE)].v = x;            \
    }                                                                                                        \
    EPY_VIEW_OP void epy_view_StoreItem##Name##_NonNegative(EPY_HERE, epy_list_view view, epy_int i, int n,  \
                                                            T x) {                                           \
        epy_word index = (epy_word)i + (epy_word)n;                                                          \
        ((item *)view.items)[epy_list_view_index_non_negative(c, a, at, view, index, EPY_ACCESS_STORE)].v =  \
            x;                                                                                               \
    }                                                                                                        \
    EPY_VIEW_OP void epy_view_StoreItem##Name##_Unchecked(EPY_HERE, epy_list_view view, epy_int i, int n,    \
                                                          T x) {                                             \
        ((item *)view.items)[i + n].v = x;                                                                   \
    }                                                                                                        \
    EPY_LIST_OPERATION(Name, , T)                                                                            \
    EPY_LIST_OPERATION(Name, _NonNegative, T)                                                                \
    EPY_LIST_OPERATION(Name, _Unchecked, T)                                                                  \
    EPY_OP void epy_op_Append##Name(EPY_HERE, epy_value v, T x) {                                            \
        epy_list *list = epy_list_of(v);                                                                     \
        epy_word i = epy_list_push(c, a, at, list); /* which may move the items */                           \
        EPY_ITEMS(item, list)[i].v = x;                                                                      \
    }                                                                                                        \
    EPY_OP T epy_op_Pop##Name(EPY_HERE, epy_value v) {                                                       \
        epy_list *list = epy_list_of(v);                                                                     \
        epy_word i = epy_list_drop(c, a, at, list);                                                          \
        return EPY_ITEMS(item, list)[i].v;                                                                   \
    }                                                                                                        \
    EPY_OP epy_value epy_op_BuildList##Name(EPY_HERE, unsigned count, const T *items) {                      \
        epy_here(c, a, at);                                                                                  \
        return epy_list_from(c, storage, count, items);                                                      \
    }
EPY_LIST_OPERATIONS(Int, epy_item_int, epy_int, EPY_STORE_INT)
EPY_LIST_OPERATIONS(Float, epy_item_float, epy_float, EPY_STORE_FLOAT)
EPY_LIST_OPERATIONS(Bool, epy_item_bool, bool, EPY_STORE_BOOL)
EPY_LIST_OPERATIONS(Value, epy_item_value, epy_value, EPY_STORE_VALUE)

EPY_OP epy_value epy_op_RepeatListInt(EPY_HERE, epy_int x, epy_int count) {
    epy_here(c, a, at);
    return epy_list_repeat(c, EPY_STORE_INT, (epy_word)x, count);
}
EPY_OP epy_value epy_op_RepeatListFloat(EPY_HERE, epy_float x, epy_int count) {
    epy_here(c, a, at);
    return epy_list_repeat(c, EPY_STORE_FLOAT, epy_float_bits(x), count);
}
EPY_OP epy_value epy_op_RepeatListBool(EPY_HERE, bool x, epy_int count) {
    epy_here(c, a, at);
    return epy_list_repeat(c, EPY_STORE_BOOL, x, count);
}
EPY_OP epy_value epy_op_RepeatListValue(EPY_HERE, epy_value x, epy_int count) {
    epy_here(c, a, at);
    return epy_list_repeat(c, EPY_STORE_VALUE, x, count);
}

EPY_VIEW_OP epy_int epy_view_LengthList(EPY_HERE, epy_list_view view) {
    return (epy_int)view.length;
}
EPY_OP epy_int epy_op_LengthList(EPY_HERE, epy_value v) {
    return (epy_int)epy_list_of(v)->length;
}
EPY_OP epy_int epy_op_Length(EPY_HERE, epy_value v) {
    epy_here(c, a, at);
    return epy_length(c, v);
}

#endif
