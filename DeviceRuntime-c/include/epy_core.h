// SPDX-License-Identifier: MIT
// The core: its memory, its activations, its functions, and how a fault leaves the code that met it.
#ifndef EPY_CORE_H
#define EPY_CORE_H

#include "epy_slice.h"
#include "epy_value.h"

typedef struct epy_core epy_core;

// ---- activations and frames ---------------------------------------------------------------------------------------
// Each running Python function has one activation; the activations form an array, the deepest last. "at" says where it
// is: below EPY_AT_NATIVE an offset into the bytecode (just after the instruction's opcode), from there on
// EPY_AT_NATIVE + a site number of compiled code. The host's debug map turns either into file, line and function.
typedef uint32_t epy_at;
#define EPY_AT_NATIVE 0x80000000u
#define EPY_AT_NOWHERE 0xFFFFFFFFu // not yet begun

// What the collector must see of an activation: so many values. Compiled code keeps it in a C local, the interpreter
// in front of its raw slots, a generator in the heap.
typedef struct epy_frame {
    epy_word count;
    epy_value values[];
} epy_frame;

typedef struct epy_act {
    epy_at at;
    epy_frame *frame; // NULL: nothing to see. A function that can reach an allocation sets it first thing.
} epy_act;

// ---- functions ------------------------------------------------------------------------------------------------------
// One descriptor per function; replacing its entries replaces the function everywhere.
typedef struct epy_function epy_function;

// Generic entry. args: one word per parameter in order, raw or value as the signature says; for a function with an
// environment args[-1] is not used: the closure's environment comes in env (None otherwise). a: the new activation.
// The result is a word of the function's result kind; None for functions that give nothing.
typedef epy_word (*epy_entry)(epy_core *c, epy_act *a, const epy_function *f, epy_value env, epy_word *args);

struct epy_function {
    epy_entry entry;            // generic: epy_vm_entry, or the compiled function's wrapper
    void *typed;                // C function (epy_core *, epy_act *, [epy_value env,] parameters...) or NULL
    const uint8_t *code;        // bytecode, or NULL
    const uint8_t *kinds;       // kinds[i]: 'i' 'f' 'b' 'w' 'v' of parameter i
    const uint8_t *types;       // static type of parameter i (types.def)
    const uint8_t *names;       // 16-bit little-endian method-name indices, for keyword arguments
    const uint8_t *defaults;    // 16-bit value-constant index of each parameter's literal default, or one of
#define EPY_NO_DEFAULT 0xFFFF
#define EPY_COMPUTED_DEFAULT 0xFFFE // the next of the closure's values
    uint16_t values, raws;      // frame slots of the interpreted form
    uint8_t parameters;
    uint8_t keyword_only;       // how many of them, at the end
    uint8_t result;             // kind, 'n' for none
    uint8_t result_type;        // static type (types.def)
    uint8_t flags;              // image.def
#define EPY_FUNCTION_HAS_ENVIRONMENT 1
#define EPY_FUNCTION_HAS_STAR 8       // behind the named parameters: *args
#define EPY_FUNCTION_HAS_STAR_STAR 16 // last: **kwargs
    uint32_t heat;              // reserved: profile counter
};

// Protected ranges of interpreted functions: section Handlers. Only a core whose programs may catch has them.
#if EPY_USES_OPCODE(Catch)
#define EPY_HANDLER_FIELDS                                                                                   \
    const uint8_t *handlers;                                                                                 \
    uint16_t handler_count;
#else
#define EPY_HANDLER_FIELDS
#endif

// ---- the program ------------------------------------------------------------------------------------------------------
// Its tables; those of a frozen program are linked with it.
#if EPY_USES_TYPE(Instance)
#define EPY_CLASSES_FIELD const uint8_t *classes; // section Classes
#else
#define EPY_CLASSES_FIELD
#endif
#define EPY_PROGRAM_FIELDS                                                                                   \
    const epy_function *functions;                                                                           \
    const uint8_t *code;                                                                                     \
    const epy_word *raw_constants;                                                                           \
    const epy_value *value_constants;                                                                        \
    const uint8_t *method_ends; /* section Methods (docs/machine.md): per method name, the end of its rows */ \
    const uint8_t *method_rows;                                                                              \
    const uint8_t *keywords; /* pairs: row, method name */                                                   \
    EPY_CLASSES_FIELD                                                                                        \
    uint16_t function_count, global_raw_count, global_value_count;                                           \
    uint16_t value_constant_count; /* those that the collector marks */                                      \
    uint16_t method_count, keyword_count;                                                                    \
    EPY_HANDLER_FIELDS
typedef struct epy_program {
    EPY_PROGRAM_FIELDS
} epy_program;

// ---- interrupts (epy_task.c) ------------------------------------------------------------------------------------------
typedef struct epy_interrupts {
    epy_value handler;     // or None
    epy_value task;        // the generator that runs as a task, or None
    uint32_t every, left;  // heads of loops from one interrupt to the next (0: none but those from outside), until the next
    volatile uint8_t came; // set by the port
    bool runs;             // the handler does
    bool pauses;           // the task was asked to
} epy_interrupts;

// ---- tiering (epy_tier.h) ---------------------------------------------------------------------------------------------
#if EPY_TIERS
typedef struct epy_tier {
    volatile uint8_t due, ready; // set by the port: tell where the program is; the host has code for it
    bool counts;                 // each poll counts, and code is used from a poll of its own on
    uint32_t polls;
    volatile uint32_t ticks;     // of the timer since the run began
    uint32_t told, next_sample;  // at which tick the last sample was told, and the next one is due
    uint32_t entered, replaced;  // loops and functions that compiled code has taken over
    epy_word result;             // of such a loop's function
} epy_tier;
// At the end of epy_core: compiled code knows nothing of them. mark: set whenever one of interrupt, due and ready is, so that
// the interpreter looks at one byte.
#define EPY_TIER_FIELDS                                                                                      \
    volatile uint8_t mark;                                                                                   \
    epy_tier tier;
#define EPY_IS_MARKED(c) (c)->mark
#else
#define EPY_TIER_FIELDS
#define EPY_IS_MARKED(c) (c)->interrupt
#endif

// ---- the core ---------------------------------------------------------------------------------------------------------
struct epy_core {
    // activations
    epy_act *top;               // valid whenever a helper that may raise or allocate runs
    epy_act *acts, *act_limit;  // first one; RecursionError at or beyond the limit
    char *stack_limit;          // lowest C stack address that compiled code in call cycles may reach
    union {
        epy_program program;
        struct {
            EPY_PROGRAM_FIELDS
        };
    };
    epy_word *global_raws;
    epy_value *global_values;
    volatile uint8_t interrupt; // set by the port: raise KeyboardInterrupt at the next loop head or call
    // heap
    epy_word *heap, *heap_end;  // first word; one past the last
    epy_word *run, *run_end;    // free words from which the next objects are cut
#if EPY_PROGRAM_COLLECTS
    epy_word bins[EPY_BINS];    // addresses of the first of the other free blocks: bin i holds those of 2^i words and more
    epy_word free_words;        // in the bins
    epy_word live_words;        // after the last collection
#endif
    epy_word *arena_end;        // how far the heap may grow
    epy_word peak_words;
    uint32_t collections;
#if EPY_PROGRAM_USES_LOADING
    epy_word units;             // address of the loaded unit that was used last (epy_loader.c)
    uint32_t evictions;
#endif
    // interpreter frames: grow upwards between these
    epy_word *frames, *frame_top, *frame_limit;
    epy_word *mark_limit;       // the collector's stack lies from frame_top to here, beyond frame_limit
    // temporary roots of helpers
    unsigned root_count;
    epy_value roots[EPY_ROOTS];
    // fault being raised
    uint16_t fault, fault_count;
    epy_value fault_args[EPY_FAULT_ARGUMENTS];
    struct epy_handler *handler;// innermost landing place
#if EPY_USES_TYPE(Generator)
    struct epy_running *running;// the generator that was resumed last and runs
#endif
#if EPY_USES_TYPE(Exception)
    epy_value caught;           // on its way to a handler
    epy_value handling;         // what "raise" alone raises again; Unbound or None: nothing
#endif
    uint16_t core_id;           // reserved: message passing
#if EPY_PROGRAM_USES_RANDOM
    uint64_t random[4];         // generator state of the random module
#endif
#if EPY_HEARS_INTERRUPTS
    epy_interrupts interrupts;
#endif
    struct epy_link *link;      // to the host
    EPY_TIER_FIELDS
};

// KeyboardInterrupt at the next loop head or call.
static inline void epy_interrupt(epy_core *c) {
    c->interrupt = 1;
#if EPY_TIERS
    c->mark = 1;
#endif
}

// Before a raise jumps to a landing place it takes it off the chain. OverflowInt adds its argument itself.
//
// A landing place: setjmp buffer and what to restore. Innermost first. The VM's run loop, the monitor's "run", and a
// `try` in compiled code each have one.
typedef struct epy_handler {
    struct epy_handler *outer;
    epy_act *act;
    epy_word *frame_top;
    unsigned root_count;
#if EPY_USES_TYPE(Generator)
    struct epy_running *running;
#endif
    void *jump[5];              // __builtin_setjmp
} epy_handler;

// Before __builtin_setjmp. The owner puts c->handler back to landing->outer on every way out that is no raise.
static inline void epy_try_begin(epy_core *c, epy_act *a, epy_handler *landing) {
    landing->outer = c->handler;
    landing->act = a;
    landing->frame_top = c->frame_top;
    landing->root_count = c->root_count;
#if EPY_USES_TYPE(Generator)
    landing->running = c->running;
#endif
    c->handler = landing;
}

// Raise a fault at the current place (a->at already set, c->top = a), or at a named site from compiled code's checks.
EPY_NORETURN void epy_raise(epy_core *c, unsigned fault);
// KeyboardInterrupt, once for what was said of it beside the link and on it.
EPY_NORETURN EPY_COLD void epy_raise_interrupt(epy_core *c);
EPY_NORETURN void epy_raise1(epy_core *c, unsigned fault, epy_value x);
EPY_NORETURN void epy_raise2(epy_core *c, unsigned fault, epy_value x, epy_value y);
EPY_NORETURN void epy_raise3(epy_core *c, unsigned fault, epy_value x, epy_value y, epy_value z);
EPY_NORETURN void epy_raise_many(epy_core *c, unsigned fault, unsigned count, const epy_value *args);
// The fault that is being raised goes on to the next landing place.
EPY_NORETURN void epy_unwind(epy_core *c);
EPY_NORETURN EPY_COLD void epy_raise_at(epy_core *c, epy_act *a, epy_at at, unsigned fault);
// RecursionError, of the caller of the activation that there is no room for.
EPY_NORETURN EPY_COLD void epy_too_deep(epy_core *c, epy_act *a);

// Before a helper that may raise or allocate: say where we are. Code that keeps a->at and c->top true all the time
// (EPY_PLACE_IS_KEPT) has nothing to say.
static inline void epy_here(epy_core *c, epy_act *a, epy_at at) {
#ifdef EPY_PLACE_IS_KEPT
    (void)c, (void)a, (void)at;
#else
    a->at = at;
    c->top = a;
#endif
}
#ifdef EPY_PLACE_IS_KEPT
#define epy_raise_at(c, a, at, fault) ((void)(a), (void)(at), epy_raise(c, fault))
#endif

// On entry of every Python function.
static inline void epy_enter(epy_core *c, epy_act *a) {
    if (EPY_UNLIKELY(a >= c->act_limit))
        epy_too_deep(c, a);
}

// ---- heap ---------------------------------------------------------------------------------------------------------------
// The general case of epy_allocate: finds room, collects, asks the port for more. MemoryError if all that fails.
epy_object *epy_allocate_more(epy_core *c, epy_word words, enum epy_type type, unsigned subtype);
// The same; NULL if all that fails.
epy_object *epy_allocate_if_room(epy_core *c, epy_word words, enum epy_type type, unsigned subtype);
void epy_collect(epy_core *c);
// Words in use now, garbage included; also keeps peak_words.
epy_word epy_heap_used(epy_core *c);
// The heap is [start, end) from now on, empty.
void epy_heap_start(epy_core *c, epy_word *start, epy_word *end);

// Words include the header; the contents are zero. Raises MemoryError after a collection did not help.
static inline epy_object *epy_allocate(epy_core *c, epy_word words, enum epy_type type, unsigned subtype) {
#if !EPY_SMALL && !defined(EPY_HOSTILE)
    epy_word *p = c->run;
    if (EPY_LIKELY(words <= (epy_word)(c->run_end - p))) {
        c->run = p + words;
        p[0] = EPY_HEADER(words, type, subtype);
        for (epy_word i = 1; i < words; i++)
            p[i] = 0;
        return (epy_object *)p;
    }
#endif
    return epy_allocate_more(c, words, type, subtype);
}
// The same, but contents may be anything: for what is filled before anything else is allocated.
static inline epy_object *epy_allocate_uncleared(epy_core *c, epy_word words, enum epy_type type, unsigned subtype) {
#if !EPY_SMALL && !defined(EPY_HOSTILE)
    epy_word *p = c->run;
    if (EPY_LIKELY(words <= (epy_word)(c->run_end - p))) {
        c->run = p + words;
        p[0] = EPY_HEADER(words, type, subtype);
        return (epy_object *)p;
    }
#endif
    return epy_allocate_more(c, words, type, subtype);
}
// Grow a block in place if its neighbour is free; false if not. What is new is zero if the collector looks at it.
bool epy_grow(epy_core *c, epy_object *block, epy_word words);

// Roots of helpers: a value that must survive an allocation while only C holds it. Restored by raise.
inline void epy_push(epy_core *c, epy_value v) {
    extern EPY_NORETURN EPY_COLD void epy_roots_full(epy_core * c);
    if (EPY_UNLIKELY(c->root_count == EPY_ROOTS))
        epy_roots_full(c);
    c->roots[c->root_count++] = v;
}
static inline void epy_pop(epy_core *c, unsigned count) { c->root_count -= count; }

// ---- calls ---------------------------------------------------------------------------------------------------------------
// Call any callable with positional values, then keyword values whose names are the tuple `names` (or Unbound) of
// method names' indices.
// Binds parameters, unboxes and checks what the signature demands, boxes the result.
epy_value epy_call(epy_core *c, epy_value callee, epy_value *args, unsigned count, epy_value names);
// Method `name` (index in the image's method names) of args[0].
epy_value epy_call_method(epy_core *c, unsigned name, epy_value *args, unsigned count, epy_value names);
// Generic entry of interpreted functions (DeviceVM-c).
epy_word epy_vm_entry(epy_core *c, epy_act *a, const epy_function *f, epy_value env, epy_word *args);

#endif
