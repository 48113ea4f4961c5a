// SPDX-License-Identifier: MIT
// The monitor: takes messages from the host one by one and runs the program. Where the program comes from is
// the business of epy_image.c or epy_frozen.c.
#include "epy_exception.h"
#include "epy_frozen.h"
#include "epy_host.h"
#include "epy_monitor.h"
#include "epy_objects.h"
#include "epy_port.h"
#include "epy_tier.h"

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
    epy_link *link = &m->link;
    uint8_t head[5];
    if (!epy_link_read(link, head, sizeof head) || head[0] != 'l')
        return false;
    epy_value list = epy_list_new(c, EPY_STORE_VALUE, 0);
    epy_push(c, list);
    for (uint32_t count = head[1] | head[2] << 8 | (uint32_t)head[3] << 16; count; count--) {
        epy_value argument = epy_wire_read_str(c, epy_link_read, link);
        if (argument == EPY_UNBOUND)
            return false;
        epy_push(c, argument);
        epy_list_append(c, epy_list_of(list), argument);
        epy_pop(c, 1);
    }
    epy_pop(c, 1);
    if (m->argv_slot < c->global_value_count)
        c->global_values[m->argv_slot] = list;
    return true;
}
#else
static bool take_arguments(epy_machine *m) {
    (void)m;
    return true;
}
#endif

// 0, or why the program cannot be run. Not inlined: beside a landing place no variable stays in a register.
static __attribute__((noinline)) unsigned start(epy_machine *m) {
    epy_core *c = &m->core;
    uint8_t head[3] = {0};
    bool whole = epy_link_read(&m->link, head, sizeof head);
    unsigned reason = whole ? epy_program_begin(m) : EPY_REFUSAL_Message;
    if (reason)
        return reason;
    unsigned function = head[0] | head[1] << 8;
    if (function >= c->function_count)
        return EPY_REFUSAL_NoFunction;
    if (!take_arguments(m))
        return EPY_REFUSAL_Message;
    epy_link_end(&m->link);
    const epy_function *f = &c->functions[function];
    if (f->parameters || f->flags & EPY_FUNCTION_HAS_ENVIRONMENT)
        return EPY_REFUSAL_NoFunction;
#if EPY_TIERS
    epy_tier_begin(c, head[2]);
#endif
    f->entry(c, c->acts, f, EPY_NONE, NULL);
    return 0;
}

// Runs a function of the program, and says how it ended.
static void run(epy_machine *m) {
    epy_core *c = &m->core;
    epy_handler h;
    h.outer = NULL;
    h.frame_top = NULL; // the next run sets it
    h.root_count = 0;
    c->top = NULL;
#if EPY_USES_TYPE(Generator)
    h.running = c->running = NULL;
#endif
#if EPY_USES_TYPE(Exception)
    c->caught = c->handling = EPY_UNBOUND;
#endif
#if EPY_HEARS_INTERRUPTS
    c->interrupts = (epy_interrupts){.handler = EPY_NONE, .task = EPY_NONE};
#endif
    c->handler = &h;
    if (__builtin_setjmp(h.jump)) {
        epy_link_end(&m->link); // where what it says did not fit
#if EPY_USES_TYPE(Exception) && EPY_PROGRAM_USES_EXCEPTION_TEXT
        epy_exception_tell(c);
#endif
        epy_link_fault(c);
        return;
    }
    unsigned reason = start(m);
    c->handler = NULL;
    if (reason) {
        epy_link_end(&m->link);
        refuse(m, reason);
    } else {
        epy_link_exited(c);
    }
}

static bool serve(epy_machine *m, unsigned type) {
    switch (type) {
    case EPY_LINK_GONE:
    case EPY_MESSAGE_Stop: return false;
    case EPY_MESSAGE_Interrupt: return true; // it came when the program had ended
#if !EPY_FROZEN
    case EPY_MESSAGE_Load: epy_image_load(m); return true;
#endif
    case EPY_MESSAGE_Run: run(m); return true;
    default:
        epy_link_end(&m->link);
        epy_link_refused(&m->link, 0, type == EPY_LINK_DAMAGED ? EPY_REFUSAL_Checksum : EPY_REFUSAL_Message,
                         0);
        return true;
    }
}

void epy_monitor(epy_machine *m, const epy_memory *memory) {
    __builtin_memset(m, 0, sizeof *m);
    m->memory = memory;
    m->core.link = &m->link;
#if !EPY_LINK_RELIABLE
    m->link.unreliable = memory->unreliable;
#endif
    m->core.stack_limit = memory->stack_limit;
#if !EPY_FROZEN
    epy_image_forget(m);
#endif
    epy_link_hello(m);
    while (!m->link.gone && serve(m, epy_link_receive(&m->link)))
        ;
}
