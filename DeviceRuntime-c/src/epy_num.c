// SPDX-License-Identifier: MIT
// Ints as values: boxing, conversion, and arithmetic of ints whose types were found out at run time. Under
// i32f32 a dynamic int covers -2^31..2^32-1, so it is computed in 64 bits (epy_wide); divisions use the
// magnitudes, which fit a word. Whatever leaves the range raises OverflowInt.
#include "epy_objects.h"

// ---- faults -----------------------------------------------------------------------------------------------
void epy_overflow(epy_core *c) {
    epy_raise1(c, EPY_FAULT_OverflowInt, epy_small(EPY_WORD_BITS));
}

static EPY_NORETURN EPY_COLD void overflow_word(epy_core *c) {
    epy_raise1(c, EPY_FAULT_OverflowInt, epy_small(32));
}

void epy_overflow_at(epy_core *c, epy_act *a, epy_at at) {
    epy_here(c, a, at);
    epy_overflow(c);
}

void epy_overflow_word_at(epy_core *c, epy_act *a, epy_at at) {
    epy_here(c, a, at);
    overflow_word(c);
}

// ---- boxing -----------------------------------------------------------------------------------------------
bool epy_is_int_or_bool(epy_value v) {
    return epy_is_int(v) || epy_is_bool(v);
}

static epy_value box_int(epy_core *c, epy_word bits, unsigned subtype) {
    epy_big_int *big = (epy_big_int *)epy_allocate(c, 2, EPY_TYPE_Int, subtype);
    big->bits = bits;
    return epy_of(big);
}

epy_value epy_int_value(epy_core *c, epy_int i) {
    return epy_fits_small(i) ? epy_small(i) : box_int(c, (epy_word)i, 0);
}

epy_value epy_word_value(epy_core *c, uint32_t w) {
    return EPY_WORD_BITS == 64 || (int32_t)w >= 0 ? epy_int_value(c, (epy_int)w) : box_int(c, w, 1);
}

epy_value epy_float_value(epy_core *c, epy_float f) {
    epy_box_float *box =
        (epy_box_float *)epy_allocate(c, sizeof(epy_box_float) / sizeof(epy_word), EPY_TYPE_Float, 0);
    box->value = f;
    return epy_of(box);
}

epy_wide epy_wide_of(epy_value v) {
    if (epy_is_small(v))
        return epy_small_int(v);
    if (epy_is_bool(v))
        return v == EPY_TRUE;
    epy_big_int *big = (epy_big_int *)epy_ref(v);
    return epy_header_subtype(epy_ref(v)) ? (epy_wide)big->bits : (epy_wide)(epy_int)big->bits;
}

epy_word epy_magnitude(epy_wide w) {
    return w < 0 ? (epy_word)0 - (epy_word)w : (epy_word)w;
}

epy_value epy_wide_value(epy_core *c, epy_wide w) {
    if (w == (epy_int)w)
        return epy_int_value(c, (epy_int)w);
    if (w != (epy_wide)(uint32_t)w)
        epy_overflow(c);
    return epy_word_value(c, (uint32_t)w);
}

void epy_wrong_type(epy_core *c, unsigned expected, epy_value v) {
    if (expected >= EPY_TYPE_COUNT) // a refined list
        expected = EPY_TYPE_List;
    epy_raise2(c, EPY_FAULT_WrongType, epy_type_value((enum epy_type)expected), v);
}

epy_int epy_unbox_int(epy_core *c, epy_value v) {
    if (!epy_is_int(v))
        epy_wrong_type(c, EPY_TYPE_Int, v);
    return epy_index(c, v);
}

uint32_t epy_word_of(epy_core *c, epy_value v) {
    if (!epy_is_int(v))
        epy_wrong_type(c, EPY_TYPE_Int, v);
    epy_wide w = epy_wide_of(v);
    if (w != (epy_wide)(uint32_t)w)
        overflow_word(c);
    return (uint32_t)w;
}

epy_int epy_index_clamped(epy_core *c, epy_value v) {
    if (!epy_is_int_or_bool(v))
        epy_raise1(c, EPY_FAULT_NotIndex, v);
    epy_wide w = epy_wide_of(v);
    return w > EPY_INT_MAX ? EPY_INT_MAX : (epy_int)w;
}

epy_int epy_index(epy_core *c, epy_value v) {
    epy_int i = epy_index_clamped(c, v);
    if (i != epy_wide_of(v))
        epy_overflow(c);
    return i;
}

// ---- to and from float ------------------------------------------------------------------------------------
static epy_float wide_float(epy_wide w) {
    return w == (epy_int)w ? (epy_float)(epy_int)w : (epy_float)(uint32_t)w;
}

bool epy_number_as_float(epy_value v, epy_float *result) {
    if (epy_is_float(v))
        *result = epy_float_of(v);
    else if (epy_is_int_or_bool(v))
        *result = wide_float(epy_wide_of(v));
    else
        return false;
    return true;
}

epy_float epy_real(epy_core *c, epy_value v) {
    epy_float f;
    if (!epy_number_as_float(v, &f))
        epy_raise1(c, EPY_FAULT_NotFloat, v);
    return f;
}

#if EPY_WORD_BITS == 64
#define FRACTION_BITS 52
#define BIAS 1023
#else
#define FRACTION_BITS 23
#define BIAS 127
#endif
#define SIGN ((epy_word)1 << (EPY_WORD_BITS - 1))
#define INFINITY_BITS ((epy_word)(2 * BIAS + 1) << FRACTION_BITS)

// The whole part of a float, and whether it has a fraction, on its bits. False if no dynamic int is that
// large: those cover -2^31..2^32-1 or -2^63..2^63-1.
static bool whole_part(epy_float f, epy_wide *whole, bool *inexact) {
    epy_word bits = epy_float_bits(f) & ~SIGN, fraction = bits;
    int shift = (int)(bits >> FRACTION_BITS) - (BIAS + FRACTION_BITS);
    if (bits >> FRACTION_BITS)
        fraction = (bits & (((epy_word)1 << FRACTION_BITS) - 1)) | (epy_word)1 << FRACTION_BITS;
    if (shift >= EPY_WORD_BITS - FRACTION_BITS)
        return false;
    *inexact = false;
    if (shift >= 0) {
        fraction <<= shift;
    } else {
        unsigned right = shift < -FRACTION_BITS ? FRACTION_BITS + 1 : (unsigned)-shift;
        *inexact = fraction << (EPY_WORD_BITS - right) != 0;
        fraction >>= right;
    }
    bool negative = epy_float_bits(f) & SIGN;
    *whole = negative ? (epy_wide)(0 - (uint64_t)fraction) : (epy_wide)fraction;
    return negative ? fraction <= SIGN : EPY_WORD_BITS == 32 || fraction < SIGN;
}

epy_value epy_float_to_int(epy_core *c, epy_float f) {
    epy_wide whole;
    bool inexact;
    if (!whole_part(f, &whole, &inexact)) {
        epy_word magnitude = epy_float_bits(f) & ~SIGN;
        if (magnitude < INFINITY_BITS)
            epy_overflow(c);
        epy_raise(c, magnitude == INFINITY_BITS ? EPY_FAULT_OverflowFloatToInt : EPY_FAULT_NanToInt);
    }
    return epy_wide_value(c, whole);
}

epy_int epy_float_truncate(epy_core *c, epy_float f) {
    return epy_index(c, epy_float_to_int(c, f));
}

int epy_compare_int_float(epy_wide i, epy_float f) {
    epy_wide whole;
    bool inexact;
    if ((epy_float_bits(f) & ~SIGN) > INFINITY_BITS)
        return 2;
    int away = epy_float_bits(f) & SIGN ? 1 : -1; // the int against a float that is further from 0
    if (!whole_part(f, &whole, &inexact))
        return away;
    return i < whole ? -1 : i > whole ? 1 : inexact ? away : 0;
}

// The quotient as an integer of at least 55 bits, its last bit sticky, converts with one rounding; the scale
// is exact.
#if EPY_WORD_BITS == 64
static uint64_t long_quotient(uint64_t dividend, uint64_t divisor, int *scale) {
    int shift = 55 - __builtin_clzll(divisor) + __builtin_clzll(dividend | 1);
    *scale = shift < 0 ? 0 : shift;
    unsigned __int128 scaled = (unsigned __int128)dividend << *scale;
    return (uint64_t)(scaled / divisor) | (scaled % divisor != 0);
}
#else
// Without 64-bit division; rounded to a double's 53 bits first, as the quotient is a double that becomes
// single.
static uint64_t long_quotient(uint32_t dividend, uint32_t divisor, int *scale) {
    uint64_t quotient = dividend / divisor, rest = dividend % divisor;
    *scale = -2;
    for (; dividend != 0 && quotient >> 54 == 0; ++*scale) {
        rest <<= 1;
        quotient <<= 1;
        if (rest >= divisor) {
            rest -= divisor;
            quotient |= 1;
        }
    }
    unsigned last = (unsigned)quotient & 7; // the last bit kept, half, quarter
    return (quotient >> 2) + ((last & 3) == 3 || ((last & 3) == 2 && (rest != 0 || last & 4)));
}
#endif

epy_float epy_wide_divide(epy_wide x, epy_wide y) {
    int scale;
    if (epy_is_exact_float(x) && epy_is_exact_float(y))
        return (epy_float)(epy_int)x / (epy_float)(epy_int)y;
    uint64_t quotient = long_quotient(epy_magnitude(x), epy_magnitude(y), &scale);
    epy_float result = epy_float_scaled(quotient, -scale);
    return (x < 0) != (y < 0) ? -result : result;
}

// ---- arithmetic -------------------------------------------------------------------------------------------
static epy_wide multiply(epy_core *c, epy_wide x, epy_wide y) {
#if EPY_WORD_BITS == 32
    uint64_t product = (uint64_t)epy_magnitude(x) * epy_magnitude(y);
    if (product > UINT32_MAX) // too large with either sign
        epy_overflow(c);
    return (x < 0) != (y < 0) ? -(epy_wide)product : (epy_wide)product;
#else
    epy_wide product;
    if (__builtin_mul_overflow(x, y, &product))
        epy_overflow(c);
    return product;
#endif
}

_Static_assert(EPY_OPERATOR_FloorDivide == EPY_OPERATOR_Divide + 1 &&
                   EPY_OPERATOR_Modulo == EPY_OPERATOR_Divide + 2 &&
                   EPY_FAULT_FloorDivideByZero == EPY_FAULT_DivideByZero + 1 &&
                   EPY_FAULT_ModuloByZero == EPY_FAULT_DivideByZero + 2,
               "divisions and their faults are in the same order");

static void check_divisor(epy_core *c, epy_wide y, enum epy_operator op) {
    if (y == 0)
        epy_raise(c, EPY_FAULT_DivideByZero + (op - EPY_OPERATOR_Divide));
}

// Quotient rounded down, or what remains: it has the divisor's sign.
static epy_wide divide(epy_core *c, epy_wide x, epy_wide y, enum epy_operator op) {
    check_divisor(c, y, op);
    epy_word divisor = epy_magnitude(y), quotient = epy_magnitude(x) / divisor,
             rest = epy_magnitude(x) % divisor;
    bool negative = (x < 0) != (y < 0);
    if (negative && rest != 0) {
        quotient++;
        rest = divisor - rest;
    }
    if (op == EPY_OPERATOR_Modulo) {
        negative = y < 0;
        quotient = rest;
    } else if (EPY_WORD_BITS == 64 && !negative && (epy_int)quotient < 0) {
        epy_overflow(c);
    }
    return negative ? (epy_wide)(0 - (uint64_t)quotient) : (epy_wide)quotient;
}

static epy_wide shift_left(epy_core *c, epy_wide x, epy_wide count) {
    if (x == 0)
        return 0;
    if (count >= EPY_WORD_BITS)
        epy_overflow(c);
#if EPY_WORD_BITS == 32
    return multiply(c, x, (epy_wide)((epy_word)1 << count));
#else
    epy_wide result = (epy_wide)((uint64_t)x << count);
    if (result >> count != x)
        epy_overflow(c);
    return result;
#endif
}

static epy_wide shift(epy_core *c, epy_wide x, epy_wide count, enum epy_operator op) {
    if (count < 0)
        epy_raise(c, EPY_FAULT_NegativeShift);
    if (op == EPY_OPERATOR_ShiftLeft)
        return shift_left(c, x, count);
    if (count >= EPY_WORD_BITS)
        return x < 0 ? -1 : 0;
    return x < 0 ? (epy_int)x >> count : (epy_wide)((epy_word)x >> count);
}

static epy_wide power(epy_core *c, epy_wide x, epy_word y) {
    epy_wide result = 1;
    for (;;) {
        if (y & 1)
            result = multiply(c, result, x);
        y >>= 1;
        if (y == 0)
            return result;
        x = multiply(c, x, x);
    }
}

epy_int epy_int_power(epy_core *c, epy_int x, epy_int y) {
    if (y < 0)
        epy_raise(c, EPY_FAULT_NegativePower);
    epy_wide result = power(c, x, (epy_word)y);
    if (result != (epy_int)result)
        epy_overflow(c);
    return (epy_int)result;
}

// Under i32f32 64 bits are always enough.
static epy_wide add(epy_core *c, epy_wide x, epy_wide y) {
    epy_wide sum;
    if (__builtin_add_overflow(x, y, &sum) && EPY_WORD_BITS == 64)
        epy_overflow(c);
    return sum;
}

static epy_wide subtract(epy_core *c, epy_wide x, epy_wide y) {
    epy_wide difference;
    if (__builtin_sub_overflow(x, y, &difference) && EPY_WORD_BITS == 64)
        epy_overflow(c);
    return difference;
}

epy_value epy_wide_add(epy_core *c, epy_wide x, epy_wide y) {
    return epy_wide_value(c, add(c, x, y));
}

epy_value epy_int_binary(epy_core *c, epy_wide x, epy_wide y, enum epy_operator op) {
    switch ((int)op) {
    case EPY_OPERATOR_Add: x = add(c, x, y); break;
    case EPY_OPERATOR_Subtract: x = subtract(c, x, y); break;
    case EPY_OPERATOR_And: x &= y; break;
    case EPY_OPERATOR_Or: x |= y; break;
    case EPY_OPERATOR_Xor: x ^= y; break;
#if EPY_USES_OPERATOR(Multiply)
    case EPY_OPERATOR_Multiply: x = multiply(c, x, y); break;
#endif
#if EPY_USES_OPERATOR(FloorDivide) || EPY_USES_OPERATOR(Modulo)
    case EPY_OPERATOR_FloorDivide:
    case EPY_OPERATOR_Modulo: x = divide(c, x, y, op); break;
#endif
#if EPY_USES_OPERATOR(ShiftLeft) || EPY_USES_OPERATOR(ShiftRight)
    case EPY_OPERATOR_ShiftLeft:
    case EPY_OPERATOR_ShiftRight: x = shift(c, x, y, op); break;
#endif
#if EPY_USES_OPERATOR(Power)
    case EPY_OPERATOR_Power:
        if (y < 0)
            return epy_float_value(c, epy_float_power(c, wide_float(x), wide_float(y)));
        x = power(c, x, (epy_word)y);
        break;
#endif
#if EPY_USES_OPERATOR(Divide)
    case EPY_OPERATOR_Divide: check_divisor(c, y, op); return epy_float_value(c, epy_wide_divide(x, y));
#endif
    default: return EPY_UNBOUND; // no operator of ints
    }
    return epy_wide_value(c, x);
}
