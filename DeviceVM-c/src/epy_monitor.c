// SPDX-License-Identifier: MIT
// The monitor: takes messages from the host one by one, loads sections, runs programs.
#include "epy_host.h"
#include "epy_monitor.h"
#include "epy_objects.h"
#include "epy_port.h"

static void load(epy_machine *m) {
    epy_link *link = &m->link;
    uint8_t head[9] = {0}, *to;
    unsigned reason = EPY_REFUSAL_Message;
    uint32_t total = 0, offset = 0, bytes = 0;
    if (epy_link_read(link, head, sizeof head)) {
        total = head[1] | head[2] << 8 | head[3] << 16 | (uint32_t)head[4] << 24;
        offset = head[5] | head[6] << 8 | head[7] << 16 | (uint32_t)head[8] << 24;
        bytes = link->left;
        reason = epy_image_piece(m, head[0], total, offset, bytes, &to);
        if (!reason && !epy_link_read(link, to, bytes))
            reason = EPY_REFUSAL_Message;
    }
    if (!epy_link_end(link))
        reason = EPY_REFUSAL_Checksum;
    if (reason)
        epy_link_refused(link, head[0], reason, offset);
    else if (epy_image_accept(m, head[0], bytes))
        epy_link_loaded(link, head[0]);
}

// The rest of Run's message, then the program. 0, or why not.
static unsigned start(epy_machine *m, unsigned function) {
    epy_core *c = &m->core;
    size_t left = m->link.left;
    if (!epy_image_begin_run(m)) {
        epy_link_end(&m->link);
        return EPY_REFUSAL_Constant;
    }
    epy_value argv = epy_wire_read(c, epy_link_source, &m->link, &left);
    if (!epy_link_end(&m->link))
        return EPY_REFUSAL_Checksum;
    if (!epy_is_list(argv))
        return EPY_REFUSAL_Message;
    if (m->image.argv_slot != 0xFFFF)
        c->global_values[m->image.argv_slot] = argv;
    const epy_function *f = &c->functions[function];
    if (f->parameters || f->flags & EPY_FUNCTION_HAS_ENVIRONMENT)
        return EPY_REFUSAL_NoFunction;
    f->entry(c, c->acts, f, EPY_NONE, NULL);
    return 0;
}

// Runs a function of a linked image, and says how it ended.
static __attribute__((noinline)) void run_linked(epy_machine *m, unsigned function) {
    epy_core *c = &m->core;
    epy_handler h = {NULL, NULL, c->frames, 0, {0}};
    c->handler = &h;
    if (__builtin_setjmp(h.jump)) {
        if (m->link.open) // what it says did not fit
            epy_link_end(&m->link);
        epy_link_fault(c);
        return;
    }
    unsigned reason = start(m, function);
    c->handler = NULL;
    if (reason)
        epy_link_refused(&m->link, reason == EPY_REFUSAL_Constant ? EPY_SECTION_Constants : 0, reason, 0);
    else
        epy_link_exited(c);
}

static void run(epy_machine *m) {
    epy_link *link = &m->link;
    uint8_t head[3] = {0};
    unsigned section = 0, reason = EPY_REFUSAL_Message;
    uint32_t offset = 0;
    if (epy_link_read(link, head, sizeof head))
        reason = epy_image_link(m, &section, &offset);
    unsigned function = head[0] | head[1] << 8;
    if (!reason && function >= m->core.function_count)
        reason = EPY_REFUSAL_NoFunction;
    if (!reason) {
        run_linked(m, function);
        return;
    }
    if (!epy_link_end(link))
        reason = EPY_REFUSAL_Checksum;
    epy_link_refused(link, section, reason, offset);
}

static bool serve(epy_machine *m, unsigned type) {
    switch (type) {
    case EPY_MESSAGE_Load: load(m); return true;
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
    m->image.memory = memory;
    m->core.link = &m->link;
    m->core.stack_limit = memory->stack_limit;
    epy_image_forget(m);
    epy_link_hello(m);
    while (!m->link.gone) {
        unsigned type = epy_link_receive(&m->link);
        if (type == 0 || !serve(m, type))
            return;
    }
}
