// SPDX-License-Identifier: MIT
// The image as it arrives: sections are kept where they were received, at the low end of the arena;
// descriptors point into them. Nothing in them is believed: every length, index and offset is checked before
// it is used, once, when the program is linked. (What instructions do is proved by the host's verifier.)
// Native is received at the high end, copied to where it was linked for, and forgotten.
//
//   arena | Functions Code Constants Globals Methods Classes | descriptors, constants, globals | as epy_arena.c says
#include "epy_call.h"
#include "epy_class.h"
#include "epy_exception.h"
#include "epy_host.h"
#include "epy_load.h"
#include "epy_monitor.h"
#include "epy_port.h"
#include "epy_tables.h"

#define RECORD 18       // bytes of a function record before its arrays
#define PER_PARAMETER 6 // bytes of the arrays for each parameter
#define NATIVE_HEAD 48
#define ENTRY 12
#define HANDLER 8
#define NO_ENTRY 0xFFFFFFFFu

#if !EPY_FROZEN

static unsigned get16(const uint8_t *p) {
    return p[0] | (unsigned)p[1] << 8;
}
static uint32_t get32(const uint8_t *p) {
    return get16(p) | (uint32_t)get16(p + 2) << 16;
}
static uint64_t get64(const uint8_t *p) {
    return get32(p) | (uint64_t)get32(p + 4) << 32;
}

void epy_image_forget(epy_machine *m) {
    epy_image *image = &m->image;
    epy_core *c = &m->core;
    __builtin_memset(image, 0, sizeof *image);
    c->units = 0; // of another program, whose functions they would set
    c->function_count = c->method_count = 0; // a section that is not sent is empty
    c->global_raw_count = c->global_value_count = c->value_constant_count = 0;
    image->arena.low = m->memory->arena;
    image->arena.high = image->top = image->arena.low + m->memory->bytes;
}

// ---- receiving --------------------------------------------------------------------------------------------

static unsigned begin_section(epy_image *image, unsigned section, uint32_t total) {
    uint8_t *bytes;
    if (section == EPY_SECTION_Native) {
        if (total > (size_t)(image->arena.high - image->arena.low))
            return EPY_REFUSAL_NoRoom;
        bytes = image->arena.high -= total;
    } else {
        bytes = epy_arena_keep(&image->arena, total);
        if (!bytes)
            return EPY_REFUSAL_NoRoom;
    }
    image->sections[section].bytes = bytes;
    image->sections[section].total = total;
    image->sections[section].begun = true;
    return 0;
}

// A piece of a section is about to come: where its bytes go.
static unsigned place_piece(epy_machine *m, unsigned section, uint32_t total, uint32_t offset, uint8_t **to) {
    epy_image *image = &m->image;
    if (section == 0 || section >= EPY_CORE_SECTIONS)
        return EPY_REFUSAL_Order;
    if (section == EPY_SECTION_Functions && offset == 0)
        epy_image_forget(m);
    if (image->linked ||
        !(section == EPY_SECTION_Functions || image->sections[EPY_SECTION_Functions].complete) ||
        image->sections[EPY_SECTION_Native].complete || image->sections[section].complete)
        return EPY_REFUSAL_Order;
    if (!image->sections[section].begun) {
        unsigned reason = begin_section(image, section, total);
        if (reason)
            return reason;
    }
    if (total != image->sections[section].total || offset != image->sections[section].received ||
        m->link.left > total - offset)
        return EPY_REFUSAL_Order;
    *to = image->sections[section].bytes + offset;
    return 0;
}

void epy_image_load(epy_machine *m) {
    epy_link *link = &m->link;
    uint8_t head[9] = {0}, *to;
    bool whole = epy_link_read(link, head, sizeof head);
    unsigned section = head[0], bytes = link->left;
    uint32_t offset = get32(head + 5);
    unsigned reason = whole ? place_piece(m, section, get32(head + 1), offset, &to) : EPY_REFUSAL_Message;
    if (reason) {
        epy_link_end(link);
        epy_link_refused(link, section, reason, offset);
        return;
    }
    epy_link_read(link, to, bytes);
    uint32_t received = m->image.sections[section].received += bytes;
    m->image.sections[section].complete = received == m->image.sections[section].total;
    if (m->image.sections[section].complete)
        epy_link_loaded(link, section);
}

// ---- linking ----------------------------------------------------------------------------------------------

// Linking in progress: where in which section it stands, for Refused.
typedef struct linker {
    epy_machine *m;
    epy_core *c;
    epy_image *image;
    unsigned section;
    const uint8_t *start, *at, *end;
    epy_function *functions;
} linker;

static void open_section(linker *l, unsigned section) {
    l->section = section;
    l->start = l->at = l->image->sections[section].bytes;
    l->end = l->start + l->image->sections[section].total;
}

// So many bytes of the section; NULL if it ends before.
static const uint8_t *next(linker *l, size_t bytes) {
    if (bytes > (size_t)(l->end - l->at))
        return NULL;
    const uint8_t *p = l->at;
    l->at += bytes;
    return p;
}

static bool is_kind(uint8_t kind) {
    return kind == 'i' || kind == 'f' || kind == 'b' || kind == 'w' || kind == 'v';
}

static unsigned link_methods(linker *l) {
    epy_core *c = l->c;
    open_section(l, EPY_SECTION_Methods);
    if (l->start == l->end)
        return 0;
    const uint8_t *head = next(l, 6);
    if (!head)
        return EPY_REFUSAL_Truncated;
    unsigned rows = get16(head + 2);
    c->method_count = (uint16_t)get16(head);
    c->keyword_count = (uint16_t)get16(head + 4);
    c->method_ends = next(l, (size_t)2 * c->method_count);
    c->method_rows = next(l, (size_t)2 * rows);
    c->keywords = next(l, (size_t)4 * c->keyword_count);
    if (!c->method_ends || !c->method_rows || !c->keywords)
        return EPY_REFUSAL_Truncated;
    for (unsigned i = 0; i < c->method_count; i++)
        if (epy_get16(c->method_ends, i) > rows)
            return EPY_REFUSAL_Method;
    for (unsigned i = 0; i < rows; i++)
        if ((epy_get16(c->method_rows, i) & EPY_METHOD_BUILTIN) >= EPY_BUILTIN_COUNT)
            return EPY_REFUSAL_Method;
    return 0;
}

static unsigned link_raw_constants(linker *l, unsigned count) {
    epy_word *words = epy_arena_keep(&l->image->arena, count * sizeof(epy_word));
    if (!words)
        return EPY_REFUSAL_NoRoom;
    for (unsigned i = 0; i < count; i++) {
        const uint8_t *p = next(l, 1 + sizeof(epy_word));
        if (!p)
            return EPY_REFUSAL_Truncated;
        if (!is_kind(p[0]) || p[0] == 'v')
            return EPY_REFUSAL_Constant;
        __builtin_memcpy(&words[i], p + 1, sizeof(epy_word));
    }
    l->c->raw_constants = words;
    return 0;
}

// Value constants become objects when a run begins; here they get their places. l->at is left in front of
// them.
static unsigned link_constants(linker *l) {
    open_section(l, EPY_SECTION_Constants);
    if (l->start == l->end)
        return 0;
    const uint8_t *head = next(l, 4);
    if (!head)
        return EPY_REFUSAL_Truncated;
    unsigned reason = link_raw_constants(l, get16(head));
    if (reason)
        return reason;
    l->image->value_constants = epy_arena_keep(&l->image->arena, get16(head + 2) * sizeof(epy_value));
    if (!l->image->value_constants)
        return EPY_REFUSAL_NoRoom;
    l->c->value_constants = l->image->value_constants;
    l->c->value_constant_count = (uint16_t)get16(head + 2);
    return 0;
}

static unsigned link_globals(linker *l) {
    epy_core *c = l->c;
    open_section(l, EPY_SECTION_Globals);
    l->m->argv_slot = 0xFFFF;
    if (l->start == l->end)
        return 0;
    const uint8_t *head = next(l, 4);
    if (!head || !next(l, get16(head) + (size_t)get16(head + 2)))
        return EPY_REFUSAL_Truncated;
    c->global_raws = epy_arena_keep(&l->image->arena, get16(head) * sizeof(epy_word));
    c->global_values = epy_arena_keep(&l->image->arena, get16(head + 2) * sizeof(epy_value));
    if (!c->global_raws || !c->global_values)
        return EPY_REFUSAL_NoRoom;
    c->global_raw_count = (uint16_t)get16(head);
    c->global_value_count = (uint16_t)get16(head + 2);
    const uint8_t *argv = next(l, 2);
    if (argv && get16(argv) < c->global_value_count)
        l->m->argv_slot = (uint16_t)get16(argv);
    return 0;
}

// Parameters of a record: kinds, names, defaults; whether the frame holds them.
static bool parameters_fit(const linker *l, const epy_function *f) {
    unsigned values = f->flags & EPY_FUNCTION_HAS_ENVIRONMENT ? 1 : 0, raws = 0;
    for (unsigned i = 0; i < f->parameters; i++) {
        unsigned constant = get16(f->defaults + 2 * i);
        if (!is_kind(f->kinds[i]) || get16(f->names + 2 * i) >= l->c->method_count ||
            (constant < EPY_COMPUTED_DEFAULT && constant >= l->c->value_constant_count))
            return false;
        if (f->kinds[i] == 'v')
            values++;
        else
            raws++;
    }
    return f->entry != epy_vm_entry || (values <= f->values && raws <= f->raws);
}

static unsigned link_function(linker *l, epy_function *f) {
    const uint8_t *p = next(l, RECORD);
    const uint8_t *arrays = p ? next(l, (size_t)PER_PARAMETER * p[12]) : NULL;
    if (!arrays)
        return EPY_REFUSAL_Truncated;
    uint32_t offset = get32(p), bytes = get32(p + 4), code = l->image->sections[EPY_SECTION_Code].total;
    *f = (epy_function){.values = (uint16_t)get16(p + 8),
                        .raws = (uint16_t)get16(p + 10),
                        .parameters = p[12],
                        .keyword_only = p[13],
                        .result = p[14],
                        .result_type = p[15],
                        .flags = p[16],
                        .kinds = arrays,
                        .types = arrays + p[12],
                        .names = arrays + 2 * p[12],
                        .defaults = arrays + 4 * p[12]};
    if (f->flags & EPY_IMAGE_FunctionIsLoaded) {
        f->entry = epy_load_entry;
    } else if (bytes) {
        if (offset > code || bytes > code - offset)
            return EPY_REFUSAL_CodeRange;
        f->code = l->image->sections[EPY_SECTION_Code].bytes + offset;
        f->entry = epy_vm_entry;
    }
    unsigned stars = !!(f->flags & EPY_FUNCTION_HAS_STAR) + !!(f->flags & EPY_FUNCTION_HAS_STAR_STAR);
    if (f->values > EPY_IMAGE_MaxFrameSlots || f->raws > EPY_IMAGE_MaxFrameSlots ||
        f->keyword_only + stars > f->parameters || !(is_kind(f->result) || f->result == 'n') || !parameters_fit(l, f))
        return EPY_REFUSAL_Function;
    return 0;
}

static unsigned count_functions(linker *l, unsigned *count) {
    open_section(l, EPY_SECTION_Functions);
    *count = 0;
    while (l->at < l->end) {
        const uint8_t *p = next(l, RECORD);
        if (!p || !next(l, (size_t)PER_PARAMETER * p[12]) || ++*count > 0xFFFF)
            return EPY_REFUSAL_Truncated;
    }
    return 0;
}

static unsigned link_functions(linker *l) {
    unsigned count;
    unsigned reason = count_functions(l, &count);
    if (reason)
        return reason;
    l->functions = epy_arena_keep(&l->image->arena, count * sizeof(epy_function));
    if (!l->functions)
        return EPY_REFUSAL_NoRoom;
    l->c->functions = l->functions;
    open_section(l, EPY_SECTION_Functions);
    for (unsigned i = 0; i < count && !reason; i++)
        reason = link_function(l, &l->functions[i]);
    l->c->function_count = (uint16_t)count;
    l->c->code = l->image->sections[EPY_SECTION_Code].bytes;
    return reason;
}

static unsigned link_handlers(linker *l) {
    open_section(l, EPY_SECTION_Handlers);
    l->c->handlers = l->start;
    l->c->handler_count = (uint16_t)((size_t)(l->end - l->start) / HANDLER);
    for (const uint8_t *p; l->at < l->end;) {
        if (!(p = next(l, HANDLER)))
            return EPY_REFUSAL_Truncated;
        unsigned function = get16(p);
        if (function >= l->c->function_count)
            return EPY_REFUSAL_Handler;
    }
    return 0;
}

static bool entry_fits(const linker *l, const uint8_t *entry) {
    const epy_core *c = l->c;
    unsigned index = get16(entry + 3), limit = c->global_raw_count;
    switch (entry[2]) {
    case 'v': limit = c->global_value_count; break;
    case 'F':
    case 'S':
    case 'C':
    case 'P':
    case 'W':
    case 'D': limit = c->function_count; break;
    default:
        if (!is_kind(entry[2]))
            return false;
    }
    return index < limit;
}

// The record of class `index`, which the section holds from l->at on.
static bool record_fits(linker *l, unsigned index, unsigned classes) {
    const uint8_t *record = next(l, EPY_CLASS_HEAD);
    if (!record || record[0] == 0)
        return false;
    const uint8_t *order = next(l, record[0]), *kinds = next(l, (size_t)2 * record[1]),
                  *names = next(l, (size_t)2 * record[1]);
    unsigned entries = get16(record + 2);
    const uint8_t *entry = names ? next(l, (size_t)EPY_CLASS_ENTRY * entries) : NULL;
    if (!order || !kinds || !entry || order[0] != EPY_FIRST_CLASS + index)
        return false;
    for (unsigned i = 0; i < record[0]; i++)
        if (order[i] < EPY_FIRST_CLASS ? (unsigned)order[i] - EPY_TYPE_EXCEPTIONS >= EPY_EXCEPTION_COUNT
                                       : order[i] - EPY_FIRST_CLASS >= classes)
            return false;
    for (unsigned i = 0; i < record[1]; i++)
        if (kinds[i] != '-' && !is_kind(kinds[i]) && (kinds[i] != 'x' || i >= EPY_IMAGE_ExceptionSlots))
            return false;
    for (; entries > 0; entries--, entry += EPY_CLASS_ENTRY)
        if (!entry_fits(l, entry))
            return false;
    return true;
}

static unsigned link_classes(linker *l) {
    open_section(l, EPY_SECTION_Classes);
    if (l->start == l->end)
        return 0;
    const uint8_t *head = next(l, 2), *offsets = head ? next(l, (size_t)2 * get16(head)) : NULL;
    if (!offsets)
        return EPY_REFUSAL_Truncated;
    for (unsigned i = 0; i < get16(head); i++) {
        unsigned offset = get16(offsets + 2 * i);
        l->at = offset < (size_t)(l->end - l->start) ? l->start + offset : l->end;
        if (!record_fits(l, i, get16(head)))
            return EPY_REFUSAL_Class;
    }
    l->c->classes = l->start;
    return 0;
}

static unsigned link_entries(linker *l, uint8_t *code, uint32_t bytes, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        const uint8_t *p = next(l, ENTRY);
        if (!p)
            return EPY_REFUSAL_Truncated;
        uint32_t function = get16(p), generic = get32(p + 4), typed = get32(p + 8);
        if (function >= l->c->function_count || generic >= bytes || (typed >= bytes && typed != NO_ENTRY))
            return EPY_REFUSAL_Entry;
        epy_function *f = &l->functions[function];
        f->entry = (epy_entry)(uintptr_t)(code + generic);
        f->typed = typed == NO_ENTRY ? NULL : code + typed;
    }
    return 0;
}

static unsigned link_native(linker *l) {
    const epy_memory *memory = l->m->memory;
    open_section(l, EPY_SECTION_Native);
    if (l->start == l->end)
        return 0;
    const uint8_t *head = next(l, NATIVE_HEAD);
    if (!head)
        return EPY_REFUSAL_Truncated;
    uint32_t bytes = get32(head + 8), entries = get32(head + 12);
    const uint8_t *code = next(l, bytes), *build = next(l, 8);
    if (!code || !build)
        return EPY_REFUSAL_Truncated;
    if (get64(head) != (uintptr_t)memory->native)
        return EPY_REFUSAL_Address;
    if (get64(build) != memory->build)
        return EPY_REFUSAL_Build;
    size_t whole = (bytes + (size_t)15) & ~(size_t)15;
    if (bytes > memory->native_bytes || whole > (size_t)(l->image->top - l->image->arena.low))
        return EPY_REFUSAL_NoRoom;
    unsigned reason = link_entries(l, memory->native, bytes, entries);
    if (reason)
        return reason;
    __builtin_memcpy(memory->native, code, bytes);
    epy_port_code_ready(memory->native, bytes);
    l->image->top -= whole; // the memory it takes counts
    return 0;
}

static unsigned check_loaded(linker *l) {
    open_section(l, EPY_SECTION_Functions);
    for (unsigned i = 0; i < l->c->function_count; i++)
        if (!l->c->functions[i].entry)
            return EPY_REFUSAL_NotLoaded;
    return 0;
}

static unsigned share_memory(linker *l) {
    l->image->arena.high = l->image->top; // Native was copied
    return epy_arena_share(l->c, &l->image->arena, l->m->memory->bytes, 0, 0) ? 0 : EPY_REFUSAL_NoRoom;
}

static bool sections_complete(linker *l) {
    for (unsigned i = 1; i < EPY_CORE_SECTIONS; i++) {
        l->section = i;
        if (l->image->sections[i].begun ? !l->image->sections[i].complete : i == EPY_SECTION_Functions)
            return false;
    }
    return true;
}

// Once; a refusal forgets the image.
static unsigned link_image(epy_machine *m) {
    static unsigned (*const steps[])(linker *) = {link_methods, link_constants, link_globals,
                                                  link_functions, link_handlers, link_classes, link_native,
                                                  check_loaded, share_memory};
    if (m->image.linked)
        return 0;
    linker l = {.m = m, .c = &m->core, .image = &m->image};
    unsigned reason = sections_complete(&l) ? 0 : EPY_REFUSAL_Truncated;
    for (unsigned i = 0; i < sizeof steps / sizeof *steps && !reason; i++)
        reason = steps[i](&l);
    if (reason)
        epy_image_forget(m);
    m->image.linked = reason == 0;
    m->image.section = l.section;
    m->image.offset = (uint32_t)(l.at - l.start);
    return reason;
}

// ---- beginning a run --------------------------------------------------------------------------------------

typedef struct memory_source {
    const uint8_t *at, *end;
} memory_source;

static bool read_memory(void *from, void *to, size_t bytes) {
    memory_source *source = from;
    if (bytes > (size_t)(source->end - source->at))
        return false;
    __builtin_memcpy(to, source->at, bytes);
    source->at += bytes;
    return true;
}

static bool read_constants(epy_machine *m) {
    epy_core *c = &m->core;
    const uint8_t *start = m->image.sections[EPY_SECTION_Constants].bytes;
    if (!c->value_constant_count)
        return true;
    size_t head = 4 + get16(start) * (1 + sizeof(epy_word));
    size_t left = m->image.sections[EPY_SECTION_Constants].total - head;
    memory_source source = {start + head, start + head + left};
    for (unsigned i = 0; i < c->value_constant_count; i++)
        if (!(m->image.value_constants[i] = epy_wire_read(c, read_memory, &source, &left)))
            return false;
    return true;
}

static void clear(epy_word *words, unsigned count) {
    while (count)
        words[--count] = 0;
}

unsigned epy_program_begin(epy_machine *m) {
    epy_core *c = &m->core;
    unsigned reason = link_image(m);
    if (reason)
        return reason;
    epy_load_nothing(c);
    clear(c->global_raws, c->global_raw_count);
    clear(c->global_values, c->global_value_count);
    clear(m->image.value_constants, c->value_constant_count);
    epy_arena_begin(c, &m->image.arena);
    bool whole = read_constants(m);
    m->image.section = whole ? 0 : EPY_SECTION_Constants;
    m->image.offset = 0;
    return whole ? 0 : EPY_REFUSAL_Constant;
}
#endif
