// SPDX-License-Identifier: MIT
// Fetches functions that are not part of the resident program, keeps them in blocks of the heap, drops them when memory
// fills. What comes and goes as one, a function and those inside it, is a unit. The entries of its descriptors lead to
// its code while it is there, and else to epy_load_entry. docs/loading.md says what costs what.
#include "epy_load.h"
#include "epy_call.h"
#include "epy_monitor.h"
#include "epy_native.h"
#include "epy_port.h"

#if EPY_PROGRAM_USES_LOADING

// Bytes that an interpreter reads behind an instruction before it knows that they are none of it: behind the last unit there
// may be no memory.
#define READ_IN_VAIN 2

// A function of a unit.
#define COMPILED 0x8000u
#if EPY_PROGRAM_USES_LOADED_BYTECODE
#define IS_BYTECODE(row) (!((row)->function & COMPILED))
#else // and perhaps no interpreter
#define IS_BYTECODE(row) false
#endif
typedef struct row {
    uint16_t function; // | COMPILED
    uint16_t code;     // where its code begins, from `place` on
} row;

// From `place` on as the host sends it, in the core's order of bytes: a head, a row for each function, code.
typedef struct unit {
    epy_word header;
    epy_word next;       // address of the unit used before this one
    uint32_t place;      // in section Code, of this one's byte
    uint32_t first_site; // numbers of its sites
    uint16_t sites, functions;
    row rows[];
} unit;

static unit *unit_at(epy_word address) {
    return (unit *)(uintptr_t)address;
}
static uint8_t *bytes_of(unit *u) {
    return (uint8_t *)&u->place;
}
static epy_function *function_of(epy_core *c, const row *r) {
    return (epy_function *)&c->functions[r->function & ~COMPILED];
}

static bool holds(epy_core *c, const unit *u, const epy_function *f) {
    for (const row *r = u->rows; r < u->rows + u->functions; r++)
        if (function_of(c, r) == f)
            return true;
    return false;
}

// Its functions are entered where their code begins, or by way of the loader.
static void set_entries(epy_core *c, unit *u, bool at_code) {
    for (const row *r = u->rows; r < u->rows + u->functions; r++) {
        epy_function *f = function_of(c, r);
        f->code = bytes_of(u) + r->code;
        f->entry = epy_load_entry;
        if (at_code)
            f->entry = IS_BYTECODE(r) ? epy_vm_entry : (epy_entry)(uintptr_t)f->code;
    }
}

// Nobody finds a place in what is gone.
static void forget_code(epy_core *c, unit *u) {
    set_entries(c, u, false);
    for (const row *r = u->rows; r < u->rows + u->functions; r++)
        function_of(c, r)->code = NULL;
}

// ---- places -----------------------------------------------------------------------------------------------
// An interpreted function's place is its distance from c->code, wherever its code is.

static uint32_t start_of(epy_core *c, const unit *u) {
    return (uint32_t)((uintptr_t)&u->place - (uintptr_t)c->code);
}

static bool is_place_in(epy_core *c, const unit *u, epy_at at) {
    return at < EPY_AT_NATIVE && at - start_of(c, u) <= epy_header_words((const epy_object *)u) * sizeof(epy_word);
}

epy_at epy_load_place(epy_core *c, epy_at at) {
    for (epy_word i = c->units; i; i = unit_at(i)->next)
        if (is_place_in(c, unit_at(i), at))
            return at - start_of(c, unit_at(i)) + unit_at(i)->place;
    return at;
}

// Some activation is in it: each has said where it is before it called or allocated.
static bool is_running(epy_core *c, const unit *u) {
    for (const epy_act *a = c->acts; c->top && a <= c->top; a++)
        if (is_place_in(c, u, a->at) || a->at - EPY_AT_NATIVE - u->first_site < u->sites)
            return true;
    return false;
}

// ---- what the heap asks -----------------------------------------------------------------------------------

bool epy_load_evict(epy_core *c) {
    epy_word *last = NULL;
    for (epy_word *link = &c->units; *link; link = &unit_at(*link)->next)
        if (!is_running(c, unit_at(*link)))
            last = link;
    if (!last)
        return false;
    forget_code(c, unit_at(*last));
    *last = unit_at(*last)->next;
    c->evictions++;
    return true;
}

epy_object *epy_load_next(epy_core *c, epy_object *block) {
    return (epy_object *)unit_at(block ? ((unit *)block)->next : c->units);
}

void epy_load_nothing(epy_core *c) {
    for (; c->units; c->units = unit_at(c->units)->next)
        forget_code(c, unit_at(c->units));
    c->evictions = 0;
}

// ---- loading ----------------------------------------------------------------------------------------------

// NULL if there is no room. What comes damaged is asked for again: how often is the host's business.
static unit *fetch(epy_core *c, unsigned function) {
    uint32_t bytes;
    while (epy_link_unit(c, function, 0, 0, &bytes, sizeof bytes) != sizeof bytes)
        ;
    epy_word words = (offsetof(unit, place) + bytes + READ_IN_VAIN + sizeof(epy_word) - 1) / sizeof(epy_word);
    unit *u = (unit *)epy_allocate_code(c, words);
    if (!u)
        return NULL;
    for (uint32_t offset = 0; offset < bytes;)
        offset += epy_link_unit(c, function, (uintptr_t)bytes_of(u), offset, bytes_of(u) + offset, bytes - offset);
    epy_port_code_ready(bytes_of(u), bytes);
    return u;
}

// False: no room. After a load the others are entered by way of the loader once more, so that the list, which begins
// with what was used last, is right when the next one is dropped.
static bool load(epy_core *c, const epy_function *f) {
    epy_word *link = &c->units;
    while (*link && !holds(c, unit_at(*link), f))
        link = &unit_at(*link)->next;
    unit *u = unit_at(*link);
    if (u) {
        *link = u->next;
    } else {
        u = fetch(c, (unsigned)(f - c->functions));
        if (!u)
            return false;
        for (epy_word i = c->units; i; i = unit_at(i)->next)
            set_entries(c, unit_at(i), false);
    }
    set_entries(c, u, true);
    u->next = c->units;
    c->units = (epy_word)(uintptr_t)u;
    return true;
}

void epy_load(epy_core *c, const epy_function *f) {
    if (!load(c, f))
        epy_raise(c, EPY_FAULT_Memory);
}

// The arguments are seen by the collector as those of the activation that is about to begin.
epy_word epy_load_entry(epy_core *c, epy_act *a, const epy_function *f, epy_value env, epy_word *args) {
    epy_enter_cycle(c, a);
    epy_word frame[2 + f->parameters], count = 1;
    frame[1] = env;
    for (unsigned i = 0; i < f->parameters; i++)
        if (f->kinds[i] == 'v')
            frame[++count] = args[i];
    frame[0] = count;
    a->frame = (epy_frame *)frame;
    a->at = EPY_AT_NOWHERE;
    c->top = a;
    if (!load(c, f)) {
        c->top = a == c->acts ? NULL : a - 1;
        epy_raise(c, EPY_FAULT_Memory);
    }
    a->frame = NULL;
    return f->entry(c, a, f, env, args);
}

void epy_load_value(epy_core *c, epy_value function) {
    const epy_function *f = epy_function_of(c, function);
    if (f && f->entry == epy_load_entry)
        load(c, f);
}

#else
void epy_load_value(epy_core *c, epy_value function) {
    (void)c, (void)function; // all code is there
}
#endif
