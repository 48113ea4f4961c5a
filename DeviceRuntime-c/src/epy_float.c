// SPDX-License-Identifier: MIT
// Arithmetic of floats that the processor does not have: Python's modulo, floor division, power and rounding,
// exact remainder and square root on the bits. Under i32f32 results are those of double arithmetic rounded
// once.
#include "epy_objects.h"
#include "epy_port.h"

#if EPY_WORD_BITS == 64
#define FRACTION_BITS 52
#define EXPONENT_BITS 11
#else
#define FRACTION_BITS 23
#define EXPONENT_BITS 8
#endif
#define IMPLICIT ((epy_word)1 << FRACTION_BITS)
#define SIGN ((epy_word)1 << (EPY_WORD_BITS - 1))
#define INFINITY_BITS ((((epy_word)1 << EXPONENT_BITS) - 1) << FRACTION_BITS)

static epy_float with_sign_of(epy_float magnitude, epy_float sign) {
    return epy_bits_float((epy_float_bits(magnitude) & ~SIGN) | (epy_float_bits(sign) & SIGN));
}

static bool is_finite(epy_float f) {
    return (epy_float_bits(f) & ~SIGN) < INFINITY_BITS;
}

// ---- remainder --------------------------------------------------------------------------------------------
// A positive float as fraction * 2^(exponent + constant).
static epy_word split(epy_word bits, int *exponent) {
    *exponent = (int)(bits >> FRACTION_BITS);
    if (*exponent == 0) {
        *exponent = 1;
        return bits;
    }
    return (bits & (IMPLICIT - 1)) | IMPLICIT;
}

static epy_word join(epy_word fraction, int exponent) {
    while (fraction < IMPLICIT && exponent > 1) {
        fraction <<= 1;
        exponent--;
    }
    return fraction < IMPLICIT ? fraction : (fraction - IMPLICIT) | ((epy_word)exponent << FRACTION_BITS);
}

// x modulo y, exact, with the sign of x, for finite x and y that is not 0. *quotient: the whole part of |x /
// y|, as many of its leading bits as fit, the last one sticky; *scale: how many follow. The quotient is only
// wanted under i32f32.
static epy_float divide_finite(epy_float x, epy_float y, uint64_t *quotient, int *scale) {
    int exponent, steps;
    epy_word above = epy_float_bits(x) & ~SIGN, below = epy_float_bits(y) & ~SIGN;
    *quotient = 0;
    *scale = 0;
    if (above < below)
        return x;
    epy_word fraction = split(above, &steps), divisor = split(below, &exponent);
    *quotient = fraction / divisor;
    fraction %= divisor;
    for (steps -= exponent; steps > 0; steps -= EXPONENT_BITS) {
        int bits = steps < EXPONENT_BITS ? steps : EXPONENT_BITS;
        fraction <<= bits;
        if (*quotient >> 55 == 0) {
            *quotient = *quotient << bits | fraction / divisor;
        } else {
            *quotient |= fraction >= divisor;
            *scale += bits;
        }
        fraction %= divisor;
    }
    return with_sign_of(epy_bits_float(fraction ? join(fraction, exponent) : 0), x);
}

// C's fmod.
static epy_float remainder_of(epy_float x, epy_float y) {
    uint64_t quotient;
    int scale;
    if (!is_finite(x) || y != y)
        return x - x + y; // NaN
    return is_finite(y) ? divide_finite(x, y, &quotient, &scale) : x;
}

epy_float epy_float_modulo(epy_float x, epy_float y) {
    epy_float remainder = remainder_of(x, y);
    if (remainder == 0)
        return with_sign_of(0, y);
    return (y < 0) != (remainder < 0) ? remainder + y : remainder;
}

// ---- rounding to whole numbers
// ----------------------------------------------------------------------------- Half to even: adding
// 2^FRACTION_BITS leaves no room for a fraction.
epy_float epy_float_nearest(epy_float x) {
    const epy_float big = with_sign_of((epy_float)IMPLICIT, x);
    epy_word magnitude = epy_float_bits(x) & ~SIGN;
    return magnitude == 0 || magnitude >= epy_float_bits((epy_float)IMPLICIT) ? x : (x + big) - big;
}

epy_float epy_float_floor(epy_float x) {
    epy_float whole = epy_float_nearest(x);
    return whole > x ? whole - 1 : whole;
}

#if EPY_WORD_BITS == 64
// As CPython does: the remainder is exact, so the quotient is a whole number but for its own rounding.
epy_float epy_float_floor_divide(epy_float x, epy_float y) {
    epy_float remainder = remainder_of(x, y), quotient = (x - remainder) / y;
    if (remainder != 0 && (y < 0) != (remainder < 0))
        quotient -= 1;
    if (quotient == 0)
        return with_sign_of(0, x / y);
    epy_float whole = epy_float_floor(quotient);
    return quotient - whole > 0.5 ? whole + 1 : whole;
}
#else
// What CPython's doubles give, rounded once, found without doubles: the whole quotient bit by bit.
epy_float epy_float_floor_divide(epy_float x, epy_float y) {
    uint64_t quotient = 0;
    int scale = 0;
    if (!is_finite(x) || y != y)
        return x - x + y; // NaN
    bool negative = (epy_float_bits(x) ^ epy_float_bits(y)) & SIGN;
    epy_float remainder = is_finite(y) ? divide_finite(x, y, &quotient, &scale) : x;
    if (remainder != 0 && negative)
        quotient++;
    epy_float result = epy_float_scaled(quotient, scale);
    return negative ? -result : result;
}
#endif

epy_float epy_float_scaled(uint64_t quotient, int scale) {
#if EPY_WORD_BITS == 32
    for (; quotient >> 32; scale++) // one conversion, of a word
        quotient = quotient >> 1 | (quotient & 1);
#endif
    epy_word bits = epy_float_bits((epy_float)(epy_word)quotient);
    int exponent = (int)(bits >> FRACTION_BITS) + scale;
    if (bits == 0)
        return 0;
    return epy_bits_float(exponent >= (1 << EXPONENT_BITS) - 1
                              ? INFINITY_BITS
                              : (bits & (IMPLICIT - 1)) | (epy_word)exponent << FRACTION_BITS);
}

// ---- power, root ------------------------------------------------------------------------------------------
static bool is_infinite(double x) { // by its bits: no double arithmetic on cores without it
    uint64_t bits;
    __builtin_memcpy(&bits, &x, sizeof bits);
    return bits << 1 == UINT64_C(0x7FF) << 53;
}

epy_float epy_float_power(epy_core *c, epy_float x, epy_float y) {
    bool finite = is_finite(x) && is_finite(y);
    if (y == 0)
        return 1;
    if (finite && x == 0 && y < 0)
        epy_raise(c, EPY_FAULT_PowerOfZero);
    if (finite && x < 0 && y != epy_float_floor(y))
        epy_raise(c, EPY_FAULT_ComplexResult);
    double result = epy_port_math(EPY_MATH_Pow, x, y);
    if (finite && is_infinite(result))
        epy_raise(c, EPY_FAULT_OverflowFloat);
    return (epy_float)result;
}

// Bit by bit, then rounded to even.
epy_float epy_float_sqrt(epy_float x) {
    int exponent;
    const int bias = (1 << (EXPONENT_BITS - 1)) - 1;
    if (!is_finite(x) || epy_float_bits(x) << 1 == 0)
        return x; // zeros, infinity, NaN
    epy_word rest = split(epy_float_bits(x), &exponent), root = 0, sum = 0;
    for (; rest < IMPLICIT; exponent--)
        rest <<= 1;
    exponent -= bias;
    if (exponent & 1)
        rest <<= 1;
    rest <<= 1;
    for (epy_word bit = IMPLICIT << 1; bit; bit >>= 1) {
        if (sum + bit <= rest) {
            rest -= sum + bit;
            sum += bit << 1;
            root += bit;
        }
        rest <<= 1;
    }
    if (rest)
        root += root & 1;
    return epy_bits_float((root >> 1) + ((epy_word)((exponent >> 1) + bias - 1) << FRACTION_BITS));
}
