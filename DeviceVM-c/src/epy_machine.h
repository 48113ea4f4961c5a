// SPDX-License-Identifier: MIT
// What the MACHINE rows of opcodes.def do, for both shapes of the interpreter. Each shape defines
//   R I F B W V(n)   nibble n of the instruction as a register of that kind; SLOT(n): its number
//   DONE_<kind>(size, x), DONE(size, action)   an instruction of so many bytes that gives x, or nothing
//   SIGNED(n), SIGNED_BYTE                     nibble n, or the byte behind one byte of nibbles, with a sign
//   OFFSET(skip)                               16 bits behind `skip` bytes
//   immediate, second                          of ONE and TWO
// and the labels call, call_value, call_method and leave. What a JUMP row does is its condition.
#ifndef EPY_MACHINE_H
#define EPY_MACHINE_H

// ---- moves and constants ----------------------------------------------------------------------------------
#define DO_MoveRaw DONE_R(1, R(1))
#define DO_MoveValue DONE_V(1, V(1))
#define DO_ClearValue DONE_V(1, EPY_UNBOUND)
#define DO_LoadInt DONE_I(2, SIGNED_BYTE)
#define DO_LoadBool DONE_B(1, SIGNED(1))
#define DO_LoadRaw DONE_R(ONE_1, c->raw_constants[immediate])
#define DO_LoadValue DONE_V(ONE_1, c->value_constants[immediate])
#define DO_LoadSpecial DONE_V(ONE_1, EPY_IMMEDIATE(EPY_KIND_SINGLETON, immediate))
#define DO_LoadFunction DONE_V(ONE_1, EPY_IMMEDIATE(EPY_KIND_FUNCTION, immediate))
#define DO_LoadBuiltin DONE_V(ONE_1, EPY_IMMEDIATE(EPY_KIND_BUILTIN, immediate))
#define DO_LoadType DONE_V(ONE_1, EPY_IMMEDIATE(EPY_KIND_TYPE, immediate))

// ---- spill slots, globals, environments -------------------------------------------------------------------
#define DO_LoadSpillRaw DONE_R(3, base[OFFSET(1)])
#define DO_StoreSpillRaw DONE(3, base[OFFSET(1)] = R(0))
#define DO_LoadSpillValue DONE_V(3, base[~(epy_int)OFFSET(1)])
#define DO_StoreSpillValue DONE(3, base[~(epy_int)OFFSET(1)] = V(0))
#define DO_LoadGlobalRaw DONE_R(ONE_1, c->global_raws[immediate])
#define DO_StoreGlobalRaw DONE(ONE_1, c->global_raws[immediate] = R(0))
#define DO_LoadGlobalValue DONE_V(ONE_1, c->global_values[immediate])
#define DO_StoreGlobalValue DONE(ONE_1, c->global_values[immediate] = V(0))
#define DO_NewEnvironment DONE_V(TWO_1, (HERE, epy_environment_new(c, V(1), immediate, second)))
#define DO_LoadEnvRaw DONE_R(4, *epy_environment_raw(V(1), NIBBLE(2), OFFSET(2)))
#define DO_StoreEnvRaw DONE(4, *epy_environment_raw(V(0), NIBBLE(1), OFFSET(2)) = R(2))
#define DO_LoadEnvValue DONE_V(4, *epy_environment_value(V(1), NIBBLE(2), OFFSET(2)))
#define DO_StoreEnvValue DONE(4, *epy_environment_value(V(0), NIBBLE(1), OFFSET(2)) = V(2))

// ---- jumps ------------------------------------------------------------------------------------------------
#define DO_Jump true
#define DO_JumpIfTrue R(0)
#define DO_JumpIfFalse !R(0)
#define DO_JumpIfLessInt I(0) < I(1)
#define DO_JumpIfLessEqualInt I(0) <= I(1)
#define DO_JumpIfEqualInt I(0) == I(1)
#define DO_JumpIfNotEqualInt I(0) != I(1)
#define DO_JumpIfLessFloat F(0) < F(1)
#define DO_JumpIfLessEqualFloat F(0) <= F(1)
#define DO_JumpUnlessLessFloat !(F(0) < F(1))
#define DO_JumpUnlessLessEqualFloat !(F(0) <= F(1))
#define DO_JumpIfNone V(0) == EPY_NONE
#define DO_JumpIfNotNone V(0) != EPY_NONE
#define DO_JumpIfUnbound V(0) == EPY_UNBOUND
#define DO_ForStep step(&SET_R(0), I(1))
#define DO_ForStepBy step_by(&SET_R(0), I(1), I(2))
#define DO_NextOrJump (w = epy_op_NextItem(c, a, AT, V(1))) == EPY_UNBOUND || (SET_V(0) = w, false)

// ---- calls ------------------------------------------------------------------------------------------------
#define DO_Call                                                                                              \
    result = RESULT(SLOT(0), 0);                                                                             \
    goto call;
#define DO_CallV                                                                                             \
    result = RESULT(~(epy_int)SLOT(0), 0);                                                                   \
    goto call;
#define DO_CallN                                                                                             \
    result = RESULT(NO_SLOT, 0);                                                                             \
    goto call;
#define DO_CallValue                                                                                         \
    names = EPY_UNBOUND;                                                                                     \
    goto call_value;
#define DO_CallValueNames                                                                                    \
    OPEN_LIST names = c->value_constants[immediate];                                                         \
    goto call_value;
#define DO_NewClosure OPEN_LIST DONE_V(LISTED, epy_closure_new(c, immediate, V(1), count, VALUES))
#define DO_CallBuiltin OPEN_LIST DONE_V(LISTED, epy_builtin_at(immediate)(c, VALUES, count))
#define DO_CallMethod                                                                                        \
    names = EPY_UNBOUND;                                                                                     \
    goto call_method;
#define DO_CallMethodNames                                                                                   \
    names = c->value_constants[second];                                                                      \
    goto call_method;
#define DO_ReturnRaw                                                                                         \
    w = R(0);                                                                                                \
    goto leave;
#define DO_ReturnValue                                                                                       \
    w = V(0);                                                                                                \
    goto leave;
#define DO_ReturnNone                                                                                        \
    w = EPY_NONE;                                                                                            \
    goto leave;
#define DO_StartGenerator                                                                                    \
    HERE;                                                                                                    \
    w = start_generator(c, a, immediate, (epy_at)(pc + ONE_0 - code));                                       \
    goto leave;
#define DO_Yield                                                                                             \
    HERE;                                                                                                    \
    w = suspend(c, a, AT, V(1), SIGNED(2) != 0);                                                             \
    goto leave;
#define DO_Raise OPEN_LIST epy_raise_many(c, immediate, count, VALUES);
#define DO_RaiseException                                                                                    \
    HERE;                                                                                                    \
    epy_raise_exception(c, V(0), V(1));
#define DO_Reraise                                                                                           \
    HERE;                                                                                                    \
    epy_reraise(c, V(0));
#define DO_Catch DONE_V(1, c->caught)
#define DO_Breakpoint                                                                                        \
    HERE;                                                                                                    \
    epy_raise1(c, EPY_FAULT_CoreInternal, epy_small(EPY_OPCODE_Breakpoint));
#define DO_Count DONE(ONE_0, (void)0)
#define DO_Wide NEXT_WIDE

#endif
