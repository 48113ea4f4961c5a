// SPDX-License-Identifier: MIT
// Objects beyond epy_value.h (dicts, views, iterators, arrays) and the helpers that the runtime's parts
// share. The collector follows a List, Array or Dict by its block pointers, a DictView by its dict, and an
// Iterator by its count of leading values. Every variable-size part is a Block.
#ifndef EPY_OBJECTS_H
#define EPY_OBJECTS_H

#include "epy_core.h"
#include "epy_str.h"
#include "epy_tables.h"

// ---- layouts ----------------------------------------------------------------------------------------------
// Dict: entries in insertion order; a deleted entry has the key Unbound. Dicts of few entries have no index.
// The index is an open-addressing table of entry numbers plus one (0: free), its cells as narrow as the
// capacity allows.
typedef struct epy_dict {
    epy_word header;
    epy_word used;                  // live entries
    epy_word filled;                // entries ever used since the last rebuild, deleted ones included
    epy_word capacity;              // entries that the block holds
    // first key; key, value, key, value... inside a Block of values (NULL at first)
    EPY_POINTER(epy_value, entries);
    EPY_POINTER(void, index);       // first cell inside a Block of bytes, or NULL
    epy_word mask;                  // cells of the index minus one
} epy_dict;

enum epy_view { EPY_VIEW_KEYS, EPY_VIEW_VALUES, EPY_VIEW_ITEMS };
typedef struct epy_dict_view {      // DictView (subtype: enum epy_view)
    epy_word header;
    epy_value dict;
} epy_dict_view;

typedef struct epy_array {          // Array (subtype: EPY_STORE_INT or EPY_STORE_FLOAT): a list, then
    epy_list list;
    epy_word code;                  // its type code, as a character
} epy_array;

enum epy_iterator_kind {            // subtype of Iterator, and what its fields are
    EPY_ITERATE_SEQUENCE,           // list, array, tuple or range | index
    // list, tuple, str, array or range | index, counting down; 0 when it has ended
    EPY_ITERATE_REVERSED,
    EPY_ITERATE_STR,                // str | byte offset
    EPY_ITERATE_DICT,               // dict | entry, length at the start, enum epy_view
    EPY_ITERATE_ENUMERATE,          // iterator, next count
    EPY_ITERATE_ZIP,                // iterators... | strict
    EPY_ITERATE_MAP,                // function, iterators...
    EPY_ITERATE_FILTER,             // function or None, iterator
    EPY_ITERATE_REVERSED_DICT,      // as EPY_ITERATE_DICT, counting down
    EPY_ITERATE_ITEMS,              // instance | index, step (1 or -1): by __getitem__
    EPY_ITERATE_CALLS,              // function or Unbound, last value
};
typedef struct epy_iterator {       // Iterator (subtype: enum epy_iterator_kind)
    epy_word header;
    epy_word values;                // how many of the fields, from the first, are values
    epy_word fields[];
} epy_iterator;

// Items of lists are reached through these, so that the C compiler knows that storing one changes no list
// header.
typedef struct epy_item_int { epy_int v; } epy_item_int;
typedef struct epy_item_float { epy_float v; } epy_item_float;
typedef struct epy_item_bool { bool v; } epy_item_bool;
typedef struct epy_item_value { epy_value v; } epy_item_value;
// Where an item may be any of the three that take a word.
typedef struct epy_item_word { epy_word v; } __attribute__((may_alias)) epy_item_word;

static inline epy_list *epy_list_of(epy_value v) { return (epy_list *)epy_ref(v); }
#define EPY_ITEMS(item, list) ((item *)(uintptr_t)(list)->items)

// ---- types ------------------------------------------------------------------------------------------------
enum epy_type epy_type_of(epy_value v);         // of any value; never Any
bool epy_has_type(epy_value v, unsigned type);  // types.def, refined rows included
// The usual case of epy_has_type, where the core is compiled for speed: an object whose header tells.
static inline bool epy_has_header_of(epy_value v, unsigned type) {
#if EPY_SMALL
    (void)v, (void)type;
    return false;
#else
    if (!epy_is_ref(v) || type >= EPY_TYPE_COUNT + 4)
        return false;
    if (type < EPY_TYPE_COUNT)
        return epy_header_type(epy_ref(v)) == type;
    epy_word told = EPY_HEADER(0, 0x3F, 0xF), wanted = EPY_HEADER(0, EPY_TYPE_List, (type - EPY_TYPE_COUNT + 1) & 3);
    return (epy_ref(v)->header & told) == wanted;
#endif
}
inline bool epy_is_one_of(epy_value v, uint32_t types) { return types >> epy_type_of(v) & 1; } // EPY_TYPE_BITs
static inline bool epy_is_bool(epy_value v) { return v == EPY_TRUE || v == EPY_FALSE; }
// without bool
static inline bool epy_is_int(epy_value v) { return epy_is_small(v) || epy_is_type(v, EPY_TYPE_Int); }
// Macros: the text of a file that does not ask is then the same whatever types a program uses, and so is its object.
#define epy_is_float(v) EPY_IS(Float, v)
#define epy_is_list(v) EPY_IS(List, v)
#define epy_is_list_like(v)                                                                                  \
    (EPY_TYPE_EXISTS(Array) ? epy_is_one_of(v, EPY_TYPE_BIT(List) | EPY_TYPE_BIT(Array)) : epy_is_list(v))
#define epy_is_tuple(v) EPY_IS(Tuple, v)
#define epy_is_dict(v) EPY_IS(Dict, v)
#define epy_is_set(v) (EPY_IS(Set, v) || EPY_IS(FrozenSet, v))

// Before a helper calls itself for what a container holds: RecursionError where that is too deep, or the C stack ends.
static inline void epy_enter_container(epy_core *c, unsigned depth) {
    char here;
    if (EPY_UNLIKELY(depth > EPY_NESTING_LIMIT || &here < c->stack_limit))
        epy_raise(c, EPY_FAULT_Recursion);
}
static inline epy_value epy_type_value(enum epy_type type) { return EPY_IMMEDIATE(EPY_KIND_TYPE, type); }

// ---- numbers (epy_num.c) ----------------------------------------------------------------------------------
// A dynamic int (bool, small or boxed) as 64 bits; it may be 33 bits wide under i32f32.
typedef int64_t epy_wide;
// OverflowInt, after epy_here
EPY_NORETURN EPY_COLD void epy_overflow(epy_core *c);
EPY_NORETURN EPY_COLD void epy_overflow_at(epy_core *c, epy_act *a, epy_at at);
EPY_NORETURN EPY_COLD void epy_overflow_word_at(epy_core *c, epy_act *a, epy_at at);
static inline bool epy_wide_fits(epy_wide w) { return w == (epy_int)w || w == (epy_wide)(uint32_t)w; }
bool epy_is_int_or_bool(epy_value v);
epy_wide epy_wide_of(epy_value v);              // of an int or bool
epy_value epy_wide_value(epy_core *c, epy_wide w); // OverflowInt if it does not fit the profile's boxed int
epy_word epy_magnitude(epy_wide w);             // of a dynamic int; it fits a word
epy_value epy_int_value(epy_core *c, epy_int i);
epy_value epy_word_value(epy_core *c, uint32_t w);
epy_value epy_float_value(epy_core *c, epy_float f);
static inline epy_float epy_float_of(epy_value v) { return ((epy_box_float *)epy_ref(v))->value; }
epy_int epy_index(epy_core *c, epy_value v);    // int or bool as epy_int; NotIndex, OverflowInt
// as epy_index, but out of range gives EPY_INT_MIN or EPY_INT_MAX
epy_int epy_index_clamped(epy_core *c, epy_value v);
epy_float epy_real(epy_core *c, epy_value v);   // int, bool or float as float; NotFloat
bool epy_number_as_float(epy_value v, epy_float *result); // false if it is no number
epy_int epy_float_truncate(epy_core *c, epy_float f); // int(f) where it fits a raw int
epy_value epy_float_to_int(epy_core *c, epy_float f); // int(f), boxed
epy_float epy_float_floor(epy_float f);
epy_float epy_float_nearest(epy_float f);       // to a whole number, half to even
epy_float epy_float_modulo(epy_float x, epy_float y);       // y is not 0
epy_float epy_float_floor_divide(epy_float x, epy_float y); // y is not 0
epy_float epy_float_power(epy_core *c, epy_float x, epy_float y);
epy_float epy_float_sqrt(epy_float x);          // x is not negative
static inline bool epy_is_exact_float(epy_wide w) { // all its digits are a float's
    const epy_wide limit = (epy_wide)1 << (EPY_WORD_BITS == 64 ? 53 : 24);
    return w <= limit && w >= -limit;
}
epy_float epy_wide_divide(epy_wide x, epy_wide y); // true division, correctly rounded; y is not 0
epy_value epy_wide_add(epy_core *c, epy_wide x, epy_wide y);
// quotient * 2^scale, rounded once; the quotient's last bit is sticky. No result is subnormal.
epy_float epy_float_scaled(uint64_t quotient, int scale);
// Unbound if ints have no such op
epy_value epy_int_binary(epy_core *c, epy_wide x, epy_wide y, enum epy_operator op);
int epy_compare_int_float(epy_wide i, epy_float f); // -1, 0, 1 exactly; 2 if f is a NaN

// ---- comparing and hashing (epy_compare.c) ----------------------------------------------------------------
bool epy_equal(epy_core *c, epy_value x, epy_value y);       // x == y (identity first inside containers)
bool epy_same(epy_core *c, epy_value x, epy_value y);        // x is y or x == y
bool epy_compare(epy_core *c, epy_value x, epy_value y, enum epy_operator op); // any COMPARE row
epy_int epy_hash(epy_core *c, epy_value v);                  // Unhashable
bool epy_truth(epy_core *c, epy_value v);
bool epy_is_sized(epy_value v);                              // has a length
epy_int epy_length(epy_core *c, epy_value v);                // NoLength
bool epy_contains(epy_core *c, epy_value item, epy_value container);
bool epy_is_callable(epy_core *c, epy_value v);

// ---- lists and tuples -------------------------------------------------------------------------------------
epy_value epy_list_new(epy_core *c, enum epy_storage storage, epy_word capacity);
epy_value epy_list_from(epy_core *c, enum epy_storage storage, epy_word count, const void *items);
// [raw] * count
epy_value epy_list_repeat(epy_core *c, enum epy_storage storage, epy_word raw, epy_int count);
void epy_list_reserve(epy_core *c, epy_list *list, epy_word capacity);
void epy_list_append(epy_core *c, epy_list *list, epy_value v); // any storage; WrongType, ArrayOverflow...
epy_value epy_list_item(epy_core *c, const epy_list *list, epy_word i); // boxed; i is in range
// unboxes to the storage; i is in range
void epy_list_set(epy_core *c, epy_list *list, epy_word i, epy_value v);
void epy_list_extend(epy_core *c, epy_list *list, epy_value iterable);
void epy_list_drain(epy_core *c, epy_list *list, epy_value iterator); // appends all that it has
epy_value epy_list_collect(epy_core *c, epy_value iterable); // list(iterable): a copy keeps its storage
void epy_list_sort(epy_core *c, epy_list *list, epy_value key, bool reverse);
// items are Unbound until set
epy_value epy_tuple_new(epy_core *c, epy_word length);
epy_value epy_tuple_from(epy_core *c, epy_word count, const epy_value *items);
epy_value epy_tuple_2(epy_core *c, epy_value x, epy_value y);
epy_value epy_tuple_collect(epy_core *c, epy_value iterable);
epy_value epy_tuple_drain(epy_core *c, epy_value iterator);
static inline epy_tuple *epy_tuple_of(epy_value v) { return (epy_tuple *)epy_ref(v); }

// ---- dicts ------------------------------------------------------------------------------------------------
epy_value epy_dict_new(epy_core *c, epy_word capacity);
// address of the value, or NULL; Unhashable
epy_value *epy_dict_find(epy_core *c, epy_dict *d, epy_value key);
#if EPY_SMALL
#define epy_dict_forget_search() ((void)0)
#else
void epy_dict_forget_search(void); // before memory of objects that are gone is given to others
#endif
void epy_dict_set(epy_core *c, epy_dict *d, epy_value key, epy_value value);
epy_value epy_dict_remove(epy_core *c, epy_dict *d, epy_value key); // the value, or Unbound
bool epy_dict_next(const epy_dict *d, epy_word *at, epy_value *key, epy_value *value); // *at: 0 at first
// *at: filled at first
bool epy_dict_previous(const epy_dict *d, epy_word *at, epy_value *key, epy_value *value);
bool epy_dict_take_first(epy_dict *d, epy_value *key);
bool epy_dict_take_last(epy_dict *d, epy_value *key, epy_value *value);
void epy_dict_clear(epy_dict *d);
void epy_dict_take_all(epy_core *c, epy_dict *d, const epy_dict *from); // d is empty and has room for them
void epy_dict_update(epy_core *c, epy_dict *d, epy_value other); // a dict, a mapping of the program's own, an iterable of pairs
bool epy_is_own_mapping(epy_core *c, epy_value v);                // an instance with keys()
static inline epy_dict *epy_dict_of(epy_value v) { return (epy_dict *)epy_ref(v); }

// ---- sets (epy_set.c): laid out as dicts ------------------------------------------------------------------
#define EPY_SET_UNORDERED 2
int epy_set_relation(epy_core *c, epy_value x, epy_value y); // -1 subset, 0 equal, 1 superset, or unordered
bool epy_set_has_set(epy_core *c, epy_value set, epy_value item); // as the frozenset of its items
epy_value epy_set_binary(epy_core *c, epy_value x, epy_value y, enum epy_operator op); // Unbound if it is none of theirs
bool epy_set_in_place(epy_core *c, epy_value x, epy_value y, enum epy_operator op);

// ---- ranges, slices, items --------------------------------------------------------------------------------
epy_value epy_range_new(epy_core *c, epy_int start, epy_int stop, epy_int step); // RangeStepZero
epy_value epy_slice_new(epy_core *c, epy_value start, epy_value stop, epy_value step);
// clipped to a sequence; so many items
typedef struct epy_span { epy_int start, stop, step, count; } epy_span;
epy_span epy_slice_span(epy_core *c, const epy_slice *slice, epy_int length);
epy_value epy_slice_load(epy_core *c, epy_value sequence, const epy_slice *slice);
void epy_slice_store(epy_core *c, epy_value sequence, epy_value slice, epy_value source);
void epy_slice_delete(epy_core *c, epy_value sequence, epy_value slice);
epy_int epy_range_find(const epy_range *range, epy_value v); // place of an int or bool, or -1
bool epy_is_sequence(epy_value v);                           // list, array, tuple, str, range
epy_word epy_sequence_length(epy_value v);
epy_value epy_sequence_item(epy_core *c, epy_value v, epy_word i); // i is in range
epy_value epy_item_load(epy_core *c, epy_value container, epy_value key);
// Items from one index to another (values, None for the ends); only in cores compiled for speed.
epy_value epy_load_between(epy_core *c, epy_value sequence, epy_value start, epy_value stop);
// Puts them at the end of a list, which may be the sequence itself; only there, too.
void epy_extend_between(epy_core *c, epy_value list, epy_value sequence, epy_value start, epy_value stop);
void epy_item_store(epy_core *c, epy_value container, epy_value key, epy_value v);
void epy_item_delete(epy_core *c, epy_value container, epy_value key);

// ---- iteration --------------------------------------------------------------------------------------------
epy_value epy_iterate(epy_core *c, epy_value iterable);      // iter(x); NotIterable
epy_value epy_try_iterate(epy_core *c, epy_value iterable);  // Unbound instead of the fault
epy_value epy_next(epy_core *c, epy_value iterator);         // Unbound when it has ended
#if !EPY_SMALL
// Of the items of a dict; false when it has ended.
bool epy_next_entry(epy_core *c, epy_value iterator, epy_value entry[2]);
#endif
epy_value epy_list_of_iterator(epy_core *c, epy_value iterator); // of values
epy_value epy_unpack(epy_core *c, epy_value iterable, unsigned count);
epy_value epy_unpack_starred(epy_core *c, epy_value iterable, unsigned before, unsigned after);

// ---- dynamic operators ------------------------------------------------------------------------------------
epy_value epy_dynamic_binary(epy_core *c, epy_value x, epy_value y, enum epy_operator op);
epy_value epy_dynamic_in_place(epy_core *c, epy_value x, epy_value y, enum epy_operator op);
epy_value epy_dynamic_unary(epy_core *c, epy_value x, enum epy_operator op);

#endif
