// SPDX-License-Identifier: MIT
// How the memory of a core is shared, whether its program was loaded or linked with it:
//
//   arena | the program's tables | activations | frames | heap ... |
#include "epy_monitor.h"

#if EPY_PROGRAM_COLLECTS
#define MARK_RESERVE 32 // words of the collector's stack that frames cannot take
#define SMALLEST_HEAP 128
#else
#define MARK_RESERVE 0
#define SMALLEST_HEAP 0 // what it needs was counted
#endif

// So many calls deep compiled code relies on there being activations (CodeGen/C/CallGraph.cs).
#define SURE_DEPTH 8

static uint8_t *aligned(uint8_t *p) {
    return (uint8_t *)(((uintptr_t)p + 7) & ~(uintptr_t)7);
}

void *epy_arena_keep(epy_arena *arena, size_t bytes) {
    uint8_t *start = aligned(arena->low);
    if (start > arena->high || bytes > (size_t)(arena->high - start))
        return NULL;
    arena->low = start + bytes;
    return start;
}

// An eighth of the memory where nobody knows better.
bool epy_arena_share(epy_core *c, epy_arena *arena, size_t total, size_t acts, size_t frame_words) {
    size_t eighth = total / 8;
    if (!acts)
        acts = eighth / sizeof(epy_act) > SURE_DEPTH ? eighth / sizeof(epy_act) : SURE_DEPTH;
    if (acts > EPY_RECURSION_LIMIT)
        acts = EPY_RECURSION_LIMIT;
    size_t frames = frame_words               ? (frame_words + MARK_RESERVE) * sizeof(epy_word)
                    : eighth < EPY_FRAMES_MAX ? eighth
                                              : EPY_FRAMES_MAX;
    c->acts = epy_arena_keep(arena, acts * sizeof(epy_act));
    c->frames = epy_arena_keep(arena, frames);
    if (!c->acts || !c->frames || (size_t)(arena->high - arena->low) < SMALLEST_HEAP * sizeof(epy_word))
        return false;
    c->act_limit = c->acts + acts;
    c->mark_limit = c->frames + frames / sizeof(epy_word);
    c->frame_limit = c->mark_limit - MARK_RESERVE;
    return true;
}

void epy_arena_begin(epy_core *c, const epy_arena *arena) {
    c->frame_top = c->frames;
    c->root_count = c->fault_count = 0;
    c->interrupt = 0;
    c->top = NULL;
    epy_word *start = (epy_word *)aligned(arena->low);
    epy_word words = (epy_word)((size_t)(arena->high - (uint8_t *)start) / sizeof(epy_word));
    epy_heap_start(c, start, start + (words < EPY_HEAP_START ? words : EPY_HEAP_START));
    c->arena_end = start + words;
}
