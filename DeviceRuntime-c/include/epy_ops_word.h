// SPDX-License-Identifier: MIT
// Operations on words: ints known to lie in 0..2^32-1. Profile i32f32 uses them; they mean the same in both.
// Included by epy_ops.h.
#ifndef EPY_OPS_WORD_H
#define EPY_OPS_WORD_H

#define EPY_CHECKED_WORD(Name, builtin)                                                                     \
    EPY_OP uint32_t epy_op_##Name(EPY_HERE, uint32_t x, uint32_t y) {                                       \
        uint32_t result;                                                                                    \
        if (EPY_UNLIKELY(builtin(x, y, &result)))                                                           \
            epy_overflow_word_at(c, a, at);                                                                 \
        return result;                                                                                      \
    }
EPY_CHECKED_WORD(AddWord, __builtin_add_overflow)
EPY_CHECKED_WORD(SubtractWord, __builtin_sub_overflow)
EPY_CHECKED_WORD(MultiplyWord, __builtin_mul_overflow)

EPY_OP uint32_t epy_op_AddWord_Unchecked(EPY_HERE, uint32_t x, uint32_t y) { return x + y; }
EPY_OP uint32_t epy_op_SubtractWord_Unchecked(EPY_HERE, uint32_t x, uint32_t y) { return x - y; }
EPY_OP uint32_t epy_op_MultiplyWord_Unchecked(EPY_HERE, uint32_t x, uint32_t y) { return x * y; }
EPY_OP uint32_t epy_op_AddWordWrap(EPY_HERE, uint32_t x, uint32_t y) { return x + y; }
EPY_OP uint32_t epy_op_SubtractWordWrap(EPY_HERE, uint32_t x, uint32_t y) { return x - y; }
EPY_OP uint32_t epy_op_MultiplyWordWrap(EPY_HERE, uint32_t x, uint32_t y) { return x * y; }

EPY_OP uint32_t epy_op_FloorDivideWord_Unchecked(EPY_HERE, uint32_t x, uint32_t y) { return x / y; }
EPY_OP uint32_t epy_op_ModuloWord_Unchecked(EPY_HERE, uint32_t x, uint32_t y) { return x % y; }
EPY_OP uint32_t epy_op_FloorDivideWord(EPY_HERE, uint32_t x, uint32_t y) {
    if (EPY_UNLIKELY(y == 0))
        epy_raise_at(c, a, at, EPY_FAULT_FloorDivideByZero);
    return x / y;
}
EPY_OP uint32_t epy_op_ModuloWord(EPY_HERE, uint32_t x, uint32_t y) {
    if (EPY_UNLIKELY(y == 0))
        epy_raise_at(c, a, at, EPY_FAULT_ModuloByZero);
    return x % y;
}

EPY_OP uint32_t epy_op_ShiftLeftWord_Unchecked(EPY_HERE, uint32_t x, epy_int y) { return x << y; }
EPY_OP uint32_t epy_op_ShiftRightWord_Unchecked(EPY_HERE, uint32_t x, epy_int y) { return x >> y; }
EPY_OP uint32_t epy_op_ShiftLeftWordWrap_Unchecked(EPY_HERE, uint32_t x, epy_int y) { return x << y; }
EPY_OP uint32_t epy_op_ShiftLeftWordWrap_NonNegative(EPY_HERE, uint32_t x, epy_int y) {
    return y < 32 ? x << y : 0;
}
EPY_OP uint32_t epy_op_ShiftRightWord_NonNegative(EPY_HERE, uint32_t x, epy_int y) {
    return y < 32 ? x >> y : 0;
}
EPY_OP uint32_t epy_op_ShiftLeftWord_NonNegative(EPY_HERE, uint32_t x, epy_int y) {
    uint32_t result = epy_op_ShiftLeftWordWrap_NonNegative(c, a, at, x, y);
    if (EPY_UNLIKELY(epy_op_ShiftRightWord_NonNegative(c, a, at, result, y) != x))
        epy_overflow_word_at(c, a, at);
    return result;
}
#define EPY_SHIFT_WORD(Name)                                                                                \
    EPY_OP uint32_t epy_op_##Name(EPY_HERE, uint32_t x, epy_int y) {                                        \
        if (EPY_UNLIKELY(y < 0))                                                                            \
            epy_raise_at(c, a, at, EPY_FAULT_NegativeShift);                                                \
        return epy_op_##Name##_NonNegative(c, a, at, x, y);                                                 \
    }
EPY_SHIFT_WORD(ShiftLeftWordWrap)
EPY_SHIFT_WORD(ShiftLeftWord)
EPY_SHIFT_WORD(ShiftRightWord)

EPY_OP uint32_t epy_op_AndWord(EPY_HERE, uint32_t x, uint32_t y) { return x & y; }
EPY_OP uint32_t epy_op_OrWord(EPY_HERE, uint32_t x, uint32_t y) { return x | y; }
EPY_OP uint32_t epy_op_XorWord(EPY_HERE, uint32_t x, uint32_t y) { return x ^ y; }
EPY_OP bool epy_op_LessWord(EPY_HERE, uint32_t x, uint32_t y) { return x < y; }
EPY_OP bool epy_op_LessEqualWord(EPY_HERE, uint32_t x, uint32_t y) { return x <= y; }
EPY_OP bool epy_op_EqualWord(EPY_HERE, uint32_t x, uint32_t y) { return x == y; }
EPY_OP bool epy_op_NotEqualWord(EPY_HERE, uint32_t x, uint32_t y) { return x != y; }

// ---- conversions ------------------------------------------------------------------------------------------
uint32_t epy_word_of(epy_core *c, epy_value v); // of a dynamic int, after epy_here; WrongType, OverflowInt

EPY_OP uint32_t epy_op_IntToWord(EPY_HERE, epy_int x) {
    if (EPY_UNLIKELY(x < 0 || (uint32_t)x != (epy_word)x))
        epy_overflow_word_at(c, a, at);
    return (uint32_t)x;
}
EPY_OP uint32_t epy_op_IntToWord_Unchecked(EPY_HERE, epy_int x) { return (uint32_t)x; }
EPY_OP uint32_t epy_op_IntToWordWrap(EPY_HERE, epy_int x) { return (uint32_t)x; }
EPY_OP epy_int epy_op_WordToInt(EPY_HERE, uint32_t x) {
    if (EPY_WORD_BITS == 32 && EPY_UNLIKELY((int32_t)x < 0))
        epy_overflow_at(c, a, at);
    return (epy_int)x;
}
EPY_OP epy_int epy_op_WordToInt_Unchecked(EPY_HERE, uint32_t x) { return (epy_int)x; }
EPY_OP epy_float epy_op_WordToFloat(EPY_HERE, uint32_t x) { return (epy_float)x; }
EPY_OP epy_value epy_op_BoxWord(EPY_HERE, uint32_t x) {
    if (EPY_WORD_BITS == 64 || EPY_LIKELY(x <= INT32_MAX / 2))
        return epy_small((epy_int)x);
    epy_here(c, a, at);
    return epy_word_value(c, x);
}
EPY_OP uint32_t epy_op_UnboxWord(EPY_HERE, epy_value v) {
    epy_here(c, a, at);
    return epy_word_of(c, v);
}

#endif
