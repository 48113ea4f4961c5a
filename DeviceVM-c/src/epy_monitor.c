// SPDX-License-Identifier: MIT
// The monitor: takes messages from the host one by one and runs the program. Where the program comes from is
// the business of epy_image.c or epy_frozen.c.
#include "epy_frozen.h"
#include "epy_host.h"
#include "epy_monitor.h"
#include "epy_objects.h"
#include "epy_port.h"

static void refuse(epy_machine *m, unsigned reason) {
#if EPY_FROZEN
    epy_link_refused(&m->link, 0, reason, 0);
#else
    epy_link_refused(&m->link, m->image.section, reason, m->image.offset);
#endif
}

#if EPY_PROGRAM_USES_ARGV
static bool take_arguments(epy_machine *m) {
    epy_core *c = &m->core;
    size_t left = m->link.left;
    epy_value argv = epy_wire_read(c, epy_link_source, &m->link, &left);
    if (!epy_is_list(argv))
        return false;
    if (m->argv_slot < c->global_value_count)
        c->global_values[m->argv_slot] = argv;
    return true;
}
#else
static bool take_arguments(epy_machine *m) {
    (void)m;
    return true;
}
#endif

// 0, or why the program cannot be run.
static unsigned start(epy_machine *m) {
    epy_core *c = &m->core;
    uint8_t head[3] = {0};
    bool whole = epy_link_read(&m->link, head, sizeof head);
    unsigned reason = whole ? epy_program_begin(m) : EPY_REFUSAL_Message;
    if (reason)
        return reason;
    unsigned function = head[0] | head[1] << 8;
    if (function >= c->function_count)
        return EPY_REFUSAL_NoFunction;
    whole = take_arguments(m);
    if (!epy_link_end(&m->link))
        return EPY_REFUSAL_Checksum;
    if (!whole)
        return EPY_REFUSAL_Message;
    const epy_function *f = &c->functions[function];
    if (f->parameters || f->flags & EPY_FUNCTION_HAS_ENVIRONMENT)
        return EPY_REFUSAL_NoFunction;
    f->entry(c, c->acts, f, EPY_NONE, NULL);
    return 0;
}

// Runs a function of the program, and says how it ended.
static void run(epy_machine *m) {
    epy_core *c = &m->core;
    epy_handler h = {NULL, NULL, NULL, 0, {0}};
    c->top = NULL;
    c->handler = &h;
    if (__builtin_setjmp(h.jump)) {
        if (m->link.open) // what it says did not fit
            epy_link_end(&m->link);
        epy_link_fault(c);
        return;
    }
    unsigned reason = start(m);
    c->handler = NULL;
    if (m->link.open && !epy_link_end(&m->link))
        reason = EPY_REFUSAL_Checksum;
    if (reason)
        refuse(m, reason);
    else
        epy_link_exited(c);
}

static bool serve(epy_machine *m, unsigned type) {
    switch (type) {
#if !EPY_FROZEN
    case EPY_MESSAGE_Load: epy_image_load(m); return true;
#endif
    case EPY_MESSAGE_Run: run(m); return true;
    case EPY_MESSAGE_Interrupt: epy_link_end(&m->link); return true; // it came when the program had ended
    case EPY_MESSAGE_Stop: return false;
    default:
        epy_link_refused(&m->link, 0, epy_link_end(&m->link) ? EPY_REFUSAL_Message : EPY_REFUSAL_Checksum, 0);
        return true;
    }
}

void epy_monitor(epy_machine *m, const epy_memory *memory) {
    __builtin_memset(m, 0, sizeof *m);
    m->memory = memory;
    m->core.link = &m->link;
    m->core.stack_limit = memory->stack_limit;
#if !EPY_FROZEN
    epy_image_forget(m);
#endif
    epy_link_hello(m);
    while (!m->link.gone) {
        unsigned type = epy_link_receive(&m->link);
        if (type == 0 || !serve(m, type))
            return;
    }
}
