// SPDX-License-Identifier: MIT
// Built-in functions of numbers: abs round divmod pow int float, and the methods of int and float.
#include "epy_bytes.h"
#include "epy_objects.h"
#include "epy_special.h"

epy_value epy_builtin_Abs(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_value x = args[0];
    if (EPY_HAS_SPECIAL(Abs) && epy_has_special(c, EPY_SPECIAL_Abs, x))
        return epy_special(c, EPY_SPECIAL_Abs, x, NULL, 0);
    if (epy_is_int_or_bool(x)) {
        epy_wide i = epy_wide_of(x);
        if (EPY_WORD_BITS == 64 && i == EPY_INT_MIN)
            epy_overflow(c);
        return epy_wide_value(c, i < 0 ? -i : i);
    }
    if (!epy_is_float(x))
        epy_raise1(c, EPY_FAULT_AbsType, x);
    return epy_float_value(c, epy_bits_float(epy_float_bits(epy_float_of(x)) << 1 >> 1));
}

// ---- round ------------------------------------------------------------------------------------------------
// To a multiple of 10^places, half to even.
static epy_value round_int(epy_core *c, epy_wide i, epy_int places) {
    const epy_int most = EPY_WORD_BITS == 64 ? 19 : 9;
    epy_word unit = 1, magnitude = epy_magnitude(i);
    if (places > most)
        return epy_small(0);
    while (places-- > 0)
        unit *= 10;
    epy_word quotient = magnitude / unit, rest = magnitude % unit;
    if (rest > unit - rest || (rest == unit - rest && (quotient & 1)))
        quotient++;
    uint64_t rounded = (uint64_t)quotient * unit;
    if (rounded >> 63)
        epy_overflow(c);
    return epy_wide_value(c, i < 0 ? -(epy_wide)rounded : (epy_wide)rounded);
}

static epy_value round_float(epy_core *c, epy_value x, epy_int digits) {
    double result;
    epy_float f = epy_float_of(x);
    if (f - f != 0) // infinity, NaN
        return x;
    if (!epy_round_digits(f, digits, &result))
        epy_raise(c, EPY_FAULT_RoundOverflow);
    return epy_float_value(c, (epy_float)result);
}

epy_value epy_builtin_Round(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_value x = args[0];
    bool whole = args[1] == EPY_UNBOUND || args[1] == EPY_NONE, is_float = epy_is_float(x);
    if (EPY_HAS_SPECIAL(Round) && epy_has_special(c, EPY_SPECIAL_Round, x))
        return epy_special(c, EPY_SPECIAL_Round, x, args + 1, args[1] == EPY_UNBOUND || args[1] == EPY_NONE ? 0 : 1);
    if (!is_float && !epy_is_int_or_bool(x))
        epy_raise1(c, EPY_FAULT_RoundType, x);
    epy_int digits = whole ? 0 : epy_index_clamped(c, args[1]);
    if (is_float)
        return whole ? epy_float_to_int(c, epy_float_nearest(epy_float_of(x))) : round_float(c, x, digits);
    return digits >= 0 ? epy_wide_value(c, epy_wide_of(x)) : round_int(c, epy_wide_of(x), -digits);
}

// ---- divmod, pow ------------------------------------------------------------------------------------------
epy_value epy_builtin_Divmod(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_float x, y;
    if (EPY_HAS_SPECIAL(Divmod) || EPY_HAS_SPECIAL(ReflectedDivmod)) {
        epy_value result = epy_special_divmod(c, args[0], args[1]);
        if (result != EPY_UNBOUND)
            return result;
    }
    if (!epy_number_as_float(args[0], &x) || !epy_number_as_float(args[1], &y))
        epy_raise2(c, EPY_FAULT_DivmodTypes, args[0], args[1]);
    if (y == 0 && (epy_is_float(args[0]) || epy_is_float(args[1])))
        epy_raise(c, EPY_FAULT_FloatDivmodByZero);
    epy_value quotient = epy_dynamic_binary(c, args[0], args[1], EPY_OPERATOR_FloorDivide);
    epy_push(c, quotient);
    epy_value remainder = epy_dynamic_binary(c, args[0], args[1], EPY_OPERATOR_Modulo);
    epy_pop(c, 1);
    return epy_tuple_2(c, quotient, remainder);
}

static epy_word multiply_modulo(epy_word x, epy_word y, epy_word modulus) {
#if EPY_WORD_BITS == 64
    return (epy_word)((unsigned __int128)x * y % modulus);
#else
    epy_word result = 0; // without a 64-bit division
    for (; y; y >>= 1) {
        if (y & 1)
            result = result >= modulus - x ? result - (modulus - x) : result + x;
        x = x >= modulus - x ? x - (modulus - x) : x + x;
    }
    return result;
#endif
}

static epy_word invert_modulo(epy_core *c, epy_word x, epy_word modulus) {
    epy_word larger = modulus, smaller = x, before = 0, factor = 1 % modulus;
    while (smaller) {
        epy_word quotient = larger / smaller, rest = larger % smaller;
        epy_word product = multiply_modulo(quotient % modulus, factor, modulus);
        epy_word next = before >= product ? before - product : before + (modulus - product);
        larger = smaller, smaller = rest;
        before = factor, factor = next;
    }
    if (larger != 1)
        epy_raise(c, EPY_FAULT_PowerModulusInverse);
    return before;
}

static epy_value power_modulo(epy_core *c, epy_wide base, epy_wide exponent, epy_wide modulus) {
    if (modulus == 0)
        epy_raise(c, EPY_FAULT_PowerModulusZero);
    epy_word m = epy_magnitude(modulus), x = epy_magnitude(base) % m, result = 1 % m;
    if (base < 0 && x)
        x = m - x;
    if (exponent < 0)
        x = invert_modulo(c, x, m);
    for (epy_word left = epy_magnitude(exponent); left; left >>= 1) {
        if (left & 1)
            result = multiply_modulo(result, x, m);
        x = multiply_modulo(x, x, m);
    }
    return epy_wide_value(c, modulus < 0 && result ? (epy_wide)result + modulus : (epy_wide)result);
}

epy_value epy_builtin_Pow(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    if (args[2] == EPY_UNBOUND || args[2] == EPY_NONE)
        return epy_dynamic_binary(c, args[0], args[1], EPY_OPERATOR_Power);
    if (EPY_HAS_SPECIAL(Power) && epy_has_special(c, EPY_SPECIAL_Power, args[0])) {
        epy_value result = epy_special(c, EPY_SPECIAL_Power, args[0], args + 1, 2);
        if (result == EPY_NOT_IMPLEMENTED)
            epy_raise3(c, EPY_FAULT_PowerTypes, args[0], args[1], args[2]);
        return result;
    }
    bool ints = true, floats = false;
    for (unsigned i = 0; i < 3; i++) {
        ints &= epy_is_int_or_bool(args[i]);
        floats |= epy_is_float(args[i]);
    }
    if (!ints && floats)
        epy_raise(c, EPY_FAULT_PowerModulusTypes);
    if (!ints)
        epy_raise3(c, EPY_FAULT_PowerTypes, args[0], args[1], args[2]);
    return power_modulo(c, epy_wide_of(args[0]), epy_wide_of(args[1]), epy_wide_of(args[2]));
}

// ---- int, float -------------------------------------------------------------------------------------------
static bool is_text(epy_value v) {
    return epy_is_str(v) || epy_is_bytes_like(v);
}

static epy_value int_with_base(epy_core *c, epy_value x, epy_value base_value) {
    if (!is_text(x))
        epy_raise(c, EPY_FAULT_IntBaseNotStr);
    epy_int base = epy_index_clamped(c, base_value);
    if (base != 0 && (base < 2 || base > 36))
        epy_raise(c, EPY_FAULT_IntBase);
    return epy_str_to_int(c, x, base);
}

epy_value epy_builtin_Int(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_value x = args[0];
    if (args[1] != EPY_UNBOUND)
        return int_with_base(c, x, args[1]);
    if (x == EPY_UNBOUND)
        return epy_small(0);
    if (is_text(x))
        return epy_str_to_int(c, x, 10);
    if (epy_is_float(x))
        return epy_float_to_int(c, epy_float_of(x));
    if (EPY_HAS_SPECIAL(Int) && epy_has_special(c, EPY_SPECIAL_Int, x))
        x = epy_special_int(c, x, EPY_SPECIAL_Int);
    else if (EPY_HAS_SPECIAL(Index) && epy_has_special(c, EPY_SPECIAL_Index, x))
        x = epy_special_int(c, x, EPY_SPECIAL_Index);
    if (!epy_is_int_or_bool(x))
        epy_raise1(c, EPY_FAULT_IntArgument, x);
    return epy_is_bool(x) ? epy_small(x == EPY_TRUE) : x;
}

epy_value epy_builtin_Float(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_float f = 0;
    if (epy_is_float(args[0]))
        return args[0];
    if (EPY_HAS_SPECIAL(Float) && epy_has_special(c, EPY_SPECIAL_Float, args[0]))
        return epy_special_float(c, args[0]);
    if (EPY_HAS_SPECIAL(Index) && epy_has_special(c, EPY_SPECIAL_Index, args[0])) {
        epy_number_as_float(epy_special_int(c, args[0], EPY_SPECIAL_Index), &f);
        return epy_float_value(c, f);
    }
    if (is_text(args[0]))
        f = epy_str_to_float(c, args[0]);
    else if (args[0] != EPY_UNBOUND && !epy_number_as_float(args[0], &f))
        epy_raise1(c, EPY_FAULT_FloatArgument, args[0]);
    return epy_float_value(c, f);
}

epy_value epy_builtin_FloatIsInteger(epy_core *c, epy_value *args, unsigned n) {
    (void)c, (void)n;
    epy_float f = epy_float_of(args[0]);
    return epy_bool(f - f == 0 && f == epy_float_nearest(f));
}

// ---- parts ------------------------------------------------------------------------------------------------
epy_value epy_builtin_IntConjugate(epy_core *c, epy_value *args, unsigned n) {
    (void)c, (void)n;
    return epy_is_bool(args[0]) ? epy_small(args[0] == EPY_TRUE) : args[0];
}

epy_value epy_builtin_FloatConjugate(epy_core *c, epy_value *args, unsigned n) {
    (void)c, (void)n;
    return args[0];
}

#if EPY_USES_BUILTIN(NumberPart)
// args: a number, which part (0 real, 1 imag, 2 numerator, 3 denominator), and the number of its name.
epy_value epy_builtin_NumberPart(epy_core *c, epy_value *args, unsigned n) {
    epy_int which = epy_small_int(args[1]);
    if (epy_is_int_or_bool(args[0]))
        return which == 1 ? epy_small(0) : which == 3 ? epy_small(1) : epy_builtin_IntConjugate(c, args, n);
    if (epy_is_float(args[0]) && which < 2)
        return which == 0 ? args[0] : epy_float_value(c, 0);
    if (EPY_TYPE_EXISTS(Instance))
        return epy_attribute_load(c, args[0], (unsigned)epy_small_int(args[2]));
    epy_raise2(c, EPY_FAULT_NoAttribute, args[0], args[2]);
}
#endif

// ---- bits -------------------------------------------------------------------------------------------------
// Length, or count of ones, of the magnitude.
static epy_value count_bits(epy_value v, bool ones) {
    epy_int count = 0;
    for (epy_word left = epy_magnitude(epy_wide_of(v)); left; left >>= 1)
        count += ones ? left & 1 : 1;
    return epy_small(count);
}

epy_value epy_builtin_IntBitLength(epy_core *c, epy_value *args, unsigned n) {
    (void)c, (void)n;
    return count_bits(args[0], false);
}

epy_value epy_builtin_IntBitCount(epy_core *c, epy_value *args, unsigned n) {
    (void)c, (void)n;
    return count_bits(args[0], true);
}
