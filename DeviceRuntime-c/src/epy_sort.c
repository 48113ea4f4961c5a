// SPDX-License-Identifier: MIT
// Sorting: CPython's merge sort without galloping (runs, binary insertion, stable merges), so that
// comparisons that raise do so at the same pair in short lists. The elements sorted are words: raw items in
// place where nothing can raise, otherwise a copy of the items, or positions of items whose keys are
// compared. A list is replaced only at the end, so key functions and faults see it whole.
#include "epy_objects.h"
#include "epy_list.h"

// Lists of ints and floats are sorted without comparing values; keys are found by calling something.
#define VALUES_ARE_COMPARED (EPY_TYPE_EXISTS(ListValue) || EPY_SHIFTS(EPY_USES_CALLABLES))

enum order { ORDER_INT, ORDER_FLOAT, ORDER_VALUE, ORDER_KEYS };
typedef struct sorter {
    epy_core *c;
    enum order order;
    epy_word *elements;
    epy_value *keys;    // ORDER_KEYS: elements are positions in it
    epy_block *scratch; // made for the first merge
    epy_word count;
} sorter;

static bool less(const sorter *s, epy_word x, epy_word y) {
    switch (s->order) {
    case ORDER_INT: return (epy_int)x < (epy_int)y;
    case ORDER_FLOAT: return epy_bits_float(x) < epy_bits_float(y);
    case ORDER_KEYS: x = s->keys[x], y = s->keys[y]; break;
    case ORDER_VALUE: break;
    }
    return VALUES_ARE_COMPARED && epy_compare(s->c, x, y, EPY_OPERATOR_Less);
}

static void reverse(epy_word *low, epy_word *high) {
    while (low < high) {
        epy_word word = *low;
        *low++ = *--high;
        *high = word;
    }
}

// Length of the run that starts at `low`, made ascending.
static epy_word make_run(const sorter *s, epy_word *low, epy_word *high) {
    epy_word *p = low + 1;
    if (p == high)
        return 1;
    if (!less(s, p[0], p[-1])) {
        for (p++; p < high && !less(s, p[0], p[-1]); p++)
            ;
        return (epy_word)(p - low);
    }
    for (p++; p < high && less(s, p[0], p[-1]); p++)
        ;
    reverse(low, p);
    return (epy_word)(p - low);
}

// First of the ascending low..high that is greater than x.
static epy_word *upper_bound(const sorter *s, epy_word *low, epy_word *high, epy_word x) {
    while (low < high) {
        epy_word *middle = low + (high - low) / 2;
        if (less(s, x, *middle))
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

static void insert_from(const sorter *s, epy_word *low, epy_word *start, epy_word *high) {
    for (; start < high; start++) {
        epy_word pivot = *start, *to = upper_bound(s, low, start, pivot);
        __builtin_memmove(to + 1, to, (size_t)(start - to) * sizeof *to);
        *to = pivot;
    }
}

static void merge(sorter *s, epy_word *low, epy_word *middle, epy_word *high) {
    low = upper_bound(s, low, middle, *middle); // what is before stays
    epy_word left = (epy_word)(middle - low);
    if (left == 0)
        return;
    if (!s->scratch) { // pushed: the sorter's caller pops it
        s->scratch = (epy_block *)epy_allocate(s->c, 1 + s->count, EPY_TYPE_Block, EPY_STORE_INT);
        epy_push(s->c, epy_of(s->scratch));
    }
    epy_word *from = s->scratch->items, *end = from + left;
    __builtin_memcpy(from, low, left * sizeof *from);
    while (from < end && middle < high)
        *low++ = less(s, *middle, *from) ? *middle++ : *from++;
    __builtin_memcpy(low, from, (size_t)(end - from) * sizeof *from);
}

// Lengths of the runs that lie back to back before `end`. Each stays more than twice as long as the next, so
// there are few, and an element is merged few times.
typedef struct runs {
    unsigned count;
    epy_word lengths[EPY_WORD_BITS + 1];
} runs;

// Merges the last two while the one before the last is too short (or, at the end, all).
static void collapse(sorter *s, runs *r, epy_word *end, bool all) {
    while (r->count > 1 && (all || r->lengths[r->count - 2] <= 2 * r->lengths[r->count - 1])) {
        epy_word last = r->lengths[--r->count];
        merge(s, end - last - r->lengths[r->count - 1], end - last, end);
        r->lengths[r->count - 1] += last;
    }
}

static void sort(sorter *s) {
    runs r = {.count = 0};
    unsigned roots = s->c->root_count;
    epy_word *low = s->elements, *high = low + s->count, minimum = s->count, odd = 0;
    for (; minimum >= 64; minimum >>= 1)
        odd |= minimum & 1;
    minimum += odd;
    while (low < high) {
        epy_word length = make_run(s, low, high), left = (epy_word)(high - low);
        if (length < minimum) {
            epy_word wanted = left < minimum ? left : minimum;
            insert_from(s, low, low + length, low + wanted);
            length = wanted;
        }
        r.lengths[r.count++] = length;
        low += length;
        collapse(s, &r, low, false);
    }
    collapse(s, &r, high, true);
    epy_pop(s->c, s->c->root_count - roots);
}

static void sort_both_ways(sorter *s, bool reversed) {
    epy_word *end = s->elements + s->count;
    if (reversed)
        reverse(s->elements, end); // and back afterwards: stable
    sort(s);
    if (reversed)
        reverse(s->elements, end);
}

// ---- keys -------------------------------------------------------------------------------------------------
static void check_unchanged(epy_core *c, const epy_list *list, const void *items, epy_word count) {
    if (list->length != count || EPY_ITEMS(const void, list) != items)
        epy_raise(c, EPY_FAULT_ListChangedBySort);
}

static epy_list *keys_of(epy_core *c, const epy_list *list, epy_value key) {
    const void *items = EPY_ITEMS(const void, list);
    epy_word count = list->length;
    epy_list *keys = epy_list_of(epy_list_new(c, EPY_STORE_VALUE, count));
    epy_push(c, epy_of(keys));
    for (epy_word i = 0; i < count; i++) {
        epy_push(c, epy_list_item(c, list, i));
        epy_value result = epy_call(c, key, &c->roots[c->root_count - 1], 1, EPY_UNBOUND);
        epy_pop(c, 1);
        epy_list_append(c, keys, result);
        check_unchanged(c, list, items, count);
    }
    return keys; // still pushed
}

// Sorts a copy of the items, or their positions, then fills the list again.
static void sort_aside(epy_core *c, epy_list *list, epy_list *keys, bool reversed) {
    epy_word count = list->length;
    epy_list *work = epy_list_make(c, EPY_TYPE_List, EPY_STORE_INT, count);
    epy_push(c, epy_of(work));
    epy_word *elements = EPY_ITEMS(epy_word, work);
    for (epy_word i = 0; i < count; i++)
        elements[i] = keys ? i : epy_list_raw(list, i);
    bool bools = epy_header_subtype((epy_object *)list) == EPY_STORE_BOOL;
    sorter s = {.c = c, .elements = elements, .count = count};
    s.order = keys ? ORDER_KEYS : bools ? ORDER_INT : ORDER_VALUE;
    s.keys = keys ? EPY_ITEMS(epy_value, keys) : NULL;
    sort_both_ways(&s, reversed);
    if (keys) { // turn positions into items first, then write
        for (epy_word i = 0; i < count; i++)
            elements[i] = epy_list_raw(list, elements[i]);
    }
    for (epy_word i = 0; i < count; i++)
        epy_list_set_raw(list, i, elements[i]);
    epy_pop(c, 1);
}

void epy_list_sort(epy_core *c, epy_list *list, epy_value key, bool reversed) {
    unsigned storage = epy_header_subtype((epy_object *)list), roots = c->root_count;
    bool keyed = EPY_SHIFTS(EPY_USES_CALLABLES) && key != EPY_NONE && key != EPY_UNBOUND;
    epy_list *keys = keyed ? keys_of(c, list, key) : NULL;
    if (list->length == 0)
        return;
    if (!keys && (storage == EPY_STORE_INT || storage == EPY_STORE_FLOAT)) {
        sorter s = {.c = c, .elements = EPY_ITEMS(epy_word, list), .count = list->length};
        s.order = storage == EPY_STORE_INT ? ORDER_INT : ORDER_FLOAT;
        sort_both_ways(&s, reversed);
    } else {
        sort_aside(c, list, keys, reversed);
    }
    epy_pop(c, c->root_count - roots);
}

// ---- built-ins --------------------------------------------------------------------------------------------
static bool is_reverse(epy_core *c, epy_value v) {
    return v != EPY_UNBOUND && epy_truth(c, v);
}

epy_value epy_builtin_ListSort(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_list_sort(c, epy_list_of(args[0]), args[1], is_reverse(c, args[2]));
    return EPY_NONE;
}

epy_value epy_builtin_Sorted(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_value list = epy_list_collect(c, args[0]);
    epy_push(c, list);
    epy_list_sort(c, epy_list_of(list), args[1], is_reverse(c, args[2]));
    epy_pop(c, 1);
    return list;
}
