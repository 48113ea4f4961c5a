// SPDX-License-Identifier: MIT
// A frozen program as a generator writes it: the tables of epy_frozen.h, and one compiled function. In
// Python:
//
//   count = 0
//   def scale(x, by=3):                        # compiled
//       return x * by
//   def show(x):                               # interpreted
//       global count
//       count += 1
//       print('scaled', scale(x, 3), (x, 2.5, 'é', None))
//   show(14)
//   show(-1)
//   print(count)
// A generator writes bytecode as numbers and needs epy_frozen.h and epy_rt.h only; here it has names.
#include "epy_frozen.h"
#include "machine.h"

// ---- compiled functions -----------------------------------------------------------------------------------

static epy_int scale(epy_core *c, epy_act *a, epy_int x, epy_int by) {
    epy_enter(c, a);
    a->frame = NULL;
    return epy_op_MultiplyInt(c, a, EPY_SITE(0), x, by);
}

static epy_word scale_entry(epy_core *c, epy_act *a, const epy_function *f, epy_value env, epy_word *args) {
    (void)f, (void)env;
    return (epy_word)scale(c, a, (epy_int)args[0], (epy_int)args[1]);
}

// ---- bytecode ---------------------------------------------------------------------------------------------

// clang-format off
const uint8_t epy_program_code[] = {
    // 0: <module>
    OP(LoadInt), 0x00, 14, OP(CallN), 2, 1, 0x00,        // show(14)
    OP(LoadRaw), 0x00, 0, OP(CallN), 2, 1, 0x00,         // show(-1)
    OP(LoadGlobalRaw), 0x00, 0, OP(BoxInt), PAIR(1, 0),  // print(count)
    OP(ClearValue), 0x00, OP(CallBuiltin), 0x20, EPY_BUILTIN_Print, 4, PAIR(0, 0), PAIR(0, 1),
    OP(ReturnNone),
    // 28: show
    OP(LoadGlobalRaw), 0x10, 0, OP(AddIntImmediate), PAIR(1, 1), 1, OP(StoreGlobalRaw), 0x10, 0,
    OP(LoadInt), 0x10, 3, OP(Call), 0x20, 1, 2, PAIR(0, 1), // scale(x, 3)
    OP(LoadValue), 0x10, 0, OP(BoxInt), PAIR(2, 2), OP(BoxInt), PAIR(3, 0),
    OP(LoadValue), 0x40, 1, OP(LoadValue), 0x50, 2, OP(LoadValue), 0x60, 3,
    OP(BuildTuple), 0x30, 4, PAIR(3, 4), PAIR(5, 6),
    OP(ClearValue), 0x00,
    OP(CallBuiltin), 0x70, EPY_BUILTIN_Print, 6, PAIR(0, 0), PAIR(0, 1), PAIR(2, 3),
    OP(ReturnNone),
};
// clang-format on

// ---- constants --------------------------------------------------------------------------------------------

EPY_CONSTANT_STR(text_scaled, 6, 6, "scaled");
EPY_CONSTANT_FLOAT(float_2_5, 2.5);

const epy_value epy_program_value_constants[] = {
    EPY_CONSTANT(text_scaled),
    EPY_CONSTANT(float_2_5),
    EPY_IMMEDIATE(EPY_KIND_CHAR, 0xE9),
    EPY_NONE,
};
const epy_word epy_program_raw_constants[] = {(epy_word)-1};
const uint8_t epy_program_methods[] = {2, 0, 0, 0, 0, 0, 0, 0, 0, 0}; // two names, no rows

// ---- functions --------------------------------------------------------------------------------------------

static const uint8_t scale_kinds[] = {'i', 'i'}, scale_types[] = {EPY_TYPE_Int, EPY_TYPE_Int};
static const uint8_t scale_names[] = {0, 0, 1, 0}, scale_defaults[] = {0xFF, 0xFF, 0xFF, 0xFF};
static const uint8_t show_kinds[] = {'i'}, show_types[] = {EPY_TYPE_Int};
static const uint8_t show_names[] = {0, 0}, show_defaults[] = {0xFF, 0xFF};

EPY_PATCHED epy_function epy_program_functions[] = {
    {.entry = epy_vm_entry, .code = epy_program_code, .values = 3, .raws = 1, .result = 'n'},
    {.entry = scale_entry,
     .typed = (void *)scale,
     .kinds = scale_kinds,
     .types = scale_types,
     .names = scale_names,
     .defaults = scale_defaults,
     .parameters = 2,
     .result = 'i',
     .result_type = EPY_TYPE_Int},
    {.entry = epy_vm_entry,
     .code = epy_program_code + 28,
     .kinds = show_kinds,
     .types = show_types,
     .names = show_names,
     .defaults = show_defaults,
     .values = 8,
     .raws = 3,
     .parameters = 1,
     .result = 'n'},
};

const struct epy_frozen_program epy_frozen_program = {
    .tables = {.functions = epy_program_functions,
               .code = epy_program_code,
               .raw_constants = epy_program_raw_constants,
               .value_constants = epy_program_value_constants,
               .method_ends = epy_program_methods + 6,
               .method_rows = epy_program_methods + 10,
               .keywords = epy_program_methods + 10,
               .function_count = 3,
               .global_raw_count = 1,
               .global_value_count = 1,
               .method_count = 2},
    .argv_slot = 0,
    .build = 77};
