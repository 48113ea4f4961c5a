// SPDX-License-Identifier: MIT
// Lists from inside: raw items, splicing, ordering. For the files that implement sequences.
#ifndef EPY_LIST_H
#define EPY_LIST_H

#include "epy_objects.h"

// More items than any block can hold.
#define EPY_WORD_MAX_BLOCK ((epy_word)1 << (EPY_WORD_BITS - 12))

size_t epy_list_item_size(const epy_list *list);
char *epy_list_address(const epy_list *list, epy_word i);
epy_list *epy_list_make(epy_core *c, enum epy_type type, enum epy_storage storage, epy_word length); // zeros
epy_value epy_list_cut(epy_core *c, const epy_list *source, epy_word start, epy_word count); // so many items from start on
// Puts them at the end of a list, maybe the same; false if that holds its items otherwise. Only in cores compiled for speed.
bool epy_list_take(epy_core *c, epy_list *list, const epy_list *source, epy_word start, epy_word count);
epy_list *epy_list_like(epy_core *c, const epy_list *model, epy_word length); // same type, storage, type code
epy_word epy_list_raw(const epy_list *list, epy_word i);
void epy_list_set_raw(epy_list *list, epy_word i, epy_word raw);
void epy_list_append_raw(epy_core *c, epy_list *list, epy_word raw); // the caller keeps a value alive
// as the list stores it; WrongType...
epy_word epy_list_unbox(epy_core *c, const epy_list *list, epy_value v);
epy_word epy_array_unbox(epy_core *c, epy_word code, epy_value v);
void epy_list_splice(epy_core *c, epy_list *list, epy_word at, epy_word remove, epy_word insert);
// The next two also take a tuple as the list. Found place, or length.
epy_word epy_list_find(epy_core *c, const epy_list *list, epy_value v, epy_word from, epy_word to);
bool epy_list_item_equals(epy_core *c, const epy_list *list, epy_word i, epy_value v); // allocates nothing
// The same for arguments (list, value, start, stop) of index(), of which start and stop may be Unbound.
epy_word epy_list_search(epy_core *c, const epy_list *list, const epy_value *args);
epy_word epy_clip(epy_int i, epy_word length);
epy_word epy_search_bound(epy_core *c, epy_value v, epy_word otherwise, epy_word length);

// A method that means the same as that of lists.
#define EPY_SAME_AS_LIST(Type, Name)                                                                         \
    epy_value epy_builtin_##Type##Name(epy_core *c, epy_value *args, unsigned n) {                           \
        return epy_builtin_List##Name(c, args, n);                                                           \
    }

#endif
