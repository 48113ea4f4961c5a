// SPDX-License-Identifier: MIT
// The interpreter where the core is compiled for size (-Os): the rows of epy_operations.g.h as epy_exec.c
// reads them. Here operands are decoded once, before the dispatch, and results written behind labels that
// many instructions share; a->at is stored by every instruction and c->top by every call and return, so that
// nothing that raises need be told the place.
//
// Nibbles are read as registers of both banks before it is known what they are: 16 words on either side of a
// frame's banks are read in vain. Activations lie before the frames, the collector's reserve behind them.
#include "epy_config.h"

#if EPY_SMALL

#define EPY_PLACE_IS_KEPT 1
#include "epy_frames.h"
#include "epy_landing.h"
#include "epy_machine.h"
#include "epy_list.h"
#include "epy_suspend.h"

#define AT a->at
#define HERE (void)0

// Where the code of each instruction begins: gcc keeps distances in 16 bits, half of what its table for a
// switch takes on most processors. On ARM its switch is as good. MicroBlaze's linker shortens code and leaves
// the distances as they were.
#if defined(__GNUC__) && !defined(__clang__) && !defined(__arm__) && !defined(__microblaze__)
#define TABLE 1
#endif

// ---- operands: nibbles times the size of a word, in n0 and n1; raw registers in r0, r1 and r2 -------------
#define WORD ((unsigned)sizeof(epy_word))
#define n2 (pair / 16 * WORD)
#define n3 (pair % 16 * WORD)
#define NIBBLE(i) (n##i / WORD)
#define SIGNED(i) ((int)(NIBBLE(i) ^ 8) - 8)
#define SIGNED_BYTE ((epy_int)(r2 = (epy_word)(int8_t)immediate))
#define OFFSET(skip) OFFSET_##skip
#define OFFSET_1 (pair | (unsigned)pc[2] << 8)
#define OFFSET_2 read16(pc + 2)
#define SLOT(i) NIBBLE(i)
#define r1 w
#define r3 SET_R(3)
#define R(i) r##i
#define I(i) ((epy_int)r##i)
#define F(i) epy_bits_float(r##i)
#define B(i) ((bool)r##i)
#define W(i) ((uint32_t)r##i)
#define V(i) v##i
#define v2 SET_V(2)
#define v3 SET_V(3)
#define SET_R(i) (*(epy_word *)((char *)base + n##i))
#define SET_V(i) (*(epy_word *)((char *)base - n##i - WORD))
// Where registers abound the address is made before the word is taken off, which a load does for nothing.
#ifdef TABLE
#define PEEK_V(i)                                                                                            \
    ({                                                                                                       \
        const epy_word *top = (const epy_word *)((char *)base - n##i);                                       \
        __asm__("" : "+r"(top));                                                                             \
        top[-1];                                                                                             \
    })
#else
#define PEEK_V SET_V
#endif

// Slots beyond the reach of a nibble, of both banks; all four instructions read alike, and so become one.
#define SPILL                                                                                                \
    spill = (epy_int)OFFSET(1);                                                                              \
    if (opcode >= EPY_OPCODE_LoadSpillValue)                                                                 \
        spill = ~spill;                                                                                      \
    w = base[spill];                                                                                         \
    if (IS(LoadSpillRaw))                                                                                    \
        goto raw_3;                                                                                          \
    if (IS(LoadSpillValue))                                                                                  \
        goto value_3;                                                                                        \
    base[spill] = IS(StoreSpillRaw) ? R(0) : V(0);                                                           \
    goto next_3;
_Static_assert(EPY_OPCODE_LoadSpillValue > EPY_OPCODE_StoreSpillRaw, "those of values come last");
#undef DO_LoadSpillRaw
#undef DO_StoreSpillRaw
#undef DO_LoadSpillValue
#undef DO_StoreSpillValue
#define DO_LoadSpillRaw SPILL
#define DO_StoreSpillRaw SPILL
#define DO_LoadSpillValue SPILL
#define DO_StoreSpillValue SPILL

// ---- ends of instructions ---------------------------------------------------------------------------------
#define LABEL(kind, size) LABEL_(kind, size)
#define LABEL_(kind, size) kind##_##size
#define DONE(size, action)                                                                                   \
    {                                                                                                        \
        action;                                                                                              \
        goto LABEL(next, size);                                                                              \
    }
#define DONE_WORD(kind, size, x)                                                                             \
    {                                                                                                        \
        w = (epy_word)(x);                                                                                   \
        goto LABEL(kind, size);                                                                              \
    }
#define DONE_R(size, x) DONE_WORD(raw, size, x)
#define DONE_I(size, x) DONE_WORD(raw, size, x)
#define DONE_F(size, x) DONE_WORD(raw, size, epy_float_bits(x))
#define DONE_B(size, x) DONE_WORD(raw, size, x)
#define DONE_W(size, x) DONE_WORD(raw, size, x)
#define DONE_V(size, x) DONE_WORD(value, size, x)
#define ONE_0 1
#define ONE_1 2
#define ONE_2 3
#define TWO_1 3
#define LISTED list

// Instructions after Wide, where there are any.
#if EPY_USES_OPCODE(Wide)
#define WIDE wide
#else
#define WIDE 0
#endif

// Only calls of values want results boxed.
#if EPY_USES_OPCODE(CallValue) || EPY_USES_OPCODE(CallValueNames)
#define BOXES true
#else
#define BOXES false
#endif

static inline unsigned operand(const uint8_t *p, unsigned wide) {
    return wide ? read16(p - 1) : *p;
}

// Copies the registers of a list to free words `skip` above the running frame; the frame then reaches past
// them. The first `parameters` are raw unless `kinds` says otherwise, those behind them are values.
static __attribute__((noinline)) epy_word *gather(epy_core *c, const epy_word *base, const uint8_t *list,
                                                  unsigned wide, unsigned parameters, const uint8_t *kinds,
                                                  epy_word skip) {
    unsigned count = list[0];
    need(c, skip + count);
    epy_word *items = c->frame_top + skip;
    c->frame_top = items + count;
    for (unsigned i = 0; i < count; i++) {
        epy_int slot = (epy_int)list_register(list, i, wide);
        if (i >= parameters || (kinds && kinds[i] == 'v'))
            slot = ~slot;
        items[i] = base[slot];
    }
    return items;
}

// Lists of all storages are made alike, of words.
static __attribute__((noinline)) epy_value list_of(epy_core *c, unsigned storage, unsigned count,
                                                   const epy_word *items) {
    epy_list *list = epy_list_make(c, EPY_TYPE_List, (enum epy_storage)storage, count);
    for (unsigned i = 0; i < count; i++)
        epy_list_set_raw(list, i, items[i]);
    return epy_of(list);
}
#define STORAGE ((opcode - EPY_OPCODE_BuildListInt + EPY_STORE_INT) & 3)
_Static_assert(EPY_OPCODE_BuildListValue == EPY_OPCODE_BuildListInt + 4 - EPY_STORE_INT && !EPY_STORE_VALUE,
               "instructions in the order of storages");
#define BUILD_LIST(...)                                                                                      \
    list_of(c, STORAGE, count, gather(c, base, list, WIDE, STORAGE == EPY_STORE_VALUE ? 0 : 255, NULL, 0))
#define epy_op_BuildListInt BUILD_LIST
#define epy_op_BuildListFloat BUILD_LIST
#define epy_op_BuildListBool BUILD_LIST
#define epy_op_BuildListValue BUILD_LIST

static __attribute__((noinline)) epy_word *gather_values(epy_core *c, const epy_word *base,
                                                         const uint8_t *list, unsigned wide) {
    return gather(c, base, list, wide, 0, NULL, 0);
}

// A slot of either bank.
static inline epy_word *environment_slot(epy_value environment, unsigned levels, unsigned slot, bool raw) {
    epy_environment *e = epy_environment_up(environment, levels);
    return &e->slots[raw ? e->value_slots + slot : slot];
}

// Items of any storage, as raw words.
static inline epy_word load_item(const epy_list *list, epy_word index, bool is_byte) {
    return is_byte ? EPY_ITEMS(epy_item_bool, list)[index].v : EPY_ITEMS(epy_item_value, list)[index].v;
}
static inline void store_item(const epy_list *list, epy_word index, epy_word raw, bool is_byte) {
    if (is_byte)
        EPY_ITEMS(epy_item_bool, list)[index].v = raw;
    else
        EPY_ITEMS(epy_item_value, list)[index].v = raw;
}

#ifdef TABLE
#define CASE(Name) at_##Name:
#define ROW(Name, ...) [EPY_OPCODE_##Name] = (int16_t)(&&at_##Name - &&next),
#define PLAIN ROW
#define MEMBER ROW
#define MEMBERS_END(Family)
#define ONE ROW
#define TWO ROW
#define LIST ROW
#define JUMP ROW
#else
#define CASE(Name) case EPY_OPCODE_##Name:
#endif

// Runs f, which C called, until it returns. In a program that catches or suspends: with f NULL, goes on at `args`.
#define GOES_ON (EPY_USES_OPCODE(Catch) || EPY_USES_OPCODE(StartGenerator))
#if GOES_ON
static __attribute__((noinline)) epy_word run(epy_core *c, epy_act *a, const epy_function *f,
                                              epy_value environment, epy_word *args) {
#else
epy_word epy_vm_entry(epy_core *c, epy_act *a, const epy_function *f, epy_value environment, epy_word *args) {
#endif
    const uint8_t *const code = c->code;
    const uint8_t *pc, *list;
    epy_word *base, *head, *items, w, result = 0, return_to = LEAVE, r0, r2, v0, v1;
    epy_list *sequence;
    epy_int spill;
    epy_value names;
    unsigned opcode, pair, immediate, second, size, wide, count, n0, n1;
    char here;
#ifdef TABLE
    static const int16_t distances[] = {
#include "epy_operations.g.h"
    };
    const int16_t *table = distances;
    const char *origin = &&next;
    __asm__("" : "+r"(table), "+r"(origin)); // kept in registers: the compiler would make them anew each time
#undef PLAIN
#undef MEMBER
#undef MEMBERS_END
#undef ONE
#undef TWO
#undef LIST
#undef JUMP
#endif

// ---- forms of instructions --------------------------------------------------------------------------------
// After Wide, pc has gone one byte on: an immediate behind `skip` bytes of nibbles ends where it would
// without.
#define IMMEDIATE(skip) (skip == 1 ? immediate : operand(pc + skip, WIDE))
#define PLAIN(Name, ...) CASE(Name) __VA_ARGS__
// Items of the four storages share code, and so do slots of both banks: a float is moved as the word it is.
#define MEMBER(Name, ...) CASE(Name)
#define MEMBERS_END(Family) DO_##Family
#define EPY_OPCODE_EXISTS(Name) EPY_SHIFTS(EPY_USES_OPCODE(Name))
#define IS(Name) (EPY_OPCODE_EXISTS(Name) && opcode == EPY_OPCODE_##Name)
#define DO_LoadEnv                                                                                           \
    count = NIBBLE(2);                                                                                       \
    goto environment;
#define DO_StoreEnv                                                                                          \
    v1 = v0;                                                                                                 \
    count = NIBBLE(1);                                                                                       \
    goto environment;
#define DO_LoadItem                                                                                          \
    sequence = epy_list_of(V(1));                                                                            \
    w = epy_list_index(c, a, AT, sequence, I(2) + (epy_word)SIGNED(3), EPY_ACCESS_LOAD);                     \
    w = load_item(sequence, w, IS(LoadItemBool));                                                            \
    if (IS(LoadItemValue))                                                                                   \
        goto value_2;                                                                                        \
    goto raw_2;
#define DO_StoreItem                                                                                         \
    sequence = epy_list_of(V(0));                                                                            \
    w = epy_list_index(c, a, AT, sequence, I(1) + (epy_word)SIGNED(2), EPY_ACCESS_STORE);                    \
    store_item(sequence, w, IS(StoreItemValue) ? V(3) : R(3), IS(StoreItemBool));                            \
    goto next_2;
#define DO_Append                                                                                            \
    epy_list_append_raw(c, epy_list_of(V(0)), IS(AppendValue) ? V(1) : R(1));                                \
    goto next_1;
#define DO_Pop                                                                                               \
    sequence = epy_list_of(V(1));                                                                            \
    w = epy_list_raw(sequence, epy_list_drop(c, a, AT, sequence));                                           \
    if (IS(PopValue))                                                                                        \
        goto value_1;                                                                                        \
    goto raw_1;
#define ONE(Name, skip, ...)                                                                                 \
    CASE(Name)                                                                                               \
    immediate = IMMEDIATE(skip);                                                                             \
    size = skip + 1;                                                                                         \
    __VA_ARGS__
#define TWO(Name, skip, ...)                                                                                 \
    CASE(Name)                                                                                               \
    immediate = IMMEDIATE(skip);                                                                             \
    pc += WIDE;                                                                                              \
    size = skip + 2;                                                                                         \
    second = operand(pc + skip + 1, WIDE);                                                                   \
    __VA_ARGS__
#define OPEN_LIST                                                                                            \
    list = pc + size;                                                                                        \
    count = list[0];
#define LIST(Name, skip, ...)                                                                                \
    CASE(Name)                                                                                               \
    pc -= WIDE;                                                                                              \
    size = skip;                                                                                             \
    OPEN_LIST __VA_ARGS__
#define JUMP(Name, skip, condition)                                                                          \
    CASE(Name)                                                                                               \
    if (condition)                                                                                           \
        goto LABEL(jump, skip);                                                                              \
    goto LABEL(next, ONE_##skip);
#define VALUES gather_values(c, base, list, WIDE)
#define NEXT_WIDE                                                                                            \
    wide = 1;                                                                                                \
    goto next_wide;

#if GOES_ON
    if (!f) {
        pc = (const uint8_t *)args;
        base = a->frame->values + a->frame->count;
        goto next;
    }
#endif
    if (EPY_UNLIKELY(&here < c->stack_limit))
        epy_too_deep(c, a);
    head = c->frame_top;
    items = args;
    goto enter;

call: // function `immediate`, arguments in the list at pc + size
    f = &c->functions[immediate];
    list = pc + size;
    pc = list + list_bytes(list, WIDE);
    if (EPY_UNLIKELY(c->interrupt))
        epy_raise_interrupt(c);
#if EPY_PROGRAM_USES_LOADING
    if (f->entry == epy_load_entry)
        epy_load(c, f);
#endif
    size = f->entry == epy_vm_entry ? frame_words(f) : 0;
    items = gather(c, base, list, WIDE, f->parameters, f->kinds, size);
    environment = f->flags & EPY_FUNCTION_HAS_ENVIRONMENT ? items[f->parameters] : EPY_NONE;
    head = items - size;
    if (size)
        goto enter_above;
    w = f->entry(c, a + 1, f, environment, items);
    c->frame_top = head;
    c->top = a;
    base[RESULT_SLOT(result)] = w;
    goto next;

call_value: // the callee in nibble 1, arguments in the list, names
    f = epy_function_of(c, V(1));
#if EPY_PROGRAM_USES_LOADING
    if (f && f->entry == epy_load_entry)
        epy_load(c, f);
#endif
    size = f && f->entry == epy_vm_entry ? frame_words(f) : 0;
    items = gather(c, base, list, WIDE, 0, NULL, size);
    if (!size) {
        w = epy_call(c, V(1), items, count, names);
        goto value_list;
    }
    if (EPY_UNLIKELY(c->interrupt))
        epy_raise_interrupt(c);
    need(c, f->parameters);
    epy_bind(c, V(1), items, count, names, items + count, &environment);
    result = RESULT(~(epy_int)SLOT(0), f->result == 'v' ? 0 : f->result);
    pc = list + list_bytes(list, WIDE);
    head = items - size;
    items += count;
    goto enter_above;

call_method: // method `immediate` with the list at pc + size, names
    OPEN_LIST;
    DONE_V(LISTED, epy_call_method(c, immediate, VALUES, count, names));

environment: // loads from, or stores to, a slot of what lies `count` levels above v1
    items = environment_slot(v1, count, OFFSET(2), IS(LoadEnvRaw) || IS(StoreEnvRaw));
    w = *items;
    if (IS(LoadEnvRaw))
        goto raw_4;
    if (IS(LoadEnvValue))
        goto value_4;
    *items = IS(StoreEnvRaw) ? R(2) : V(2);
    goto next_4;

leave: // with result w
    items = (epy_word *)a->frame - HEAD;
    c->frame_top = items;
    if (items[0] == LEAVE)
        return w;
    c->top = --a;
    pc = code + items[0];
    base = a->frame->values + a->frame->count;
    result = items[1];
    if (BOXES && EPY_UNLIKELY(RESULT_KIND(result)))
        w = epy_box(c, RESULT_KIND(result), w);
    base[RESULT_SLOT(result)] = w;
    goto next;

enter_above: // from the running function, which goes on at pc
    return_to = (epy_word)(pc - code);
    a++;
enter: // f in activation a, its frame at head, parameters in items
    if (EPY_UNLIKELY(a >= c->act_limit || (epy_word)(c->frame_limit - head) < frame_words(f)))
        epy_too_deep(c, a);
    c->top = a;
    base = push_frame(c, a, f, head, return_to, result);
    set_parameters(f, base, items, environment);
    pc = f->code;
    goto next;

raw_4:
    pc++;
raw_3:
    pc++;
raw_2:
    pc++;
raw_1:
    pc++;
    SET_R(0) = w;
    goto next;

value_4:
    pc++;
value_3:
    pc++;
value_2:
    pc++;
value_1:
    pc++;
    SET_V(0) = w;
    goto next;

value_list: // of an instruction that ends with a list
    SET_V(0) = w;
    c->frame_top -= count;
    pc = list + list_bytes(list, WIDE);
    goto next;

jump_2:
    pc++;
    immediate = operand(pc + 1, WIDE);
    goto jump_1;
jump_0:
    immediate = operand(pc, WIDE);
    pc--;
jump_1: // the distance is the immediate
    if (EPY_UNLIKELY(c->interrupt))
        epy_raise_interrupt(c);
    pc += WIDE ? (int16_t)immediate : (int8_t)immediate;
    goto next_2;

next_4:
    pc++;
next_3:
    pc++;
next_2:
    pc++;
next_1:
    pc++;
next:
    wide = 0;
next_wide:
    opcode = *pc++;
    a->at = (epy_at)(pc - code);
    n0 = pc[0] / 16 * WORD;
    n1 = pc[0] % 16 * WORD;
    pair = pc[1];
    r0 = SET_R(0);
    w = SET_R(1);
    r2 = SET_R(2);
    v0 = PEEK_V(0);
    v1 = PEEK_V(1);
    immediate = pair;
    if (WIDE)
        immediate |= (unsigned)*(++pc + 1) << 8;
#ifdef TABLE
    goto *(void *)(origin + table[opcode]);
    {
#else
    switch ((enum epy_opcode)opcode) {
    default: __builtin_unreachable();
#endif
#include "epy_operations.g.h"
    }
}

#if EPY_USES_OPCODE(StartGenerator) && EPY_USES_OPCODE(Catch)
// With f NULL and args NULL, what was thrown into a generator is raised in it.
#define GUARDED static __attribute__((noinline)) epy_word run_guarded
#else
#define GUARDED epy_word epy_vm_entry
#endif

#if EPY_USES_OPCODE(Catch)
GUARDED(epy_core *c, epy_act *a, const epy_function *f, epy_value environment, epy_word *args) {
    epy_handler h;
    const epy_function *volatile entered = f;
    epy_act *volatile at = a;
    epy_word *volatile words = args;
    epy_try_begin(c, a, &h);
    if (__builtin_setjmp(h.jump)) {
        const uint8_t *handler;
        at = land(c, h.act, &handler);
        words = (epy_word *)(uintptr_t)handler;
        entered = NULL;
    }
    c->handler = &h;
#if EPY_USES_OPCODE(StartGenerator)
    if (!entered && !words)
        epy_raise_thrown(c);
#endif
    epy_word result = run(c, at, entered, environment, words);
    c->handler = h.outer;
    return result;
}
#elif GOES_ON
#define run_guarded run
#endif

#if EPY_USES_OPCODE(StartGenerator)
epy_word epy_vm_entry(epy_core *c, epy_act *a, const epy_function *f, epy_value environment, epy_word *args) {
    return run_guarded(c, a, f, environment, args);
}

epy_value epy_vm_resume(epy_core *c, epy_act *a, epy_generator *g, epy_word state) {
    epy_enter_cycle(c, a);
    const uint8_t *pc = restore(c, a, g, state);
#if !EPY_USES_OPCODE(Catch)
    if (!pc)
        epy_raise_thrown(c);
#endif
    return run_guarded(c, a, NULL, EPY_NONE, (epy_word *)(uintptr_t)pc);
}
#endif

#endif
