// SPDX-License-Identifier: MIT
// Lists in any storage, and what arrays share with them: growth, items as values, splicing, the list methods.
// An item that only C holds is pushed before anything that allocates.
#include "epy_objects.h"
#include "epy_call.h"
#include "epy_ops.h"
#include "epy_bytes.h"
#include "epy_special.h"
#include "epy_walk.h"

#define WORD sizeof(epy_word)
#define WORD_SHIFT (EPY_WORD_BITS == 64 ? 3 : 2) // a word is so many times two bytes

// ---- storage ----------------------------------------------------------------------------------------------
static enum epy_storage storage_of(const epy_list *list) {
    return (enum epy_storage)epy_header_subtype((const epy_object *)list);
}

static bool is_narrow(const epy_list *list) {
    return EPY_TYPE_EXISTS(ByteArray) ? storage_of(list) >= EPY_STORE_BOOL : storage_of(list) == EPY_STORE_BOOL;
}

size_t epy_list_item_size(const epy_list *list) {
    return is_narrow(list) ? 1 : WORD;
}

char *epy_list_address(const epy_list *list, epy_word i) {
    return EPY_ITEMS(char, list) + i * epy_list_item_size(list);
}

// Words that so many items take.
static epy_word words_of(epy_core *c, const epy_list *list, epy_word items) {
    if (items > EPY_WORD_MAX_BLOCK)
        epy_raise(c, EPY_FAULT_Memory);
    return is_narrow(list) ? (items + WORD - 1) / WORD : items;
}

static void set_block(epy_list *list, epy_block *block) {
    list->items = EPY_PUT(block->items);
    list->capacity = (epy_header_words((epy_object *)block) - 1)
                     << (is_narrow(list) ? WORD_SHIFT : 0);
}

// Copies so many items from `items`, which are stored as the list's are.
static void copy_items(const epy_list *list, void *to, const void *items, epy_word count) {
    if (count)
        __builtin_memcpy(to, items, count * epy_list_item_size(list));
}

static epy_block *new_block(epy_core *c, const epy_list *list, epy_word words) {
    return (epy_block *)epy_allocate(c, 1 + words, EPY_TYPE_Block, storage_of(list));
}

// What the collector does not look at need not be cleared.
static epy_block *block_to_fill(epy_core *c, const epy_list *list, epy_word words) {
#if !EPY_SMALL
    if (storage_of(list) != EPY_STORE_VALUE)
        return (epy_block *)epy_allocate_uncleared(c, 1 + words, EPY_TYPE_Block, storage_of(list));
#endif
    return new_block(c, list, words);
}

// Grows by an eighth, on large heaps by a half.
void epy_list_reserve(epy_core *c, epy_list *list, epy_word capacity) {
    if (capacity <= list->capacity)
        return;
    bool large = c->heap_end - c->heap > 0x10000;
    epy_word words = words_of(c, list, capacity);
    words += (words >> (large ? 1 : 3)) + 2;
    epy_block *block = list->capacity ? (epy_block *)(EPY_ITEMS(epy_word, list) - 1) : NULL;
    if (!block || !epy_grow(c, (epy_object *)block, 1 + words)) {
        block = block_to_fill(c, list, words);
        copy_items(list, block->items, EPY_ITEMS(void, list), list->length);
    }
    set_block(list, block);
}

epy_list *epy_list_make(epy_core *c, enum epy_type type, enum epy_storage storage, epy_word length) {
    size_t size = EPY_TYPE_EXISTS(Array) && type == EPY_TYPE_Array ? sizeof(epy_array) : sizeof(epy_list);
    epy_list *list = (epy_list *)epy_allocate(c, size / WORD, type, storage);
    if (length) {
        epy_push(c, epy_of(list));
        set_block(list, new_block(c, list, words_of(c, list, length)));
        epy_pop(c, 1);
        list->length = length;
    }
    return list;
}

#if !EPY_SMALL
#ifndef EPY_HOSTILE
// Items that are words, of a list, where the run of free words has room for list and block at once; else NULL.
static epy_list *cut_words(epy_core *c, const epy_list *source, epy_word start, epy_word count) {
    enum { OWN = sizeof(epy_list) / sizeof(epy_word) };
    epy_word *p = c->run;
    enum epy_storage storage = storage_of(source);
    if (epy_header_type((const epy_object *)source) != EPY_TYPE_List || is_narrow(source) ||
        OWN + 1 + count > (epy_word)(c->run_end - p))
        return NULL;
    epy_list *list = (epy_list *)p;
    epy_block *block = (epy_block *)(p + OWN);
    c->run = p + OWN + 1 + count;
    list->header = EPY_HEADER(OWN, EPY_TYPE_List, storage);
    list->length = list->capacity = count;
    list->items = EPY_PUT(block->items);
    block->header = EPY_HEADER(1 + count, EPY_TYPE_Block, storage);
    __builtin_memcpy(block->items, EPY_ITEMS(epy_word, source) + start, count * sizeof(epy_word));
    return list;
}
#endif

epy_value epy_list_cut(epy_core *c, const epy_list *source, epy_word start, epy_word count) {
#ifndef EPY_HOSTILE
    epy_list *cut = count ? cut_words(c, source, start, count) : NULL;
    if (cut)
        return epy_of(cut);
#endif
    epy_list *list = epy_list_like(c, source, 0);
    if (count) {
        epy_push(c, epy_of(list));
        epy_word words = words_of(c, list, count);
        set_block(list, (epy_block *)epy_allocate_uncleared(c, 1 + words, EPY_TYPE_Block, storage_of(list)));
        epy_pop(c, 1);
        list->length = count;
        epy_word *last = EPY_ITEMS(epy_word, list) + words - 1;
        *last = 0; // where items are narrow some of its bytes hold none
        copy_items(list, EPY_ITEMS(void, list), epy_list_address(source, start), count);
    }
    return epy_of(list);
}

bool epy_list_take(epy_core *c, epy_list *list, const epy_list *source, epy_word start, epy_word count) {
    if (storage_of(list) != storage_of(source))
        return false;
    epy_word at = list->length;
    epy_list_splice(c, list, at, 0, count);
    copy_items(list, epy_list_address(list, at), epy_list_address(source, start), count);
    return true;
}
#endif

epy_list *epy_list_like(epy_core *c, const epy_list *model, epy_word length) {
    enum epy_type type = (enum epy_type)epy_header_type((const epy_object *)model);
    epy_list *list = epy_list_make(c, type, storage_of(model), length);
    if (EPY_TYPE_EXISTS(Array) && type == EPY_TYPE_Array)
        ((epy_array *)list)->code = ((const epy_array *)model)->code;
    return list;
}

epy_value epy_list_new(epy_core *c, enum epy_storage storage, epy_word capacity) {
    epy_list *list = epy_list_make(c, EPY_TYPE_List, storage, capacity);
    list->length = 0;
    return epy_of(list);
}

epy_value epy_list_from(epy_core *c, enum epy_storage storage, epy_word count, const void *items) {
    epy_list *list = epy_list_make(c, EPY_TYPE_List, storage, count);
    copy_items(list, EPY_ITEMS(void, list), items, count);
    return epy_of(list);
}

epy_value epy_list_repeat(epy_core *c, enum epy_storage storage, epy_word raw, epy_int count) {
    epy_list *list = epy_list_make(c, EPY_TYPE_List, storage, count < 0 ? 0 : (epy_word)count);
    epy_word *items = EPY_ITEMS(epy_word, list);
    if (storage == EPY_STORE_BOOL)
        raw *= (epy_word)0x0101010101010101u; // in every byte
    for (epy_word words = words_of(c, list, list->length); words > 0; words--)
        *items++ = raw;
    return epy_of(list);
}

// As in a signature.
static unsigned kind_of(const epy_list *list) {
    return (unsigned char)(EPY_TYPE_EXISTS(ByteArray) ? "vifbi" : "vifb")[storage_of(list)];
}

// ---- items as values --------------------------------------------------------------------------------------
epy_word epy_list_raw(const epy_list *list, epy_word i) {
    return is_narrow(list) ? EPY_ITEMS(uint8_t, list)[i] : EPY_ITEMS(epy_item_word, list)[i].v;
}

void epy_list_set_raw(epy_list *list, epy_word i, epy_word raw) {
    if (is_narrow(list))
        EPY_ITEMS(uint8_t, list)[i] = (uint8_t)raw;
    else
        EPY_ITEMS(epy_item_word, list)[i].v = raw;
}

epy_value epy_list_item(epy_core *c, const epy_list *list, epy_word i) {
    return epy_box(c, kind_of(list), epy_list_raw(list, i));
}

epy_word epy_list_unbox(epy_core *c, const epy_list *list, epy_value v) {
#if EPY_USES_TYPE(Array)
    if (epy_header_type((const epy_object *)list) == EPY_TYPE_Array)
        return epy_array_unbox(c, ((const epy_array *)list)->code, v);
#endif
#if EPY_USES_TYPE(ByteArray)
    if (epy_header_type((const epy_object *)list) == EPY_TYPE_ByteArray)
        return epy_byte_of(c, v);
#endif
    return epy_unbox(c, kind_of(list), EPY_TYPE_Any, v);
}

void epy_list_set(epy_core *c, epy_list *list, epy_word i, epy_value v) {
    epy_list_set_raw(list, i, epy_list_unbox(c, list, v));
}

void epy_list_append_raw(epy_core *c, epy_list *list, epy_word raw) {
    epy_word length = list->length;
    if (length == list->capacity)
        epy_list_reserve(c, list, length + 1);
    list->length = length + 1;
    epy_list_set_raw(list, length, raw);
}

void epy_list_append(epy_core *c, epy_list *list, epy_value v) {
    epy_push(c, v);
    epy_list_append_raw(c, list, epy_list_unbox(c, list, v));
    epy_pop(c, 1);
}

// ---- whole lists ------------------------------------------------------------------------------------------
// Replaces `remove` items from `at` on by a gap of `insert` items, which the caller fills.
void epy_list_splice(epy_core *c, epy_list *list, epy_word at, epy_word remove, epy_word insert) {
    epy_word length = list->length - remove + insert, after = list->length - at - remove;
    epy_list_reserve(c, list, length);
    if (after)
        __builtin_memmove(epy_list_address(list, at + insert), epy_list_address(list, at + remove),
                          after * epy_list_item_size(list));
    list->length = length;
}

void epy_list_drain(epy_core *c, epy_list *list, epy_value iterator) {
    epy_value item;
    epy_push(c, iterator);
    while ((item = epy_next(c, iterator)) != EPY_UNBOUND)
        epy_list_append(c, list, item);
    epy_pop(c, 1);
}

void epy_list_extend(epy_core *c, epy_list *list, epy_value iterable) {
    const epy_word kind = (epy_word)0xF << 7; // storage
    epy_list *source = epy_list_of(iterable);
    if (epy_is_list_like(iterable) && epy_is_list(epy_of(list)) &&
        !((list->header ^ source->header) & kind)) {
        epy_word at = list->length, count = source->length;
        epy_list_splice(c, list, at, 0, count);
        copy_items(list, epy_list_address(list, at), EPY_ITEMS(void, source), count);
        return;
    }
    epy_list_drain(c, list, epy_iterate(c, iterable));
}

epy_value epy_list_collect(epy_core *c, epy_value iterable) {
    enum epy_storage storage =
        epy_is_list_like(iterable) ? storage_of(epy_list_of(iterable)) : EPY_STORE_VALUE;
    epy_list *list = epy_list_make(c, EPY_TYPE_List, storage, 0);
    epy_push(c, epy_of(list));
    epy_list_extend(c, list, iterable);
    epy_pop(c, 1);
    return epy_of(list);
}

epy_word epy_list_find(epy_core *c, const epy_list *list, epy_value v, epy_word from, epy_word to) {
    for (; from < to && from < list->length; from++) {
        if (epy_list_item_equals(c, list, from, v))
            return from;
    }
    return list->length;
}

// ---- built-ins --------------------------------------------------------------------------------------------
void epy_index_fault_at(epy_core *c, epy_act *a, epy_at at, const epy_list *list, enum epy_access access) {
    static const uint8_t faults[] = {EPY_FAULT_ListIndex,        EPY_FAULT_ListAssignIndex,
                                     EPY_FAULT_PopEmptyList,     EPY_FAULT_ArrayIndex,
                                     EPY_FAULT_ArrayAssignIndex, EPY_FAULT_PopEmptyArray};
    bool array = epy_header_type((const epy_object *)list) == EPY_TYPE_Array;
    epy_raise_at(c, a, at, faults[access + (array ? 3 : 0)]);
}

epy_value epy_builtin_List(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return args[0] == EPY_UNBOUND ? epy_list_new(c, EPY_STORE_VALUE, 0) : epy_list_collect(c, args[0]);
}

epy_value epy_builtin_ListAppend(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_list_append(c, epy_list_of(args[0]), args[1]);
    return EPY_NONE;
}

epy_value epy_builtin_ListExtend(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_list_extend(c, epy_list_of(args[0]), args[1]);
    return EPY_NONE;
}

// Where a negative or too large position lands among length + 1 places.
epy_word epy_clip(epy_int i, epy_word length) {
    if (i < 0)
        i += (epy_int)length;
    return i < 0 ? 0 : (epy_word)i > length ? length : (epy_word)i;
}

epy_value epy_builtin_ListInsert(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_list *list = epy_list_of(args[0]);
    epy_int index = epy_index(c, args[1]);
    epy_word raw = epy_list_unbox(c, list, args[2]); // which may run code of the program: then the length is asked
    epy_word at = epy_clip(index, list->length);
    epy_list_splice(c, list, at, 0, 1);
    epy_list_set_raw(list, at, raw);
    return EPY_NONE;
}

epy_value epy_builtin_ListPop(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_list *list = epy_list_of(args[0]);
    epy_int i = args[1] == EPY_UNBOUND ? -1 : epy_index(c, args[1]);
    if (list->length == 0)
        epy_index_fault_at(c, c->top, c->top->at, list, EPY_ACCESS_POP);
    if (i < 0)
        i += (epy_int)list->length;
    if ((epy_word)i >= list->length)
        epy_raise(c, EPY_FAULT_PopIndex);
    epy_value item = epy_list_item(c, list, (epy_word)i);
    epy_list_splice(c, list, (epy_word)i, 1, 0);
    return item;
}

epy_value epy_builtin_ListRemove(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_list *list = epy_list_of(args[0]);
    bool array = epy_header_type(epy_ref(args[0])) == EPY_TYPE_Array;
    epy_word at = epy_list_find(c, list, args[1], 0, list->length);
    if (at == list->length)
        epy_raise(c, array ? EPY_FAULT_RemoveNotInArray : EPY_FAULT_RemoveNotInList);
    epy_list_splice(c, list, at, 1, 0);
    return EPY_NONE;
}

epy_value epy_builtin_ListClear(epy_core *c, epy_value *args, unsigned n) {
    (void)c, (void)n;
    epy_list *list = epy_list_of(args[0]);
    list->length = list->capacity = 0;
    list->items = 0;
    return EPY_NONE;
}

// Start and stop of index(value, start, stop), clipped.
epy_word epy_search_bound(epy_core *c, epy_value v, epy_word otherwise, epy_word length) {
    return v == EPY_UNBOUND ? otherwise : epy_clip(epy_index_clamped(c, v), length);
}

epy_word epy_list_search(epy_core *c, const epy_list *list, const epy_value *args) {
    epy_word length = list->length, from = epy_search_bound(c, args[2], 0, length);
    return epy_list_find(c, list, args[1], from, epy_search_bound(c, args[3], length, length));
}

EPY_NORETURN static void not_in_list(epy_core *c, epy_value v) {
    if (EPY_HAS_SPECIAL(Repr) && (epy_is_instance(v) || epy_walk_is_container(v)))
        epy_raise1(c, EPY_FAULT_NotInListText, epy_repr_value(c, v));
    epy_raise1(c, EPY_FAULT_NotInList, v);
}

epy_value epy_builtin_ListIndex(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_list *list = epy_list_of(args[0]);
    epy_word at = epy_list_search(c, list, args);
    if (at == list->length)
        not_in_list(c, args[1]);
    return epy_small((epy_int)at);
}

epy_value epy_builtin_ListCount(epy_core *c, epy_value *args, unsigned n) { // of a tuple too
    (void)n;
    epy_list *list = epy_list_of(args[0]);
    epy_int count = 0;
    for (epy_word i = 0; i < list->length; i++)
        count += epy_list_item_equals(c, list, i, args[1]);
    return epy_small(count);
}

epy_value epy_builtin_ListReverse(epy_core *c, epy_value *args, unsigned n) {
    (void)c, (void)n;
    epy_list *list = epy_list_of(args[0]);
    for (epy_word i = 0, j = list->length; i + 1 < j; i++) {
        epy_word raw = epy_list_raw(list, i);
        epy_list_set_raw(list, i, epy_list_raw(list, --j));
        epy_list_set_raw(list, j, raw);
    }
    return EPY_NONE;
}

epy_value epy_builtin_ListCopy(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return epy_list_collect(c, args[0]);
}
