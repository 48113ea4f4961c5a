// SPDX-License-Identifier: MIT
// Generators: activations that are suspended. The object keeps the values of the frame, which the collector sees, and its
// raw slots behind them. Interpreted and compiled functions differ in how they resume only.
#ifndef EPY_GENERATOR_H
#define EPY_GENERATOR_H

#include "epy_objects.h"

typedef struct epy_generator epy_generator;

// Goes on where the generator is suspended (a: its activation) until it yields, delegates or returns. g->sent is what its
// yield gives; Unbound: the yield raises what epy_raise_thrown does.
typedef epy_value (*epy_resume)(epy_core *c, epy_act *a, epy_generator *g, epy_word state);

struct epy_generator { // Generator
    epy_word header;
    epy_word function; // whose activation it is
    epy_word resume;   // address of its epy_resume, from the function's code where that is loaded on demand
    epy_word state;    // where it is suspended, as its epy_resume understands it, or one of these
#define EPY_GENERATOR_RUNNING ((epy_word)-1)
#define EPY_GENERATOR_ENDED ((epy_word)-2)
    epy_value sent;     // to its yield; Unbound: it has not begun; when it has ended: what it returned
    epy_value delegate; // of yield from: the iterator that gives the items; None: there is none
    epy_value handling; // the exception that is being handled in it, or None
    epy_word count;     // from here on an epy_frame
    epy_value values[];
};

static inline epy_generator *epy_generator_of(epy_value v) { return (epy_generator *)epy_ref(v); }
static inline bool epy_is_generator(epy_value v) { return EPY_IS(Generator, v); }
static inline epy_word *epy_generator_raws(epy_generator *g) { return g->values + g->count; }

// A generator that runs, in a chain from the innermost outwards: what a fault leaves on its way to a landing place.
typedef struct epy_running {
    struct epy_running *outer;
    epy_generator *generator;
    epy_act *act;       // of whoever resumed it
    epy_value handling; // the exception that is being handled there
    unsigned root_count;
} epy_running;

// What is raised leaves those that run inside of `until`: they have ended. A StopIteration that leaves one would look like the
// end of something else: RuntimeError is raised instead.
void epy_generators_leave(epy_core *c, const epy_running *until);

// That of interpreted functions (DeviceVM-c).
epy_value epy_vm_resume(epy_core *c, epy_act *a, epy_generator *g, epy_word state);

// Suspended at state, with room for raw slots; its values are those of the frame.
epy_generator *epy_generator_new(epy_core *c, unsigned function, epy_resume resume, epy_word state,
                                 const epy_frame *frame, unsigned raws);
// The next item, sent to it what its yield gives (Unbound: c->caught is thrown into it). Unbound when it has ended.
epy_value epy_generator_resume(epy_core *c, epy_value generator, epy_value sent);
// It has ended: StopIteration, with what it returned.
EPY_NORETURN void epy_generator_stop(epy_core *c, epy_value generator);
// Raises c->caught where the generator is suspended.
EPY_NORETURN void epy_raise_thrown(epy_core *c);

// What a yield gives, once its generator runs again.
static inline epy_value epy_generator_sent(epy_core *c, epy_act *a, epy_at at, const epy_generator *g) {
    if (EPY_UNLIKELY(g->sent == EPY_UNBOUND)) {
        epy_here(c, a, at);
        epy_raise_thrown(c);
    }
    return g->sent;
}

#endif
