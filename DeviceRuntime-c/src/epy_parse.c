// SPDX-License-Identifier: MIT
// Numbers from text: int(s, base) and float(s) as CPython reads them.
//
// A float is found with 64-bit arithmetic whose error is known; only where that error leaves open to which
// side the number is rounded is the text compared, digit by digit, with the exact half-way point.
#include "epy_big.h"
#include "epy_bytes.h"
#include "epy_objects.h"

// ---- decimal to double ------------------------------------------------------------------------------------

// 10^(2^i) and 10^-(2^i) as m * 2^e with the highest bit of m set; e follows from the power.
static const uint64_t powers_of_ten[2][9] = {
    {UINT64_C(0xA000000000000000), UINT64_C(0xC800000000000000), UINT64_C(0x9C40000000000000),
     UINT64_C(0xBEBC200000000000), UINT64_C(0x8E1BC9BF04000000), UINT64_C(0x9DC5ADA82B70B59E),
     UINT64_C(0xC2781F49FFCFA6D5), UINT64_C(0x93BA47C980E98CE0), UINT64_C(0xAA7EEBFB9DF9DE8E)},
    {UINT64_C(0xCCCCCCCCCCCCCCCD), UINT64_C(0xA3D70A3D70A3D70A), UINT64_C(0xD1B71758E219652C),
     UINT64_C(0xABCC77118461CEFD), UINT64_C(0xE69594BEC44DE15B), UINT64_C(0xCFB11EAD453994BA),
     UINT64_C(0xA87FEA27A539E9A5), UINT64_C(0xDDD0467C64BCE4A1), UINT64_C(0xC0314325637A193A)},
};
#define APPROXIMATION_ERROR                                                                                  \
    64 // units of the last of 64 bits: 9 factors, each 2.5, and the digits beyond the 19th

static uint64_t multiply_high(uint64_t a, uint64_t b) {
    uint64_t al = (uint32_t)a, ah = a >> 32, bl = (uint32_t)b, bh = b >> 32;
    uint64_t middle = ah * bl + (al * bl >> 32), other = al * bh + (uint32_t)middle;
    return ah * bh + (middle >> 32) + (other >> 32);
}

// m * 2^e, the highest bit of m set.
typedef struct approximation {
    uint64_t m;
    int e;
    bool exact;
} approximation;

static void normalize(approximation *a) {
    while (!(a->m >> 63)) {
        a->m <<= 1;
        a->e--;
    }
}

static approximation approximate(const char *text, const char *end, int point) {
    approximation a = {0, 0, true};
    int digits = 0;
    for (; text < end && digits < 19; text++)
        if (*text >= '0' && *text <= '9') {
            a.m = a.m * 10 + (uint64_t)(*text - '0');
            digits++;
        }
    int power = point - digits;
    a.exact = text == end && power == 0;
    normalize(&a);
    const uint64_t *table = powers_of_ten[power < 0];
    int sign = power < 0 ? -1 : 1;
    for (int i = 0, left = power * sign; left > 0; left >>= 1, i++) {
        if (!(left & 1))
            continue;
        a.m = multiply_high(a.m, table[i]);
        a.e += ((sign * (1 << i) * 217706) >> 16) - 63 + 64;
        normalize(&a);
    }
    return a;
}

// Compares the digits in text..end with m * 2^e: both are 0.d1 d2 ... * 10^point.
static int compare_exactly(const char *text, const char *end, int point, uint64_t m, int e) {
    epy_expansion x;
    epy_expansion_begin(&x, m, e, NULL);
    if (x.point != point)
        return point < x.point ? -1 : 1;
    for (; text < end; text++) {
        if (*text < '0' || *text > '9')
            continue;
        int difference = *text - '0' - (int)epy_expansion_digit(&x);
        if (difference != 0)
            return difference;
    }
    return x.r.count > 0 ? -1 : 0;
}

static uint64_t distance(uint64_t a, uint64_t b) {
    return a > b ? a - b : b - a;
}

// The lowest exponents of ten above which a number is not 0, and below which it is finite: a single is wanted
// under i32f32, but rounded to double first, as CPython does.
#if EPY_WORD_BITS == 64
#define POINT_LOWEST (-323)
#define POINT_HIGHEST 309
#else
#define POINT_LOWEST (-46)
#define POINT_HIGHEST 40
#endif

double epy_digits_to_double(const char *text, const char *end, int point) {
    if (text == end || point < POINT_LOWEST)
        return 0.0;
    if (point > POINT_HIGHEST)
        return epy_bits_double(UINT64_C(0x7FF) << 52);
    approximation a = approximate(text, end, point);
    int unit = a.e + 11 < -1074 ? -1074 : a.e + 11, shift = unit - a.e; // m is in units of 2^unit
    if (shift > 65)
        return 0.0;
    uint64_t m = shift < 64 ? a.m >> shift : 0;
    uint64_t half = shift < 65 ? UINT64_C(1) << (shift - 1) : 0;
    uint64_t rest = shift < 64 ? a.m & (2 * half - 1) : a.m;
    int side = rest < half ? -1 : rest > half;
    if (shift == 65 || (!a.exact && distance(rest, half) <= APPROXIMATION_ERROR))
        side = compare_exactly(text, end, point, 2 * m + 1, unit - 1);
    m += side > 0 || (side == 0 && (m & 1));
    uint64_t bits = m >> 52 ? ((uint64_t)(unit + 1074) << 52) + m : m;
    return epy_bits_double(bits >= UINT64_C(0x7FF) << 52 ? UINT64_C(0x7FF) << 52 : bits);
}

bool epy_round_digits(double x, epy_int digits, double *result) {
    epy_digits d;
    *result = x;
    if (epy_double_special(x) || digits > 1000)
        return true;
    epy_digits_round(&d, x, digits < -1000 ? -1000 : (int)digits, true);
    double rounded = epy_digits_to_double(d.digits, d.digits + d.count, d.point);
    *result = epy_double_negative(x) ? -rounded : rounded;
    return !epy_double_special(rounded);
}

// ---- text to number ---------------------------------------------------------------------------------------

typedef struct cursor {
    const char *at, *end;
} cursor;

static bool is_space_at(cursor *k, unsigned *bytes) {
    return (epy_char_classes(epy_utf8_decode(k->at, bytes)) & EPY_CLASS_SPACE) != 0;
}

static bool is_ascii_space(char x) {
    return x == ' ' || (x >= '\t' && x <= '\r');
}

// Bytes are no UTF-8.
static cursor stripped_bytes(epy_octets s) {
    cursor k = {(const char *)s.items, (const char *)s.items + s.length};
    while (k.at < k.end && is_ascii_space(*k.at))
        k.at++;
    while (k.end > k.at && is_ascii_space(k.end[-1]))
        k.end--;
    return k;
}

// Of a str or bytes, without white space around it.
static cursor stripped(epy_value v, char buffer[4]) {
    if (epy_is_bytes_like(v))
        return stripped_bytes(epy_bytes_view(v));
    epy_text s = epy_str_view(v, buffer);
    cursor k = {s.text, s.text + s.bytes};
    unsigned bytes;
    while (k.at < k.end && is_space_at(&k, &bytes))
        k.at += bytes;
    while (k.end > k.at) {
        cursor last = {k.end - 1, k.end};
        while ((*last.at & 0xC0) == 0x80)
            last.at--;
        if (!is_space_at(&last, &bytes))
            break;
        k.end = last.at;
    }
    return k;
}

static char peek(const cursor *k) {
    return k->at < k->end ? *k->at : 0;
}
static char lower_ascii(char x) {
    return x >= 'A' && x <= 'Z' ? (char)(x + 32) : x;
}

static bool take_sign(cursor *k) {
    char sign = peek(k);
    if (sign == '-' || sign == '+')
        k->at++;
    return sign == '-';
}

static bool is_decimal(char x) {
    return x >= '0' && x <= '9';
}

// Digits with single underscores between them; false where an underscore stands elsewhere. Counts the digits.
static bool take_decimals(cursor *k, int *count) {
    char before = '_';
    for (; is_decimal(peek(k)) || peek(k) == '_'; before = *k->at++) {
        if (peek(k) == '_' && before == '_')
            return false;
        *count += peek(k) != '_';
    }
    return *count == 0 || before != '_';
}

static bool equals_word(cursor k, const char *word) {
    for (; *word; word++, k.at++)
        if (lower_ascii(peek(&k)) != *word)
            return false;
    return k.at == k.end;
}

static bool parse_special(cursor k, double *result) {
    bool infinite = equals_word(k, "inf") || equals_word(k, "infinity");
    *result = epy_bits_double(infinite ? UINT64_C(0x7FF) << 52 : UINT64_C(0x7FF8) << 48);
    return infinite || equals_word(k, "nan");
}

// Exponent after 'e'; false if there is no digit. Large ones stay large enough.
static bool take_exponent(cursor *k, int *exponent) {
    bool negative = take_sign(k);
    const char *start = k->at;
    int count = 0, value = 0;
    if (!take_decimals(k, &count) || count == 0)
        return false;
    for (; start < k->at; start++)
        if (*start != '_' && value < 100000000)
            value = value * 10 + (*start - '0');
    *exponent = negative ? -value : value;
    return true;
}

static bool parse_decimal(cursor k, double *result) {
    int whole = 0, fraction = 0, exponent = 0;
    const char *text = k.at;
    if (!take_decimals(&k, &whole))
        return false;
    if (peek(&k) == '.') {
        k.at++;
        if (!take_decimals(&k, &fraction))
            return false;
    }
    const char *end = k.at;
    if (whole + fraction == 0)
        return false;
    if (lower_ascii(peek(&k)) == 'e') {
        k.at++;
        if (!take_exponent(&k, &exponent))
            return false;
    }
    int point = whole + exponent;
    for (; text < end && (*text < '1' || *text > '9'); text++)
        point -= *text == '0';
    *result = epy_digits_to_double(text, end, point);
    return k.at == k.end;
}

epy_float epy_str_to_float(epy_core *c, epy_value v) {
    char buffer[4];
    cursor k = stripped(v, buffer);
    double result;
    bool negative = take_sign(&k);
    if (!parse_special(k, &result) && !parse_decimal(k, &result))
        epy_raise1(c, EPY_FAULT_FloatLiteral, v);
    return (epy_float)(negative ? -result : result);
}

static unsigned digit_value(char x) {
    x = lower_ascii(x);
    return is_decimal(x) ? (unsigned)(x - '0') : x >= 'a' && x <= 'z' ? (unsigned)(x - 'a' + 10) : 99;
}

// 0x, 0o, 0b: where the base is that or 0. An underscore may follow. Gives the base to go on with.
static unsigned take_prefix(cursor *k, unsigned base) {
    if (k->end - k->at < 2 || *k->at != '0')
        return base ? base : 10;
    char letter = lower_ascii(k->at[1]);
    unsigned named = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 0;
    if (named == 0 || (base != 0 && base != named))
        return base ? base : 10;
    k->at += 2;
    if (peek(k) == '_')
        k->at++;
    return named;
}

enum parsed { PARSED, PARSED_NOT, PARSED_OVERFLOW };

// The largest magnitude: of an int, and under i32f32 of a word.
static enum parsed parse_magnitude(cursor k, unsigned base, epy_word limit, epy_word *magnitude) {
    bool overflow = false;
    epy_word value = 0;
    char before = '_';
    if (k.at == k.end)
        return PARSED_NOT;
    for (; k.at < k.end; before = *k.at++) {
        unsigned digit = digit_value(*k.at);
        if (*k.at == '_' ? before == '_' : digit >= base)
            return PARSED_NOT;
        if (*k.at == '_')
            continue;
        overflow |= __builtin_mul_overflow(value, (epy_word)base, &value) ||
                    __builtin_add_overflow(value, (epy_word)digit, &value) || value > limit;
    }
    *magnitude = value;
    return before == '_' ? PARSED_NOT : overflow ? PARSED_OVERFLOW : PARSED;
}

static bool is_zero_literal(cursor k) {
    for (; k.at < k.end; k.at++)
        if (*k.at != '0' && *k.at != '_')
            return false;
    return true;
}

#if EPY_USES_TYPE(ByteArray)
static epy_value bytes_of(epy_core *c, epy_value v) {
    return epy_bytes_from(c, EPY_TYPE_Bytes, epy_bytes_view(v).items, epy_bytes_view(v).length);
}
#else
#define bytes_of(c, v) (v)
#endif

epy_value epy_str_to_int(epy_core *c, epy_value v, epy_int base) {
    char buffer[4];
    if (base != 0 && (base < 2 || base > 36))
        epy_raise(c, EPY_FAULT_IntBase);
    cursor k = stripped(v, buffer);
    bool negative = take_sign(&k);
    const char *start = k.at;
    unsigned actual = take_prefix(&k, (unsigned)base);
    epy_word magnitude, most = EPY_WORD_BITS == 64 ? (epy_word)EPY_INT_MAX : (epy_word)-1;
    enum parsed how = parse_magnitude(k, actual, negative ? (epy_word)EPY_INT_MIN : most, &magnitude);
    bool leading_zero = base == 0 && k.at == start && peek(&k) == '0' && !is_zero_literal(k);
    if (how == PARSED_NOT || leading_zero)
        epy_raise2(c, EPY_FAULT_IntLiteral, epy_small(base), EPY_IS(ByteArray, v) ? bytes_of(c, v) : v);
    if (how == PARSED_OVERFLOW)
        epy_raise(c, EPY_FAULT_OverflowInt);
    return epy_wide_value(c, negative ? (epy_int)(0 - magnitude) : (epy_wide)magnitude);
}
