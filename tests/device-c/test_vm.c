// SPDX-License-Identifier: MIT
// Instructions from bytes made by hand: decoding, wide operands, jumps, calls in all directions, results,
// faults and where they are reported.
#include "machine.h"

// Boxes r0 and r1 and prints them: values 0 and 1, Unbound in 2, result to 3.
#define PRINT_TWO                                                                                            \
    OP(BoxInt), PAIR(0, 0), OP(BoxInt), PAIR(1, 1), OP(ClearValue), PAIR(2, 0), OP(CallBuiltin), PAIR(3, 0), \
        EPY_BUILTIN_Print, 5, PAIR(2, 2), PAIR(2, 0), PAIR(1, 0)
#define MAIN SHAPE(.kinds = "", .result = 'n', .values = 20, .raws = 20)

static unsigned fault_args(int64_t *first, unsigned *depth, uint32_t at[4]) {
    message m;
    if (!find_message(EPY_MESSAGE_Fault, &m))
        return 99;
    const uint8_t *p = m.payload + 4;
    for (unsigned i = 0; i < m.payload[2]; i++) {
        if (*p == INT_TAG) {
            epy_int v;
            memcpy(&v, p + 1, sizeof v);
            *first = v;
            p += 1 + sizeof v;
        } else if (*p == 's') {
            p += 5 + p[1];
        } else {
            p += *p == 'u' || *p == 'b' || *p == 'c' ? 5 : 1;
        }
    }
    *depth = (unsigned)(m.payload + m.size - p) / 4;
    for (unsigned i = 0; i < 4 && i < *depth; i++)
        memcpy(&at[i], p + 4 * i, 4);
    return m.payload[2];
}

static void arithmetic_and_loop(void) {
    machine_reset(); // r0 = sum of i * 3 for i in 0..9, r1 = 10
    FUNCTION(MAIN, OP(LoadInt), 0x00, 0, OP(LoadInt), 0x10, 0, OP(LoadInt), 0x20, 10, OP(LoadInt), 0x30, 3,
             OP(MultiplyInt), PAIR(4, 1), PAIR(3, 0), OP(AddInt), PAIR(0, 0), PAIR(4, 0), OP(ForStep),
             PAIR(1, 2), (uint8_t)-9, PRINT_TWO, OP(ReturnNone));
    CHECK(run_image() == 0);
    CHECK(printed_int(0) == 135);
    CHECK(printed_int(1) == 10);
}

static void step_by_ends_at_overflow(void) {
    machine_reset();
    unsigned near = add_raw('i', (epy_word)EPY_INT_MAX - 5), limit = add_raw('i', (epy_word)EPY_INT_MAX);
    FUNCTION(MAIN, OP(LoadRaw), 0x20, near, OP(LoadRaw), 0x30, limit, OP(LoadInt), 0x40, 4, OP(LoadInt), 0x00,
             0, OP(LoadInt), 0x10, 7, OP(AddIntImmediate), PAIR(0, 0), 1, OP(ForStepBy), PAIR(2, 3),
             PAIR(4, 0), (uint8_t)-7, PRINT_TWO, OP(ReturnNone));
    CHECK(run_image() == 0);
    CHECK(printed_int(0) == 2);
}

static void wide_operands_equal_narrow_ones(void) {
    machine_reset();
    for (int i = 0; i < 300; i++)
        add_raw('i', (epy_word)i * 7);
    FUNCTION(MAIN, OP(Wide), OP(LoadRaw), 0x00, 299 & 0xFF, 299 >> 8, OP(LoadRaw), 0x10, 5, OP(Wide),
             OP(Jump), 3, 0, OP(LoadInt), 0x00, 1, PRINT_TWO, OP(ReturnNone));
    CHECK(run_image() == 0);
    CHECK(printed_int(0) == 299 * 7);
    CHECK(printed_int(1) == 35);
}

static void spill_slots_and_wide_lists(void) {
    machine_reset(); // f(x, y) with arguments in spill slots 17 and 18 of the caller
    FUNCTION(MAIN, OP(LoadInt), 0x00, 40, OP(StoreSpillRaw), 0x00, 17, 0, OP(LoadInt), 0x00, 2,
             OP(StoreSpillRaw), 0x00, 18, 0, OP(Wide), OP(Call), 0x00, 1, 0, 2, 17, 0, 18, 0,
             OP(LoadSpillRaw), 0x10, 17, 0, PRINT_TWO, OP(ReturnNone));
    add_name();
    add_name();
    FUNCTION(SHAPE(.kinds = "ii", .result = 'i', .raws = 4), OP(SubtractInt), PAIR(2, 0), PAIR(1, 0),
             OP(ReturnRaw), 0x20);
    CHECK(run_image() == 0);
    CHECK(printed_int(0) == 38);
    CHECK(printed_int(1) == 40);
}

static void recursion_does_not_recurse_in_c(void) {
    machine_reset(); // f(n) = 0 if n == 0 else f(n - 1) + 2
    FUNCTION(MAIN, OP(LoadInt), 0x00, 100, OP(AddIntImmediate), PAIR(0, 0), 100, OP(Call), 0x00, 1, 1, 0x00,
             OP(LoadInt), 0x10, 0, PRINT_TWO, OP(ReturnNone));
    add_name();
    FUNCTION(SHAPE(.kinds = "i", .result = 'i', .raws = 4), OP(LoadInt), 0x10, 0, OP(JumpIfEqualInt),
             PAIR(0, 1), 11, OP(AddIntImmediate), PAIR(0, 0), (uint8_t)-1, OP(Call), 0x00, 1, 1, 0x00,
             OP(AddIntImmediate), PAIR(1, 0), 2, OP(ReturnRaw), 0x10);
    CHECK(run_image() == 0);
    CHECK(printed_int(0) == 400);
}

static void endless_recursion_is_a_fault(void) {
    machine_reset();
    FUNCTION(MAIN, OP(CallN), 1, 0, OP(ReturnNone));
    FUNCTION(SHAPE(.kinds = "", .result = 'n', .values = 1), OP(CallN), 1, 0, OP(ReturnNone));
    CHECK(run_image() == EPY_FAULT_Recursion);
    int64_t first;
    unsigned depth;
    uint32_t at[4];
    fault_args(&first, &depth, at);
    CHECK(depth == EPY_RECURSION_LIMIT);
    CHECK(at[0] == 1 && at[1] == 5 && at[2] == 5);
}

static void overflow_reports_place_and_bits(void) {
    machine_reset();
    unsigned most = add_raw('i', (epy_word)EPY_INT_MAX);
    FUNCTION(MAIN, OP(CallN), 1, 0, OP(ReturnNone));
    FUNCTION(SHAPE(.kinds = "", .result = 'n', .raws = 2), OP(LoadRaw), 0x00, most, OP(AddIntImmediate),
             PAIR(0, 0), 1, OP(ReturnNone));
    CHECK(run_image() == EPY_FAULT_OverflowInt);
    int64_t first = 0;
    unsigned depth;
    uint32_t at[4];
    CHECK(fault_args(&first, &depth, at) == 1);
    CHECK(first == EPY_WORD_BITS);
    CHECK(depth == 2 && at[0] == 1 && at[1] == 8);
}

static void closures_keep_their_environment(void) {
    machine_reset(); // an environment with raw slot 0 = 5; the closure adds its argument to it, twice
    unsigned one = add_int(7);
    FUNCTION(MAIN, OP(LoadSpecial), 0x40, 0, OP(NewEnvironment), PAIR(5, 4), 0, 1, OP(LoadInt), 0x00, 5,
             OP(StoreEnvRaw), PAIR(5, 0), PAIR(0, 0), 0, 0, OP(NewClosure), PAIR(6, 5), 1, 0, OP(LoadValue),
             0x70, one, OP(CallValue), PAIR(8, 6), 1, 0x70, OP(CallValue), PAIR(8, 6), 1, 0x70, OP(UnboxInt),
             PAIR(0, 8), OP(Call), 0x10, 1, 2, PAIR(0, 5), PRINT_TWO, OP(ReturnNone));
    add_name();
    FUNCTION(
        SHAPE(.kinds = "i", .result = 'i', .values = 1, .raws = 4, .flags = EPY_FUNCTION_HAS_ENVIRONMENT),
        OP(LoadEnvRaw), PAIR(1, 0), 0x00, 0, 0, OP(AddInt), PAIR(1, 1), PAIR(0, 0), OP(StoreEnvRaw),
        PAIR(0, 0), 0x10, 0, 0, OP(ReturnRaw), 0x10);
    CHECK(run_image() == 0);
    CHECK(printed_int(0) == 19); // 5 + 7 + 7
    CHECK(printed_int(1) == 38); // and a direct call with 19
}

static unsigned add_names_1_and_0(void) {
    uint8_t encoded[5 + 2 * (1 + sizeof(epy_word))] = {'t', 2, 0, 0, 0, INT_TAG, 1};
    encoded[6 + sizeof(epy_word)] = INT_TAG;
    return add_value(encoded, sizeof encoded);
}

static void keywords_and_defaults_are_bound(void) {
    machine_reset(); // f(a, b=30) = a - b, called by value: f(1), f(b=2, a=9)
    unsigned thirty = add_int(30), names = add_names_1_and_0();
    const uint16_t defaults[] = {EPY_NO_DEFAULT, (uint16_t)thirty};
    FUNCTION(MAIN, OP(LoadFunction), 0x40, 1, OP(LoadInt), 0x00, 1, OP(BoxInt), PAIR(5, 0), OP(CallValue),
             PAIR(6, 4), 1, 0x50, OP(LoadInt), 0x00, 2, OP(BoxInt), PAIR(7, 0), OP(LoadInt), 0x00, 9,
             OP(BoxInt), PAIR(8, 0), OP(CallValueNames), PAIR(9, 4), names, 2, PAIR(7, 8), OP(UnboxInt),
             PAIR(0, 6), OP(UnboxInt), PAIR(1, 9), PRINT_TWO, OP(ReturnNone));
    add_name();
    add_name();
    FUNCTION(SHAPE(.kinds = "ii", .result = 'i', .raws = 4, .defaults = defaults), OP(SubtractInt),
             PAIR(2, 0), PAIR(1, 0), OP(ReturnRaw), 0x20);
    CHECK(run_image() == 0);
    CHECK(printed_int(0) == -29);
    CHECK(printed_int(1) == 7);
}

static void keywords_of_built_ins_are_bound(void) {
    machine_reset(); // round(ndigits=None, number=7), by value, then with a name that it does not have
    unsigned names = add_names_1_and_0();
    FUNCTION(MAIN, OP(LoadBuiltin), 0x40, EPY_BUILTIN_Round, OP(LoadSpecial), 0x50, 0, OP(LoadInt), 0x00, 7,
             OP(BoxInt), PAIR(6, 0), OP(CallValueNames), PAIR(7, 4), names, 2, PAIR(5, 6), OP(UnboxInt),
             PAIR(0, 7), OP(LoadInt), 0x10, 0, PRINT_TWO, OP(ReturnNone));
    add_keyword(EPY_BUILTIN_Round, 0, add_name());
    unsigned digits = add_name();
    CHECK(run_image() == EPY_FAULT_CallArguments);
    add_keyword(EPY_BUILTIN_Round, 1, digits);
    CHECK(run_image() == 0);
    CHECK(printed_int(0) == 7);
}

static void wrong_arguments_are_faults(void) {
    static const uint8_t counts[] = {0, 3};
    for (unsigned i = 0; i < 2; i++) {
        machine_reset();
        FUNCTION(MAIN, OP(LoadFunction), 0x40, 1, OP(LoadSpecial), 0x50, 0, OP(CallValue), PAIR(6, 4),
                 counts[i], PAIR(5, 5), PAIR(5, 5), OP(ReturnNone));
        add_name();
        add_name();
        FUNCTION(SHAPE(.kinds = "vv", .result = 'n', .values = 2), OP(ReturnNone));
        CHECK(run_image() == EPY_FAULT_CallArguments);
    }
}

static void not_callable_is_a_fault(void) {
    machine_reset();
    FUNCTION(MAIN, OP(LoadSpecial), 0x00, 0, OP(CallValue), PAIR(1, 0), 0, OP(ReturnNone));
    CHECK(run_image() == EPY_FAULT_NotCallable);
}

static void methods_are_found_by_name(void) {
    machine_reset(); // [4].append(6) twice through the same name; its length
    add_method(EPY_TYPE_List, EPY_BUILTIN_ListAppend);
    FUNCTION(MAIN, OP(LoadInt), 0x00, 4, OP(BuildListInt), 0x00, 1, 0x00, OP(LoadInt), 0x00, 6, OP(BoxInt),
             PAIR(1, 0), OP(CallMethod), 0x20, 0, 2, PAIR(0, 1), OP(CallMethod), 0x20, 0, 2, PAIR(0, 1),
             OP(LengthList), PAIR(1, 0), OP(LoadInt), 0x30, 2, OP(LoadItemInt), PAIR(0, 0), PAIR(3, 0),
             PRINT_TWO, OP(ReturnNone));
    CHECK(run_image() == 0);
    CHECK(printed_int(0) == 6);
    CHECK(printed_int(1) == 3);
}

static void missing_method_is_a_fault(void) {
    machine_reset();
    add_name();
    FUNCTION(MAIN, OP(LoadInt), 0x00, 4, OP(BoxInt), PAIR(0, 0), OP(CallMethod), 0x20, 0, 1, 0x00,
             OP(ReturnNone));
    CHECK(run_image() == EPY_FAULT_NoAttribute);
}

static void values_survive_collections(void) {
    machine_reset(); // a list of value tuples grows while garbage is made
    FUNCTION(MAIN, OP(BuildListValue), 0x00, 0, OP(LoadInt), 0x20, 0, OP(LoadInt), 0x30, 100, OP(BoxInt),
             PAIR(1, 2), OP(BuildTuple), 0x10, 3, PAIR(1, 1), 0x10, OP(AppendValue), PAIR(0, 1), OP(ForStep),
             PAIR(2, 3), (uint8_t)-12, OP(LoadInt), 0x20, 50, OP(LoadItemValue), PAIR(1, 0), PAIR(2, 0),
             OP(LoadTupleItem), PAIR(1, 1), 2, OP(UnboxInt), PAIR(0, 1), OP(LoadInt), 0x10, 0, PRINT_TWO,
             OP(ReturnNone));
    machine_memory = 64 << 10;
    CHECK(run_image() == 0);
    CHECK(printed_int(0) == 50);
}

static void globals_begin_unbound_and_argv_is_stored(void) {
    machine_reset();
    set_globals(1, 2, 1);
    FUNCTION(MAIN, OP(LoadGlobalValue), 0x00, 0, OP(LoadInt), 0x00, 1, OP(JumpIfUnbound), 0x00, 3,
             OP(LoadInt), 0x00, 2, OP(LoadGlobalValue), 0x40, 1, OP(Length), PAIR(1, 4), PRINT_TWO,
             OP(ReturnNone));
    CHECK(run_image() == 0);
    CHECK(printed_int(0) == 1);
    CHECK(printed_int(1) == 1);
}

static void raise_carries_values(void) {
    machine_reset();
    FUNCTION(MAIN, OP(LoadInt), 0x00, 42, OP(BoxInt), PAIR(0, 0), OP(Raise), EPY_FAULT_Assertion, 1, 0x00);
    CHECK(run_image() == EPY_FAULT_Assertion);
    int64_t first = 0;
    unsigned depth;
    uint32_t at[4];
    CHECK(fault_args(&first, &depth, at) == 1 && first == 42 && depth == 1 && at[0] == 6);
}

int main(void) {
    arithmetic_and_loop();
    step_by_ends_at_overflow();
    wide_operands_equal_narrow_ones();
    spill_slots_and_wide_lists();
    recursion_does_not_recurse_in_c();
    endless_recursion_is_a_fault();
    overflow_reports_place_and_bits();
    closures_keep_their_environment();
    keywords_and_defaults_are_bound();
    keywords_of_built_ins_are_bound();
    wrong_arguments_are_faults();
    not_callable_is_a_fault();
    methods_are_found_by_name();
    missing_method_is_a_fault();
    values_survive_collections();
    globals_begin_unbound_and_argv_is_stored();
    raise_carries_values();
    return fake_summary();
}
