// SPDX-License-Identifier: MIT
#include "machine.h"
#include <stdlib.h>

bytes machine_sections[EPY_CORE_SECTIONS];
unsigned machine_functions, machine_raws, machine_values;
epy_machine machine;
size_t machine_memory = 1 << 20;
uint32_t machine_stack[64];
static unsigned names, rows, keywords;
static uint16_t method_ends[8], method_rows[8], keyword_pairs[16];
static size_t read_at;

void put8(bytes *b, unsigned v) {
    b->data[b->used++] = (uint8_t)v;
}
void put16(bytes *b, unsigned v) {
    put8(b, v & 0xFF);
    put8(b, v >> 8);
}
void put32(bytes *b, uint32_t v) {
    put16(b, v & 0xFFFF);
    put16(b, v >> 16);
}
void put64(bytes *b, uint64_t v) {
    put32(b, (uint32_t)v);
    put32(b, (uint32_t)(v >> 32));
}

static void put_methods(void) {
    bytes *b = &machine_sections[EPY_SECTION_Methods];
    b->used = 0;
    put16(b, names);
    put16(b, rows);
    put16(b, keywords);
    for (unsigned i = 0; i < names; i++)
        put16(b, method_ends[i]);
    for (unsigned i = 0; i < rows; i++)
        put16(b, method_rows[i]);
    for (unsigned i = 0; i < 2 * keywords; i++)
        put16(b, keyword_pairs[i]);
}

void machine_reset(void) {
    for (unsigned i = 0; i < EPY_CORE_SECTIONS; i++)
        machine_sections[i].used = 0;
    machine_functions = machine_raws = machine_values = names = rows = keywords = 0;
    machine_memory = 1 << 20;
    fake_input_used = fake_input_at = fake_output_used = read_at = 0;
    put_methods();
    put32(&machine_sections[EPY_SECTION_Constants], 0);
    set_globals(0, 0, 0xFFFF);
}

unsigned add_function(function f, const uint8_t *code, size_t size) {
    bytes *records = &machine_sections[EPY_SECTION_Functions], *codes = &machine_sections[EPY_SECTION_Code];
    unsigned parameters = (unsigned)strlen(f.kinds);
    put32(records, (uint32_t)codes->used);
    put32(records, (uint32_t)size);
    put16(records, f.values);
    put16(records, f.raws);
    PUT(records, (uint8_t)parameters, f.keyword_only, (uint8_t)f.result, EPY_TYPE_Any, f.flags, 0);
    for (unsigned i = 0; i < parameters; i++)
        put8(records, (uint8_t)f.kinds[i]);
    for (unsigned i = 0; i < parameters; i++)
        put8(records, EPY_TYPE_Any);
    for (unsigned i = 0; i < parameters; i++)
        put16(records, i);
    for (unsigned i = 0; i < parameters; i++)
        put16(records, f.defaults ? f.defaults[i] : EPY_NO_DEFAULT);
    memcpy(codes->data + codes->used, code, size);
    codes->used += size;
    return machine_functions++;
}

static void count_up(bytes *b, size_t at, unsigned count) {
    b->data[at] = (uint8_t)count;
    b->data[at + 1] = (uint8_t)(count >> 8);
}

unsigned add_raw(char kind, epy_word w) { // raws come before values
    bytes *b = &machine_sections[EPY_SECTION_Constants];
    put8(b, (uint8_t)kind);
    for (unsigned i = 0; i < sizeof w; i++)
        put8(b, (uint8_t)(w >> (8 * i)));
    count_up(b, 0, ++machine_raws);
    return machine_raws - 1;
}

unsigned add_value(const void *encoded, size_t size) {
    bytes *b = &machine_sections[EPY_SECTION_Constants];
    memcpy(b->data + b->used, encoded, size);
    b->used += size;
    count_up(b, 2, ++machine_values);
    return machine_values - 1;
}

unsigned add_str(const char *text) {
    bytes b = {.used = 0};
    put8(&b, 's');
    put32(&b, (uint32_t)strlen(text));
    memcpy(b.data + b.used, text, strlen(text));
    return add_value(b.data, b.used + strlen(text));
}

unsigned add_int(epy_int i) {
    uint8_t encoded[1 + sizeof i] = {INT_TAG};
    memcpy(encoded + 1, &i, sizeof i);
    return add_value(encoded, sizeof encoded);
}

unsigned add_name(void) {
    method_ends[names] = (uint16_t)rows;
    names++;
    put_methods();
    return names - 1;
}

void add_method(unsigned type, unsigned builtin) {
    method_rows[rows++] = (uint16_t)(type << 10 | builtin);
    method_ends[add_name()] = (uint16_t)rows;
    put_methods();
}

void add_keyword(unsigned builtin, unsigned place, unsigned name) {
    keyword_pairs[2 * keywords] = (uint16_t)(place << 10 | builtin);
    keyword_pairs[2 * keywords + 1] = (uint16_t)name;
    keywords++;
    put_methods();
}

void set_globals(unsigned raws, unsigned values, unsigned argv_slot) {
    bytes *b = &machine_sections[EPY_SECTION_Globals];
    b->used = 0;
    put16(b, raws);
    put16(b, values);
    for (unsigned i = 0; i < raws; i++)
        put8(b, 'i');
    for (unsigned i = 0; i < values; i++)
        put8(b, EPY_TYPE_Any);
    put16(b, argv_slot);
}

// ---- messages ---------------------------------------------------------------------------------------------

static uint32_t crc_of(const uint8_t *p, size_t size) {
    uint32_t crc = ~0u;
    while (size--) {
        crc ^= *p++;
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0);
    }
    return ~crc;
}

static void send_bytes(const void *data, size_t size) {
    memcpy(fake_input + fake_input_used, data, size);
    fake_input_used += size;
}

// A payload that is too long for a message goes in pieces.
void send_message(unsigned type, const void *payload, size_t size) {
    const uint8_t *from = payload;
    for (bool more = true; more; from += EPY_PRINT_BUFFER, size -= EPY_PRINT_BUFFER) {
        static bytes b;
        size_t piece = size < EPY_PRINT_BUFFER ? size : EPY_PRINT_BUFFER;
        more = piece < size;
        b.used = 0;
        PUT(&b, 0xE7, (uint8_t)type, 0, more);
        put16(&b, (unsigned)piece);
        put16(&b, ~(unsigned)piece & 0xFFFF);
        uint8_t *start = fake_input + fake_input_used;
        send_bytes(b.data, b.used);
        send_bytes(from, piece);
        uint32_t crc = crc_of(start, b.used + piece);
        b.used = 0;
        put32(&b, crc);
        send_bytes(b.data, b.used);
    }
}

void send_section(unsigned section, const void *data, size_t size) {
    for (size_t at = 0; at == 0 || at < size;) {
        static bytes b;
        size_t piece = size - at < EPY_PRINT_BUFFER - 9 ? size - at : EPY_PRINT_BUFFER - 9;
        b.used = 0;
        put8(&b, section);
        put32(&b, (uint32_t)size);
        put32(&b, (uint32_t)at);
        memcpy(b.data + b.used, (const uint8_t *)data + at, piece);
        send_message(EPY_MESSAGE_Load, b.data, b.used + piece);
        at += piece ? piece : 1;
    }
}

void send_sections(void) {
    for (unsigned i = EPY_SECTION_Functions; i < EPY_CORE_SECTIONS; i++)
        if (machine_sections[i].used)
            send_section(i, machine_sections[i].data, machine_sections[i].used);
}

void send_run(unsigned function) {
    const uint8_t payload[] = {
        (uint8_t)function, (uint8_t)(function >> 8), 0, 'l', 1, 0, 0, 0, 's', 2, 0, 0, 0, 'h', 'i'};
    send_message(EPY_MESSAGE_Run, payload, sizeof payload);
}

void machine_go(void) {
    static uint8_t *arena;
    static epy_memory memory;
    if (!arena)
        arena = fake_map((size_t)1 << 24);
    char here;
    memory = (epy_memory){.arena = arena,
                          .bytes = machine_memory,
                          .native = arena + ((size_t)1 << 23),
                          .native_bytes = 4096,
                          .stack_limit = (char *)((uintptr_t)&here - (1 << 20)),
                          .stack = (char *)machine_stack,
                          .stack_bytes = sizeof machine_stack,
                          .build = 42};
    epy_monitor(&machine, &memory);
}

// Joins the pieces of a message in place.
bool next_message(message *m) {
    static uint8_t joined[1 << 16];
    m->size = 0;
    for (bool more = true; more;) {
        const uint8_t *p = fake_output + read_at;
        if (fake_output_used - read_at < 12 || p[0] != 0xE7)
            return false;
        size_t size = p[4] | p[5] << 8;
        const uint8_t *tail = p + 8 + size;
        read_at += 12 + size;
        if ((size ^ 0xFFFF) != (size_t)(p[6] | p[7] << 8) || read_at > fake_output_used ||
            m->size + size > sizeof joined ||
            crc_of(p, 8 + size) != (tail[0] | tail[1] << 8 | tail[2] << 16 | (uint32_t)tail[3] << 24))
            return false;
        memcpy(joined + m->size, p + 8, size);
        m->type = p[1];
        m->size += size;
        more = p[3] & 1;
    }
    m->payload = joined;
    return true;
}

bool find_message(unsigned type, message *m) {
    read_at = 0;
    while (next_message(m))
        if (m->type == type)
            return true;
    return false;
}

int run_image(void) {
    message m;
    send_sections();
    send_run(0);
    machine_go();
    if (find_message(EPY_MESSAGE_Exited, &m))
        return 0;
    return find_message(EPY_MESSAGE_Fault, &m) ? m.payload[0] | m.payload[1] << 8 : ENDED_BADLY;
}

epy_int printed_int(unsigned index) {
    message m;
    if (!find_message(EPY_MESSAGE_Print, &m))
        return -999;
    // count, N, N, then a tag and a word each
    const uint8_t *p = m.payload + 2 + 2 + (size_t)index * (1 + sizeof(epy_word));
    if (p + 1 + sizeof(epy_word) > m.payload + m.size || *p != INT_TAG)
        return -998;
    epy_int v;
    memcpy(&v, p + 1, sizeof v);
    return v;
}
