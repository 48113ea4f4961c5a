// SPDX-License-Identifier: MIT
// Tasks (python/epython/tasks.py) and interrupts: what the host makes happen at the heads of loops. A task is a generator; one
// that is asked to pause is suspended at the head of a loop as if it yielded None there.
#include "epy_builtins.h"
#include "epy_exception.h"
#include "epy_generator.h"
#include "epy_host.h"
#include "epy_native.h"
#include "epy_objects.h"

// ---- interrupts -------------------------------------------------------------------------------------------
#if EPY_HEARS_INTERRUPTS

static bool is_due(epy_interrupts *i) {
    bool due = i->every && --i->left == 0;
    if (due)
        i->left = i->every;
    if (i->came) { // cleared only where it was seen: it may come at any time
        i->came = 0;
        due = true;
    }
    return due;
}

// The handler is not interrupted. What it raises is raised where it was called.
static __attribute__((noinline)) void interrupt(epy_core *c) {
    epy_handler landing;
    epy_value none = EPY_NONE;
    if (epy_try(c, c->top, &landing)) {
        c->interrupts.runs = false;
        epy_unwind(c);
    }
    c->interrupts.runs = true;
    epy_call(c, c->interrupts.handler, &none, 0, EPY_UNBOUND);
    c->interrupts.runs = false;
    c->handler = landing.outer;
}

epy_value epy_builtin_TaskPoll(epy_core *c, epy_value *args, unsigned n) {
    (void)args, (void)n;
    epy_interrupts *i = &c->interrupts;
    if (i->handler != EPY_NONE && !i->runs && is_due(i))
        interrupt(c);
    return EPY_NONE;
}

epy_value epy_builtin_TaskOnInterrupt(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_interrupts *i = &c->interrupts;
    i->every = i->left = (uint32_t)epy_link_service(c, EPY_SERVICE_Interrupts, 0, 0, 0);
    i->handler = args[0];
    return EPY_NONE;
}

epy_value epy_builtin_TaskPause(epy_core *c, epy_value *args, unsigned n) {
    (void)args, (void)n;
    c->interrupts.pauses = true;
    return EPY_NONE;
}
#endif

// ---- tasks ------------------------------------------------------------------------------------------------
#if EPY_USES_BUILTIN(TaskPauses)
// The generator that runs in the activation is the task's, or one that it delegates to. Compiled, a generator's frame is its own;
// interpreted, its address stands before the frame.
static bool is_task(const epy_core *c, const epy_act *a) {
    epy_value task = c->interrupts.task;
    while (epy_is_generator(task)) {
        epy_generator *g = epy_generator_of(task);
        if (a->frame == (epy_frame *)&g->count || ((epy_word *)a->frame)[-1] == (epy_word)(uintptr_t)g)
            return true;
        task = g->delegate;
    }
    return false;
}

epy_value epy_builtin_TaskPauses(epy_core *c, epy_value *args, unsigned n) {
    epy_builtin_TaskPoll(c, args, n);
    return epy_bool(c->interrupts.pauses && !c->interrupts.runs && is_task(c, c->top));
}
#endif

#if EPY_USES_BUILTIN(TaskRun)
// What the generator yields next, None where it pauses.
epy_value epy_builtin_TaskRun(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    if (!epy_is_generator(args[0]))
        epy_raise1(c, EPY_FAULT_NotIterator, args[0]);
#if EPY_USES_BUILTIN(TaskPauses)
    epy_handler landing;
    epy_value outer = c->interrupts.task;
    if (epy_try(c, c->top, &landing)) {
        c->interrupts.task = outer;
        epy_unwind(c);
    }
    c->interrupts.task = args[0];
    c->interrupts.pauses = false;
#endif
    epy_value item = epy_generator_resume(c, args[0], EPY_NONE);
#if EPY_USES_BUILTIN(TaskPauses)
    c->handler = landing.outer;
    c->interrupts.task = outer;
#endif
    if (item == EPY_UNBOUND)
        epy_generator_stop(c, args[0]);
    return item;
}
#endif
