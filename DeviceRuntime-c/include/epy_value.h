// SPDX-License-Identifier: MIT
// Values: one machine word that says what it is, and the heap objects behind it.
//
//   ...........................1   int that fits in EPY_WORD_BITS - 1 bits
//   .........................p00   reference: address of a heap object (the arena lies below 4 GB under i32f32)
//   ....................kkkkk_10   immediate of kind k, payload above
//   0                              Unbound: no value yet; what cleared frames hold
//
// A word in a raw slot (int, float bits, bool) carries no tag; the slot's kind is static.
#ifndef EPY_VALUE_H
#define EPY_VALUE_H

#include "epy_config.h"
#include "epy_slice.h"

typedef epy_word epy_value;

// ---- immediates -----------------------------------------------------------------------------------------------
enum epy_immediate { // kind in bits 2..6, payload from bit 7
    EPY_KIND_SINGLETON = 0,
    EPY_KIND_FUNCTION = 1, // index of a function without environment and computed defaults
    EPY_KIND_BUILTIN = 2,  // index in builtins.def; from EPY_BUILTIN_COUNT on, index in math.def
    EPY_KIND_TYPE = 3,     // index in types.def; from EPY_TYPE_EXCEPTIONS on, in exceptions.def
    EPY_KIND_CHAR = 4,     // a str of one code point: every str of length one is this, never a heap object
    EPY_KIND_NO_MEMORY = 5, // the MemoryError that there was no memory to make an object of
};
#define EPY_TYPE_EXCEPTIONS 64 // beyond all types of objects
#define EPY_IMMEDIATE(kind, payload) (((epy_value)(payload) << 7) | ((epy_value)(kind) << 2) | 2)
#define EPY_UNBOUND ((epy_value)0)
#define EPY_NONE EPY_IMMEDIATE(EPY_KIND_SINGLETON, 0)
#define EPY_FALSE EPY_IMMEDIATE(EPY_KIND_SINGLETON, 1)
#define EPY_TRUE EPY_IMMEDIATE(EPY_KIND_SINGLETON, 2)
#define EPY_ELLIPSIS EPY_IMMEDIATE(EPY_KIND_SINGLETON, 3)
#define EPY_NOT_IMPLEMENTED EPY_IMMEDIATE(EPY_KIND_SINGLETON, 4)

static inline bool epy_is_small(epy_value v) { return v & 1; }
static inline bool epy_is_ref(epy_value v) { return (v & 3) == 0 && v != 0; }
static inline bool epy_is_immediate(epy_value v, enum epy_immediate kind) {
    return (v & 0x7F) == (((epy_value)kind << 2) | 2);
}
static inline epy_word epy_payload(epy_value v) { return v >> 7; }
static inline epy_int epy_small_int(epy_value v) { return (epy_int)v >> 1; }
static inline bool epy_fits_small(epy_int i) { return i >= EPY_INT_MIN / 2 && i <= EPY_INT_MAX / 2; }
static inline epy_value epy_small(epy_int i) { return ((epy_value)i << 1) | 1; }
static inline epy_value epy_bool(bool b) { return b ? EPY_TRUE : EPY_FALSE; }

// ---- raw words ---------------------------------------------------------------------------------------------------
static inline epy_word epy_float_bits(epy_float f) {
    epy_word w;
    __builtin_memcpy(&w, &f, sizeof w);
    return w;
}
static inline epy_float epy_bits_float(epy_word w) {
    epy_float f;
    __builtin_memcpy(&f, &w, sizeof f);
    return f;
}

// ---- heap objects ------------------------------------------------------------------------------------------------
// Header word:   size in words (header included) | subtype: 4 | mark: 1 | type: 6
// type 0 marks a free block. Objects never move. The smallest block is two words.
enum epy_type {
#define TYPE(Name, name, heap) EPY_TYPE_##Name,
#define REFINED(Name)
#include "types.def"
#undef TYPE
#undef REFINED
    EPY_TYPE_COUNT
};
enum epy_storage { // subtype of List and of Block: how items are stored
    EPY_STORE_VALUE = 0,
    EPY_STORE_INT = 1,
    EPY_STORE_FLOAT = 2,
    EPY_STORE_BOOL = 3,  // one byte each
    EPY_STORE_BYTES = 4, // ByteArray and Block: never scanned
};
#define EPY_HEADER(words, type, subtype) (((epy_word)(words) << 11) | ((epy_word)(subtype) << 7) | (epy_word)(type))
#define EPY_HEADER_MARK ((epy_word)1 << 6)

typedef struct epy_object { epy_word header; } epy_object;

static inline epy_object *epy_ref(epy_value v) { return (epy_object *)(uintptr_t)v; }
static inline epy_value epy_of(const void *object) { return (epy_value)(uintptr_t)object; }
static inline unsigned epy_header_type(const epy_object *o) { return o->header & 0x3F; }
static inline unsigned epy_header_subtype(const epy_object *o) { return (o->header >> 7) & 0xF; }
static inline epy_word epy_header_words(const epy_object *o) { return o->header >> 11; }

// A field that holds an address inside the arena: pointer-sized under i64f64, 32 bits under i32f32 on every host.
#if EPY_WORD_BITS == 32 && UINTPTR_MAX > 0xFFFFFFFFu
#define EPY_POINTER(type, name) epy_word name
#define EPY_GET(type, field) ((type *)(uintptr_t)(field))
#define EPY_PUT(pointer) ((epy_word)(uintptr_t)(pointer))
#else
#define EPY_POINTER(type, name) type *name
#define EPY_GET(type, field) (field)
#define EPY_PUT(pointer) (pointer)
#endif

typedef struct epy_big_int {   // Int: an int that misses the tag bits
    epy_word header;
    epy_word bits;             // two's complement; subtype 1 under i32f32: unsigned (2^31 .. 2^32-1)
} epy_big_int;

typedef struct epy_box_float { epy_word header; epy_float value; } epy_box_float;

typedef struct epy_str {       // Str: UTF-8, never of length one (that is an immediate); subtype 1: all ASCII
    epy_word header;
    uint32_t bytes;            // length of the text in bytes; no terminator
    uint32_t length;           // in code points
    char text[];
} epy_str;

typedef struct epy_list {      // List (subtype: enum epy_storage); Array has the same layout, then its type code
    epy_word header;
    epy_word length;
    epy_word capacity;         // items that the block holds
    EPY_POINTER(void, items);  // first item, inside a Block (NULL while capacity is 0)
} epy_list;

typedef struct epy_block {     // Block (subtype: enum epy_storage)
    epy_word header;
    epy_word items[];
} epy_block;

typedef struct epy_tuple { epy_word header; epy_word length; epy_value items[]; } epy_tuple;

typedef struct epy_range { epy_word header; epy_int length, start, stop, step; } epy_range;

typedef struct epy_slice { epy_word header; epy_value start, stop, step; } epy_slice;

typedef struct epy_environment { // captured variables of one activation: values first, then raw slots
    epy_word header;
    epy_word value_slots;
    epy_value parent;            // Environment or None
    epy_word slots[];
} epy_environment;

typedef struct epy_closure {     // Function
    epy_word header;
    epy_word function;           // index
    epy_word defaults;           // how many; they belong to the last parameters
    epy_value environment;       // Environment or None
    epy_value values[];
} epy_closure;

// Shared by all files where size counts, as other inline functions that are not static: they use none that is.
inline bool epy_is_type(epy_value v, enum epy_type type) {
    return (v & 3) == 0 && v != 0 && (((const epy_object *)(uintptr_t)v)->header & 0x3F) == (epy_word)type;
}

// EPY_USES_TYPE as an expression, where undefined names are not 0: a name that is defined as 1 shifts the 1 to the
// second place. Code behind a type that does not exist is not compiled into a frozen program.
#define EPY_TYPE_EXISTS(Name) EPY_SHIFTS(EPY_USES_TYPE(Name))
#define EPY_SHIFTS(used) EPY_SHIFTS_NOW(used)
#define EPY_SHIFTS_NOW(used) EPY_SHIFTED(EPY_SHIFT_##used)
#define EPY_SHIFTED(shift) EPY_SECOND(shift 1, 0, 0)
#define EPY_SHIFT_1 0,
#define EPY_SECOND(first, second, ...) second
#define EPY_IS(Name, v) (EPY_TYPE_EXISTS(Name) && epy_is_type(v, EPY_TYPE_##Name))
#define EPY_TYPE_IS(Name, type) (EPY_TYPE_EXISTS(Name) && (type) == EPY_TYPE_##Name) // type: epy_type_of() a value
#define EPY_TYPE_BIT(Name) ((uint32_t)EPY_TYPE_EXISTS(Name) << EPY_TYPE_##Name)

#endif
