// SPDX-License-Identifier: MIT
// Generators: resuming, what is sent and thrown into them, yield from, and their methods.
#include "epy_generator.h"
#include "epy_builtins.h"
#include "epy_call.h"
#include "epy_class.h"
#include "epy_exception.h"
#include "epy_load.h"
#include "epy_native.h"
#include "epy_special.h"

#if EPY_USES_TYPE(Generator)

// Code that is loaded on demand goes and comes back elsewhere while a generator waits in it: its resume is a distance from
// where the function's code begins.
#if EPY_PROGRAM_USES_LOADING
static epy_word code_of(const epy_function *f) {
    return (epy_word)(uintptr_t)f->code;
}

static void see_to_code(epy_core *c, const epy_function *f, epy_value sent) {
    if (f->entry != epy_load_entry)
        return;
    epy_push(c, sent);
    epy_load(c, f);
    epy_pop(c, 1);
}

static epy_resume resume_of(const epy_function *f, const epy_generator *g) {
#if EPY_USES_OPCODE(StartGenerator)
    if (f->entry == epy_vm_entry && (!EPY_TIERS || f->flags & EPY_IMAGE_FunctionIsLoaded))
        return epy_vm_resume; // bytecode moves; where it does not, the generator may be one of compiled code
#endif
    return (epy_resume)(uintptr_t)(g->resume + code_of(f));
}
#else
static epy_word code_of(const epy_function *f) {
    (void)f;
    return 0;
}

static void see_to_code(epy_core *c, const epy_function *f, epy_value sent) {
    (void)c, (void)f, (void)sent;
}

static epy_resume resume_of(const epy_function *f, const epy_generator *g) {
    (void)f;
    return (epy_resume)(uintptr_t)g->resume;
}
#endif

epy_generator *epy_generator_new(epy_core *c, unsigned function, epy_resume resume, epy_word state,
                                 const epy_frame *frame, unsigned raws) {
    epy_word words = sizeof(epy_generator) / sizeof(epy_word) + frame->count + raws;
    epy_generator *g = (epy_generator *)epy_allocate(c, words, EPY_TYPE_Generator, 0);
    g->function = function;
    g->resume = (epy_word)(uintptr_t)resume - code_of(&c->functions[function]);
    g->state = state;
    g->sent = EPY_UNBOUND;
    g->delegate = g->handling = EPY_NONE;
    g->count = frame->count;
    for (epy_word i = 0; i < frame->count; i++)
        g->values[i] = frame->values[i];
    return g;
}

static void end(epy_generator *g, epy_value result) {
    g->state = EPY_GENERATOR_ENDED;
    g->sent = result;
    g->delegate = g->handling = EPY_NONE;
    g->count = 0;
}

static bool is_raised(const epy_core *c, unsigned class) {
    return epy_raised_is(c, class);
}

// ---- running ------------------------------------------------------------------------------------------------
void epy_generators_leave(epy_core *c, const epy_running *until) {
    while (c->running != until) {
        const epy_running *r = c->running;
        c->running = r->outer;
        c->root_count = r->root_count;
        c->handling = r->handling;
        end(r->generator, EPY_NONE);
        if (is_raised(c, EPY_EXCEPTION_StopIteration))
            epy_raise_because(c, EPY_FAULT_GeneratorStopped, epy_catch_above(c, r->act));
    }
}

// Runs it until it yields or delegates, or returns: then Unbound.
static epy_value advance(epy_core *c, epy_generator *g, epy_value sent) {
    const epy_function *f = &c->functions[g->function];
    see_to_code(c, f, sent);
    epy_running r = {c->running, g, c->top, c->handling, c->root_count};
    epy_word state = g->state;
    c->running = &r;
    g->state = EPY_GENERATOR_RUNNING;
    g->sent = sent;
    if (g->handling != EPY_NONE)
        c->handling = g->handling;
    epy_value item = resume_of(f, g)(c, r.act + 1, g, state);
    g->handling = c->handling == r.handling ? EPY_NONE : c->handling;
    c->handling = r.handling;
    c->running = r.outer;
    c->top = r.act;
    if (g->state == EPY_GENERATOR_RUNNING) {
        end(g, item);
        return EPY_UNBOUND;
    }
    g->sent = EPY_NONE;
    return item;
}

// ---- yield from ---------------------------------------------------------------------------------------------
// What the StopIteration that was raised carries.
static epy_value stop_value(const epy_core *c) {
    if (c->fault == EPY_FAULT_StopIteration)
        return EPY_NONE;
    unsigned count;
    const epy_value *args = epy_exception_arguments(c->fault_args[0], &count);
    return count ? args[0] : EPY_NONE;
}

// Iterators of the program's own may be sent to and thrown into.
#define OWN_METHODS (EPY_HAS_SPECIAL(Send) || EPY_HAS_SPECIAL(Throw) || EPY_HAS_SPECIAL(Close))

#if EPY_ITERATES_INSTANCES
// What is thrown is an exception, or a tuple of what its throw is given.
static epy_value throw_into(epy_core *c, epy_value iterator, bool closes) {
    epy_value thrown = c->caught, item;
    epy_push(c, thrown);
    if (closes)
        item = epy_special(c, EPY_SPECIAL_Close, iterator, NULL, 0);
    else if (epy_is_tuple(thrown))
        item = epy_special(c, EPY_SPECIAL_Throw, iterator, epy_tuple_of(thrown)->items,
                           (unsigned)epy_tuple_of(thrown)->length);
    else
        item = epy_special(c, EPY_SPECIAL_Throw, iterator, &thrown, 1);
    epy_pop(c, 1);
    c->caught = thrown;
    return closes ? EPY_UNBOUND : item;
}

static epy_value ask_instance(epy_core *c, epy_value iterator, epy_value sent) {
    if (!OWN_METHODS || sent == EPY_NONE)
        return epy_special(c, EPY_SPECIAL_Next, iterator, NULL, 0);
    epy_push(c, sent);
    epy_value item = epy_special(c, EPY_SPECIAL_Send, iterator, &sent, 1);
    epy_pop(c, 1);
    if (item == EPY_UNBOUND)
        epy_raise1(c, EPY_FAULT_NoSend, iterator);
    return item;
}
#endif

static bool is_exit(epy_value thrown) {
    return !(EPY_HAS_SPECIAL(Throw) && epy_is_tuple(thrown)) &&
           epy_exception_is(thrown, epy_class_value(EPY_EXCEPTION_GeneratorExit));
}

// Asks the iterator for an item; Unbound when it has ended: *result is what yield from gives.
static epy_value ask(epy_core *c, epy_value iterator, epy_value sent, epy_value *result) {
    epy_value item = EPY_UNBOUND;
    bool closes = sent == EPY_UNBOUND && is_exit(c->caught);
    *result = EPY_NONE;
    if (epy_is_generator(iterator)) {
        if (closes) {
            epy_value thrown = c->caught;
            epy_push(c, thrown);
            epy_builtin_GeneratorClose(c, &iterator, 1);
            epy_pop(c, 1);
            c->caught = thrown;
            *result = EPY_UNBOUND;
            return EPY_UNBOUND;
        }
        item = epy_generator_resume(c, iterator, sent);
        *result = epy_generator_of(iterator)->sent;
#if EPY_ITERATES_INSTANCES
    } else if (epy_is_instance(iterator) && (OWN_METHODS || sent == EPY_NONE)) {
        item = sent == EPY_UNBOUND ? throw_into(c, iterator, closes) : ask_instance(c, iterator, sent);
        if (item == EPY_UNBOUND)
            *result = sent; // it cannot be thrown into
#endif
    } else if (sent == EPY_UNBOUND) {
        *result = EPY_UNBOUND; // it cannot be thrown into
    } else if (sent != EPY_NONE) {
        epy_raise1(c, EPY_FAULT_NoSend, iterator);
    } else {
        item = epy_next(c, iterator);
    }
    return item;
}

// The same, while the generator counts as running; what is raised is thrown into it.
static __attribute__((noinline)) epy_value ask_delegate(epy_core *c, epy_generator *g, epy_value sent, epy_value *result) {
    epy_handler landing;
    epy_act *a = c->top;
    epy_word state = g->state;
    if (epy_try(c, a, &landing)) {
        g->state = state;
        if (is_raised(c, EPY_EXCEPTION_StopIteration)) {
            *result = stop_value(c);
            c->top = a;
            c->fault_count = 0;
        } else {
            c->caught = epy_catch_above(c, a);
            *result = EPY_UNBOUND;
        }
        return EPY_UNBOUND;
    }
    g->state = EPY_GENERATOR_RUNNING;
    epy_value item = ask(c, g->delegate, sent, result);
    g->state = state;
    c->handler = landing.outer;
    return item;
}

epy_value epy_generator_resume(epy_core *c, epy_value generator, epy_value sent) {
    epy_generator *g = epy_generator_of(generator);
    if (g->state == EPY_GENERATOR_RUNNING)
        epy_raise(c, EPY_FAULT_GeneratorRunning);
    if (g->state == EPY_GENERATOR_ENDED) {
        g->sent = EPY_NONE; // what it returned is told once
        if (sent == EPY_UNBOUND)
            epy_raise_thrown(c);
        return EPY_UNBOUND;
    }
    if (sent != EPY_NONE && sent != EPY_UNBOUND && g->sent == EPY_UNBOUND)
        epy_raise(c, EPY_FAULT_GeneratorNotBegun);
    for (;;) {
        if (g->delegate != EPY_NONE) {
            epy_value item = ask_delegate(c, g, sent, &sent);
            if (item != EPY_UNBOUND)
                return item;
            g->delegate = EPY_NONE;
        }
        epy_value item = advance(c, g, sent);
        if (item == EPY_UNBOUND || g->delegate == EPY_NONE)
            return item;
        sent = EPY_NONE; // asks for the first item of what it delegates to
    }
}

// ---- methods ------------------------------------------------------------------------------------------------
void epy_generator_stop(epy_core *c, epy_value generator) {
    epy_value result = epy_generator_of(generator)->sent, class = epy_class_value(EPY_EXCEPTION_StopIteration);
    if (result == EPY_NONE)
        epy_raise(c, EPY_FAULT_StopIteration);
    epy_raise_exception(c, epy_exception_called(c, class, &result, 1, EPY_UNBOUND), EPY_UNBOUND);
}

static epy_value item_of(epy_core *c, epy_value generator, epy_value sent) {
    epy_value item = epy_generator_resume(c, generator, sent);
    if (item == EPY_UNBOUND)
        epy_generator_stop(c, generator);
    return item;
}

epy_value epy_builtin_GeneratorSend(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return item_of(c, args[0], args[1]);
}

// An iterator of the program's own at the end of the chain is given what throw was given.
static bool is_for_own(epy_core *c, epy_value iterator, epy_value thrown) {
    if (thrown == epy_class_value(EPY_EXCEPTION_GeneratorExit) || (epy_is_exception(thrown) && is_exit(thrown)))
        return false;
    while (epy_is_generator(iterator))
        iterator = epy_generator_of(iterator)->delegate;
    return epy_has_special(c, EPY_SPECIAL_Throw, iterator);
}

epy_value epy_builtin_GeneratorThrow(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_value e = args[1];
    unsigned given = args[2] != EPY_UNBOUND && args[2] != EPY_NONE;
    bool own = EPY_HAS_SPECIAL(Throw) && is_for_own(c, args[0], e);
    if (own)
        e = epy_tuple_from(c, 1 + given, args + 1);
    else if (epy_is_exception_class(e))
        e = epy_exception_called(c, e, args + 2, given, EPY_UNBOUND);
    else if (EPY_HAS_EXCEPTION_CLASSES && epy_is_class(e) && epy_class_is_exception(c, e))
        e = epy_construct(c, (unsigned)epy_payload(e) - EPY_FIRST_CLASS, args + 2, given, EPY_UNBOUND);
    if (!own && !epy_is_exception(e))
        epy_raise1(c, EPY_FAULT_ThrowType, e);
    c->caught = e;
    return item_of(c, args[0], EPY_UNBOUND);
}

epy_value epy_builtin_GeneratorClose(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_handler landing;
    epy_act *a = c->top;
    epy_generator *g = epy_generator_of(args[0]);
    if (g->state == EPY_GENERATOR_ENDED)
        return EPY_NONE;
    if (g->state != EPY_GENERATOR_RUNNING && g->sent == EPY_UNBOUND) {
        end(g, EPY_NONE);
        return EPY_NONE;
    }
    c->caught = epy_exception_called(c, epy_class_value(EPY_EXCEPTION_GeneratorExit), NULL, 0, EPY_UNBOUND);
    if (epy_try(c, a, &landing)) {
        if (!is_raised(c, EPY_EXCEPTION_GeneratorExit))
            epy_unwind(c);
        c->top = a;
        c->fault_count = 0;
        return EPY_NONE;
    }
    epy_value item = epy_generator_resume(c, args[0], EPY_UNBOUND);
    c->handler = landing.outer;
    if (item != EPY_UNBOUND)
        epy_raise(c, EPY_FAULT_GeneratorIgnored);
    return EPY_NONE;
}

#endif
