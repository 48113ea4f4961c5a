// SPDX-License-Identifier: MIT
// Operations on raw floats: IEEE arithmetic with Python's faults. Included by epy_ops.h.
#ifndef EPY_OPS_FLOAT_H
#define EPY_OPS_FLOAT_H

EPY_OP epy_float epy_op_AddFloat(EPY_HERE, epy_float x, epy_float y) { return x + y; }
EPY_OP epy_float epy_op_SubtractFloat(EPY_HERE, epy_float x, epy_float y) { return x - y; }
EPY_OP epy_float epy_op_MultiplyFloat(EPY_HERE, epy_float x, epy_float y) { return x * y; }
EPY_OP epy_float epy_op_NegateFloat(EPY_HERE, epy_float x) { return -x; }
EPY_OP epy_float epy_op_AbsFloat(EPY_HERE, epy_float x) {
    return EPY_WORD_BITS == 64 ? (epy_float)__builtin_fabs((double)x) : (epy_float)__builtin_fabsf((float)x);
}
EPY_OP_APART epy_float epy_float_choose(epy_float x, epy_float y, epy_float less, epy_float more) {
    return less < more ? y : x;
}
EPY_OP epy_float epy_op_MinFloat(EPY_HERE, epy_float x, epy_float y) { return epy_float_choose(x, y, y, x); }
EPY_OP epy_float epy_op_MaxFloat(EPY_HERE, epy_float x, epy_float y) { return epy_float_choose(x, y, x, y); }
EPY_OP bool epy_op_LessFloat(EPY_HERE, epy_float x, epy_float y) { return x < y; }
EPY_OP bool epy_op_LessEqualFloat(EPY_HERE, epy_float x, epy_float y) { return x <= y; }
EPY_OP bool epy_op_EqualFloat(EPY_HERE, epy_float x, epy_float y) { return x == y; }
EPY_OP bool epy_op_NotEqualFloat(EPY_HERE, epy_float x, epy_float y) { return x != y; }

// Either zero, seen without the comparison that is a call where floats are soft.
EPY_OP bool epy_float_is_zero(epy_float x) { return epy_float_bits(x) << 1 == 0; }
// Below zero, seen in the same way: no NaN, nor -0.0.
EPY_OP bool epy_float_is_negative(epy_float x) {
    const epy_word sign = (epy_word)1 << (EPY_WORD_BITS - 1);
    const epy_word infinity = EPY_WORD_BITS == 64 ? 0x7FF0000000000000 : 0x7F800000;
    return epy_float_bits(x) - sign - 1 < infinity;
}

EPY_OP epy_float epy_op_DivideFloat(EPY_HERE, epy_float x, epy_float y) {
    if (EPY_UNLIKELY(epy_float_is_zero(y)))
        epy_raise_at(c, a, at, EPY_FAULT_FloatDivideByZero);
    return x / y;
}
EPY_OP epy_float epy_op_DivideFloat_Unchecked(EPY_HERE, epy_float x, epy_float y) { return x / y; }
EPY_OP epy_float epy_op_FloorDivideFloat(EPY_HERE, epy_float x, epy_float y) {
    if (EPY_UNLIKELY(epy_float_is_zero(y)))
        epy_raise_at(c, a, at, EPY_FAULT_FloatFloorDivideByZero);
    return epy_float_floor_divide(x, y);
}
EPY_OP epy_float epy_op_ModuloFloat(EPY_HERE, epy_float x, epy_float y) {
    if (EPY_UNLIKELY(epy_float_is_zero(y)))
        epy_raise_at(c, a, at, EPY_FAULT_FloatModuloByZero);
    return epy_float_modulo(x, y);
}
EPY_OP epy_float epy_op_PowerFloat(EPY_HERE, epy_float x, epy_float y) {
    epy_here(c, a, at);
    return epy_float_power(c, x, y);
}

// The processor's instruction where it has one: the C operator would fall back on a C library for negative
// numbers.
EPY_OP epy_float epy_float_root(epy_float x) {
#if defined(__SSE2__) && EPY_WORD_BITS == 64
    __asm__("sqrtsd %1, %0" : "=x"(x) : "x"(x));
    return x;
#elif defined(__SSE2__)
    __asm__("sqrtss %1, %0" : "=x"(x) : "x"(x));
    return x;
#elif defined(__riscv_flen) && EPY_WORD_BITS == 32
    __asm__("fsqrt.s %0, %1" : "=f"(x) : "f"(x));
    return x;
#elif defined(__ARM_FP) && (__ARM_FP & 4) && EPY_WORD_BITS == 32
    __asm__("vsqrt.f32 %0, %1" : "=t"(x) : "t"(x));
    return x;
#else
    return epy_float_sqrt(x);
#endif
}
EPY_OP epy_float epy_op_SqrtFloat(EPY_HERE, epy_float x) {
    if (EPY_UNLIKELY(epy_float_is_negative(x)))
        epy_raise_at(c, a, at, EPY_FAULT_MathDomain);
    return epy_float_root(x);
}

// A function of math.def with its domain and range checks, after epy_here.
epy_float epy_math_call(epy_core *c, unsigned function, epy_float x, epy_float y);

EPY_OP epy_float epy_op_MathFloat(EPY_HERE, epy_float x, int function) {
    epy_here(c, a, at);
    return epy_math_call(c, (unsigned)function, x, 0);
}
EPY_OP epy_float epy_op_MathFloat2(EPY_HERE, epy_float x, epy_float y, int function) {
    epy_here(c, a, at);
    return epy_math_call(c, (unsigned)function, x, y);
}

// ---- conversions ------------------------------------------------------------------------------------------
EPY_OP epy_float epy_op_IntToFloat(EPY_HERE, epy_int x) { return (epy_float)x; }
EPY_OP epy_int epy_op_FloatToInt(EPY_HERE, epy_float x) {
    const epy_word limit = EPY_WORD_BITS == 64 ? 0x43E0000000000000 : 0x4F000000; // the bits of -EPY_INT_MIN
    if (EPY_LIKELY(epy_float_bits(x) << 1 < limit << 1)) // a magnitude below it, and no NaN
        return (epy_int)x;
    epy_here(c, a, at);
    return epy_float_truncate(c, x);
}
EPY_OP epy_int epy_op_FloatToInt_Unchecked(EPY_HERE, epy_float x) { return (epy_int)x; }
EPY_OP bool epy_op_TruthFloat(EPY_HERE, epy_float x) { return !epy_float_is_zero(x); }

#endif
