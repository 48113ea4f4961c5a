// SPDX-License-Identifier: MIT
// Making text: a builder that grows a str, digits of numbers, format specifications, and Unicode properties.
// Used by the files that make strings; other code needs only epy_str.h.
#ifndef EPY_TEXT_H
#define EPY_TEXT_H

#include "epy_objects.h"
#include "epy_str.h"

// ---- builder ----------------------------------------------------------------------------------------------
// Text of unknown size: first in `local`, then in a Str object that is doubled. Between begin and end the
// builder owns one temporary root, so pushes in between are popped before end.
#define EPY_BUILDER_LOCAL 96
typedef struct epy_builder {
    epy_core *c;
    char *text;
    uint32_t used, room;
    unsigned root;
    char local[EPY_BUILDER_LOCAL];
} epy_builder;

void epy_builder_begin(epy_builder *b, epy_core *c);
void epy_builder_bytes(epy_builder *b, const char *text, size_t bytes);
void epy_builder_c(epy_builder *b, const char *text); // terminated
void epy_builder_char(epy_builder *b, uint32_t code_point);
void epy_builder_fill(epy_builder *b, uint32_t code_point, uint32_t count);
void epy_builder_str(epy_builder *b, epy_value s);
char *epy_builder_reserve(epy_builder *b, size_t bytes); // room at the end; the caller counts up b->used
epy_value epy_builder_end(epy_builder *b);

size_t epy_c_length(const char *text); // of terminated text
// First place of `sub` in text, or NULL; an empty one is found at once.
const char *epy_text_find(const char *text, uint32_t bytes, const char *sub, uint32_t sub_bytes);

// A str of so many bytes to be filled in; then finished with its number of code points (1 gives the
// immediate).
epy_str *epy_str_allocate(epy_core *c, size_t bytes);
epy_value epy_str_finish(epy_str *s, uint32_t length);

// ---- numbers as digits (epy_digits.c) ---------------------------------------------------------------------
// Longest exact decimal expansion: 767 digits for doubles, 112 for singles.
#if EPY_WORD_BITS == 64
#define EPY_DIGITS_MAX 772
#else
#define EPY_DIGITS_MAX 116
#endif
// 0.d1 d2 d3 ... dn * 10^point, without trailing zeros unless asked for; zero has no digits. Not for inf and
// nan.
typedef struct epy_digits {
    int count, point;
    char digits[EPY_DIGITS_MAX]; // '0'..'9'
} epy_digits;

void epy_digits_shortest(epy_digits *d, double x); // of |x|: the fewest that give x again
// Rounded half-even at `places` significant digits (fixed false) or digits after the point (fixed true).
void epy_digits_round(epy_digits *d, double x, int places, bool fixed);
// The double nearest to 0.d1 d2 d3... * 10^point: exactly rounded, may be inf. The digits, the first of them
// not '0', stand in text..end, in which anything else than a digit is skipped.
double epy_digits_to_double(const char *text, const char *end, int point);

// 64-bit parts of a double without floating-point arithmetic.
static inline uint64_t epy_double_bits(double x) {
    uint64_t bits;
    __builtin_memcpy(&bits, &x, sizeof bits);
    return bits;
}
static inline double epy_bits_double(uint64_t bits) {
    double x;
    __builtin_memcpy(&x, &bits, sizeof x);
    return x;
}
static inline bool epy_double_special(double x) {
    return (epy_double_bits(x) >> 52 & 0x7FF) == 0x7FF;
}
static inline bool epy_double_nan(double x) {
    return (epy_double_bits(x) & ~(UINT64_C(1) << 63)) > UINT64_C(0x7FF) << 52;
}
static inline bool epy_double_negative(double x) {
    return epy_double_bits(x) >> 63;
}

// Digits in base 2..36, at the end of `to`; how many.
unsigned epy_int_digits(char to[64], epy_word magnitude, unsigned base, bool upper);
static inline double epy_int_double(int64_t i) {
    double magnitude = (double)epy_magnitude(i);
    return i < 0 ? -magnitude : magnitude;
}

void epy_text_int(epy_builder *b, int64_t value);
void epy_text_float(epy_builder *b, double value); // as repr does
// As %e %f %g do ('e' 'E' 'f' 'F' 'g' 'G'), or repr ('r'); of |value|: the sign is for the caller.
// add_dot_zero: a digit after the point always, unless there is an exponent.
void epy_text_magnitude(epy_builder *b, double value, char code, int precision, bool alternate,
                        bool add_dot_zero);

// ---- format specifications (epy_format.c) -----------------------------------------------------------------
typedef struct epy_spec {
    uint32_t fill; // code point
    char align;    // '<' '>' '^' '=' or 0
    char sign;     // '+' '-' ' ' or 0
    bool alternate, no_negative_zero;
    char grouping;     // ',' '_' or 0
    uint32_t type;     // code point, or 0
    int32_t width;     // -1: none
    int32_t precision; // -1: none
} epy_spec;

// A number as text: sign, prefix ("0x"), then digits, of which the first so many can be grouped.
typedef struct epy_number {
    char sign; // 0: none
    const char *prefix;
    const char *digits;
    uint32_t bytes, whole;
    unsigned group; // digits between separators
} epy_number;

void epy_format_number(epy_builder *b, const epy_number *number, const epy_spec *spec);
// Text, cut to the precision, filled up to the width; align: the default.
void epy_format_text(epy_builder *b, epy_text text, const epy_spec *spec, char align);
int32_t epy_spec_number(const char **at, const char *end); // decimal digits; -1: none, -2: too many

// ---- values as text (epy_repr.c) --------------------------------------------------------------------------
epy_value epy_converted(epy_core *c, epy_value v, unsigned conversion); // to a str: 's' str, 'r' repr, 'a' ascii

// ---- Unicode (epy_unicode.c) ------------------------------------------------------------------------------
// Case and classes are complete for U+0000-017F and U+0370-052F (ASCII, Latin-1, Latin Extended-A, Greek,
// Cyrillic). Beyond: no case, no digits; letters are Latin Extended-B and Additional, Hebrew, Arabic, kana,
// Han and Hangul; white space is complete.
enum epy_char_class {
    EPY_CLASS_UPPER = 1,
    EPY_CLASS_LOWER = 2,
    EPY_CLASS_ALPHA = 4,
    EPY_CLASS_DECIMAL = 8,
    EPY_CLASS_DIGIT = 16,
    EPY_CLASS_NUMERIC = 32,
    EPY_CLASS_SPACE = 64,
};
unsigned epy_char_classes(uint32_t code_point);
bool epy_char_printable(uint32_t code_point);
// Code points that take its place, at most 3; returns how many.
unsigned epy_char_upper(uint32_t code_point, uint32_t to[3]);
unsigned epy_char_title(uint32_t code_point, uint32_t to[3]);
unsigned epy_char_lower(uint32_t code_point, uint32_t to[3]);

#endif
