// SPDX-License-Identifier: MIT
// The heap: precise, non-moving mark and sweep. Objects are cut from the front of the current run of free
// words; other free blocks wait in bins by size. Loaded code is cut from the end of the last of them. A
// collection marks from the roots with a stack that lies in the unused part of the interpreter's frame region
// (a full stack is made good by walking the heap again), then sweeps all of the heap and joins free neighbours.
//
// EPY_HOSTILE: collect at every allocation, of compiled functions too, poison what is freed, fail when
// epy_hostile_countdown reaches zero.
#include "epy_builtins.h"
#include "epy_class.h"
#include "epy_generator.h"
#include "epy_load.h"
#include "epy_objects.h"
#include "epy_port.h"
#include "epy_tables.h"
#include "epy_slice.h"

#if EPY_PROGRAM_COLLECTS

#define MAX_WORDS ((epy_word)-1 >> 11) // what a header can tell
#define RUN_KEPT 32                    // a run with so many words left is not given up for one large object
#define PROBES (EPY_BINS == 1 ? ~0u : 16) // blocks looked at in a bin whose blocks may be too small

#ifdef EPY_HOSTILE
long epy_hostile_countdown = -1;

// Which allocation of the program that begins fails; a port may say.
__attribute__((weak)) long epy_hostile_next(void) {
    return -1;
}
#endif

extern inline void epy_push(epy_core *c, epy_value v);

// ---- free blocks ------------------------------------------------------------------------------------------

static unsigned bin_of(epy_word words) {
    if (EPY_BINS == 1)
        return 0;
    unsigned leading = EPY_WORD_BITS == 64 ? __builtin_clzll(words) : __builtin_clz((uint32_t)words);
    unsigned bit = EPY_WORD_BITS - 1 - leading;
    return bit < EPY_BINS ? bit : EPY_BINS - 1;
}

static epy_word block_words(const epy_word *block) {
    return block[0] >> 11;
}

static void put_block(epy_core *c, epy_word *block, epy_word words) {
    block[0] = EPY_HEADER(words, 0, 0);
    if (words < 2)
        return; // too small to be found again: the next sweep joins it to a neighbour
    unsigned bin = bin_of(words);
    block[1] = c->bins[bin];
    c->bins[bin] = (epy_word)(uintptr_t)block;
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

// Takes the first of at most `probes` blocks of a bin that is large enough, or the given one.
static epy_word *take_from(epy_core *c, unsigned bin, epy_word words, const epy_word *given,
                           unsigned probes) {
    epy_word *block, *link = &c->bins[bin];
    for (; (block = (epy_word *)(uintptr_t)*link) && probes; link = &block[1], probes--) {
        if (given ? block == given : block_words(block) >= words) {
            *link = block[1];
            c->free_words -= block_words(block);
            return block;
        }
    }
    return NULL;
}

static epy_word *take_block(epy_core *c, epy_word words) {
    unsigned bin = bin_of(words);
    epy_word *block = take_from(c, bin, words, NULL, bin == EPY_BINS - 1 ? ~0u : PROBES);
    while (!block && ++bin < EPY_BINS)
        block = take_from(c, bin, words, NULL, ~0u);
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

#if EPY_PROGRAM_USES_LOADING
// For code: from the end of the last free block that is large enough. So code gathers at that end of the heap, and
// what it leaves is one piece, not holes between objects.
static epy_word *cut_from_end(epy_core *c, epy_word words) {
    end_run(c);
    epy_word *last = NULL;
    for (unsigned bin = bin_of(words); bin < EPY_BINS; bin++)
        for (epy_word *block = (epy_word *)(uintptr_t)c->bins[bin]; block; block = (epy_word *)(uintptr_t)block[1])
            if (block > last && block_words(block) >= words)
                last = block;
    if (!last)
        return NULL;
    epy_word left = block_words(last) - words;
    take_from(c, bin_of(left + words), 0, last, ~0u);
    put_free(c, last, left);
    return last + left;
}
#else
static epy_word *cut_from_end(epy_core *c, epy_word words) {
    (void)c, (void)words;
    return NULL;
}
#endif

// At the end: for code.
static epy_word *cut_at(epy_core *c, epy_word words, bool at_end) {
    return at_end ? cut_from_end(c, words) : cut(c, words);
}

// ---- marking ----------------------------------------------------------------------------------------------

typedef struct marker {
    epy_word *top, *base, *limit;
    bool overflow;
} marker;

static bool is_leaf(const epy_object *o) {
    const uint32_t leaves = 1u << EPY_TYPE_Int | 1u << EPY_TYPE_Float | 1u << EPY_TYPE_Str | 1u << EPY_TYPE_Range |
                            EPY_TYPE_BIT(Bytes);
    const epy_word fields = ((epy_word)0xF << 7) | 0x3F; // subtype and type
    return (leaves >> epy_header_type(o) & 1) ||
           ((o->header & 0x3F) == EPY_TYPE_Block && (o->header & fields) != EPY_HEADER(0, EPY_TYPE_Block, 0));
}
_Static_assert(EPY_TYPE_COUNT <= 32 && EPY_STORE_VALUE == 0, "a bit for each type");

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
    for (; count > 0; values++, count--)
        if (epy_is_ref(*values))
            mark_object(m, epy_ref(*values));
}

static void mark_items(marker *m, const void *items) {
    if (items)
        mark_object(m, (epy_object *)((epy_word *)(uintptr_t)items - 1));
}

// Whether objects but lists of numbers have contents: where containers cannot even be sent, no built-in makes
// any for itself.
#define USES_VALUES                                                                                          \
    (EPY_PROGRAM_USES_SENT_CONTAINERS || EPY_USES_TYPE(ListValue) || EPY_USES_TYPE(Dict) ||                  \
     EPY_USES_TYPE(Set) || EPY_USES_TYPE(FrozenSet) ||                                                       \
     EPY_USES_TYPE(Tuple) || EPY_USES_TYPE(Slice) || EPY_USES_TYPE(Function) || EPY_USES_TYPE(Iterator) ||   \
     EPY_USES_TYPE(Environment) || EPY_USES_TYPE(DictView) || EPY_USES_TYPE(Exception) || EPY_USES_TYPE(Instance))

#if EPY_USES_TYPE(Instance)
static void mark_slots(marker *m, epy_instance *o) {
    const uint8_t *record = (const uint8_t *)(uintptr_t)o->record, *kinds = epy_class_kinds(record);
    for (unsigned i = 0; i < record[1]; i++)
        if (kinds[i] == 'v' || (EPY_HAS_EXCEPTION_CLASSES && kinds[i] == 'x'))
            mark_values(m, &o->slots[i], 1);
}
#endif

// Most objects are values to their ends, from a first one on.
static void mark_contents(marker *m, epy_object *o) {
#if !USES_VALUES
    mark_items(m, EPY_GET(void, ((epy_list *)o)->items)); // or an array's
#else
    epy_word *words = (epy_word *)o;
    unsigned first = 1; // Block, Slice, DictView, Exception
    epy_word end = epy_header_words(o);
    switch (epy_header_type(o)) {
    case EPY_TYPE_List:
    case EPY_TYPE_ByteArray:
    case EPY_TYPE_Array: mark_items(m, EPY_GET(void, ((epy_list *)o)->items)); return;
#if EPY_USES_TYPE(Dict) || EPY_USES_TYPE(Set) || EPY_USES_TYPE(FrozenSet)
    case EPY_TYPE_Set:
    case EPY_TYPE_FrozenSet:
    case EPY_TYPE_Dict:
        mark_items(m, EPY_GET(void, ((epy_dict *)o)->index));
        mark_items(m, EPY_GET(void, ((epy_dict *)o)->entries));
        return;
#endif
#if EPY_USES_TYPE(Generator)
    case EPY_TYPE_Generator:
        mark_values(m, &((epy_generator *)o)->sent, 3);
        first = offsetof(epy_generator, values) / sizeof(epy_word);
        end = first + ((epy_generator *)o)->count;
        break;
#endif
#if EPY_USES_TYPE(Instance)
    case EPY_TYPE_Instance: mark_slots(m, (epy_instance *)o); return;
#endif
    case EPY_TYPE_Tuple: first = offsetof(epy_tuple, items) / sizeof(epy_word); break;
    case EPY_TYPE_Function: first = offsetof(epy_closure, environment) / sizeof(epy_word); break;
    case EPY_TYPE_Iterator: first = 2, end = 2 + words[1]; break;
    case EPY_TYPE_Environment: first = 2, end = 3 + words[1]; break; // the parent is one more
    default: break;
    }
    mark_values(m, words + first, end - first);
#endif
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

static void mark_units(epy_core *c, marker *m) {
#if EPY_PROGRAM_USES_LOADING
    for (epy_object *u = epy_load_next(c, NULL); u; u = epy_load_next(c, u))
        mark_object(m, u);
#else
    (void)c, (void)m;
#endif
}

static void mark_all(epy_core *c) {
    marker m = {c->frame_top, c->frame_top, c->mark_limit, false};
    mark_values(&m, c->global_values, c->global_value_count);
    mark_values(&m, c->value_constants, c->value_constant_count);
    mark_values(&m, c->roots, c->root_count);
    mark_values(&m, c->fault_args, c->fault_count);
    mark_units(c, &m);
#if EPY_USES_TYPE(Exception)
    mark_values(&m, &c->caught, 1);
    mark_values(&m, &c->handling, 1);
#endif
#if EPY_HEARS_INTERRUPTS
    mark_values(&m, &c->interrupts.handler, 1);
#endif
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
        c->bins[i] = 0;
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
        c->bins[i] = 0;
    c->free_words = c->live_words = c->peak_words = 0;
    c->collections = 0;
    epy_dict_forget_search();
    put_free(c, start, (epy_word)(end - start));
#ifdef EPY_HOSTILE
    epy_hostile_countdown = epy_hostile_next();
#endif
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
    epy_dict_forget_search();
    c->collections++;
    c->live_words = epy_heap_used(c);
}

#if EPY_HEAP_GROWS
// Lengthens the heap by `wanted` words, or less if there are no more, but by `needed` at least; false if it
// cannot.
static bool more_memory(epy_core *c, epy_word wanted, epy_word needed) {
    epy_word *end = c->heap_end;
    epy_word left = (epy_word)(c->arena_end - end);
    if (wanted < needed)
        wanted = needed;
    if (wanted > left) {
        if (epy_port_more_memory(c, wanted))
            c->arena_end = end + wanted;
        else if (left >= needed)
            wanted = left;
        else if (epy_port_more_memory(c, needed))
            c->arena_end = end + (wanted = needed);
        else
            return false;
    }
    c->heap_end = end + wanted;
    if (c->run_end == end)
        c->run_end = c->heap_end;
    else
        put_free(c, end, wanted);
    return wanted > 0;
}

// The heap grows so that between collections as much is allocated as is to be free: total work stays
// proportional to what is allocated.
static epy_word *cut_after_making_room(epy_core *c, epy_word words, bool at_end) {
    epy_word used = epy_heap_used(c);
    epy_word due = c->live_words + c->live_words / EPY_HEAP_SLACK;
    epy_word *p = used < due && more_memory(c, due - used, words) ? cut_at(c, words, at_end) : NULL;
    if (p)
        return p;
    epy_collect(c);
    epy_word free = (epy_word)(c->heap_end - c->heap) - c->live_words, slack = c->live_words / EPY_HEAP_SLACK;
    if (free < slack)
        more_memory(c, slack - free, 0);
    p = cut_at(c, words, at_end);
    return !p && more_memory(c, words, words) ? cut_at(c, words, at_end) : p;
}
#else
static epy_word *cut_after_making_room(epy_core *c, epy_word words, bool at_end) {
    epy_collect(c);
    return cut_at(c, words, at_end);
}
#endif

#if EPY_PROGRAM_USES_LOADING
// Code makes room where nothing else does.
static epy_word *cut_after_evicting(epy_core *c, epy_word words, bool at_end) {
    epy_word *p = NULL;
    while (!p && epy_load_evict(c))
        p = cut_after_making_room(c, words, at_end);
    return p;
}
#else
static epy_word *cut_after_evicting(epy_core *c, epy_word words, bool at_end) {
    (void)c, (void)words, (void)at_end;
    return NULL;
}
#endif

// NULL if there is no room.
static epy_object *allocate(epy_core *c, epy_word words, enum epy_type type, unsigned subtype, bool at_end) {
#ifdef EPY_HOSTILE
    if (epy_hostile_countdown > 0 && --epy_hostile_countdown == 0)
        return NULL;
    epy_collect(c);
#endif
    if (words > MAX_WORDS)
        return NULL;
    epy_word *p = cut_at(c, words, at_end);
    if (!p)
        p = cut_after_making_room(c, words, at_end);
    if (!p)
        p = cut_after_evicting(c, words, at_end);
    if (!p)
        return NULL;
#ifdef EPY_HOSTILE
    end_run(c); // compiled functions cut from it without asking
#endif
    p[0] = EPY_HEADER(words, type, subtype);
    for (epy_word i = 1; i < words; i++)
        p[i] = 0;
    return (epy_object *)p;
}

epy_object *epy_allocate_more(epy_core *c, epy_word words, enum epy_type type, unsigned subtype) {
    epy_object *o = allocate(c, words, type, subtype, false);
    if (!o)
        epy_raise(c, EPY_FAULT_Memory);
    return o;
}

#if EPY_USES_TYPE(Exception)
epy_object *epy_allocate_if_room(epy_core *c, epy_word words, enum epy_type type, unsigned subtype) {
    return allocate(c, words, type, subtype, false);
}
#endif

#if EPY_PROGRAM_USES_LOADING
epy_object *epy_allocate_code(epy_core *c, epy_word words) {
    return allocate(c, words, EPY_TYPE_Block, EPY_STORE_INT, true);
}
#endif

// What the collector does not look at need not be cleared.
static inline bool lengthened(epy_object *block, epy_word *end, epy_word by) {
    block->header += by << 11;
    for (epy_word i = 0; (EPY_SMALL || epy_header_subtype(block) == EPY_STORE_VALUE) && i < by; i++)
        end[i] = 0;
    return true;
}

bool epy_grow(epy_core *c, epy_object *block, epy_word words) {
    epy_word old = epy_header_words(block);
    epy_word *end = (epy_word *)block + old, wanted = words - old;
    if (words > MAX_WORDS || words < old)
        return false;
#if !EPY_SMALL && !defined(EPY_HOSTILE)
    if (end == c->run && wanted <= (epy_word)(c->run_end - end)) {
        c->run = end + wanted;
        return lengthened(block, end, wanted);
    }
#endif
    if (end == c->run)
        end_run(c); // so that it is a free block as others are
    if (end == c->heap_end || (*end & 0x3F))
        return false;
    epy_word found = block_words(end);
    if (found < wanted || found < 2 || !take_from(c, bin_of(found), 0, end, PROBES))
        return false;
    if (c->run == c->run_end) {
        c->run = end + wanted;
        c->run_end = end + found;
    } else {
        put_free(c, end + wanted, found - wanted);
    }
    return lengthened(block, end, wanted);
}

// ---- module gc --------------------------------------------------------------------------------------------

#if EPY_USES_BUILTIN(GcCollect)
epy_value epy_builtin_GcCollect(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    if (args[0] != EPY_UNBOUND && (epy_word)epy_index(c, args[0]) > 2)
        epy_raise(c, EPY_FAULT_GcGeneration);
    epy_collect(c);
    return epy_small(0);
}
#endif

#if EPY_USES_BUILTIN(GcHeap)
static epy_word largest_block(const epy_core *c) {
    epy_word largest = (epy_word)(c->run_end - c->run), rest = (epy_word)(c->arena_end - c->heap_end);
    for (unsigned i = 0; i < EPY_BINS; i++)
        for (const epy_word *p = (const epy_word *)(uintptr_t)c->bins[i]; p; p = (const epy_word *)(uintptr_t)p[1])
            if (block_words(p) > largest)
                largest = block_words(p);
    return rest > largest ? rest : largest;
}

epy_value epy_builtin_GcHeap(epy_core *c, epy_value *args, unsigned n) {
    (void)args, (void)n;
    epy_word used = epy_heap_used(c), all = (epy_word)(c->arena_end - c->heap);
    epy_word bytes[] = {used, all - used, largest_block(c)};
    epy_value tuple = epy_tuple_new(c, 4);
    epy_push(c, tuple);
    for (unsigned i = 0; i < 4; i++)
        epy_tuple_of(tuple)->items[i] = epy_int_value(c, (epy_int)(i < 3 ? bytes[i] * sizeof(epy_word) : c->collections));
    epy_pop(c, 1);
    return tuple;
}
#endif

#endif
