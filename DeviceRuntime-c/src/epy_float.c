// SPDX-License-Identifier: MIT
// Arithmetic of floats that the processor does not have: Python's modulo, floor division, power and rounding, exact
// remainder and square root on the bits. Under i32f32 results are those of double arithmetic rounded once.
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

// ---- remainder ------------------------------------------------------------------------------------------------------
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

// C's fmod: exact, with the sign of x.
static epy_float remainder_of(epy_float x, epy_float y) {
    epy_word above = epy_float_bits(x) & ~SIGN, below = epy_float_bits(y) & ~SIGN;
    int exponent, steps;
    if (above >= INFINITY_BITS || below > INFINITY_BITS || below == 0)
        return (x * y) / (x * y); // NaN
    if (above < below)
        return x;
    epy_word fraction = split(above, &steps), divisor = split(below, &exponent);
    fraction %= divisor;
    for (steps -= exponent; steps > 0 && fraction != 0; steps -= EXPONENT_BITS)
        fraction = (fraction << (steps < EXPONENT_BITS ? steps : EXPONENT_BITS)) % divisor;
    return with_sign_of(epy_bits_float(fraction ? join(fraction, exponent) : 0), x);
}

epy_float epy_float_modulo(epy_float x, epy_float y) {
    epy_float remainder = remainder_of(x, y);
    if (remainder == 0)
        return with_sign_of(0, y);
    return (y < 0) != (remainder < 0) ? remainder + y : remainder;
}

// ---- rounding to whole numbers ----------------------------------------------------------------------------------------
// Half to even: adding 2^52 leaves no room for a fraction.
static double nearest(double x) {
    const double big = 0x1p52;
    if (!(x < big && x > -big) || x == 0)
        return x;
    return x < 0 ? (x - big) + big : (x + big) - big;
}

static double round_down(double x) {
    double whole = nearest(x);
    return whole > x ? whole - 1 : whole;
}

epy_float epy_float_floor(epy_float f) { return (epy_float)round_down(f); }
epy_float epy_float_nearest(epy_float f) { return (epy_float)nearest(f); }

// As CPython does: the remainder is exact, so the quotient is a whole number but for its own rounding.
epy_float epy_float_floor_divide(epy_float x, epy_float y) {
    epy_float remainder = remainder_of(x, y);
    double quotient = ((double)x - remainder) / y;
    if (remainder != 0 && (y < 0) != (remainder < 0))
        quotient -= 1;
    if (quotient == 0)
        return with_sign_of(0, x / y);
    double whole = round_down(quotient);
    return (epy_float)(quotient - whole > 0.5 ? whole + 1 : whole);
}

// ---- power, root ----------------------------------------------------------------------------------------------------
epy_float epy_float_power(epy_core *c, epy_float x, epy_float y) {
    bool finite = x - x == 0 && y - y == 0;
    if (y == 0)
        return 1;
    if (finite && x == 0 && y < 0)
        epy_raise(c, EPY_FAULT_PowerOfZero);
    if (finite && x < 0 && y != epy_float_floor(y))
        epy_raise(c, EPY_FAULT_ComplexResult);
    double result = epy_port_math(EPY_MATH_Pow, x, y);
    if (finite && result - result != 0)
        epy_raise(c, EPY_FAULT_OverflowFloat);
    return (epy_float)result;
}

// Bit by bit, then rounded to even.
epy_float epy_float_sqrt(epy_float x) {
    int exponent;
    const int bias = (1 << (EXPONENT_BITS - 1)) - 1;
    if (!(x > 0) || x - x != 0)
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
