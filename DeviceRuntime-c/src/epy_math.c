// SPDX-License-Identifier: MIT
// The math module: domain and range checks around the port's functions, and what needs no port.
#include "epy_builtins.h"
#include "epy_ops.h"
#include "epy_port.h"
#include "epy_text.h"

// ---- parts of doubles -------------------------------------------------------------------------------------

#define EXPONENT_BITS (UINT64_C(0x7FF) << 52)

static double magnitude(double x) {
    return epy_bits_double(epy_double_bits(x) & ~(UINT64_C(1) << 63));
}
static bool is_finite(double x) {
    return !epy_double_special(x);
}
static bool is_infinite(double x) {
    return epy_double_special(x) && !epy_double_nan(x);
}

// Towards zero.
static double truncated(double x) {
    uint64_t bits = epy_double_bits(x);
    int exponent = (int)(bits >> 52 & 0x7FF) - 1023;
    if (exponent >= 52)
        return x;
    uint64_t fraction = exponent < 0 ? ~(UINT64_C(1) << 63) : (UINT64_C(1) << (52 - exponent)) - 1;
    return epy_bits_double(bits & ~fraction);
}

// Finite x as m * 2^e with 0.5 <= m < 1; zero as it is.
static double fraction_and_exponent(double x, int *e) {
    uint64_t bits = epy_double_bits(x), exponent = bits >> 52 & 0x7FF;
    *e = 0;
    if (x == 0.0)
        return x;
    if (exponent == 0) {
        double m = fraction_and_exponent(x * 0x1p54, e);
        *e -= 54;
        return m;
    }
    *e = (int)exponent - 1022;
    return epy_bits_double((bits & ~EXPONENT_BITS) | UINT64_C(1022) << 52);
}

static double power_of_two(int e) {
    return epy_bits_double((uint64_t)(e + 1023) << 52);
}

// x * 2^e, rounded once; inf where it is too large.
static double scaled(double x, epy_int e) {
    int at;
    double m = fraction_and_exponent(x, &at);
    if (m == 0.0 || e < -3000)
        return m * 0.0;
    if (e > 3000 || e + at > 1024)
        return m * 0x1p1023 * 0x1p1023;
    e += at; // m * 2^e, 0.5 <= m < 1
    return e < -1100   ? m * 0.0
           : e < -1000 ? m * power_of_two((int)e + 200) * 0x1p-200
                       : m * 2.0 * power_of_two((int)e - 1);
}

static double real(epy_core *c, epy_value v) {
    return (double)epy_real(c, v);
}
static epy_value boxed(epy_core *c, double x) {
    return epy_float_value(c, (epy_float)x);
}

// ---- functions of math.def --------------------------------------------------------------------------------

static bool can_overflow(unsigned function) {
    switch (function) {
    case EPY_MATH_Exp:
    case EPY_MATH_Expm1:
    case EPY_MATH_Sinh:
    case EPY_MATH_Cosh:
    case EPY_MATH_Gamma: return true;
    default: return false;
    }
}

static bool never_raises(unsigned function) {
    switch (function) {
    case EPY_MATH_Degrees:
    case EPY_MATH_Radians:
    case EPY_MATH_Hypot:
    case EPY_MATH_Copysign:
    case EPY_MATH_Nextafter: return true;
    default: return false;
    }
}

static bool is_binary(unsigned function) {
    return function >= EPY_MATH_Atan2;
}

static unsigned fault_of(unsigned function, double x, double y, double result) {
    bool finite = is_finite(x) && (!is_binary(function) || is_finite(y));
    bool nan = epy_double_nan(x) || (is_binary(function) && epy_double_nan(y));
    if (is_finite(result) || never_raises(function))
        return EPY_FAULT_None;
    if (function == EPY_MATH_Gamma && x == 0.0)
        return EPY_FAULT_MathDomain;
    if (function == EPY_MATH_Lgamma && finite)
        return truncated(x) == x && x <= 0.0 ? EPY_FAULT_MathDomain : EPY_FAULT_OverflowMath;
    if (epy_double_nan(result))
        return nan ? EPY_FAULT_None : EPY_FAULT_MathDomain;
    if (!finite)
        return function == EPY_MATH_Gamma && x < 0.0 ? EPY_FAULT_MathDomain : EPY_FAULT_None;
    if (function == EPY_MATH_Pow)
        return x == 0.0 ? EPY_FAULT_MathDomain : EPY_FAULT_OverflowMath;
    return can_overflow(function) || is_binary(function) ? EPY_FAULT_OverflowMath : EPY_FAULT_MathDomain;
}

epy_float epy_math_call(epy_core *c, unsigned function, epy_float x, epy_float y) {
    double result = epy_port_math(function, (double)x, (double)y);
    unsigned fault = fault_of(function, (double)x, (double)y, result);
    if (fault != EPY_FAULT_None)
        epy_raise(c, fault);
    return (epy_float)result;
}

epy_value epy_builtin_MathLog(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_float x = epy_real(c, args[0]);
    epy_float natural = epy_math_call(c, EPY_MATH_Log, x, 0);
    if (args[1] == EPY_UNBOUND)
        return epy_float_value(c, natural);
    epy_float base = epy_real(c, args[1]);
    epy_math_call(c, EPY_MATH_Log, base, 0);
    double divisor = epy_port_math(EPY_MATH_Log, (double)base, 0);
    if (divisor == 0.0)
        epy_raise(c, EPY_FAULT_FloatDivideByZero);
    return boxed(c, epy_port_math(EPY_MATH_Log, (double)x, 0) / divisor);
}

epy_value epy_builtin_MathSqrt(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_float x = epy_real(c, args[0]);
    if (x < 0)
        epy_raise(c, EPY_FAULT_MathDomain);
    return epy_float_value(c, epy_float_root(x));
}

epy_value epy_builtin_MathFabs(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return boxed(c, magnitude(real(c, args[0])));
}

// ---- to int -----------------------------------------------------------------------------------------------

// args[0] if it is an int, and what to make an int of otherwise.
static bool is_whole(epy_value v) {
    return epy_is_int_or_bool(v);
}

epy_value epy_builtin_MathFloor(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    if (is_whole(args[0]))
        return epy_wide_value(c, epy_wide_of(args[0]));
    return epy_float_to_int(c, epy_float_floor(epy_real(c, args[0])));
}

epy_value epy_builtin_MathCeil(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    if (is_whole(args[0]))
        return epy_wide_value(c, epy_wide_of(args[0]));
    return epy_float_to_int(c, -epy_float_floor(-epy_real(c, args[0])));
}

epy_value epy_builtin_MathTrunc(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    if (is_whole(args[0]))
        return epy_wide_value(c, epy_wide_of(args[0]));
    if (!epy_is_float(args[0]))
        epy_raise1(c, EPY_FAULT_TruncType, args[0]);
    return epy_float_to_int(c, epy_float_of(args[0]));
}

// ---- asking -----------------------------------------------------------------------------------------------

epy_value epy_builtin_MathIsnan(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return epy_bool(epy_double_nan(real(c, args[0])));
}

epy_value epy_builtin_MathIsinf(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return epy_bool(is_infinite(real(c, args[0])));
}

epy_value epy_builtin_MathIsfinite(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return epy_bool(is_finite(real(c, args[0])));
}

epy_value epy_builtin_MathIsclose(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    double a = real(c, args[0]), b = real(c, args[1]);
    double relative = args[2] == EPY_UNBOUND ? 1e-9 : real(c, args[2]);
    double absolute = args[3] == EPY_UNBOUND ? 0.0 : real(c, args[3]);
    if (relative < 0.0 || absolute < 0.0)
        epy_raise(c, EPY_FAULT_Tolerances);
    if (a == b || is_infinite(a) || is_infinite(b))
        return epy_bool(a == b);
    double difference = magnitude(b - a);
    return epy_bool(difference <= magnitude(relative * b) || difference <= magnitude(relative * a) ||
                    difference <= absolute);
}

// ---- parts ------------------------------------------------------------------------------------------------

static epy_value pair(epy_core *c, epy_value x, double y) {
    epy_push(c, x);
    epy_value second = boxed(c, y);
    epy_pop(c, 1);
    return epy_tuple_2(c, x, second);
}

epy_value epy_builtin_MathModf(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    double x = real(c, args[0]), whole = is_finite(x) ? truncated(x) : x;
    double fraction = is_infinite(x) ? 0.0 : magnitude(x - whole);
    if (epy_double_negative(x))
        fraction = -fraction;
    return pair(c, boxed(c, fraction), whole);
}

epy_value epy_builtin_MathFrexp(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    int e = 0;
    double x = real(c, args[0]);
    if (is_finite(x))
        x = fraction_and_exponent(x, &e);
    return epy_tuple_2(c, boxed(c, x), epy_small(e));
}

epy_value epy_builtin_MathLdexp(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    double x = real(c, args[0]);
    if (!epy_is_int_or_bool(args[1]))
        epy_raise(c, EPY_FAULT_LdexpType);
    double result = is_finite(x) ? scaled(x, epy_index_clamped(c, args[1])) : x;
    if (is_finite(x) && !is_finite(result))
        epy_raise(c, EPY_FAULT_OverflowMath);
    return boxed(c, result);
}
