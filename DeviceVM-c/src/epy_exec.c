// SPDX-License-Identifier: MIT
// The interpreter: a typed register machine. Instructions are encoded as docs/machine.md says; what they
// compute stands in epy_ops.h. `base` points to the boundary of a frame's two banks: raw slot i is base[i],
// value slot i is base[~i].
//
//   c->frames ...  | return | result | count | values (last first) | raws |  next frame ...
//                                    ^ a->frame                    ^ base
//
// Dispatch is one switch whose default is unreachable; jumps through a table at the end of each instruction
// were measured to be no faster on AMD64, and larger everywhere.
//
// `return` is the code offset where the caller goes on (LEAVE: to C), `result` where it wants the result.
#include "epy_call.h"
#include "epy_builtins.h"
#include "epy_decode.h"
#include "epy_native.h"
#include "epy_ops.h"
#include "epy_slice.h"
#include "epy_opcodes.g.h"

#define LEAVE ((epy_word)(uint32_t)-1)
#define HEAD 2 // words of a frame before its count

// `result`: slot number (as in base[]) times 8, and what happens to the word on its way.
enum { AS_IT_IS, DROPPED, BOX_INT, BOX_FLOAT, BOX_BOOL, BOX_WORD };
static const char boxed_kinds[] = {'v', 'v', 'i', 'f', 'b', 'w'};
#define RESULT(slot, how) (((epy_word)(epy_int)(slot) << 3) | (how))

static unsigned boxing_of(unsigned kind) {
    switch (kind) {
    case 'i': return BOX_INT;
    case 'f': return BOX_FLOAT;
    case 'b': return BOX_BOOL;
    case 'w': return BOX_WORD;
    default: return AS_IT_IS;
    }
}

static epy_word frame_words(const epy_function *f) {
    return HEAD + 1 + (epy_word)f->values + f->raws;
}

// `words` free words above the running frame, at least; RecursionError otherwise.
static void need(epy_core *c, epy_word words) {
    if (EPY_UNLIKELY((epy_word)(c->frame_limit - c->frame_top) < words))
        epy_raise(c, EPY_FAULT_Recursion);
}

// Copies the registers of a list to free words `skip` above the running frame; the frame then reaches past
// them.
static __attribute__((noinline)) epy_word *gather(epy_core *c, const epy_word *base, const uint8_t *list,
                                                  unsigned wide, bool values, epy_word skip) {
    unsigned count = list[0];
    need(c, skip + count);
    epy_word *items = c->frame_top + skip;
    for (unsigned i = 0; i < count; i++) {
        unsigned slot = list_register(list, i, wide);
        items[i] = values ? base[~(epy_int)slot] : base[slot];
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

// Packs gathered words into bytes in place: how lists of bool take their items.
static const bool *as_bools(epy_word *items, unsigned count) {
    uint8_t *bytes = (uint8_t *)items;
    for (unsigned i = 0; i < count; i++)
        bytes[i] = items[i] != 0;
    return (const bool *)bytes;
}

// A frame for f above the running one; its base. Values are Unbound. The activation is the callee's.
static inline epy_word *push_frame(epy_core *c, epy_act *a, const epy_function *f, epy_word return_to,
                                   epy_word result) {
    epy_word *head = c->frame_top;
    need(c, frame_words(f));
    epy_word *base = head + HEAD + 1 + f->values;
    head[0] = return_to;
    head[1] = result;
    head[2] = f->values;
    for (epy_word *v = head + 3; v < base; v++)
        *v = EPY_UNBOUND;
    a->frame = (epy_frame *)(head + HEAD);
    c->frame_top = base + f->raws;
    return base;
}

// Parameters take the next slot of their bank each, the environment the next value slot.
static void set_parameters(const epy_function *f, epy_word *base, const epy_word *words,
                           epy_value environment) {
    epy_word *value = base, *raw = base;
    for (unsigned i = 0; i < f->parameters; i++) {
        if (f->kinds[i] == 'v')
            *--value = words[i];
        else
            *raw++ = words[i];
    }
    if (f->flags & EPY_FUNCTION_HAS_ENVIRONMENT)
        *--value = environment;
}

static EPY_COLD EPY_NORETURN void interrupted(epy_core *c, epy_act *a, epy_at at) {
    c->interrupt = 0;
    epy_raise_at(c, a, at, EPY_FAULT_KeyboardInterrupt);
}

static inline bool step(epy_word *counter, epy_int limit) {
    return (epy_int)++ * counter < limit;
}

static bool step_by(epy_word *counter, epy_int limit, epy_int by) {
    epy_int sum;
    bool past = __builtin_add_overflow((epy_int)*counter, by, &sum);
    *counter = (epy_word)sum;
    return !past && (by < 0 ? sum > limit : sum < limit);
}

// Runs from pc until the frame that was pushed with LEAVE returns; its result.
static epy_word run(epy_core *c, epy_act *a, const uint8_t *pc, epy_word *base) {
    const uint8_t *const code = c->code;
    const uint8_t *list;
    const epy_function *f;
    epy_word *items, w, result;
    epy_value names, environment;
    unsigned opcode, immediate, second, size, wide, count;
#ifdef __OPTIMIZE_SIZE__
    bool taken;
#endif

next:
    opcode = *pc++;
dispatch:;
    DECODE;
    // clang-format off: one instruction, one line
    switch ((enum epy_opcode)opcode) {
#include "epy_operations.g.h"

#if EPY_USES_OPCODE(MoveRaw)
        CASE(MoveRaw) R(N0) = R(N1);
        NEXT(1);
#endif
#if EPY_USES_OPCODE(MoveValue)
        CASE(MoveValue) V(N0) = V(N1);
        NEXT(1);
#endif
#if EPY_USES_OPCODE(LoadInt)
        CASE(LoadInt) SET_I(N0, (int8_t)pc[1]);
        NEXT(2);
#endif
#if EPY_USES_OPCODE(LoadBool)
        CASE(LoadBool) SET_I(N0, SIGNED(N1));
        NEXT(1);
#endif
#if EPY_USES_OPCODE(LoadRaw)
        CASE_ONE(LoadRaw, 1) R(N0) = c->raw_constants[immediate];
        NEXT(size);
#endif
#if EPY_USES_OPCODE(LoadValue)
        CASE_ONE(LoadValue, 1) V(N0) = c->value_constants[immediate];
        NEXT(size);
#endif
#if EPY_USES_OPCODE(LoadSpecial)
        CASE_ONE(LoadSpecial, 1) V(N0) = EPY_IMMEDIATE(EPY_KIND_SINGLETON, immediate);
        NEXT(size);
#endif
#if EPY_USES_OPCODE(LoadFunction)
        CASE_ONE(LoadFunction, 1) V(N0) = EPY_IMMEDIATE(EPY_KIND_FUNCTION, immediate);
        NEXT(size);
#endif
#if EPY_USES_OPCODE(LoadBuiltin)
        CASE_ONE(LoadBuiltin, 1) V(N0) = EPY_IMMEDIATE(EPY_KIND_BUILTIN, immediate);
        NEXT(size);
#endif
#if EPY_USES_OPCODE(LoadType)
        CASE_ONE(LoadType, 1) V(N0) = EPY_IMMEDIATE(EPY_KIND_TYPE, immediate);
        NEXT(size);
#endif
#if EPY_USES_OPCODE(LoadSpillRaw)
        CASE(LoadSpillRaw) R(N0) = R(read16(pc + 1));
        NEXT(3);
#endif
#if EPY_USES_OPCODE(StoreSpillRaw)
        CASE(StoreSpillRaw) R(read16(pc + 1)) = R(N0);
        NEXT(3);
#endif
#if EPY_USES_OPCODE(LoadSpillValue)
        CASE(LoadSpillValue) V(N0) = V(read16(pc + 1));
        NEXT(3);
#endif
#if EPY_USES_OPCODE(StoreSpillValue)
        CASE(StoreSpillValue) V(read16(pc + 1)) = V(N0);
        NEXT(3);
#endif
#if EPY_USES_OPCODE(LoadGlobalRaw)
        CASE_ONE(LoadGlobalRaw, 1) R(N0) = c->global_raws[immediate];
        NEXT(size);
#endif
#if EPY_USES_OPCODE(StoreGlobalRaw)
        CASE_ONE(StoreGlobalRaw, 1) c->global_raws[immediate] = R(N0);
        NEXT(size);
#endif
#if EPY_USES_OPCODE(LoadGlobalValue)
        CASE_ONE(LoadGlobalValue, 1) V(N0) = c->global_values[immediate];
        NEXT(size);
#endif
#if EPY_USES_OPCODE(StoreGlobalValue)
        CASE_ONE(StoreGlobalValue, 1) c->global_values[immediate] = V(N0);
        NEXT(size);
#endif
#if EPY_USES_OPCODE(NewEnvironment)
        CASE_TWO(NewEnvironment, 1) HERE;
        V(N0) = epy_environment_new(c, V(N1), immediate, second);
        NEXT(size);
#endif
#if EPY_USES_OPCODE(LoadEnvRaw)
        CASE(LoadEnvRaw) R(N0) = *epy_environment_raw(V(N1), N2, read16(pc + 2));
        NEXT(4);
#endif
#if EPY_USES_OPCODE(StoreEnvRaw)
        CASE(StoreEnvRaw) * epy_environment_raw(V(N0), N1, read16(pc + 2)) = R(N2);
        NEXT(4);
#endif
#if EPY_USES_OPCODE(LoadEnvValue)
        CASE(LoadEnvValue) V(N0) = *epy_environment_value(V(N1), N2, read16(pc + 2));
        NEXT(4);
#endif
#if EPY_USES_OPCODE(StoreEnvValue)
        CASE(StoreEnvValue) * epy_environment_value(V(N0), N1, read16(pc + 2)) = V(N2);
        NEXT(4);
#endif
#if EPY_USES_OPCODE(NewClosure)
        CASE_ONE(NewClosure, 1) OPEN_LIST V(N0) = epy_closure_new(c, immediate, V(N1), count, VALUES);
        END_LIST;
#endif
#if EPY_USES_OPCODE(ClearValue)
        CASE(ClearValue) V(N0) = EPY_UNBOUND;
        NEXT(1);
#endif

#if EPY_USES_OPCODE(Jump)
        CASE_JUMP(Jump, 0, true)
#endif
#if EPY_USES_OPCODE(JumpIfTrue)
        CASE_JUMP(JumpIfTrue, 1, R(N0))
#endif
#if EPY_USES_OPCODE(JumpIfFalse)
        CASE_JUMP(JumpIfFalse, 1, !R(N0))
#endif
#if EPY_USES_OPCODE(JumpIfLessInt)
        CASE_JUMP(JumpIfLessInt, 1, I(N0) < I(N1))
#endif
#if EPY_USES_OPCODE(JumpIfLessEqualInt)
        CASE_JUMP(JumpIfLessEqualInt, 1, I(N0) <= I(N1))
#endif
#if EPY_USES_OPCODE(JumpIfEqualInt)
        CASE_JUMP(JumpIfEqualInt, 1, I(N0) == I(N1))
#endif
#if EPY_USES_OPCODE(JumpIfNotEqualInt)
        CASE_JUMP(JumpIfNotEqualInt, 1, I(N0) != I(N1))
#endif
#if EPY_USES_OPCODE(JumpIfLessFloat)
        CASE_JUMP(JumpIfLessFloat, 1, F(N0) < F(N1))
#endif
#if EPY_USES_OPCODE(JumpIfLessEqualFloat)
        CASE_JUMP(JumpIfLessEqualFloat, 1, F(N0) <= F(N1))
#endif
#if EPY_USES_OPCODE(JumpUnlessLessFloat)
        CASE_JUMP(JumpUnlessLessFloat, 1, !(F(N0) < F(N1)))
#endif
#if EPY_USES_OPCODE(JumpUnlessLessEqualFloat)
        CASE_JUMP(JumpUnlessLessEqualFloat, 1, !(F(N0) <= F(N1)))
#endif
#if EPY_USES_OPCODE(JumpIfNone)
        CASE_JUMP(JumpIfNone, 1, V(N0) == EPY_NONE)
#endif
#if EPY_USES_OPCODE(JumpIfNotNone)
        CASE_JUMP(JumpIfNotNone, 1, V(N0) != EPY_NONE)
#endif
#if EPY_USES_OPCODE(JumpIfUnbound)
        CASE_JUMP(JumpIfUnbound, 1, V(N0) == EPY_UNBOUND)
#endif
#if EPY_USES_OPCODE(ForStep)
        CASE_JUMP(ForStep, 1, step(&R(N0), I(N1)))
#endif
#if EPY_USES_OPCODE(ForStepBy)
        CASE_JUMP(ForStepBy, 2, step_by(&R(N0), I(N1), I(N2)))
#endif
#if EPY_USES_OPCODE(NextOrJump)
        CASE_JUMP(NextOrJump, 1, (w = epy_op_NextItem(c, a, AT, V(N1))) == EPY_UNBOUND || (V(N0) = w, false))
#endif

#if EPY_USES_OPCODE(Call)
        CASE_ONE(Call, 1) result = RESULT(N0, AS_IT_IS);
        goto call;
#endif
#if EPY_USES_OPCODE(CallV)
        CASE_ONE(CallV, 1) result = RESULT(~(epy_int)N0, AS_IT_IS);
        goto call;
#endif
#if EPY_USES_OPCODE(CallN)
        CASE_ONE(CallN, 0) result = RESULT(0, DROPPED);
        goto call;
#endif
#if EPY_USES_OPCODE(CallValue)
        CASE_LIST(CallValue, 1) names = EPY_UNBOUND;
        goto call_value;
#endif
#if EPY_USES_OPCODE(CallValueNames)
        CASE_ONE(CallValueNames, 1) OPEN_LIST names = c->value_constants[immediate];
        goto call_value;
#endif
#if EPY_USES_OPCODE(CallBuiltin)
        CASE_ONE(CallBuiltin, 1) OPEN_LIST V(N0) = epy_builtins[immediate].function(c, VALUES, count);
        END_LIST;
#endif
#if EPY_USES_OPCODE(CallMethod)
        CASE_ONE(CallMethod, 1) OPEN_LIST V(N0) = epy_call_method(c, immediate, VALUES, count, EPY_UNBOUND);
        END_LIST;
#endif
#if EPY_USES_OPCODE(CallMethodNames)
        CASE_TWO(CallMethodNames, 1)
        OPEN_LIST V(N0) = epy_call_method(c, immediate, VALUES, count, c->value_constants[second]);
        END_LIST;
#endif
#if EPY_USES_OPCODE(ReturnRaw)
        CASE(ReturnRaw) w = R(N0);
        goto leave;
#endif
#if EPY_USES_OPCODE(ReturnValue)
        CASE(ReturnValue) w = V(N0);
        goto leave;
#endif
#if EPY_USES_OPCODE(ReturnNone)
        CASE(ReturnNone) w = EPY_NONE;
        goto leave;
#endif
#if EPY_USES_OPCODE(Raise)
        CASE_ONE(Raise, 0) OPEN_LIST epy_raise_many(c, immediate, count, VALUES);
#endif
#if EPY_USES_OPCODE(Wide)
        CASE(Wide) opcode = 256u + *pc++;
        goto dispatch;
#endif
#if EPY_USES_OPCODE(Breakpoint)
        CASE(Breakpoint) HERE;
        epy_raise1(c, EPY_FAULT_CoreInternal, epy_small(EPY_OPCODE_Breakpoint));
#endif
#if EPY_USES_OPCODE(Count)
        CASE_ONE(Count, 0) NEXT(size);
#endif
    default: __builtin_unreachable();
    }
    // clang-format on

end_list: // of an instruction that ends with a list
    c->frame_top -= count;
    NEXT(size + list_bytes(list, wide));

#ifdef __OPTIMIZE_SIZE__
jump: // if taken; the distance at pc + size
    wide = opcode >> 8;
    if (!taken)
        NEXT(size + 1 + wide);
    JUMP((wide ? (int16_t)read16(pc + size) : (int8_t)pc[size]) + (int)(size + 1 + wide));
#endif

call: // function `immediate`, arguments in the list at pc + size
    f = &c->functions[immediate];
    list = pc + size;
    HERE;
    if (EPY_UNLIKELY(c->interrupt))
        interrupted(c, a, AT);
    if (f->entry == epy_vm_entry) {
        epy_enter(c, a + 1);
        epy_word return_to = (epy_word)(list + list_bytes(list, wide) - code);
        epy_word *callee = push_frame(c, a + 1, f, return_to, result);
        epy_word *value = callee, *raw = callee;
        const uint8_t *kinds = f->kinds;
        unsigned parameters = f->parameters;
        for (unsigned i = 0; i < list[0]; i++) {
            unsigned slot = list_register(list, i, wide);
            if (i >= parameters || kinds[i] == 'v')
                *--value = V(slot);
            else
                *raw++ = R(slot);
        }
        a++;
        base = callee;
        pc = f->code;
        goto next;
    }
    items = gather_arguments(c, base, f, list, wide);
    environment = f->flags & EPY_FUNCTION_HAS_ENVIRONMENT ? items[f->parameters] : EPY_NONE;
    w = f->entry(c, a + 1, f, environment, items);
    c->frame_top = items;
    if ((result & 7) != DROPPED)
        base[(epy_int)result >> 3] = w;
    NEXT(size + list_bytes(list, wide));

call_value: // the callee in N1, arguments in the list, names
    f = epy_function_of(c, V(N1));
    if (!f || f->entry != epy_vm_entry) {
        V(N0) = epy_call(c, V(N1), VALUES, count, names);
        END_LIST;
    }
    if (EPY_UNLIKELY(c->interrupt))
        interrupted(c, a, AT);
    epy_enter(c, a + 1);
    items = gather(c, base, list, wide, true, frame_words(f));
    need(c, f->parameters);
    epy_bind(c, V(N1), items, count, names, items + count, &environment);
    c->frame_top = items - frame_words(f);
    result = RESULT(~(epy_int)N0, boxing_of(f->result));
    pc = list + list_bytes(list, wide);
    base = push_frame(c, a + 1, f, (epy_word)(pc - code), result);
    set_parameters(f, base, items + count, environment);
    a++;
    pc = f->code;
    goto next;

leave: // with result w
    items = (epy_word *)a->frame - HEAD;
    c->frame_top = items;
    if (items[0] == LEAVE)
        return w;
    a--;
    pc = code + items[0];
    base = a->frame->values + a->frame->count;
    result = items[1];
    if (EPY_UNLIKELY(result & 7)) {
        if ((result & 7) == DROPPED)
            goto next;
        c->top = a;
        w = epy_box(c, boxed_kinds[result & 7], w);
    }
    base[(epy_int)result >> 3] = w;
    goto next;
}

epy_word epy_vm_entry(epy_core *c, epy_act *a, const epy_function *f, epy_value environment, epy_word *args) {
    epy_enter_cycle(c, a);
    epy_word *base = push_frame(c, a, f, LEAVE, 0);
    set_parameters(f, base, args, environment);
    return run(c, a, f->code, base);
}
