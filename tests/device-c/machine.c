// SPDX-License-Identifier: MIT
#include "machine.h"
#include <stdlib.h>

bytes machine_sections[EPY_CORE_SECTIONS];
unsigned machine_functions, machine_raws, machine_values;
epy_machine machine;
size_t machine_memory = 1 << 20;
static unsigned names;
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

void machine_reset(void) {
    for (unsigned i = 0; i < EPY_CORE_SECTIONS; i++)
        machine_sections[i].used = 0;
    machine_functions = machine_raws = machine_values = names = 0;
    machine_memory = 1 << 20;
    fake_input_used = fake_input_at = fake_output_used = read_at = 0;
    put16(&machine_sections[EPY_SECTION_MethodNames], 0);
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

void add_name(const char *name) {
    bytes *b = &machine_sections[EPY_SECTION_MethodNames];
    put8(b, (unsigned)strlen(name));
    memcpy(b->data + b->used, name, strlen(name));
    b->used += strlen(name);
    count_up(b, 0, ++names);
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

void send_message(unsigned type, const void *payload, size_t size) {
    static bytes b;
    b.used = 0;
    PUT(&b, 0xE7, (uint8_t)type, 0, 0);
    put32(&b, (uint32_t)size);
    uint8_t *start = fake_input + fake_input_used;
    send_bytes(b.data, b.used);
    send_bytes(payload, size);
    uint32_t crc = crc_of(start, b.used + size);
    b.used = 0;
    put32(&b, crc);
    send_bytes(b.data, b.used);
}

void send_section(unsigned section, const void *data, size_t size) {
    static bytes b;
    b.used = 0;
    put8(&b, section);
    put32(&b, (uint32_t)size);
    put32(&b, 0);
    memcpy(b.data + b.used, data, size);
    send_message(EPY_MESSAGE_Load, b.data, b.used + size);
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
                          .build = 42};
    epy_monitor(&machine, &memory);
}

bool next_message(message *m) {
    const uint8_t *p = fake_output + read_at;
    if (fake_output_used - read_at < 12 || p[0] != 0xE7)
        return false;
    m->type = p[1];
    m->size = p[4] | p[5] << 8 | p[6] << 16 | (size_t)p[7] << 24;
    m->payload = p + 8;
    const uint8_t *tail = m->payload + m->size;
    read_at += 12 + m->size;
    return read_at <= fake_output_used &&
           crc_of(p, 8 + m->size) == (tail[0] | tail[1] << 8 | tail[2] << 16 | (uint32_t)tail[3] << 24);
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
    return find_message(EPY_MESSAGE_Fault, &m) ? m.payload[0] : ENDED_BADLY;
}

epy_int printed_int(unsigned index) {
    message m;
    if (!find_message(EPY_MESSAGE_Print, &m))
        return -999;
    const uint8_t *p = m.payload + 2 + 2 + (size_t)index * 9; // count, N, N, then i and eight bytes each
    if (p + 9 > m.payload + m.size || *p != 'i')
        return -998;
    int64_t v;
    memcpy(&v, p + 1, 8);
    return (epy_int)v;
}
