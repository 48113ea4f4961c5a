// SPDX-License-Identifier: MIT
// The tables of a frozen program whose only function is a C kernel.
#include "twin.h"

epy_word epy_entry_0(epy_core *c, epy_act *a, const epy_function *f, epy_value env, epy_word *args);
epy_word epy_entry_0(epy_core *c, epy_act *a, const epy_function *f, epy_value env, epy_word *args) {
    (void)a, (void)f, (void)env, (void)args;
    twin_main(c);
    return EPY_NONE;
}

const epy_function epy_program_functions[] = {{.entry = epy_entry_0, .result = 'n'}};
const uint8_t epy_program_code[] = {0};
const uint8_t epy_program_methods[] = {0, 0, 0, 0, 0, 0};
const epy_word epy_program_raw_constants[] = {0};
const epy_value epy_program_value_constants[] = {EPY_UNBOUND};
const struct epy_frozen_program epy_frozen_program = {.tables.functions = epy_program_functions,
                                                      .tables.function_count = 1,
                                                      .acts = 2,
                                                      .frame_words = 8};
