// SPDX-License-Identifier: MIT
// How epy_exec.c takes instructions apart, twice: for speed each instruction decodes what it needs; where
// the core is compiled for size (-Os) decoding is shared. Included by epy_exec.c only, whose variables it uses.
#ifndef EPY_DECODE_H
#define EPY_DECODE_H

#include "epy_core.h"

// 16-bit operands are unaligned, little endian.
static inline unsigned read16(const uint8_t *p) { return p[0] | (unsigned)p[1] << 8; }

// Registers of a `*` list: a count, then nibbles, or 16-bit slots after Wide.
static inline unsigned list_register(const uint8_t *list, unsigned i, unsigned wide) {
    if (wide)
        return read16(list + 1 + 2 * i);
    unsigned pair = list[1 + i / 2];
    return i & 1 ? pair & 15 : pair >> 4;
}
static inline unsigned list_bytes(const uint8_t *list, unsigned wide) {
    return 1 + (wide ? 2 * list[0] : (list[0] + 1u) / 2);
}

// ---- registers --------------------------------------------------------------------------------------------
#define R(n) base[n]
#define I(n) ((epy_int)base[n])
#define F(n) epy_bits_float(base[n])
#define B(n) ((bool)base[n])
#define W(n) ((uint32_t)base[n])
#define V(n) base[~(epy_int)(n)]
#define SET_I(n, x) base[n] = (epy_word)(x)
#define SET_F(n, x) base[n] = epy_float_bits(x)
#define SET_B(n, x) base[n] = (epy_word)(x)
#define SET_W(n, x) base[n] = (epy_word)(x)
#define SET_V(n, x) V(n) = (x)
#define SIGNED(nibble) ((int)((nibble) ^ 8) - 8)

#define HERE epy_here(c, a, AT)
#define CASE(Name) case EPY_OPCODE_##Name:
#define NEXT(bytes)                                                                                         \
    do {                                                                                                    \
        pc += (bytes);                                                                                      \
        goto next;                                                                                          \
    } while (0)

// ---- immediates and lists: behind `skip` bytes of nibbles; `size` is where the next operand begins --------
#define CASE_TWO(Name, skip)                                                                                \
    CASE_ONE(Name, skip)                                                                                    \
    second = wide ? read16(pc + size) : pc[size];                                                           \
    size += 1 + wide;
#define OPEN_LIST                                                                                           \
    HERE;                                                                                                   \
    list = pc + size;                                                                                       \
    count = list[0];
#define VALUES gather(c, base, list, wide, true, 0)
#define INTS (const epy_int *)gather(c, base, list, wide, false, 0)
#define FLOATS (const epy_float *)(void *)gather(c, base, list, wide, false, 0)
#define BOOLS as_bools(gather(c, base, list, wide, false, 0), count)
#define END_LIST goto end_list

// CASE_JUMP: the distance is the last operand, counted from the end of the instruction.
#ifdef __OPTIMIZE_SIZE__

#define DECODE                                                                                              \
    epy_at at = (epy_at)(pc - code);                                                                        \
    unsigned n0 = pc[0] >> 4, n1 = pc[0] & 15, n2 = pc[1] >> 4, n3 = pc[1] & 15
#define AT at
#define N0 n0
#define N1 n1
#define N2 n2
#define N3 n3

static __attribute__((noinline)) unsigned read_immediate(const uint8_t *p, unsigned wide) {
    return wide ? read16(p) : *p;
}

#define CASE_ONE(Name, skip)                                                                                \
    case EPY_WIDE_##Name:                                                                                   \
    case EPY_OPCODE_##Name:                                                                                 \
        wide = opcode >> 8;                                                                                 \
        immediate = read_immediate(pc + skip, wide);                                                        \
        size = skip + 1 + wide;
#define CASE_LIST(Name, skip)                                                                               \
    case EPY_WIDE_##Name:                                                                                   \
    case EPY_OPCODE_##Name:                                                                                 \
        wide = opcode >> 8;                                                                                 \
        size = skip;                                                                                        \
        OPEN_LIST
#define CASE_JUMP(Name, skip, condition)                                                                    \
    case EPY_WIDE_##Name:                                                                                   \
    case EPY_OPCODE_##Name:                                                                                 \
        size = skip;                                                                                        \
        taken = (condition);                                                                                \
        goto jump;

#else

#define DECODE (void)0
#define AT ((epy_at)(pc - code))
#define N0 (pc[0] >> 4)
#define N1 (pc[0] & 15)
#define N2 (pc[1] >> 4)
#define N3 (pc[1] & 15)

#define CASE_ONE(Name, skip)                                                                                \
    case EPY_WIDE_##Name:                                                                                   \
        immediate = read16(pc + skip);                                                                      \
        size = skip + 2;                                                                                    \
        wide = 1;                                                                                           \
        if (0) {                                                                                            \
        case EPY_OPCODE_##Name:                                                                             \
            immediate = pc[skip];                                                                           \
            size = skip + 1;                                                                                \
            wide = 0;                                                                                       \
        }
#define CASE_LIST(Name, skip)                                                                               \
    case EPY_WIDE_##Name:                                                                                   \
        wide = 1;                                                                                           \
        if (0) {                                                                                            \
        case EPY_OPCODE_##Name: wide = 0;                                                                   \
        }                                                                                                   \
        size = skip;                                                                                        \
        OPEN_LIST
#define CASE_JUMP(Name, skip, condition)                                                                    \
    case EPY_OPCODE_##Name:                                                                                 \
        if (condition)                                                                                      \
            JUMP((int8_t)pc[skip] + skip + 1);                                                              \
        NEXT(skip + 1);                                                                                     \
    case EPY_WIDE_##Name:                                                                                   \
        if (condition)                                                                                      \
            JUMP((int16_t)read16(pc + skip) + skip + 2);                                                    \
        NEXT(skip + 2);

#endif

#define JUMP(distance)                                                                                      \
    do {                                                                                                    \
        if (EPY_UNLIKELY(c->interrupt))                                                                     \
            interrupted(c, a, AT);                                                                          \
        NEXT(distance);                                                                                     \
    } while (0)

#endif
