// SPDX-License-Identifier: MIT
// Tiering: the core's part. It tells where the program is, asks for code when the host says that there is some, and
// puts it in place of bytecode. What is compiled, and when, is the host's business.
#include "epy_tier.h"
#include "epy_monitor.h"
#include "epy_port.h"

#if EPY_TIERS

#define ROW 20 // bytes of a row of message Tier

// In a row: where the code begins that takes the place of a function, or of the rest of its activation from the head of
// a loop on, and from which poll on it does.
typedef struct row {
    uint16_t function, state; // of a loop: what its code is told
    epy_at head;              // of a loop: its place in section Code; EPY_AT_NOWHERE: the row is of the function
    uint32_t from;            // only where polls are counted
    uint8_t *code, *typed;
} row;

typedef epy_word (*enter_loop)(epy_core *c, epy_act *a, const epy_word *base, unsigned state);

static row rows[4096];
static unsigned row_count, rows_done; // those before it are of functions that have their code
static uint8_t *code_end;             // what is free of the memory for compiled code begins here

static const epy_memory *memory_of(epy_core *c) {
    return ((epy_machine *)c)->memory;
}

// ---- samples ----------------------------------------------------------------------------------------------

// The longer the program runs, the rarer it tells: each sample counts for the ticks since the one before.
void epy_tier_tick(epy_core *c) {
    c->tier.ticks++;
    c->tier.due |= c->tier.ticks >= c->tier.next_sample;
    c->mark = 1;
}

void epy_tier_ready(epy_core *c) {
    c->tier.ready = 1;
    c->mark = 1;
}

static void tell(epy_core *c) {
    epy_tier *t = &c->tier;
    uint32_t ticks = t->ticks;
    t->due = 0;
    epy_link_sample(c, t->next_sample - t->told); // whatever ran since it was due may have been no bytecode
    t->told = ticks;
    t->next_sample = ticks + 1 + ticks / 64;
}

// ---- code -------------------------------------------------------------------------------------------------

static void replace(epy_core *c, const row *r) {
    epy_function *f = (epy_function *)&c->functions[r->function];
    f->entry = (epy_entry)(uintptr_t)r->code;
    f->typed = r->typed;
    c->tier.replaced++;
}

// Functions whose time has come get their code. Rows stand in the order of `from`.
static void replace_due(epy_core *c) {
    for (; rows_done < row_count && rows[rows_done].from <= c->tier.polls; rows_done++)
        if (rows[rows_done].head == EPY_AT_NOWHERE)
            replace(c, &rows[rows_done]);
}

static uint32_t get32(const uint8_t *p) {
    return p[0] | p[1] << 8 | p[2] << 16 | (uint32_t)p[3] << 24;
}

static bool read_row(epy_core *c, const epy_memory *memory, uint32_t bytes) {
    uint8_t p[ROW];
    row *r = &rows[row_count];
    if (row_count == sizeof rows / sizeof *rows || !epy_link_read(c->link, p, sizeof p))
        return false;
    *r = (row){.function = (uint16_t)(p[0] | p[1] << 8), .state = (uint16_t)(p[2] | p[3] << 8),
               .head = get32(p + 4), .from = get32(p + 8),
               .code = (uint8_t *)memory->native + get32(p + 12), .typed = (uint8_t *)memory->native + get32(p + 16)};
    if (r->function >= c->function_count || get32(p + 12) >= bytes || get32(p + 16) >= bytes)
        return false;
    row_count++;
    return true;
}

// The host's answer: where the code lies in the memory for it, its bytes, rows, code. What is not as it should be is not used.
static void take(epy_core *c) {
    const epy_memory *memory = memory_of(c);
    uint8_t head[12] = {0};
    unsigned before = row_count;
    bool whole = epy_link_read(c->link, head, sizeof head);
    uint32_t start = get32(head), bytes = get32(head + 4), count = get32(head + 8);
    whole = whole && start <= memory->native_bytes && bytes <= memory->native_bytes - start &&
            (uint8_t *)memory->native + start >= code_end;
    for (; whole && count; count--)
        whole = read_row(c, memory, start + bytes);
    uint8_t *code = (uint8_t *)memory->native + start;
    if (!whole || !epy_link_read(c->link, code, bytes)) {
        row_count = before;
        return;
    }
    epy_port_code_ready(code, bytes);
    code_end = code + bytes;
}

static void fetch(epy_core *c) {
    c->tier.ready = 0;
    if (epy_link_ask_tier(c))
        take(c);
    epy_link_end_tier(c);
    replace_due(c);
}

// ---- polls ------------------------------------------------------------------------------------------------

void epy_tier_call(epy_core *c) {
    epy_tier *t = &c->tier;
    c->mark = t->counts; // first: what comes from now on is seen at the next poll
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    if (c->interrupt)
        epy_raise_interrupt(c);
    if (t->due)
        tell(c);
    if (t->ready)
        fetch(c);
    if (t->counts) {
        t->polls++;
        replace_due(c);
    }
}

// The newest code for the loop whose head is there.
static const row *loop_at(epy_core *c, const uint8_t *pc) {
    epy_at head = (epy_at)(pc - c->code);
    for (unsigned i = row_count; i--;)
        if (rows[i].head == head && rows[i].from <= c->tier.polls)
            return &rows[i];
    return NULL;
}

// The activation stays, the place of its frame is taken by one of compiled code.
bool epy_tier_jump(epy_core *c, epy_act *a, const uint8_t *pc, epy_word *base) {
    epy_tier_call(c);
    const row *r = loop_at(c, pc);
    if (!r || (char *)__builtin_frame_address(0) < c->stack_limit)
        return false;
    epy_frame *frame = a->frame;
    c->tier.entered++;
    epy_link_sample(c, 0);
    epy_word result = ((enter_loop)(uintptr_t)r->code)(c, a, base, r->state);
    a->frame = frame;
    c->tier.result = result;
    return true;
}

void epy_tier_begin(epy_core *c, unsigned flags) {
    c->tier = (epy_tier){.counts = flags & EPY_IMAGE_RunCounts, .next_sample = 1};
    row_count = rows_done = 0;
    code_end = memory_of(c)->native;
    if (c->tier.counts)
        fetch(c);
    c->mark = c->tier.counts;
    epy_port_samples(flags & EPY_IMAGE_RunSamples);
}

#endif
