// SPDX-License-Identifier: MIT
// The heap: precise, non-moving mark and sweep. Objects are cut from the front of the current run of free
// words; other free blocks wait in bins by size. A collection marks from the roots with a stack that lies in
// the unused part of the interpreter's frame region (a full stack is made good by walking the heap again),
// then sweeps all of the heap and joins free neighbours.
//
// EPY_HOSTILE: collect at every allocation, poison what is freed, fail when epy_hostile_countdown reaches
// zero.
#include "epy_objects.h"
#include "epy_port.h"
#include "epy_tables.h"

#define MAX_WORDS ((epy_word)-1 >> 11) // what a header can tell
#define RUN_KEPT 32                    // a run with so many words left is not given up for one large object
#define PROBES 16                      // blocks looked at in a bin whose blocks may be too small

#ifdef EPY_HOSTILE
long epy_hostile_countdown = -1;
#endif

// ---- free blocks ------------------------------------------------------------------------------------------

static unsigned bin_of(epy_word words) {
    unsigned leading = EPY_WORD_BITS == 64 ? __builtin_clzll(words) : __builtin_clz((uint32_t)words);
    unsigned bit = EPY_WORD_BITS - 1 - leading;
    return bit < EPY_BINS ? bit : EPY_BINS - 1;
}

static epy_word block_words(const epy_word *block) {
    return block[0] >> 11;
}
static epy_word *next_free(const epy_word *block) {
    return (epy_word *)(uintptr_t)block[1];
}

static void put_block(epy_core *c, epy_word *block, epy_word words) {
    block[0] = EPY_HEADER(words, 0, 0);
    if (words < 2)
        return; // too small to be found again: the next sweep joins it to a neighbour
    unsigned bin = bin_of(words);
    block[1] = (epy_word)(uintptr_t)c->bins[bin];
    c->bins[bin] = block;
    c->free_words += words;
}

// Free words of any number: a block's header cannot tell more than MAX_WORDS.
static void put_free(epy_core *c, epy_word *start, epy_word words) {
    while (words > MAX_WORDS) {
        put_block(c, start, MAX_WORDS);
        start += MAX_WORDS;
        words -= MAX_WORDS;
    }
    if (words)
        put_block(c, start, words);
}

static void unlink_block(epy_core *c, unsigned bin, epy_word *before, epy_word *block) {
    if (before)
        before[1] = block[1];
    else
        c->bins[bin] = next_free(block);
    c->free_words -= block_words(block);
}

// Takes the first of at most `probes` blocks of a bin that is large enough.
static epy_word *take_from(epy_core *c, unsigned bin, epy_word words, unsigned probes) {
    epy_word *before = NULL;
    for (epy_word *block = c->bins[bin]; block && probes; block = next_free(block), probes--) {
        if (block_words(block) >= words) {
            unlink_block(c, bin, before, block);
            return block;
        }
        before = block;
    }
    return NULL;
}

static epy_word *take_block(epy_core *c, epy_word words) {
    unsigned bin = bin_of(words);
    epy_word *block = take_from(c, bin, words, bin == EPY_BINS - 1 ? ~0u : PROBES);
    while (!block && ++bin < EPY_BINS)
        block = take_from(c, bin, words, ~0u);
    return block;
}

static void end_run(epy_core *c) {
    if (c->run < c->run_end)
        put_free(c, c->run, (epy_word)(c->run_end - c->run));
    c->run = c->run_end = NULL;
}

// Room for an object, not yet cleared; NULL if there is none without a collection.
static epy_word *cut(epy_core *c, epy_word words) {
    epy_word left = (epy_word)(c->run_end - c->run);
    if (words > left) {
        epy_word *block = take_block(c, words);
        if (!block)
            return NULL;
        epy_word size = block_words(block);
        if (left >= RUN_KEPT && left >= size - words) {
            put_free(c, block + words, size - words);
            return block;
        }
        end_run(c);
        c->run = block;
        c->run_end = block + size;
    }
    epy_word *p = c->run;
    c->run += words;
    return p;
}

// ---- marking ----------------------------------------------------------------------------------------------

typedef struct marker {
    epy_word *top, *base, *limit;
    bool overflow;
} marker;

static bool is_leaf(const epy_object *o) {
    switch (epy_header_type(o)) {
    case EPY_TYPE_Int:
    case EPY_TYPE_Float:
    case EPY_TYPE_Str:
    case EPY_TYPE_Range: return true;
    case EPY_TYPE_Block: return epy_header_subtype(o) != EPY_STORE_VALUE;
    default: return false;
    }
}

static void mark_object(marker *m, epy_object *o) {
    if (o->header & EPY_HEADER_MARK)
        return;
    o->header |= EPY_HEADER_MARK;
    if (is_leaf(o))
        return;
    if (m->top == m->limit)
        m->overflow = true;
    else
        *m->top++ = epy_of(o);
}

static void mark_values(marker *m, const epy_value *values, epy_word count) {
    for (epy_word i = 0; i < count; i++)
        if (epy_is_ref(values[i]))
            mark_object(m, epy_ref(values[i]));
}

static void mark_items(marker *m, const void *items) {
    if (items)
        mark_object(m, (epy_object *)((epy_word *)(uintptr_t)items - 1));
}

static void mark_contents(marker *m, epy_object *o) {
    switch (epy_header_type(o)) {
    case EPY_TYPE_List:
    case EPY_TYPE_Array: mark_items(m, EPY_GET(void, ((epy_list *)o)->items)); break;
    case EPY_TYPE_Block: mark_values(m, ((epy_block *)o)->items, epy_header_words(o) - 1); break;
    case EPY_TYPE_Tuple: mark_values(m, ((epy_tuple *)o)->items, ((epy_tuple *)o)->length); break;
    case EPY_TYPE_Dict:
        mark_items(m, EPY_GET(void, ((epy_dict *)o)->index));
        mark_items(m, EPY_GET(void, ((epy_dict *)o)->entries));
        break;
    case EPY_TYPE_DictView: mark_values(m, &((epy_dict_view *)o)->dict, 1); break;
    case EPY_TYPE_Slice: mark_values(m, &((epy_slice *)o)->start, 3); break;
    case EPY_TYPE_Iterator: mark_values(m, ((epy_iterator *)o)->fields, ((epy_iterator *)o)->values); break;
    case EPY_TYPE_Function:
        mark_values(m, &((epy_closure *)o)->environment, 1);
        mark_values(m, ((epy_closure *)o)->values, ((epy_closure *)o)->defaults);
        break;
    case EPY_TYPE_Environment:
        mark_values(m, &((epy_environment *)o)->parent, 1);
        mark_values(m, ((epy_environment *)o)->slots, ((epy_environment *)o)->value_slots);
        break;
    default: break;
    }
}

static void drain(marker *m) {
    while (m->top != m->base)
        mark_contents(m, epy_ref(*--m->top));
}

// The stack was full: what is marked may have unmarked contents.
static void mark_again(epy_core *c, marker *m) {
    m->overflow = false;
    for (epy_word *p = c->heap; p < c->heap_end; p += block_words(p)) {
        epy_object *o = (epy_object *)p;
        if ((o->header & EPY_HEADER_MARK) && !is_leaf(o)) {
            mark_contents(m, o);
            drain(m);
        }
    }
}

static void mark_all(epy_core *c) {
    marker m = {c->frame_top, c->frame_top, c->mark_limit, false};
    mark_values(&m, c->global_values, c->global_value_count);
    mark_values(&m, c->value_constants, c->value_constant_count);
    mark_values(&m, c->roots, c->root_count);
    mark_values(&m, c->fault_args, c->fault_count);
    drain(&m);
    for (epy_act *a = c->acts; c->top && a <= c->top; a++) {
        if (a->frame)
            mark_values(&m, a->frame->values, a->frame->count);
        drain(&m);
    }
    while (m.overflow)
        mark_again(c, &m);
}

// ---- sweeping ---------------------------------------------------------------------------------------------

static void free_stretch(epy_core *c, epy_word *start, epy_word *end) {
#ifdef EPY_HOSTILE
    for (epy_word *p = start; p < end; p++)
        *p = (epy_word)0xDDDDDDDDDDDDDDDCu;
#endif
    put_free(c, start, (epy_word)(end - start));
}

static void sweep(epy_core *c) {
    for (unsigned i = 0; i < EPY_BINS; i++)
        c->bins[i] = NULL;
    c->free_words = 0;
    epy_word *free = NULL; // start of the stretch of free words that ends at p
    epy_word *p = c->heap;
    while (p < c->heap_end) {
        epy_word words = block_words(p);
        if (p[0] & EPY_HEADER_MARK) {
            p[0] &= ~EPY_HEADER_MARK;
            if (free)
                free_stretch(c, free, p);
            free = NULL;
        } else if (!free) {
            free = p;
        }
        p += words;
    }
    if (free)
        free_stretch(c, free, c->heap_end);
}

// ---- what others call -------------------------------------------------------------------------------------

void epy_heap_start(epy_core *c, epy_word *start, epy_word *end) {
    c->heap = start;
    c->heap_end = c->arena_end = end;
    c->run = c->run_end = NULL;
    for (unsigned i = 0; i < EPY_BINS; i++)
        c->bins[i] = NULL;
    c->free_words = c->live_words = c->peak_words = 0;
    c->collections = 0;
    put_free(c, start, (epy_word)(end - start));
}

epy_word epy_heap_used(epy_core *c) {
    epy_word used = (epy_word)(c->heap_end - c->heap) - c->free_words - (epy_word)(c->run_end - c->run);
    if (used > c->peak_words)
        c->peak_words = used;
    return used;
}

void epy_collect(epy_core *c) {
    epy_heap_used(c);
    end_run(c);
    mark_all(c);
    sweep(c);
    c->collections++;
    c->live_words = epy_heap_used(c);
}

// Lengthens the heap by `wanted` words, or less if there are no more, but by `needed` at least; false if it
// cannot.
static bool more_memory(epy_core *c, epy_word wanted, epy_word needed) {
    epy_word *end = c->heap_end;
    epy_word left = (epy_word)(c->arena_end - end);
    if (wanted < needed)
        wanted = needed;
    if (wanted > left)
        wanted = left;
    if (wanted < needed || wanted == 0) {
        wanted = needed;
        if (!epy_port_more_memory(c, needed))
            return false;
        c->arena_end = end + needed;
    }
    c->heap_end = end + wanted;
    if (c->run_end == end)
        c->run_end = c->heap_end;
    else
        put_free(c, end, wanted);
    return true;
}

// The heap grows so that between collections about as much is allocated as lives: total work stays
// proportional to what is allocated.
static epy_word *cut_after_making_room(epy_core *c, epy_word words) {
    epy_word used = epy_heap_used(c);
    epy_word due = c->live_words * 2;
    epy_word *p = used < due && more_memory(c, due - used, words) ? cut(c, words) : NULL;
    if (p)
        return p;
    epy_collect(c);
    epy_word free = (epy_word)(c->heap_end - c->heap) - c->live_words;
    if (free < c->live_words)
        more_memory(c, c->live_words - free, 1);
    p = cut(c, words);
    return !p && more_memory(c, words, words) ? cut(c, words) : p;
}

epy_object *epy_allocate_more(epy_core *c, epy_word words, enum epy_type type, unsigned subtype) {
#ifdef EPY_HOSTILE
    if (epy_hostile_countdown > 0 && --epy_hostile_countdown == 0)
        epy_raise(c, EPY_FAULT_Memory);
    epy_collect(c);
#endif
    if (words > MAX_WORDS)
        epy_raise(c, EPY_FAULT_Memory);
    epy_word *p = cut(c, words);
    if (!p)
        p = cut_after_making_room(c, words);
    if (!p)
        epy_raise(c, EPY_FAULT_Memory);
    p[0] = EPY_HEADER(words, type, subtype);
    for (epy_word i = 1; i < words; i++)
        p[i] = 0;
    return (epy_object *)p;
}

// Takes a given block out of its bin; false if it is not among the first.
static bool take_this(epy_core *c, epy_word *block) {
    unsigned bin = bin_of(block_words(block));
    epy_word *before = NULL;
    unsigned probes = PROBES;
    for (epy_word *b = c->bins[bin]; b && probes; before = b, b = next_free(b), probes--)
        if (b == block) {
            unlink_block(c, bin, before, block);
            return true;
        }
    return false;
}

// The block's right neighbour gives it the words it wants, if it is free.
static bool take_from_neighbour(epy_core *c, epy_word *neighbour, epy_word wanted) {
    if (neighbour == c->heap_end || (*neighbour & 0x3F) || block_words(neighbour) < 2)
        return false;
    epy_word found = block_words(neighbour);
    if (found < wanted || !take_this(c, neighbour))
        return false;
    put_free(c, neighbour + wanted, found - wanted);
    return true;
}

bool epy_grow(epy_core *c, epy_object *block, epy_word words) {
    epy_word old = epy_header_words(block);
    epy_word *end = (epy_word *)block + old;
    if (words > MAX_WORDS || words < old)
        return false;
    epy_word wanted = words - old;
    if (end == c->run && c->run != c->run_end) {
        if (wanted > (epy_word)(c->run_end - c->run))
            return false;
        c->run += wanted;
    } else if (!take_from_neighbour(c, end, wanted)) {
        return false;
    }
    block->header += wanted << 11;
    for (epy_word i = 0; i < wanted; i++)
        end[i] = 0;
    return true;
}
