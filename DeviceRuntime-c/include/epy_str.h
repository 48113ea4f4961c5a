// SPDX-License-Identifier: MIT
// Strings: a str of one code point is an immediate, every other one a heap object of UTF-8. Code points are
// what Python counts; where a str is all ASCII (subtype 1) a code point is a byte.
#ifndef EPY_STR_H
#define EPY_STR_H

#include "epy_core.h"
#include "epy_tables.h"

#define EPY_STR_ASCII 1 // subtype of Str

static inline bool epy_is_char(epy_value v) {
    return epy_is_immediate(v, EPY_KIND_CHAR);
}
inline bool epy_holds_str(epy_value v) {
    return (v & 0x7F) == EPY_IMMEDIATE(EPY_KIND_CHAR, 0) || epy_is_type(v, EPY_TYPE_Str);
}
#define epy_is_str(v) (EPY_TYPE_EXISTS(Str) && epy_holds_str(v))

// ---- views ------------------------------------------------------------------------------------------------
// The text of any str. Heap objects do not move, so the pointer is good as long as the str lives.
typedef struct epy_text {
    const char *text;
    uint32_t bytes;
    uint32_t length; // in code points
    bool ascii;
} epy_text;

static inline uint32_t epy_str_length(epy_value v) {
    return epy_is_char(v) ? 1 : ((epy_str *)epy_ref(v))->length;
}

unsigned epy_utf8_encode(char to[4], uint32_t code_point);   // bytes written
#if EPY_SMALL
uint32_t epy_utf8_decode(const char *text, unsigned *bytes); // text is well-formed
#else
uint32_t epy_utf8_decode_sequence(const char *text, unsigned *bytes);
static inline uint32_t epy_utf8_decode(const char *text, unsigned *bytes) {
    *bytes = 1;
    return (uint8_t)*text < 0x80 ? (uint8_t)*text : epy_utf8_decode_sequence(text, bytes);
}
#endif
uint32_t epy_utf8_count(const char *text, uint32_t bytes);   // code points
bool epy_utf8_valid(const char *text, uint32_t bytes);
uint32_t epy_utf8_skip(const char *text, uint32_t code_points); // bytes that so many code points take

// buffer: where the text of an immediate goes
static inline epy_text epy_str_view_here(epy_value v, char buffer[4]) {
    if (epy_is_char(v)) {
        unsigned bytes = epy_utf8_encode(buffer, (uint32_t)epy_payload(v));
        return (epy_text){buffer, bytes, 1, bytes == 1};
    }
    const epy_str *s = (const epy_str *)epy_ref(v);
    return (epy_text){s->text, s->bytes, s->length,
                      (epy_header_subtype((const epy_object *)s) & EPY_STR_ASCII) != 0};
}
#if EPY_SMALL
epy_text epy_str_view(epy_value v, char buffer[4]);
#else
#define epy_str_view epy_str_view_here
#endif

// ---- making -----------------------------------------------------------------------------------------------
static inline epy_value epy_char(uint32_t code_point) {
    return EPY_IMMEDIATE(EPY_KIND_CHAR, code_point);
}
// A str of well-formed UTF-8. `text` must not be inside an object that only the caller's C variables keep
// alive.
epy_value epy_str_new(epy_core *c, const char *text, size_t bytes);
epy_value epy_str_part(epy_core *c, const epy_text *s, const char *at, size_t bytes); // what lies there in s
epy_value epy_str_of_c(epy_core *c, const char *text); // terminated
epy_value epy_str_concat(epy_core *c, epy_value a, epy_value b);
epy_value epy_str_build(epy_core *c, unsigned count, const epy_value *items); // concatenation of str values
epy_value epy_str_repeat(epy_core *c, epy_value s, epy_int count);            // "" for a negative count

// ---- reading ----------------------------------------------------------------------------------------------
epy_value epy_str_item(epy_core *c, epy_value s, epy_int index); // negative ones count from the end; StrIndex
// Slice with bounds already clipped as Python does: start + i * step for 0 <= i < count are valid indices.
epy_value epy_str_slice(epy_core *c, epy_value s, epy_int start, epy_int step, epy_int count);
bool epy_str_equal(epy_value a, epy_value b);
int epy_str_compare(epy_value a, epy_value b); // negative, 0, positive; by code points
bool epy_str_contains(epy_value item, epy_value s);
epy_word epy_str_hash(epy_value s); // equal strs hash equal; not CPython's number

// ---- numbers from text (epy_parse.c) ----------------------------------------------------------------------
// Of a str, bytes or bytearray.
epy_value epy_str_to_int(epy_core *c, epy_value s,
                         epy_int base);               // int(s, base): 0, 2..36; IntLiteral, OverflowInt
epy_float epy_str_to_float(epy_core *c, epy_value s); // float(s): exactly rounded; FloatLiteral

// ---- text of values (epy_repr.c, epy_format.c) ------------------------------------------------------------
epy_value epy_str_value(epy_core *c, epy_value v);  // str(v)
epy_value epy_repr_value(epy_core *c, epy_value v); // repr(v)
epy_value epy_ascii_value(epy_core *c, epy_value v);
// format(v, spec) after the conversion 's', 'r', 'a' or 0; spec: a str or None.
epy_value epy_format_value(epy_core *c, epy_value v, epy_value spec, unsigned conversion);
epy_value epy_str_percent(epy_core *c, epy_value format, epy_value args); // format % args
// round(x, digits): the double that is nearest to x's decimal expansion cut to so many digits, ties to even.
// False if the result overflows.
bool epy_round_digits(double x, epy_int digits, double *result);

#endif
