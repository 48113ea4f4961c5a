// SPDX-License-Identifier: MIT
// bytes and bytearrays as values: making, joining, comparing, searching them.
#include "epy_codec.h"
#include "epy_special.h"
#include "epy_builtins.h"

typedef struct epy_bytes {     // Bytes
    epy_word header;
    epy_word length;           // at the place of every sequence's
    uint8_t items[];
} epy_bytes;
_Static_assert(offsetof(epy_bytes, length) == offsetof(epy_tuple, length), "one place for the length");

// ---- reading ----------------------------------------------------------------------------------------------
epy_octets epy_bytes_view(epy_value v) {
    if (EPY_IS(Bytes, v)) {
        epy_bytes *b = (epy_bytes *)epy_ref(v);
        return (epy_octets){b->items, b->length};
    }
    epy_list *list = epy_list_of(v);
    return (epy_octets){EPY_ITEMS(uint8_t, list), list->length};
}

epy_octets epy_bytes_needed(epy_core *c, epy_value v) {
    if (!epy_is_bytes_like(v))
        epy_raise1(c, EPY_FAULT_BytesNeeded, v);
    return epy_bytes_view(v);
}

int epy_bytes_compare(epy_value x, epy_value y) {
    epy_octets a = epy_bytes_view(x), b = epy_bytes_view(y);
    epy_word least = a.length < b.length ? a.length : b.length;
    int order = least ? __builtin_memcmp(a.items, b.items, least) : 0;
    if (order != 0)
        return order < 0 ? -1 : 1;
    return a.length < b.length ? -1 : a.length > b.length;
}

epy_word epy_bytes_hash(epy_value v) {
    epy_octets b = epy_bytes_view(v);
    uint32_t hash = 2166136261u;
    for (epy_word i = 0; i < b.length; i++)
        hash = (hash ^ b.items[i]) * 16777619u;
    return hash;
}

epy_int epy_bytes_find(epy_octets items, epy_octets sub, bool last) {
    if (sub.length > items.length)
        return -1;
    epy_word places = items.length - sub.length + 1;
    for (epy_word i = 0; i < places; i++) {
        epy_word at = last ? places - 1 - i : i;
        if (sub.length == 0 || __builtin_memcmp(items.items + at, sub.items, sub.length) == 0)
            return (epy_int)at;
    }
    return -1;
}

bool epy_bytes_contain(epy_core *c, epy_value item, epy_value v) {
    uint8_t byte;
    epy_octets sub = {&byte, 1};
    if (epy_is_int_or_bool(item) || (EPY_HAS_SPECIAL(Index) && epy_has_special(c, EPY_SPECIAL_Index, item)))
        byte = (uint8_t)epy_byte_of(c, item);
    else
        sub = epy_bytes_needed(c, item);
    return epy_bytes_find(epy_bytes_view(v), sub, false) >= 0;
}

// ---- making -----------------------------------------------------------------------------------------------
epy_value epy_bytes_new(epy_core *c, enum epy_type type, epy_word length) {
    if (length > EPY_WORD_MAX_BLOCK)
        epy_raise(c, EPY_FAULT_Memory);
    if (EPY_TYPE_IS(ByteArray, type))
        return epy_of(epy_list_make(c, EPY_TYPE_ByteArray, EPY_STORE_BYTES, length));
    epy_word words = (sizeof(epy_bytes) + length + sizeof(epy_word) - 1) / sizeof(epy_word);
    epy_bytes *b = (epy_bytes *)epy_allocate(c, words, EPY_TYPE_Bytes, 0);
    b->length = length;
    return epy_of(b);
}

epy_value epy_bytes_from(epy_core *c, enum epy_type type, const uint8_t *items, epy_word length) {
    epy_value made = epy_bytes_new(c, type, length);
    if (length)
        __builtin_memcpy(epy_bytes_view(made).items, items, length);
    return made;
}

static epy_word byte_or(epy_core *c, epy_value v, unsigned fault) {
    if (EPY_HAS_SPECIAL(Index) && epy_has_special(c, EPY_SPECIAL_Index, v))
        v = epy_special_int(c, v, EPY_SPECIAL_Index);
    if (!epy_is_int_or_bool(v))
        epy_raise1(c, EPY_FAULT_NotIndex, v);
    epy_int i = epy_index_clamped(c, v);
    if ((epy_word)i > 255)
        epy_raise(c, fault);
    return (epy_word)i;
}

epy_word epy_byte_of(epy_core *c, epy_value v) {
    return byte_or(c, v, EPY_FAULT_ByteRange);
}

epy_value epy_bytes_slice(epy_core *c, epy_value v, epy_span span) {
    if (span.step == 1 && (epy_word)span.count == epy_bytes_view(v).length)
        return v;
    epy_value made = epy_bytes_new(c, EPY_TYPE_Bytes, (epy_word)span.count);
    const uint8_t *from = epy_bytes_view(v).items;
    uint8_t *to = epy_bytes_view(made).items;
    for (epy_int i = 0; i < span.count; i++)
        to[i] = from[span.start + i * span.step];
    return made;
}

static epy_octets concatenable(epy_core *c, epy_value x, epy_value y) {
    if (!epy_is_bytes_like(y))
        epy_raise2(c, EPY_FAULT_ConcatBytes, y, x);
    return epy_bytes_view(y);
}

epy_value epy_bytes_concat(epy_core *c, epy_value x, epy_value y) {
    epy_octets b = concatenable(c, x, y), a = epy_bytes_view(x);
    epy_value made = epy_bytes_new(c, epy_type_of(x), a.length + b.length);
    uint8_t *to = epy_bytes_view(made).items;
    if (a.length)
        __builtin_memcpy(to, a.items, a.length);
    if (b.length)
        __builtin_memcpy(to + a.length, b.items, b.length);
    return made;
}

epy_value epy_bytes_repeat(epy_core *c, epy_value x, epy_word count) {
    epy_octets one = epy_bytes_view(x);
    epy_value made = epy_bytes_new(c, epy_type_of(x), one.length * count);
    uint8_t *to = epy_bytes_view(made).items;
    for (; count > 0 && one.length > 0; count--, to += one.length)
        __builtin_memcpy(to, one.items, one.length);
    return made;
}

void epy_bytes_extend(epy_core *c, epy_value array, epy_value with) {
    epy_list *list = epy_list_of(array);
    epy_word length = list->length, more = concatenable(c, array, with).length;
    epy_list_splice(c, list, length, 0, more); // which moves the items of the array itself
    if (more)
        __builtin_memcpy(EPY_ITEMS(uint8_t, list) + length, epy_bytes_view(with).items, more);
}

// ---- constructors -----------------------------------------------------------------------------------------
// What an iterable gives, as a bytearray; fault: of an item beyond 255.
static epy_value gathered(epy_core *c, epy_value iterator, unsigned fault) {
    epy_push(c, iterator);
    epy_value item, array = epy_bytes_new(c, EPY_TYPE_ByteArray, 0);
    epy_push(c, array);
    while ((item = epy_next(c, iterator)) != EPY_UNBOUND)
        epy_list_append_raw(c, epy_list_of(array), byte_or(c, item, fault));
    epy_pop(c, 2);
    return array;
}

static epy_value of_iterable(epy_core *c, enum epy_type type, epy_value source) {
    epy_value iterator = epy_try_iterate(c, source);
    if (iterator == EPY_UNBOUND)
        epy_raise2(c, EPY_FAULT_BytesSource, source, epy_type_value(type));
    bool changes = EPY_TYPE_IS(ByteArray, type);
    epy_value array = gathered(c, iterator, changes ? EPY_FAULT_ByteRange : EPY_FAULT_BytesRange);
    if (changes)
        return array;
    epy_push(c, array);
    epy_octets items = epy_bytes_view(array);
    epy_value made = epy_bytes_from(c, type, items.items, items.length);
    epy_pop(c, 1);
    return made;
}

// args: source, encoding, errors.
static epy_value construct(epy_core *c, enum epy_type type, epy_value *args) {
    bool encoded = args[1] != EPY_UNBOUND || args[2] != EPY_UNBOUND;
    if (encoded)
        epy_codec_check(c, args, EPY_TYPE_IS(ByteArray, type) ? "bytearray" : "bytes");
    if (args[0] == EPY_UNBOUND)
        return epy_bytes_new(c, type, 0);
    if (EPY_HAS_SPECIAL(Bytes) && EPY_TYPE_IS(Bytes, type) && !encoded && epy_has_special(c, EPY_SPECIAL_Bytes, args[0]))
        return epy_special_bytes(c, args[0]);
    if (epy_is_str(args[0])) {
        if (args[1] == EPY_UNBOUND)
            epy_raise(c, EPY_FAULT_BytesEncoding);
        return epy_codec_encode(c, type, args[0], args[1], args[2]);
    }
    if (encoded)
        epy_raise(c, EPY_FAULT_BytesNotText);
    epy_value count = args[0];
    if (EPY_HAS_SPECIAL(Index) && epy_has_special(c, EPY_SPECIAL_Index, count))
        count = epy_special_int(c, count, EPY_SPECIAL_Index);
    if (epy_is_int_or_bool(count)) {
        epy_int length = epy_index_clamped(c, count);
        if (length < 0)
            epy_raise(c, EPY_FAULT_BytesCountNegative);
        return epy_bytes_new(c, type, (epy_word)length);
    }
    if (epy_is_bytes_like(args[0])) {
        epy_octets items = epy_bytes_view(args[0]);
        return EPY_IS(Bytes, args[0]) && EPY_TYPE_IS(Bytes, type)
                   ? args[0]
                   : epy_bytes_from(c, type, items.items, items.length);
    }
    return of_iterable(c, type, args[0]);
}

epy_value epy_builtin_Bytes(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return construct(c, EPY_TYPE_Bytes, args);
}

epy_value epy_builtin_ByteArray(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return construct(c, EPY_TYPE_ByteArray, args);
}
