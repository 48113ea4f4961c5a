// SPDX-License-Identifier: MIT
// bytes and bytearrays. A Bytes holds its items itself; a ByteArray is a list whose items take a byte each
// (EPY_STORE_BYTES), so that what changes lists changes it too.
#ifndef EPY_BYTES_H
#define EPY_BYTES_H

#include "epy_list.h"

#define EPY_BYTES_TYPES (EPY_TYPE_BIT(Bytes) | EPY_TYPE_BIT(ByteArray))
#define EPY_BYTES_EXIST (EPY_TYPE_EXISTS(Bytes) || EPY_TYPE_EXISTS(ByteArray))
#define epy_is_bytes_like(v) (EPY_BYTES_EXIST && epy_is_one_of(v, EPY_BYTES_TYPES))

// Items of either; good as long as the object lives and is not resized.
typedef struct epy_octets {
    uint8_t *items;
    epy_word length;
} epy_octets;

epy_octets epy_bytes_view(epy_value v);
epy_octets epy_bytes_needed(epy_core *c, epy_value v); // BytesNeeded unless it is bytes-like
// Zeros, of type Bytes or ByteArray.
epy_value epy_bytes_new(epy_core *c, enum epy_type type, epy_word length);
// A copy of items that no collection can free, or that a root holds.
epy_value epy_bytes_from(epy_core *c, enum epy_type type, const uint8_t *items, epy_word length);
epy_word epy_byte_of(epy_core *c, epy_value v); // 0..255; NotIndex, ByteRange
// First (or last) place of `sub` among items, from 0; or -1.
epy_int epy_bytes_find(epy_octets items, epy_octets sub, bool last);

epy_value epy_bytes_concat(epy_core *c, epy_value x, epy_value y);  // of x's type; ConcatBytes
epy_value epy_bytes_repeat(epy_core *c, epy_value x, epy_word count);
epy_value epy_bytes_slice(epy_core *c, epy_value v, epy_span span); // of a Bytes
void epy_bytes_extend(epy_core *c, epy_value array, epy_value with); // += of a ByteArray; ConcatBytes
int epy_bytes_compare(epy_value x, epy_value y);                    // -1, 0, 1
bool epy_bytes_contain(epy_core *c, epy_value item, epy_value v);   // ByteRange, BytesNeeded
epy_word epy_bytes_hash(epy_value v);
epy_value epy_bytes_percent(epy_core *c, epy_value format, epy_value args); // format % args

#endif
