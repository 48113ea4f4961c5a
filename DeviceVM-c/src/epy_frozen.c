// SPDX-License-Identifier: MIT
// A program that is linked with the core: what the loader reads from an image stands in tables already.
#include "epy_call.h"
#include "epy_frozen.h"
#include "epy_monitor.h"

#if EPY_FROZEN
// Globals are zero at first.
static bool keep_globals(epy_core *c, epy_arena *arena) {
    const struct epy_program_counts *n = &epy_program_counts;
    size_t bytes = (n->global_values + n->global_raws) * sizeof(epy_word);
    epy_word *globals = epy_arena_keep(arena, bytes);
    if (!globals)
        return false;
    __builtin_memset(globals, 0, bytes);
    c->global_values = globals;
    c->global_raws = globals + n->global_values;
    return true;
}

unsigned epy_program_begin(epy_machine *m) {
    epy_core *c = &m->core;
    uint8_t *low = m->memory->arena;
    epy_arena arena = {low, low + m->memory->bytes};
    c->functions = epy_program_functions;
    c->function_count = epy_program_counts.functions;
    c->code = epy_program_code;
    c->raw_constants = epy_program_raw_constants;
    c->value_constants = epy_program_value_constants; // none of them is a root: they are marked for ever
    c->method_count = (uint16_t)epy_get16(epy_program_methods, 0);
    c->keyword_count = (uint16_t)epy_get16(epy_program_methods, 2);
    c->method_ends = epy_program_methods + 6;
    c->method_rows = c->method_ends + 2 * c->method_count;
    c->keywords = c->method_rows + 2 * epy_get16(epy_program_methods, 1);
    c->global_value_count = epy_program_counts.global_values;
    c->global_raw_count = epy_program_counts.global_raws;
    m->argv_slot = epy_program_counts.argv_slot;
    if (!keep_globals(c, &arena) || !epy_arena_share(c, &arena, m->memory->bytes, epy_program_counts.acts, epy_program_counts.frame_words))
        return EPY_REFUSAL_NoRoom;
    epy_arena_begin(c, &arena);
    return 0;
}
#endif
