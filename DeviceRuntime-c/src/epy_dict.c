// SPDX-License-Identifier: MIT
// Dicts: entries in insertion order in one block, and for more than a few entries an open-addressing index of
// entry numbers plus one. Hashes are not kept: keys cannot run Python code, so computing them again is safe
// and saves a word per entry. Also hashing itself.
#include "epy_bytes.h"
#include "epy_special.h"

#define LINEAR 8 // up to so many entries are searched one after the other

// ---- hashing: equal numbers hash alike, as CPython's do ---------------------------------------------------
#if EPY_WORD_BITS == 64
#define HASH_BITS 61
#define PRIME_1 11400714785074694791u
#define PRIME_2 14029467366897019727u
#define PRIME_5 2870177450012600261u
#define ROTATE 31
#define FRACTION_BITS 52
#else
#define HASH_BITS 31
#define PRIME_1 2654435761u
#define PRIME_2 2246822519u
#define PRIME_5 374761393u
#define ROTATE 13
#define FRACTION_BITS 23
#endif
#define HASH_MODULUS (((epy_word)1 << HASH_BITS) - 1)

static epy_int hash_sign(epy_word hash, bool negative) {
    epy_int result = negative ? -(epy_int)hash : (epy_int)hash;
    return result == -1 ? -2 : result;
}

static epy_int hash_int(epy_wide i) {
    return hash_sign(epy_magnitude(i) % HASH_MODULUS, i < 0);
}

// fraction * 2^exponent modulo 2^HASH_BITS - 1: a power of two rotates.
static epy_int hash_float(epy_float f) {
    epy_word bits = epy_float_bits(f);
    bool negative = bits >> (EPY_WORD_BITS - 1);
    const epy_word top = (epy_word)1 << FRACTION_BITS, special = (EPY_WORD_BITS == 64 ? 0x7FF : 0xFF);
    epy_word fraction = bits & (top - 1);
    unsigned exponent = (bits >> FRACTION_BITS) & special;
    if (exponent == special)
        return fraction ? 0 : negative ? -314159 : 314159;
    if (exponent == 0)
        exponent = 1;
    else
        fraction |= top;
    unsigned turn = (exponent + HASH_BITS * 64 - (special >> 1) - FRACTION_BITS) % HASH_BITS;
    fraction = ((fraction << turn) & HASH_MODULUS) | fraction >> (HASH_BITS - turn);
    return hash_sign(fraction, negative);
}

#if !EPY_SMALL
static inline bool is_own_hash(epy_value v) {
    return epy_is_small(v) && (epy_word)epy_small_int(v) < HASH_MODULUS;
}
#endif

static epy_int hash_value(epy_core *c, epy_value v, unsigned depth);

// The same in whatever order its items came.
static epy_int hash_set(epy_core *c, const epy_dict *d, unsigned depth) {
    epy_word hash = d->used * PRIME_5;
    epy_value key, value;
    epy_enter_container(c, depth);
    for (epy_word at = 0; epy_dict_next(d, &at, &key, &value);) {
        epy_word item = (epy_word)hash_value(c, key, depth + 1);
        hash ^= (item ^ item << 13 ^ PRIME_1) * PRIME_2;
    }
    return hash == (epy_word)-1 ? 590923713 : (epy_int)hash;
}

static epy_int hash_value(epy_core *c, epy_value v, unsigned depth) {
    const uint32_t unhashable = EPY_TYPE_BIT(List) | EPY_TYPE_BIT(Dict) | EPY_TYPE_BIT(Slice) |
                                EPY_TYPE_BIT(Array) | EPY_TYPE_BIT(DictView) | EPY_TYPE_BIT(Set) |
                                EPY_TYPE_BIT(ByteArray);
#if !EPY_SMALL
    if (is_own_hash(v))
        return epy_small_int(v);
#endif
    enum epy_type type = epy_type_of(v);
    if (EPY_TYPE_IS(Str, type))
        return (epy_int)epy_str_hash(v);
    if (type == EPY_TYPE_Int || type == EPY_TYPE_Bool)
        return hash_int(epy_wide_of(v));
    if (EPY_TYPE_IS(Float, type))
        return hash_float(epy_float_of(v));
    if (EPY_TYPE_IS(Range, type))
        return hash_int(((epy_range *)epy_ref(v))->length);
    if (EPY_TYPE_IS(Bytes, type))
        return (epy_int)epy_bytes_hash(v);
    if (unhashable >> type & 1)
        epy_raise1(c, EPY_FAULT_Unhashable, v);
    if (EPY_TYPE_IS(FrozenSet, type))
        return hash_set(c, epy_dict_of(v), depth);
    if (EPY_TYPE_IS(Method, type))
        return (epy_int)((((epy_method *)epy_ref(v))->self ^ ((epy_method *)epy_ref(v))->function) >> 3);
    epy_int of_instance;
    if (EPY_TYPE_IS(Instance, type) && epy_special_hash(c, v, &of_instance))
        return of_instance;
    if (!EPY_TYPE_IS(Tuple, type))
        return (epy_int)(v >> 3);
    const epy_tuple *tuple = epy_tuple_of(v);
    epy_word hash = PRIME_5;
    epy_enter_container(c, depth);
    for (epy_word i = 0; i < tuple->length; i++) {
        hash += (epy_word)hash_value(c, tuple->items[i], depth + 1) * PRIME_2;
        hash = (hash << ROTATE) | (hash >> (EPY_WORD_BITS - ROTATE));
        hash *= PRIME_1;
    }
    hash += tuple->length ^ (PRIME_5 ^ 3527539u);
    return hash == (epy_word)-1 ? 1546275796 : (epy_int)hash;
}

epy_int epy_hash(epy_core *c, epy_value v) {
    return hash_value(c, v, 0);
}

// ---- the index --------------------------------------------------------------------------------------------
static epy_value *entries_of(const epy_dict *d) {
    return EPY_GET(epy_value, d->entries);
}

static unsigned cell_bytes(epy_word capacity) {
    return capacity < 0xFF ? 1 : capacity < 0xFFFF ? 2 : 4;
}

static inline epy_word cell_at(const void *index, unsigned bytes, epy_word i) {
    switch (bytes) {
    case 1: return ((const uint8_t *)index)[i];
    case 2: return ((const uint16_t *)index)[i];
    default: return ((const uint32_t *)index)[i];
    }
}

static epy_word get_cell(const epy_dict *d, epy_word i) {
    return cell_at(EPY_GET(void, d->index), cell_bytes(d->capacity), i);
}

static inline void put_cell(void *index, unsigned bytes, epy_word i, epy_word entry) {
    switch (bytes) {
    case 1: ((uint8_t *)index)[i] = (uint8_t)entry; break;
    case 2: ((uint16_t *)index)[i] = (uint16_t)entry; break;
    default: ((uint32_t *)index)[i] = (uint32_t)entry; break;
    }
}

static void set_cell(const epy_dict *d, epy_word i, epy_word entry) {
    put_cell(EPY_GET(void, d->index), cell_bytes(d->capacity), i, entry);
}

static bool is_key(epy_core *c, epy_value candidate, epy_value key) {
#if !EPY_SMALL
    if (epy_is_small(candidate) && epy_is_small(key))
        return candidate == key;
    if (epy_is_type(candidate, EPY_TYPE_Str) && epy_is_type(key, EPY_TYPE_Str))
        return epy_str_equal(candidate, key);
#endif
    return candidate == key || (candidate != EPY_UNBOUND && epy_same(c, candidate, key));
}

// Where the search for a key ends: at its own cell or at a free one. For the key Unbound: at a free one. The
// cells are probed in CPython's order, which visits all of them.
static epy_word end_of_search(epy_core *c, const epy_dict *d, epy_value key, epy_int hash) {
    epy_word perturb = (epy_word)hash, cell = perturb & d->mask, entry;
    while ((entry = get_cell(d, cell)) != 0) {
        if (key != EPY_UNBOUND && is_key(c, entries_of(d)[2 * entry - 2], key))
            break;
        perturb >>= 5;
        cell = (cell * 5 + perturb + 1) & d->mask;
    }
    return cell;
}

static void index_entry(epy_core *c, const epy_dict *d, epy_int hash, epy_word entry) {
    set_cell(d, end_of_search(c, d, EPY_UNBOUND, hash), entry + 1);
}

#if !EPY_SMALL
// *plain: no key was asked that may run code of the program's.
static inline epy_int find_indexed(epy_core *c, const epy_dict *d, epy_value key, epy_int hash, bool *plain) {
    const void *index = EPY_GET(void, d->index);
    const epy_value *entries = entries_of(d);
    const unsigned bytes = cell_bytes(d->capacity);
    const bool text = epy_is_type(key, EPY_TYPE_Str);
    epy_word perturb = (epy_word)hash, cell = perturb & d->mask, entry;
    for (;;) {
        entry = cell_at(index, bytes, cell);
        if (entry == 0)
            return -1;
        epy_value candidate = entries[2 * entry - 2];
        if (candidate == key)
            return (epy_int)entry - 1;
        if (text && epy_is_type(candidate, EPY_TYPE_Str)) {
            if (epy_str_equal(candidate, key))
                return (epy_int)entry - 1;
        } else if (!epy_is_small(candidate) && candidate != EPY_UNBOUND) {
            *plain = false;
            if (is_key(c, candidate, key))
                return (epy_int)entry - 1;
        }
        perturb >>= 5;
        cell = (cell * 5 + perturb + 1) & d->mask;
    }
}
#endif

#if !EPY_SMALL
// Entries from `i` on as far as their keys' hashes run no code of the program's, into an index that is empty there; the
// first that was left out.
static inline epy_word index_plain(const epy_dict *d, epy_word i, const unsigned bytes) {
    const epy_value *entries = entries_of(d);
    const epy_word filled = d->filled, mask = d->mask;
    uint8_t *index = EPY_GET(uint8_t, d->index);
    for (; i < filled; i++) {
        epy_value key = entries[2 * i];
        epy_word perturb;
        if (is_own_hash(key))
            perturb = (epy_word)epy_small_int(key);
        else if (epy_is_type(key, EPY_TYPE_Str))
            perturb = epy_str_hash(key);
        else
            break;
        epy_word cell = perturb & mask;
        while (cell_at(index, bytes, cell)) {
            perturb >>= 5;
            cell = (cell * 5 + perturb + 1) & mask;
        }
        put_cell(index, bytes, cell, i + 1);
    }
    return i;
}
#endif

// All entries into an index that is empty.
static void index_all(epy_core *c, const epy_dict *d) {
    for (epy_word i = 0; i < d->filled; i++) {
#if !EPY_SMALL
        switch (cell_bytes(d->capacity)) { // again each time: a hash of the program's own may have added to the dict
        case 1: i = index_plain(d, i, 1); break;
        case 2: i = index_plain(d, i, 2); break;
        default: i = index_plain(d, i, 4); break;
        }
        if (i == d->filled)
            break;
#endif
        index_entry(c, d, epy_hash(c, entries_of(d)[2 * i]), i);
    }
}

#if !EPY_SMALL
// The search before this one: `d[k] = d.get(k, 0) + 1` looks for a key again, and often with the same outcome. Key and
// the key of the entry that was found are told by their addresses, so all is forgotten when objects may give theirs to
// others. A key that was not there is so until one is added. What keys of the program's own classes answer is not
// remembered.
static struct {
    epy_value key, held;
    epy_word entry;
    const epy_dict *lacking;
    epy_int hash;
} last;

void epy_dict_forget_search(void) {
    last.key = EPY_UNBOUND;
}

static __attribute__((noinline)) epy_int search(epy_core *c, const epy_dict *d, epy_value key) {
    epy_int hash = is_own_hash(key) ? epy_small_int(key) : (epy_int)epy_str_hash(key);
    bool plain = true;
    epy_int entry = find_indexed(c, d, key, hash, &plain);
    last.key = plain ? key : EPY_UNBOUND;
    last.hash = hash;
    if (!plain)
        return entry;
    last.lacking = entry < 0 ? d : NULL;
    last.entry = (epy_word)entry;
    last.held = entry < 0 ? EPY_UNBOUND : entries_of(d)[2 * entry];
    return entry;
}

static inline epy_int search_again(epy_core *c, const epy_dict *d, epy_value key) {
    if (last.key == key) {
        if (last.lacking == d)
            return -1;
        if (!last.lacking && last.entry < d->filled && entries_of(d)[2 * last.entry] == last.held)
            return (epy_int)last.entry;
    }
    return search(c, d, key);
}
#endif

// Number of the entry with this key, or -1. *hash: of the key, if the dict has an index.
static epy_int find_any(epy_core *c, const epy_dict *d, epy_value key, epy_int *hash) {
    *hash = d->index || !(epy_is_small(key) || epy_is_str(key)) ? epy_hash(c, key) : 0;
    if (d->index)
        return (epy_int)get_cell(d, end_of_search(c, d, key, *hash)) - 1;
    for (epy_word i = 0; i < d->filled; i++)
        if (is_key(c, entries_of(d)[2 * i], key))
            return (epy_int)i;
    return -1;
}

static inline epy_int find(epy_core *c, const epy_dict *d, epy_value key, epy_int *hash) {
#if !EPY_SMALL
    if (d->index && (is_own_hash(key) || epy_is_type(key, EPY_TYPE_Str))) {
        epy_int entry = search_again(c, d, key);
        *hash = last.hash;
        return entry;
    }
#endif
    return find_any(c, d, key, hash);
}

// ---- growing ----------------------------------------------------------------------------------------------
static void drop_deleted(epy_dict *d) {
    epy_value *from = entries_of(d), *to = from, *end = from + 2 * d->filled;
#if !EPY_SMALL
    if (d->used == d->filled)
        return;
#endif
    for (; from < end; from += 2) {
        epy_value key = from[0], value = from[1];
        if (key == EPY_UNBOUND)
            continue;
        from[0] = from[1] = EPY_UNBOUND;
        *to++ = key;
        *to++ = value;
    }
    d->filled = d->used;
}

static void make_index(epy_core *c, epy_dict *d) {
    epy_word cells = 16;
    if (d->capacity <= LINEAR)
        return;
    while (cells * 2 < d->capacity * 3)
        cells *= 2;
    epy_word words = 1 + cells * cell_bytes(d->capacity) / sizeof(epy_word);
    epy_block *block = (epy_block *)epy_allocate(c, words, EPY_TYPE_Block, EPY_STORE_BYTES);
    d->index = EPY_PUT(block->items);
    d->mask = cells - 1;
    index_all(c, d);
}

// Room for so many entries: deleted ones are dropped, the block grown or replaced, the index made anew.
static void rebuild(epy_core *c, epy_dict *d, epy_word capacity) {
    epy_word words = 1 + 2 * capacity;
    if (capacity > (epy_word)1 << (EPY_WORD_BITS - 14))
        epy_raise(c, EPY_FAULT_Memory);
    d->index = 0; // without one, searches are linear
    drop_deleted(d);
    epy_push(c, epy_of(d));
    epy_block *block = d->capacity ? (epy_block *)(entries_of(d) - 1) : NULL;
    if (capacity > d->capacity) {
        if (!block || !epy_grow(c, (epy_object *)block, words)) {
            block = (epy_block *)epy_allocate(c, words, EPY_TYPE_Block, EPY_STORE_VALUE);
            if (d->filled)
                __builtin_memcpy(block->items, entries_of(d), 2 * d->filled * sizeof(epy_value));
            d->entries = EPY_PUT(block->items);
        }
        d->capacity = capacity;
    }
    make_index(c, d);
    epy_pop(c, 1);
}

epy_value epy_dict_new(epy_core *c, epy_word capacity) {
    epy_dict *d = (epy_dict *)epy_allocate(c, sizeof(epy_dict) / sizeof(epy_word), EPY_TYPE_Dict, 0);
    if (capacity)
        rebuild(c, d, capacity);
    return epy_of(d);
}

// ---- entries ----------------------------------------------------------------------------------------------
epy_value *epy_dict_find(epy_core *c, epy_dict *d, epy_value key) {
    epy_int hash, entry = find(c, d, key, &hash);
    return entry < 0 ? NULL : &entries_of(d)[2 * entry + 1];
}

static void insert(epy_core *c, epy_dict *d, epy_value key, epy_value value, epy_int hash) {
    if (d->filled == d->capacity) {
        epy_push(c, key);
        epy_push(c, value);
        bool large = c->heap_end - c->heap > 0x10000;
        epy_word wanted =
            d->used + d->used / (large ? 1 : 4) + 4; // no more than before if enough were deleted
        rebuild(c, d, wanted > d->capacity ? wanted : d->capacity);
        epy_pop(c, 2);
        hash = epy_hash(c, key);
    }
    epy_value *entry = &entries_of(d)[2 * d->filled];
    entry[0] = key;
    entry[1] = value;
    epy_dict_forget_search();
    if (d->index)
        index_entry(c, d, hash, d->filled);
    d->filled++;
    d->used++;
}

void epy_dict_set(epy_core *c, epy_dict *d, epy_value key, epy_value value) {
    epy_int hash, entry = find(c, d, key, &hash);
    if (entry >= 0)
        entries_of(d)[2 * entry + 1] = value;
    else
        insert(c, d, key, value, hash);
}

#if !EPY_SMALL
void epy_dict_take_all(epy_core *c, epy_dict *d, const epy_dict *from) {
    const epy_value *entry = entries_of(from), *end = entry + 2 * from->filled;
    epy_value *to = entries_of(d);
    for (; entry < end; entry += 2)
        if (entry[0] != EPY_UNBOUND) {
            *to++ = entry[0];
            *to++ = entry[1];
        }
    d->filled = d->used = from->used;
    epy_dict_forget_search();
    if (d->index)
        index_all(c, d);
}
#endif

static epy_value take(epy_dict *d, epy_word entry) {
    epy_value *e = &entries_of(d)[2 * entry], value = e[1];
    e[0] = e[1] = EPY_UNBOUND;
    d->used--;
    return value;
}

epy_value epy_dict_remove(epy_core *c, epy_dict *d, epy_value key) {
    epy_int hash, entry = find(c, d, key, &hash);
    return entry < 0 ? EPY_UNBOUND : take(d, (epy_word)entry);
}

bool epy_dict_next(const epy_dict *d, epy_word *at, epy_value *key, epy_value *value) {
    while (*at < d->filled) {
        const epy_value *entry = &entries_of(d)[2 * (*at)++];
        if (entry[0] != EPY_UNBOUND) {
            *key = entry[0];
            *value = entry[1];
            return true;
        }
    }
    return false;
}

// The last entry before *at, counting down. A deleted entry may say how far down all others are deleted too.
bool epy_dict_previous(const epy_dict *d, epy_word *at, epy_value *key, epy_value *value) {
    while (*at > 0) {
        const epy_value *entry = &entries_of(d)[2 * --*at];
        *key = entry[0];
        *value = entry[1];
        if (*key != EPY_UNBOUND)
            return true;
        if (*value != EPY_UNBOUND)
            *at = (epy_word)epy_small_int(*value);
    }
    return false;
}

epy_value epy_dict_from(epy_core *c, unsigned count, const epy_value *items) {
    epy_value dict = epy_dict_new(c, count / 2);
    epy_push(c, dict);
    for (unsigned i = 0; i < count; i += 2)
        epy_dict_set(c, epy_dict_of(dict), items[i], items[i + 1]);
    epy_pop(c, 1);
    return dict;
}

void epy_dict_clear(epy_dict *d) {
    d->used = d->filled = d->capacity = d->mask = 0;
    d->entries = 0;
    d->index = 0;
}

// Takes the first entry of a set; false if there is none. The entry at the start, deleted by then, tells where others begin.
bool epy_dict_take_first(epy_dict *d, epy_value *key) {
    epy_value value, *start = entries_of(d);
    epy_word at = d->filled && start[0] == EPY_UNBOUND && start[1] != EPY_UNBOUND ? (epy_word)epy_small_int(start[1]) : 0;
    if (!epy_dict_next(d, &at, key, &value))
        return false;
    take(d, at - 1);
    start[1] = epy_small((epy_int)at);
    return true;
}

// Takes the last entry; false if there is none.
bool epy_dict_take_last(epy_dict *d, epy_value *key, epy_value *value) {
    epy_word at = d->filled;
    if (!epy_dict_previous(d, &at, key, value))
        return false;
    take(d, at);
    entries_of(d)[2 * d->filled - 1] = epy_small((epy_int)at); // of the last entry, itself deleted by now
    return true;
}
