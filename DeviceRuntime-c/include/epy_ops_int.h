// SPDX-License-Identifier: MIT
// Operations on raw ints. What does not fit raises OverflowInt; division is Python's (floor). Included by
// epy_ops.h.
#ifndef EPY_OPS_INT_H
#define EPY_OPS_INT_H

#define EPY_CHECKED_INT(Name, builtin)                                                                      \
    EPY_OP epy_int epy_op_##Name(EPY_HERE, epy_int x, epy_int y) {                                          \
        epy_int result;                                                                                     \
        if (EPY_UNLIKELY(builtin(x, y, &result)))                                                           \
            epy_overflow_at(c, a, at);                                                                      \
        return result;                                                                                      \
    }
EPY_CHECKED_INT(AddInt, __builtin_add_overflow)
EPY_CHECKED_INT(SubtractInt, __builtin_sub_overflow)
EPY_CHECKED_INT(MultiplyInt, __builtin_mul_overflow)

EPY_OP epy_int epy_op_AddIntImmediate(EPY_HERE, epy_int x, int y) { return epy_op_AddInt(c, a, at, x, y); }

// Proved not to overflow: signed, so that the C compiler may use the proof too.
EPY_OP epy_int epy_op_AddInt_Unchecked(EPY_HERE, epy_int x, epy_int y) { return x + y; }
EPY_OP epy_int epy_op_AddIntImmediate_Unchecked(EPY_HERE, epy_int x, int y) { return x + y; }
EPY_OP epy_int epy_op_SubtractInt_Unchecked(EPY_HERE, epy_int x, epy_int y) { return x - y; }
EPY_OP epy_int epy_op_MultiplyInt_Unchecked(EPY_HERE, epy_int x, epy_int y) { return x * y; }
EPY_OP epy_int epy_op_NegateInt_Unchecked(EPY_HERE, epy_int x) { return -x; }
EPY_OP epy_int epy_op_AbsInt_Unchecked(EPY_HERE, epy_int x) { return x < 0 ? -x : x; }

// A C compiler jumps over an xor with a constant that no instruction can hold.
EPY_OP epy_int epy_xor_if(bool condition, epy_int x, epy_int mask) {
#if EPY_WORD_BITS == 64
    return x ^ (mask & -(epy_int)condition);
#else
    return condition ? x ^ mask : x;
#endif
}

EPY_OP epy_int epy_op_NegateInt(EPY_HERE, epy_int x) { return epy_op_SubtractInt(c, a, at, 0, x); }
EPY_OP epy_int epy_op_AbsInt(EPY_HERE, epy_int x) { return x < 0 ? epy_op_NegateInt(c, a, at, x) : x; }

// ---- division: quotient rounded down, remainder with the divisor's sign -----------------------------------
#define EPY_IS_POWER_OF_2(y) \
    (__builtin_constant_p((y) > 0 && ((y) & ((y)-1)) == 0) && (y) > 0 && ((y) & ((y)-1)) == 0)

EPY_OP epy_int epy_op_FloorDivideInt_Unchecked(EPY_HERE, epy_int x, epy_int y) {
    if (EPY_IS_POWER_OF_2(y))
        return x >> __builtin_ctzll((unsigned long long)y);
    epy_int quotient = x / y, remainder = x % y;
    return quotient - ((remainder != 0) & ((remainder ^ y) < 0));
}
EPY_OP epy_int epy_op_ModuloInt_Unchecked(EPY_HERE, epy_int x, epy_int y) {
    if (EPY_IS_POWER_OF_2(y))
        return x & (y - 1);
    epy_int remainder = x % y;
    return ((remainder != 0) & ((remainder ^ y) < 0)) ? remainder + y : remainder;
}
EPY_OP epy_int epy_op_FloorDivideInt(EPY_HERE, epy_int x, epy_int y) {
    if (EPY_UNLIKELY(y == 0))
        epy_raise_at(c, a, at, EPY_FAULT_FloorDivideByZero);
    if (EPY_UNLIKELY(y == -1))
        return epy_op_NegateInt(c, a, at, x);
    return epy_op_FloorDivideInt_Unchecked(c, a, at, x, y);
}
EPY_OP epy_int epy_op_ModuloInt(EPY_HERE, epy_int x, epy_int y) {
    if (EPY_UNLIKELY(y == 0))
        epy_raise_at(c, a, at, EPY_FAULT_ModuloByZero);
    if (EPY_UNLIKELY(y == -1))
        return 0;
    return epy_op_ModuloInt_Unchecked(c, a, at, x, y);
}
EPY_OP epy_int epy_op_FloorDivideInt_NonNegative(EPY_HERE, epy_int x, epy_int y) {
    if (EPY_UNLIKELY(y == 0))
        epy_raise_at(c, a, at, EPY_FAULT_FloorDivideByZero);
    return (epy_int)((epy_word)x / (epy_word)y);
}
EPY_OP epy_int epy_op_ModuloInt_NonNegative(EPY_HERE, epy_int x, epy_int y) {
    if (EPY_UNLIKELY(y == 0))
        epy_raise_at(c, a, at, EPY_FAULT_ModuloByZero);
    return (epy_int)((epy_word)x % (epy_word)y);
}

// What is proved of x.
static inline epy_int epy_between(epy_int x, epy_int low, epy_int high) {
    if (x < low || x > high)
        __builtin_unreachable();
    return x;
}

// True division, correctly rounded. While both fit a float's digits the float division is that already; the
// small interpreter leaves it to the helper to see so.
EPY_OP epy_float epy_op_DivideInt(EPY_HERE, epy_int x, epy_int y) {
    if (EPY_UNLIKELY(y == 0))
        epy_raise_at(c, a, at, EPY_FAULT_DivideByZero);
    if (EPY_QUICK(epy_is_exact_float(x) && epy_is_exact_float(y)))
        return (epy_float)x / (epy_float)y;
    return epy_wide_divide(x, y);
}

// ---- powers and shifts ------------------------------------------------------------------------------------
epy_int epy_int_power(epy_core *c, epy_int x, epy_int y); // after epy_here; NegativePower

EPY_OP epy_int epy_op_PowerInt(EPY_HERE, epy_int x, epy_int y) {
    if (__builtin_constant_p(y) && y == 2)
        return epy_op_MultiplyInt(c, a, at, x, x);
    epy_here(c, a, at);
    return epy_int_power(c, x, y);
}
EPY_OP epy_int epy_op_PowerInt_NonNegative(EPY_HERE, epy_int x, epy_int y) {
    return epy_op_PowerInt(c, a, at, x, y);
}
EPY_OP epy_int epy_op_PowerInt_Unchecked(EPY_HERE, epy_int x, epy_int y) {
    return __builtin_constant_p(y) && y == 2 ? x * x : epy_op_PowerInt(c, a, at, x, y);
}

EPY_OP epy_int epy_op_ShiftLeftInt_Unchecked(EPY_HERE, epy_int x, epy_int y) {
    return (epy_int)((epy_word)x << y);
}
EPY_OP epy_int epy_op_ShiftLeftInt_NonNegative(EPY_HERE, epy_int x, epy_int y) {
    if (EPY_UNLIKELY(y >= EPY_WORD_BITS)) {
        if (x != 0)
            epy_overflow_at(c, a, at);
        return 0;
    }
    epy_int result = (epy_int)((epy_word)x << y);
    if (EPY_UNLIKELY(result >> y != x))
        epy_overflow_at(c, a, at);
    return result;
}
EPY_OP epy_int epy_op_ShiftLeftInt(EPY_HERE, epy_int x, epy_int y) {
    if (EPY_UNLIKELY(y < 0))
        epy_raise_at(c, a, at, EPY_FAULT_NegativeShift);
    return epy_op_ShiftLeftInt_NonNegative(c, a, at, x, y);
}
EPY_OP epy_int epy_op_ShiftRightInt_Unchecked(EPY_HERE, epy_int x, epy_int y) { return x >> y; }
EPY_OP epy_int epy_op_ShiftRightInt_NonNegative(EPY_HERE, epy_int x, epy_int y) {
    return x >> (y < EPY_WORD_BITS ? y : EPY_WORD_BITS - 1);
}
EPY_OP epy_int epy_op_ShiftRightInt(EPY_HERE, epy_int x, epy_int y) {
    if (EPY_UNLIKELY(y < 0))
        epy_raise_at(c, a, at, EPY_FAULT_NegativeShift);
    return epy_op_ShiftRightInt_NonNegative(c, a, at, x, y);
}

// ---- what cannot fail -------------------------------------------------------------------------------------
EPY_OP epy_int epy_op_MinInt(EPY_HERE, epy_int x, epy_int y) { return y < x ? y : x; }
EPY_OP epy_int epy_op_MaxInt(EPY_HERE, epy_int x, epy_int y) { return y > x ? y : x; }
EPY_OP epy_int epy_op_AndInt(EPY_HERE, epy_int x, epy_int y) { return x & y; }
EPY_OP epy_int epy_op_OrInt(EPY_HERE, epy_int x, epy_int y) { return x | y; }
EPY_OP epy_int epy_op_XorInt(EPY_HERE, epy_int x, epy_int y) { return x ^ y; }
EPY_OP epy_int epy_op_InvertInt(EPY_HERE, epy_int x) { return ~x; }
EPY_OP bool epy_op_LessInt(EPY_HERE, epy_int x, epy_int y) { return x < y; }
EPY_OP bool epy_op_LessEqualInt(EPY_HERE, epy_int x, epy_int y) { return x <= y; }
EPY_OP bool epy_op_EqualInt(EPY_HERE, epy_int x, epy_int y) { return x == y; }
EPY_OP bool epy_op_NotEqualInt(EPY_HERE, epy_int x, epy_int y) { return x != y; }

#endif
