// SPDX-License-Identifier: MIT
// A program that is linked with the core: what the loader reads from an image stands in tables already.
#include "epy_frozen.h"
#include "epy_load.h"
#include "epy_monitor.h"

#if EPY_FROZEN
// Globals are zero at first.
static bool keep_globals(epy_core *c, epy_arena *arena) {
    size_t bytes = (c->global_value_count + c->global_raw_count) * sizeof(epy_word);
    epy_word *globals = epy_arena_keep(arena, bytes);
    if (!globals)
        return false;
    __builtin_memset(globals, 0, bytes);
    c->global_values = globals;
    c->global_raws = globals + c->global_value_count;
    return true;
}

unsigned epy_program_begin(epy_machine *m) {
    epy_core *c = &m->core;
    uint8_t *low = m->memory->arena;
    epy_arena arena = {low, low + m->memory->bytes};
    const struct epy_frozen_program *program = &epy_frozen_program;
    c->program = program->tables;
#if EPY_PROGRAM_USES_LOADING
    epy_load_nothing(c);
#endif
#if EPY_PROGRAM_USES_ARGV
    m->argv_slot = program->argv_slot;
#endif
    if (!keep_globals(c, &arena) ||
        !epy_arena_share(c, &arena, m->memory->bytes, program->acts, program->frame_words))
        return EPY_REFUSAL_NoRoom;
    epy_arena_begin(c, &arena);
    return 0;
}
#endif
