// SPDX-License-Identifier: MIT
// The heap: what is reachable stays as it is, what is not is reused and joined, exhaustion is a fault, growth
// works.
#include "epy_load.h"
#include "epy_objects.h"
#include "fake_port.h"
#include <string.h>

#define FRAME_WORDS 256
#define FRAME_VALUES 64

static epy_core core;
static epy_act acts[4];
static struct {
    epy_word count;
    epy_value values[FRAME_VALUES];
} frame;

static void begin(epy_word words, epy_word more) {
    static epy_word *memory;
    if (!memory)
        memory = fake_map((size_t)1 << 24);
    memset(&core, 0, sizeof core);
    memset(&frame, 0, sizeof frame);
    frame.count = FRAME_VALUES;
    acts[0].frame = (epy_frame *)&frame;
    core.acts = core.top = acts;
    core.act_limit = acts + 4;
    core.frames = core.frame_top = memory;
    core.frame_limit = memory + FRAME_WORDS - 32;
    core.mark_limit = memory + FRAME_WORDS;
    epy_heap_start(&core, core.mark_limit, core.mark_limit + words);
    fake_more_words = more;
}

// A tuple whose items are `length` small numbers from `first` on.
static epy_value numbers(epy_word length, epy_int first) {
    epy_tuple *t = (epy_tuple *)epy_allocate(&core, 2 + length, EPY_TYPE_Tuple, 0);
    t->length = length;
    for (epy_word i = 0; i < length; i++)
        t->items[i] = epy_small(first + (epy_int)i);
    return epy_of(t);
}
static bool are_numbers(epy_value v, epy_word length, epy_int first) {
    epy_tuple *t = (epy_tuple *)epy_ref(v);
    if (!epy_is_type(v, EPY_TYPE_Tuple) || t->length != length)
        return false;
    for (epy_word i = 0; i < length; i++)
        if (t->items[i] != epy_small(first + (epy_int)i))
            return false;
    return true;
}

// The fault of a task, or None.
static __attribute__((noinline)) unsigned fault_of(void (*task)(void)) {
    epy_handler h = {.frame_top = core.frame_top};
    core.handler = &h;
    if (__builtin_setjmp(h.jump))
        return core.fault;
    task();
    core.handler = NULL;
    return EPY_FAULT_None;
}

static void allocate_clears(void) {
    begin(256, 0);
    for (int round = 0; round < 50; round++) {
        epy_block *b = (epy_block *)epy_allocate(&core, 40, EPY_TYPE_Block, EPY_STORE_BYTES);
        bool clear = true;
        for (int i = 0; i < 39; i++)
            clear &= b->items[i] == 0;
        CHECK(clear);
        memset(b->items, 0xAB, 39 * sizeof(epy_word));
    }
}

static void reachable_survives(void) {
    begin(2000, 0);
    for (int i = 0; i < 8; i++)
        frame.values[i] = numbers(5 + (epy_word)i, i * 100);
    for (int i = 0; i < 5000; i++)
        numbers(1 + (epy_word)i % 17, 0);
    for (int i = 0; i < 8; i++)
        CHECK(are_numbers(frame.values[i], 5 + (epy_word)i, i * 100));
    CHECK(core.collections > 10);
}

static void every_root_is_followed(void) {
    begin(1000, 0);
    epy_value global, constant;
    core.global_values = &global;
    core.value_constants = &constant;
    core.global_value_count = core.value_constant_count = 1;
    global = constant = EPY_UNBOUND;
    global = numbers(3, 1);
    constant = numbers(3, 2);
    epy_push(&core, numbers(3, 3));
    core.fault_args[0] = EPY_UNBOUND;
    core.fault_count = 1;
    core.fault_args[0] = numbers(3, 4);
    epy_collect(&core);
    for (int i = 0; i < 200; i++)
        numbers(3, 77);
    CHECK(are_numbers(global, 3, 1));
    CHECK(are_numbers(constant, 3, 2));
    CHECK(are_numbers(core.roots[0], 3, 3));
    CHECK(are_numbers(core.fault_args[0], 3, 4));
}

static void free_neighbours_are_joined(void) {
    begin(1024, 0);
    for (int i = 0; i < 60; i++)
        frame.values[i] = numbers(8, i);
    for (int i = 0; i < 60; i++)
        frame.values[i] = EPY_UNBOUND;
    frame.values[0] = numbers(900, 5); // more than any of them: all must have become one
    CHECK(are_numbers(frame.values[0], 900, 5));
}

static void holes_are_reused(void) {
    begin(800, 0);
    for (int i = 0; i < 60; i++)
        frame.values[i] = numbers(10, i);
    for (int i = 0; i < 60; i += 2)
        frame.values[i] = EPY_UNBOUND;
    for (int i = 0; i < 60; i += 2)
        frame.values[i] = numbers(10, 1000 + i);
    bool right = true;
    for (int i = 0; i < 60; i++)
        right &= are_numbers(frame.values[i], 10, i % 2 ? i : 1000 + i);
    CHECK(right);
}

static void take_all(void) {
    for (int i = 0;; i = (i + 1) % FRAME_VALUES)
        frame.values[i] = numbers(60, i);
}
static void take_one_too_large(void) {
    numbers(100000, 0);
}

static void exhaustion_is_a_fault(void) {
    begin(1000, 0);
    CHECK(fault_of(take_all) == EPY_FAULT_Memory);
    memset(frame.values, 0, sizeof frame.values);
    CHECK(fault_of(take_one_too_large) == EPY_FAULT_Memory);
    frame.values[0] = numbers(60, 3); // and afterwards the core lives on
    CHECK(are_numbers(frame.values[0], 60, 3));
}

static void heap_grows(void) {
    begin(1000, 100000);
    for (int i = 0; i < FRAME_VALUES; i++)
        frame.values[i] = numbers(500, i);
    bool right = true;
    for (int i = 0; i < FRAME_VALUES; i++)
        right &= are_numbers(frame.values[i], 500, i);
    CHECK(right);
    CHECK(core.heap_end - core.heap >= FRAME_VALUES * 502);
#ifndef EPY_HOSTILE
    CHECK(core.collections < 60);
#endif
}

static void growth_inside_the_arena(void) {
    begin(1000, 0);
    core.arena_end += 50000;
    frame.values[0] = numbers(20000, 9);
    CHECK(are_numbers(frame.values[0], 20000, 9));
    CHECK(core.heap_end <= core.arena_end);
}

// A list in a list in a list..., and one with many lists: deeper and wider than the collector's stack.
static void deep_and_wide_structures_survive(void) {
    begin(60000, 0);
    for (int i = 0; i < 3000; i++) { // each holds the one before as its first item, then a leaf
        epy_value t = numbers(3, i);
        ((epy_tuple *)epy_ref(t))->items[0] = frame.values[0] ? frame.values[0] : EPY_NONE;
        frame.values[0] = t;
    }
    frame.values[1] = numbers(1500, 0);
    for (int i = 0; i < 1500; i++) {
        epy_value t = numbers(2, i);
        ((epy_tuple *)epy_ref(frame.values[1]))->items[i] = t;
    }
    epy_collect(&core);
    epy_collect(&core);
    bool right = true;
    epy_value t = frame.values[0];
    for (int i = 2999; i >= 0; i--) {
        right &= epy_is_type(t, EPY_TYPE_Tuple) && ((epy_tuple *)epy_ref(t))->items[1] == epy_small(i + 1);
        t = ((epy_tuple *)epy_ref(t))->items[0];
    }
    CHECK(right && t == EPY_NONE);
    for (int i = 0; i < 1500; i++)
        right &= are_numbers(((epy_tuple *)epy_ref(frame.values[1]))->items[i], 2, i);
    CHECK(right);
}

static void blocks_grow_in_place(void) {
    begin(1000, 0);
    frame.values[0] = EPY_UNBOUND;
    epy_object *b = epy_allocate(&core, 10, EPY_TYPE_Block, EPY_STORE_VALUE);
    frame.values[0] = epy_of(b);
    CHECK(epy_grow(&core, b, 50));
    CHECK(epy_header_words(b) == 50);
    frame.values[1] = numbers(4, 1);
    CHECK(!epy_grow(&core, b, 60));
    frame.values[1] = EPY_UNBOUND;
    epy_collect(&core);
    CHECK(epy_grow(&core, b, 60)); // now its neighbour is free
    CHECK(((epy_block *)b)->items[58] == 0);
    CHECK(!epy_grow(&core, b, 100000));
    epy_collect(&core);
    CHECK(epy_heap_used(&core) == 60);
}

// Of a small heap: by a quarter at most (and two items, of short ones), and where they lie while nothing is behind them.
static void lists_grow_a_little_and_in_place(void) {
    begin(4096, 0);
    epy_value list = frame.values[0] = epy_list_new(&core, EPY_STORE_INT, 0);
    epy_list *l = epy_list_of(list);
    unsigned moves = 0;
    bool little = true;
    for (epy_word length = 1; length <= 1000; length++) {
        const void *before = EPY_ITEMS(void, l);
        epy_list_reserve(&core, l, length);
        l->length = length;
        moves += length > 1 && EPY_ITEMS(void, l) != before;
        little &= l->capacity <= length + length / 4 + 2;
    }
    CHECK(little);
    CHECK(moves == 0);
    frame.values[1] = numbers(4, 1); // now something is
    epy_list_reserve(&core, l, l->capacity + 1);
    CHECK(l->capacity <= 1000 + 1000 / 4 + 2 + l->length / 4);
    CHECK(are_numbers(frame.values[1], 4, 1));
}

static epy_word *code(epy_word place, epy_word words) {
    epy_object *o = epy_allocate_code(&core, words);
    frame.values[place] = o ? epy_of(o) : EPY_UNBOUND;
    return (epy_word *)o;
}

// Objects from one end, code from the other: what it leaves is one piece.
static void code_gathers_at_the_end(void) {
    begin(256, 0);
    frame.values[0] = numbers(8, 1);
    CHECK(code(1, 60) == core.heap_end - 60);
    frame.values[2] = numbers(8, 2);
    CHECK((epy_word *)epy_ref(frame.values[2]) == core.heap + 10);
    CHECK(code(3, 60) == core.heap_end - 120);
    frame.values[4] = numbers(8, 3);
    CHECK(code(5, 120) == NULL);
    frame.values[1] = frame.values[3] = EPY_UNBOUND;
    CHECK(code(5, 200) == core.heap_end - 200);
    CHECK(are_numbers(frame.values[0], 8, 1) && are_numbers(frame.values[2], 8, 2) && are_numbers(frame.values[4], 8, 3));
}

static void use_is_counted(void) {
    begin(1000, 0);
    frame.values[0] = numbers(98, 0);
    CHECK(epy_heap_used(&core) == 100);
    frame.values[0] = EPY_UNBOUND;
    epy_collect(&core);
    CHECK(epy_heap_used(&core) == 0);
    CHECK(core.peak_words == 100);
}

int main(void) {
    allocate_clears();
    reachable_survives();
    every_root_is_followed();
    free_neighbours_are_joined();
    holes_are_reused();
    exhaustion_is_a_fault();
    if (EPY_HEAP_GROWS) {
        heap_grows();
        growth_inside_the_arena();
    }
    deep_and_wide_structures_survive();
    blocks_grow_in_place();
    lists_grow_a_little_and_in_place();
    code_gathers_at_the_end();
    use_is_counted();
    return fake_summary();
}
