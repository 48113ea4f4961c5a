// SPDX-License-Identifier: MIT
// Digits of floats, exact for every double: Steele and White's free-format algorithm for the shortest digits,
// the same long division cut off and rounded for a given number of them. Only integers are computed with.
#include "epy_big.h"

// ---- big numbers ------------------------------------------------------------------------------------------

void epy_big_set(epy_big *b, uint64_t value) {
    b->words[0] = (uint32_t)value;
    b->words[1] = (uint32_t)(value >> 32);
    b->count = value >> 32 ? 2 : value != 0;
}

void epy_big_shift(epy_big *b, unsigned bits) {
    int whole = (int)(bits / 32);
    bits %= 32;
    if (b->count == 0)
        return;
    b->words[b->count] = 0;
    for (int i = b->count; i >= 0; i--) {
        uint32_t low = i > 0 && bits ? b->words[i - 1] >> (32 - bits) : 0;
        b->words[i + whole] = b->words[i] << bits | low;
    }
    for (int i = 0; i < whole; i++)
        b->words[i] = 0;
    b->count += whole;
    b->count += b->words[b->count] != 0;
}

void epy_big_scale(epy_big *b, uint32_t factor) {
    uint64_t carry = 0;
    for (int i = 0; i < b->count; i++) {
        carry += (uint64_t)b->words[i] * factor;
        b->words[i] = (uint32_t)carry;
        carry >>= 32;
    }
    if (carry)
        b->words[b->count++] = (uint32_t)carry;
}

void epy_big_scale_ten(epy_big *b, unsigned power) {
    for (; power >= 9; power -= 9)
        epy_big_scale(b, 1000000000);
    for (; power > 0; power--)
        epy_big_scale(b, 10);
}

int epy_big_compare(const epy_big *a, const epy_big *b) {
    if (a->count != b->count)
        return a->count < b->count ? -1 : 1;
    for (int i = a->count - 1; i >= 0; i--)
        if (a->words[i] != b->words[i])
            return a->words[i] < b->words[i] ? -1 : 1;
    return 0;
}

// a -= b * factor; the result is not negative.
static void big_subtract(epy_big *a, const epy_big *b, uint32_t factor) {
    uint64_t carry = 0, borrow = 0;
    for (int i = 0; i < a->count; i++) {
        carry += i < b->count ? (uint64_t)b->words[i] * factor : 0;
        uint64_t difference = (uint64_t)a->words[i] - (uint32_t)carry - borrow;
        a->words[i] = (uint32_t)difference;
        borrow = difference >> 63;
        carry >>= 32;
    }
    while (a->count > 0 && a->words[a->count - 1] == 0)
        a->count--;
}

// Compares a + b with s.
static int big_compare_sum(const epy_big *a, const epy_big *b, const epy_big *s) {
    epy_big sum;
    uint64_t carry = 0;
    int count = a->count > b->count ? a->count : b->count;
    for (int i = 0; i < count; i++) {
        carry += (uint64_t)(i < a->count ? a->words[i] : 0) + (i < b->count ? b->words[i] : 0);
        sum.words[i] = (uint32_t)carry;
        carry >>= 32;
    }
    sum.count = count;
    if (carry)
        sum.words[sum.count++] = (uint32_t)carry;
    return epy_big_compare(&sum, s);
}

// ---- long division ----------------------------------------------------------------------------------------

void epy_double_parts(double x, uint64_t *m, int *e) {
    uint64_t bits = epy_double_bits(x), fraction = bits & ((UINT64_C(1) << 52) - 1);
    int exponent = (int)(bits >> 52 & 0x7FF);
    *m = exponent ? fraction | UINT64_C(1) << 52 : fraction;
    *e = (exponent ? exponent : 1) - 1075;
}

static int bit_length(uint64_t m) {
    int bits = 0;
    for (; m; m >>= 1)
        bits++;
    return bits;
}

// How much s must be shifted so that the first digit of r / s can be read off the highest words.
static unsigned normal_shift(const epy_big *s) {
    int top = bit_length(s->words[s->count - 1]);
    return (unsigned)(top <= 28 ? 28 - top : 60 - top);
}

// The numerator side of the expansion: times 2^e if that is large, times 10^-point if that is.
static void scale_up(epy_big *b, uint64_t value, int e, int point) {
    epy_big_set(b, value);
    epy_big_shift(b, (unsigned)(e > 0 ? e : 0));
    if (point < 0)
        epy_big_scale_ten(b, (unsigned)-point);
}

void epy_expansion_begin(epy_expansion *x, uint64_t m, int e, epy_big *quarter) {
    // floor((bits - 1) * log10(2)) + 1: the power of ten above x, or the one below that
    int point = (int)(((int64_t)(e + bit_length(m) - 1) * INT64_C(1292913986)) >> 32) + 1;
    scale_up(&x->r, m, e, point);
    epy_big_shift(&x->r, 2);
    epy_big_set(&x->s, 1);
    epy_big_shift(&x->s, (unsigned)(e < 0 ? -e : 0) + 2);
    if (point > 0)
        epy_big_scale_ten(&x->s, (unsigned)point);
    x->point = point;
    if (epy_big_compare(&x->r, &x->s) >= 0) {
        epy_big_scale(&x->s, 10);
        x->point++;
    }
    unsigned shift = normal_shift(&x->s);
    epy_big_shift(&x->r, shift);
    epy_big_shift(&x->s, shift);
    if (quarter) {
        scale_up(quarter, 1, e, point);
        epy_big_shift(quarter, shift);
    }
}

unsigned epy_expansion_digit(epy_expansion *x) {
    epy_big_scale(&x->r, 10);
    if (x->r.count < x->s.count)
        return 0;
    unsigned digit = x->r.words[x->s.count - 1] / (x->s.words[x->s.count - 1] + 1);
    if (digit > 0)
        big_subtract(&x->r, &x->s, digit);
    if (epy_big_compare(&x->r, &x->s) >= 0) {
        big_subtract(&x->r, &x->s, 1);
        digit++;
    }
    return digit;
}

// ---- rounding ---------------------------------------------------------------------------------------------

static void strip_zeros(epy_digits *d) {
    while (d->count > 0 && d->digits[d->count - 1] == '0')
        d->count--;
}

// Adds one to the last digit.
static void round_up(epy_digits *d) {
    while (d->count > 0 && d->digits[d->count - 1] == '9')
        d->count--;
    if (d->count > 0) {
        d->digits[d->count - 1]++;
        return;
    }
    d->digits[d->count++] = '1';
    d->point++;
}

// Compares the rest r with half of s.
static int compare_half(epy_expansion *x) {
    epy_big_shift(&x->r, 1);
    return epy_big_compare(&x->r, &x->s);
}

#define MANY_PLACES 1100 // no double has digits beyond

void epy_digits_round(epy_digits *d, double value, int places, bool fixed) {
    epy_expansion x;
    uint64_t m;
    int e;
    d->count = d->point = 0;
    epy_double_parts(value, &m, &e);
    if (m == 0)
        return;
    epy_expansion_begin(&x, m, e, NULL);
    d->point = x.point;
    int wanted = places > MANY_PLACES ? EPY_DIGITS_MAX : fixed ? x.point + places : places;
    if (wanted < 0)
        return;
    if (wanted > EPY_DIGITS_MAX)
        wanted = EPY_DIGITS_MAX;
    while (d->count < wanted && x.r.count > 0)
        d->digits[d->count++] = (char)('0' + epy_expansion_digit(&x));
    int half = compare_half(&x);
    if (half > 0 || (half == 0 && d->count > 0 && (d->digits[d->count - 1] & 1)))
        round_up(d);
    strip_zeros(d);
}

// The neighbours of x lie `below` and `above` away, in halves, in units of s; even: a number exactly half-way
// between x and a neighbour is read as x.
typedef struct shortest {
    epy_expansion x;
    epy_big below, above;
    bool even;
} shortest;

static bool shortest_digit(shortest *s, epy_digits *d) {
    unsigned digit = epy_expansion_digit(&s->x);
    epy_big_scale(&s->below, 10);
    epy_big_scale(&s->above, 10);
    bool low = epy_big_compare(&s->x.r, &s->below) < s->even;
    bool high = big_compare_sum(&s->x.r, &s->above, &s->x.s) > -s->even;
    d->digits[d->count++] = (char)('0' + digit);
    if (!low && !high)
        return false;
    int half = low && high ? compare_half(&s->x) : high ? 1 : -1;
    if (half > 0 || (half == 0 && (digit & 1)))
        round_up(d);
    return true;
}

void epy_digits_shortest(epy_digits *d, double value) {
    shortest s;
    uint64_t m;
    int e;
    d->count = d->point = 0;
    epy_double_parts(value, &m, &e);
    if (m == 0)
        return;
    s.even = (m & 1) == 0;
    epy_expansion_begin(&s.x, m, e, &s.below);
    s.above = s.below;
    epy_big_shift(&s.above, 1);
    bool power_of_two = m == UINT64_C(1) << 52 && e > -1074; // the neighbour below is half as far away
    if (!power_of_two)
        s.below = s.above;
    d->point = s.x.point;
    while (!shortest_digit(&s, d)) {
    }
    strip_zeros(d);
}

#if !EPY_SMALL
// Two at a time: by a constant, which needs no division.
static unsigned decimal_digits(char to[64], epy_word magnitude) {
    static const char pairs[] =
        "0001020304050607080910111213141516171819"
        "2021222324252627282930313233343536373839"
        "4041424344454647484950515253545556575859"
        "6061626364656667686970717273747576777879"
        "8081828384858687888990919293949596979899";
    char *first = to + 64;
    for (; magnitude > 99; magnitude /= 100)
        __builtin_memcpy(first -= 2, pairs + 2 * (magnitude % 100), 2);
    if (magnitude > 9)
        __builtin_memcpy(first -= 2, pairs + 2 * magnitude, 2);
    else
        *--first = (char)('0' + magnitude);
    return (unsigned)(to + 64 - first);
}
#endif

unsigned epy_int_digits(char to[64], epy_word magnitude, unsigned base, bool upper) {
    unsigned count = 0;
#if !EPY_SMALL
    if (base == 10)
        return decimal_digits(to, magnitude);
#endif
    do {
        unsigned digit = (unsigned)(magnitude % base);
        to[63 - count++] = (char)(digit < 10 ? '0' + digit : (upper ? 'A' : 'a') + digit - 10);
        magnitude /= base;
    } while (magnitude > 0);
    return count;
}
