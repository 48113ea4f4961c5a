// SPDX-License-Identifier: MIT
// The random module over a small generator of 32-bit words (xoshiro128**): the distributions and errors of
// CPython's documentation, not its sequences. The state is seeded from the port at first use, or by seed().
#include "epy_builtins.h"
#include "epy_bytes.h"
#include "epy_ops.h"
#include "epy_port.h"

#if EPY_PROGRAM_USES_RANDOM

// ---- the generator ----------------------------------------------------------------------------------------

static uint32_t rotated(uint32_t x, unsigned bits) {
    return x << bits | x >> (32 - bits);
}

static uint32_t mixed(uint32_t x) {
    x = (x ^ x >> 16) * 0x21F0AAADu;
    x = (x ^ x >> 15) * 0x735A2D97u;
    return x ^ x >> 15;
}

// Fills the state from 64 bits, each word from all of them (splitmix32 twice); it never becomes all zeros.
static void seed_with(epy_core *c, uint64_t seed) {
    for (unsigned i = 0; i < 4; i++)
        c->random[i] = mixed(mixed((uint32_t)seed + 0x9E3779B9u * (i + 1)) ^ (uint32_t)(seed >> 32)) | (i == 3);
}

static uint32_t next_word(epy_core *c) {
    uint64_t *s = c->random;
    if ((s[0] | s[1] | s[2] | s[3]) == 0)
        seed_with(c, epy_port_seed());
    uint32_t s0 = (uint32_t)s[0], s1 = (uint32_t)s[1], s2 = (uint32_t)s[2], s3 = (uint32_t)s[3];
    uint32_t result = rotated(s1 * 5, 7) * 9, t = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s[0] = s0, s[1] = s1, s[2] = s2, s[3] = rotated(s3, 11);
    return result;
}

static uint64_t next_bits(epy_core *c, unsigned bits) {
    if (bits == 0)
        return 0;
    if (bits <= 32)
        return next_word(c) >> (32 - bits);
    uint64_t low = next_word(c);
    return (uint64_t)(next_word(c) >> (64 - bits)) << 32 | low;
}

// Below n > 0, every number equally often.
static uint64_t below(epy_core *c, uint64_t n) {
    unsigned bits = 0;
    uint64_t result;
    while (bits < 64 && n >> bits)
        bits++;
    do
        result = next_bits(c, bits);
    while (result >= n);
    return result;
}

// 0 <= x < 1, as many bits as a float has.
static epy_float unit(epy_core *c) {
#if EPY_WORD_BITS == 64
    uint64_t high = next_word(c) >> 5;
    return (epy_float)(high << 26 | next_word(c) >> 6) * 0x1p-53;
#else
    return (epy_float)(next_word(c) >> 8) * 0x1p-24f;
#endif
}

// ---- the module -------------------------------------------------------------------------------------------

#if EPY_USES_TYPE(Bytes) || EPY_USES_TYPE(ByteArray)
static uint64_t seed_of(epy_octets bytes) {
    uint64_t seed = bytes.length;
    for (epy_word i = 0; i < bytes.length; i++)
        seed = seed * 0x100000001B3u ^ bytes.items[i];
    return seed;
}
#endif

epy_value epy_builtin_RandomSeed(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_value v = args[0];
    if (v == EPY_UNBOUND || v == EPY_NONE)
        seed_with(c, epy_port_seed());
    else if (epy_is_int_or_bool(v))
        seed_with(c, epy_wide_of(v) < 0 ? 0 - (uint64_t)epy_wide_of(v) : (uint64_t)epy_wide_of(v));
#if EPY_USES_TYPE(Bytes) || EPY_USES_TYPE(ByteArray)
    else if (epy_is_bytes_like(v))
        seed_with(c, seed_of(epy_bytes_view(v)));
#endif
    else if (epy_is_str(v) || epy_is_float(v))
        seed_with(c, (uint64_t)epy_hash(c, v) ^ (uint64_t)epy_is_str(v) << 63);
    else
        epy_raise(c, EPY_FAULT_SeedType);
    return EPY_NONE;
}

epy_value epy_builtin_RandomRandom(epy_core *c, epy_value *args, unsigned n) {
    (void)args, (void)n;
    return epy_float_value(c, unit(c));
}

// An int argument; floats that are whole numbers pass, as in 3.11.
static epy_wide whole(epy_core *c, epy_value v, unsigned fault) {
    if (epy_is_int_or_bool(v))
        return epy_wide_of(v);
    if (!epy_is_float(v))
        epy_raise1(c, EPY_FAULT_NotIndex, v);
    epy_value i = epy_float_to_int(c, epy_float_of(v));
    if ((epy_float)epy_wide_of(i) != epy_float_of(v))
        epy_raise(c, fault);
    return epy_wide_of(i);
}

// start <= x < stop in steps. The width is computed modulo 2^64, in which it fits.
static epy_value in_range(epy_core *c, epy_wide start, epy_wide stop, epy_wide step) {
    uint64_t stride = step < 0 ? 0 - (uint64_t)step : (uint64_t)step;
    uint64_t width = step < 0 ? (uint64_t)start - (uint64_t)stop : (uint64_t)stop - (uint64_t)start;
    bool empty = step < 0 ? start <= stop : start >= stop;
    if (empty && step != 1)
        epy_raise(c, EPY_FAULT_EmptyRangeOne);
    if (empty) {
        epy_value first = epy_wide_value(c, start);
        epy_push(c, first);
        epy_value last = epy_wide_value(c, stop);
        epy_push(c, last);
        epy_raise3(c, EPY_FAULT_EmptyRange, first, last,
                   epy_wide_value(c, (epy_wide)((uint64_t)stop - (uint64_t)start)));
    }
    uint64_t offset = below(c, (width - 1) / stride + 1) * stride;
    return epy_wide_value(c, (epy_wide)((uint64_t)start + (step < 0 ? 0 - offset : offset)));
}

epy_value epy_builtin_RandomRandrange(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_wide start = whole(c, args[0], EPY_FAULT_RandrangeStart);
    if (args[1] == EPY_UNBOUND || args[1] == EPY_NONE) {
        if (start <= 0)
            epy_raise(c, EPY_FAULT_EmptyRangeOne);
        return in_range(c, 0, start, 1);
    }
    epy_wide stop = whole(c, args[1], EPY_FAULT_RandrangeStop);
    epy_wide step = args[2] == EPY_UNBOUND ? 1 : whole(c, args[2], EPY_FAULT_RandrangeStride);
    if (step == 0)
        epy_raise(c, EPY_FAULT_RandrangeStep);
    return in_range(c, start, stop, step);
}

epy_value epy_builtin_RandomRandint(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_wide stop = whole(c, args[1], EPY_FAULT_RandrangeStop);
    if (stop == INT64_MAX)
        epy_raise(c, EPY_FAULT_OverflowInt);
    return in_range(c, whole(c, args[0], EPY_FAULT_RandrangeStart), stop + 1, 1);
}

epy_value epy_builtin_RandomGetrandbits(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_int bits = epy_index_clamped(c, args[0]);
    if (bits < 0)
        epy_raise(c, EPY_FAULT_RandomBits);
    if (bits > (EPY_WORD_BITS == 64 ? 63 : 32))
        epy_raise(c, EPY_FAULT_OverflowInt);
    return epy_wide_value(c, (epy_wide)next_bits(c, (unsigned)bits));
}

epy_value epy_builtin_RandomUniform(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_float a = epy_real(c, args[0]), b = epy_real(c, args[1]);
    return epy_float_value(c, a + (b - a) * unit(c));
}

// Box and Muller.
epy_value epy_builtin_RandomGauss(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_float mu = args[0] == EPY_UNBOUND ? 0 : epy_real(c, args[0]);
    epy_float sigma = args[1] == EPY_UNBOUND ? 1 : epy_real(c, args[1]);
    epy_float angle = unit(c) * (epy_float)6.283185307179586;
    epy_float radius = epy_float_root(-2 * epy_math_call(c, EPY_MATH_Log, 1 - unit(c), 0));
    return epy_float_value(c, mu + sigma * radius * epy_math_call(c, EPY_MATH_Cos, angle, 0));
}

epy_value epy_builtin_RandomChoice(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_int length = epy_length(c, args[0]);
    if (length == 0)
        epy_raise(c, EPY_FAULT_ChooseFromEmpty);
    return epy_item_load(c, args[0], epy_int_value(c, (epy_int)below(c, (uint64_t)length)));
}

static void swap(epy_core *c, epy_value sequence, epy_int i, epy_int j) {
    unsigned root = c->root_count;
    epy_value first = epy_int_value(c, i), second = epy_int_value(c, j);
    epy_value held = epy_item_load(c, sequence, first);
    epy_push(c, held);
    epy_value other = epy_item_load(c, sequence, second);
    epy_push(c, other);
    epy_item_store(c, sequence, first, other);
    epy_item_store(c, sequence, second, held);
    epy_pop(c, c->root_count - root);
}

epy_value epy_builtin_RandomShuffle(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    for (epy_int i = epy_length(c, args[0]) - 1; i > 0; i--)
        swap(c, args[0], i, (epy_int)below(c, (uint64_t)i + 1));
    return EPY_NONE;
}

epy_value epy_builtin_RandomSample(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    enum epy_type type = epy_type_of(args[0]);
    if (type != EPY_TYPE_List && type != EPY_TYPE_Tuple && type != EPY_TYPE_Str && type != EPY_TYPE_Range &&
        type != EPY_TYPE_Array)
        epy_raise(c, EPY_FAULT_PopulationType);
    epy_int length = epy_length(c, args[0]), count = epy_index_clamped(c, args[1]);
    if (count < 0 || count > length)
        epy_raise(c, EPY_FAULT_SampleSize);
    epy_value pool = epy_list_collect(c, args[0]);
    epy_push(c, pool);
    for (epy_int i = 0; i < count; i++)
        swap(c, pool, i, i + (epy_int)below(c, (uint64_t)(length - i)));
    epy_list_of(pool)->length = (epy_word)count;
    epy_pop(c, 1);
    return pool;
}

#if EPY_USES_BUILTIN(RandomExchange)
// A generator of its own takes the place of the module's, and the other way round: words as ints with a sign.
epy_value epy_builtin_RandomExchange(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    for (unsigned i = 0; i < 4; i++) {
        epy_value key = epy_small((epy_int)i);
        epy_wide given = epy_wide_of(epy_item_load(c, args[0], key));
        epy_item_store(c, args[0], key, epy_int_value(c, (int32_t)c->random[i]));
        c->random[i] = (uint32_t)given;
    }
    return EPY_NONE;
}
#endif

#endif
