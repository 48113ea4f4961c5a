// SPDX-License-Identifier: MIT
// The interpreter: a typed register machine. Instructions are encoded as docs/machine.md says; what they
// compute stands in epy_ops.h and epy_machine.h, frames in epy_frames.h. This shape is for speed: each
// instruction decodes what it needs. Where the core is compiled for size, epy_exec_small.c takes its place.
//
// Dispatch is one switch whose default is unreachable; jumps through a table at the end of each instruction
// were measured to be no faster on AMD64, and larger everywhere.
#include "epy_config.h"

#if !EPY_SMALL

#include "epy_frames.h"
#include "epy_landing.h"
#include "epy_machine.h"
#include "epy_suspend.h"
#include "epy_tier.h"

#define AT ((epy_at)(pc - code))
#define HERE epy_here(c, a, AT)

// ---- registers and immediates -----------------------------------------------------------------------------
// A byte whose compiler does not know that it is one: else gcc shifts bytes on AMD64, and widens the result once more.
static inline unsigned operand_byte(const uint8_t *pc, unsigned n) {
    unsigned byte = pc[n];
#if defined(__x86_64__)
    __asm__("" : "+r"(byte));
#endif
    return byte;
}
// What a signal may have set since, compared where it lies: gcc loads what is volatile first.
static inline bool is_marked(epy_core *c) {
    uint8_t *mark = (uint8_t *)(uintptr_t)&EPY_IS_MARKED(c);
    __asm__ volatile("" : "+m"(*mark));
    return *mark;
}
#define NIBBLE(n) ((n)&1 ? operand_byte(pc, (n) / 2) & 15 : operand_byte(pc, (n) / 2) >> 4)
#define SIGNED(n) ((int)(NIBBLE(n) ^ 8) - 8)
#define SIGNED_BYTE ((int8_t)pc[1])
#define OFFSET(skip) read16(pc + (skip))
#define SLOT(n) NIBBLE(n)
#define R(n) base[NIBBLE(n)]
#define I(n) ((epy_int)R(n))
#define F(n) epy_bits_float(R(n))
#define B(n) ((bool)R(n))
#define W(n) ((uint32_t)R(n))
#define V(n) base[~(epy_int)NIBBLE(n)]
#define SET_R(n) R(n)
#define SET_V(n) V(n)

// ---- ends of instructions ---------------------------------------------------------------------------------
#define NEXT(bytes)                                                                                          \
    do {                                                                                                     \
        pc += (bytes);                                                                                       \
        goto next;                                                                                           \
    } while (0)
#define DONE(size, action)                                                                                   \
    action;                                                                                                  \
    NEXT(size);
#define DONE_R(size, x) DONE(size, R(0) = (x))
#define DONE_I(size, x) DONE(size, R(0) = (epy_word)(x))
#define DONE_F(size, x) DONE(size, R(0) = epy_float_bits(x))
#define DONE_B(size, x) DONE(size, R(0) = (epy_word)(x))
#define DONE_W(size, x) DONE(size, R(0) = (epy_word)(x))
#define DONE_V(size, x) DONE(size, V(0) = (x))
#define ONE_0 size
#define ONE_1 size
#define ONE_2 size
#define TWO_1 size
#define LISTED (c->frame_top -= count, size + list_bytes(list, wide))

#define NEXT_WIDE                                                                                            \
    opcode = 256u + *pc++;                                                                                   \
    goto dispatch;

// ---- forms of instructions: immediates and lists behind `skip` bytes of nibbles
// ----------------------------
#define PLAIN(Name, ...)                                                                                     \
    case EPY_OPCODE_##Name:                                                                                  \
        __VA_ARGS__
#define MEMBER PLAIN
#define MEMBERS_END(Family)
#define WIDTHS(Name, skip)                                                                                   \
    case EPY_WIDE_##Name:                                                                                    \
        immediate = read16(pc + skip);                                                                       \
        size = skip + 2;                                                                                     \
        wide = 1;                                                                                            \
        if (0) {                                                                                             \
        case EPY_OPCODE_##Name:                                                                              \
            immediate = pc[skip];                                                                            \
            size = skip + 1;                                                                                 \
            wide = 0;                                                                                        \
        }
#define ONE(Name, skip, ...) WIDTHS(Name, skip) __VA_ARGS__
#define TWO(Name, skip, ...)                                                                                 \
    WIDTHS(Name, skip)                                                                                       \
    second = wide ? read16(pc + size) : pc[size];                                                            \
    size += 1 + wide;                                                                                        \
    __VA_ARGS__
#define OPEN_LIST                                                                                            \
    HERE;                                                                                                    \
    list = pc + size;                                                                                        \
    count = list[0];
#define LIST(Name, skip, ...)                                                                                \
    case EPY_WIDE_##Name:                                                                                    \
        wide = 1;                                                                                            \
        if (0) {                                                                                             \
        case EPY_OPCODE_##Name: wide = 0;                                                                    \
        }                                                                                                    \
        size = skip;                                                                                         \
        OPEN_LIST __VA_ARGS__
#define VALUES gather(c, base, list, wide, true, 0)
#define INTS (const epy_int *)gather(c, base, list, wide, false, 0)
#define FLOATS (const epy_float *)(void *)gather(c, base, list, wide, false, 0)
#define BOOLS as_bools(gather(c, base, list, wide, false, 0), count)

// The distance is the last operand, counted from the end of the instruction.
#define JUMP(Name, skip, condition)                                                                          \
    case EPY_OPCODE_##Name:                                                                                  \
        if (condition)                                                                                       \
            TAKE((int8_t)pc[skip] + skip + 1);                                                               \
        NEXT(skip + 1);                                                                                      \
    case EPY_WIDE_##Name:                                                                                    \
        if (condition)                                                                                       \
            TAKE((int16_t)read16(pc + skip) + skip + 2);                                                     \
        NEXT(skip + 2);
#define TAKE(distance)                                                                                       \
    do {                                                                                                     \
        if (EPY_UNLIKELY(is_marked(c)))                                                                  \
            MARKED_JUMP(distance);                                                                           \
        NEXT(distance);                                                                                      \
    } while (0)

// Copies the registers of a list to free words `skip` above the running frame; the frame then reaches past
// them.
static __attribute__((noinline)) epy_word *gather(epy_core *c, const epy_word *base, const uint8_t *list,
                                                  unsigned wide, bool values, epy_word skip) {
    unsigned count = list[0], i = 0;
    need(c, skip + count);
    epy_word *items = c->frame_top + skip;
    const epy_int bank = values ? -1 : 0; // slot n of values is base[~n]
    if (EPY_UNLIKELY(wide)) {
        for (; i < count; i++)
            items[i] = base[(epy_int)list_register(list, i, 1) ^ bank];
    } else {
        for (list++; i + 1 < count; i += 2) {
            unsigned pair = *list++;
            items[i] = base[(epy_int)(pair >> 4) ^ bank];
            items[i + 1] = base[(epy_int)(pair & 15) ^ bank];
        }
        if (i < count)
            items[i] = base[(epy_int)(*list >> 4) ^ bank];
    }
    c->frame_top = items + count;
    return items;
}

// Arguments of a direct call, each from the bank of its kind, for a compiled callee; an environment comes
// last.
static __attribute__((noinline)) epy_word *gather_arguments(epy_core *c, const epy_word *base,
                                                            const epy_function *f, const uint8_t *list,
                                                            unsigned wide) {
    unsigned count = list[0];
    need(c, count);
    epy_word *items = c->frame_top;
    for (unsigned i = 0; i < count; i++) {
        unsigned slot = list_register(list, i, wide);
        bool value = i >= f->parameters || f->kinds[i] == 'v';
        items[i] = value ? base[~(epy_int)slot] : base[slot];
    }
    c->frame_top = items + count;
    return items;
}

#if EPY_TIERS
#define MARKED_CALL epy_tier_call(c)
#define MARKED_JUMP(distance)                                                                                \
    do {                                                                                                     \
        HERE;                                                                                                \
        pc += (distance);                                                                                    \
        goto marked_jump;                                                                                    \
    } while (0)
#else
#define MARKED_CALL epy_raise_interrupt(c)
#define MARKED_JUMP(distance)                                                                                \
    do {                                                                                                     \
        HERE;                                                                                                \
        epy_raise_interrupt(c);                                                                              \
    } while (0)
#endif

// Parameters take the next slot of their bank each, what the list has besides is a value: the environment.
static inline void take_arguments(const epy_function *f, epy_word *callee, const epy_word *base,
                                  const uint8_t *list, unsigned wide, unsigned count) {
    epy_word *value = callee, *raw = callee;
    const uint8_t *kind = f->kinds, *end = kind + f->parameters;
    for (unsigned i = 0; i < count; i++) {
        unsigned slot = EPY_UNLIKELY(wide) ? list_register(list, i, 1) : list_register(list, i, 0);
        if (kind == end || *kind++ == 'v')
            *--value = base[~(epy_int)slot];
        else
            *raw++ = base[slot];
    }
}

// The same of a value that is called: all are values, and its environment is its own.
static inline void take_values(epy_core *c, const epy_function *f, epy_word *callee, const epy_word *base,
                               const uint8_t *list, unsigned wide, epy_value function) {
    epy_word *value = callee, *raw = callee;
    for (unsigned i = 0, count = f->parameters; i < count; i++) {
        unsigned slot = EPY_UNLIKELY(wide) ? list_register(list, i, 1) : list_register(list, i, 0);
        epy_word word = epy_unbox_quickly(c, f->kinds[i], f->types[i], base[~(epy_int)slot]);
        if (f->kinds[i] == 'v')
            *--value = word;
        else
            *raw++ = word;
    }
    if (f->flags & EPY_FUNCTION_HAS_ENVIRONMENT)
        *--value = epy_is_ref(function) ? ((const epy_closure *)epy_ref(function))->environment : EPY_NONE;
}

// Runs from pc until the frame that was pushed with LEAVE returns; its result.
static epy_word run(epy_core *c, epy_act *a, const uint8_t *pc, epy_word *base) {
    const uint8_t *const code = c->code;
    const uint8_t *list;
    const epy_function *f;
    epy_word *items, w, result;
    epy_value names, environment;
    unsigned opcode, immediate, second, size, wide, count;

next:
    opcode = *pc++;
dispatch:
    switch ((enum epy_opcode)opcode) {
#include "epy_operations.g.h"
    default: __builtin_unreachable();
    }

call: // function `immediate`, arguments in the list at pc + size
    f = &c->functions[immediate];
    list = pc + size;
    HERE;
    if (EPY_UNLIKELY(EPY_IS_MARKED(c)))
        MARKED_CALL;
    if (EPY_UNLIKELY(f->entry != epy_vm_entry)) {
#if EPY_PROGRAM_USES_LOADING
        if (f->entry == epy_load_entry)
            epy_load(c, f);
#endif
        if (f->entry != epy_vm_entry) {
            items = gather_arguments(c, base, f, list, wide);
            environment = f->flags & EPY_FUNCTION_HAS_ENVIRONMENT ? items[f->parameters] : EPY_NONE;
            w = f->entry(c, a + 1, f, environment, items);
            c->frame_top = items;
            base[RESULT_SLOT(result)] = w;
            NEXT(size + list_bytes(list, wide));
        }
    }
    epy_enter(c, ++a);
    need(c, frame_words(f));
    count = list[0];
    pc = list + list_bytes(list, wide);
    items = push_frame(c, a, f, c->frame_top, (epy_word)(pc - code), result);
    take_arguments(f, items, base, list, wide, count);
    base = items;
    pc = f->code;
    goto next;

call_value: // the callee in nibble 1, arguments in the list, names
    f = epy_function_of(c, V(1));
#if EPY_PROGRAM_USES_LOADING
    if (f && f->entry == epy_load_entry)
        epy_load(c, f);
#endif
    if (!f || f->entry != epy_vm_entry) {
        DONE_V(LISTED, epy_call(c, V(1), VALUES, count, names))
    }
    if (EPY_UNLIKELY(EPY_IS_MARKED(c)))
        MARKED_CALL;
    epy_enter(c, a + 1);
    if (epy_is_plain_call(f, count, names)) {
        need(c, frame_words(f));
        environment = V(1);
        result = RESULT(~(epy_int)SLOT(0), f->result == 'v' ? 0 : f->result);
        pc = list + list_bytes(list, wide);
        items = push_frame(c, a + 1, f, c->frame_top, (epy_word)(pc - code), result);
        take_values(c, f, items, base, list, wide, environment);
        base = items;
        a++;
        pc = f->code;
        goto next;
    }
    items = gather(c, base, list, wide, true, frame_words(f));
    need(c, f->parameters);
    epy_bind(c, V(1), items, count, names, items + count, &environment);
    result = RESULT(~(epy_int)SLOT(0), f->result == 'v' ? 0 : f->result);
    pc = list + list_bytes(list, wide);
    base = push_frame(c, a + 1, f, items - frame_words(f), (epy_word)(pc - code), result);
    set_parameters(f, base, items + count, environment);
    a++;
    pc = f->code;
    goto next;

call_method: // method `immediate` with the list at pc + size, names
    OPEN_LIST;
    DONE_V(LISTED, epy_call_method(c, immediate, VALUES, count, names));

#if EPY_TIERS
marked_jump: // to pc
    if (!epy_tier_jump(c, a, pc, base))
        goto next;
    w = c->tier.result;
#endif
leave: // with result w
    items = (epy_word *)a->frame - HEAD;
    c->frame_top = items;
    if (items[0] == LEAVE)
        return w;
    a--;
    pc = code + items[0];
    base = a->frame->values + a->frame->count;
    result = items[1];
    if (EPY_UNLIKELY(RESULT_KIND(result))) {
        c->top = a;
        w = epy_box(c, RESULT_KIND(result), w);
    }
    base[RESULT_SLOT(result)] = w;
    goto next;
}

#if EPY_USES_OPCODE(Catch)
// The same for programs that catch. Beside a landing place no variable stays in a register: run has none.
static __attribute__((noinline)) epy_word run_guarded(epy_core *c, epy_act *a, const uint8_t *pc) {
    epy_handler h;
    epy_act *volatile at = a;
    const uint8_t *volatile from = pc;
    epy_try_begin(c, a, &h);
    if (__builtin_setjmp(h.jump)) {
        const uint8_t *handler;
        at = land(c, h.act, &handler);
        from = handler;
    }
    c->handler = &h;
#if EPY_USES_OPCODE(StartGenerator)
    if (!from)
        epy_raise_thrown(c);
#endif
    epy_word result = run(c, at, from, at->frame->values + at->frame->count);
    c->handler = h.outer;
    return result;
}
#endif

epy_word epy_vm_entry(epy_core *c, epy_act *a, const epy_function *f, epy_value environment, epy_word *args) {
    epy_enter_cycle(c, a);
    need(c, frame_words(f));
    epy_word *base = push_frame(c, a, f, c->frame_top, LEAVE, 0);
    set_parameters(f, base, args, environment);
#if EPY_USES_OPCODE(Catch)
    if (c->handler_count)
        return run_guarded(c, a, f->code);
#endif
    return run(c, a, f->code, base);
}

#if EPY_USES_OPCODE(StartGenerator)
epy_value epy_vm_resume(epy_core *c, epy_act *a, epy_generator *g, epy_word state) {
    epy_enter_cycle(c, a);
    const uint8_t *pc = restore(c, a, g, state);
#if EPY_USES_OPCODE(Catch)
    if (c->handler_count)
        return run_guarded(c, a, pc);
#endif
    if (!pc)
        epy_raise_thrown(c);
    return run(c, a, pc, a->frame->values + a->frame->count);
}
#endif

#endif
