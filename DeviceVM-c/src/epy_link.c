// SPDX-License-Identifier: MIT
// Messages between host and core, as docs/machine.md draws them. What is printed is gathered into one message
// until the buffer is full, something else is said, or the port's timer ticks; so 100,000 prints are few
// messages.
#include "epy_host.h"
#include "epy_monitor.h"
#include "epy_objects.h"
#include "epy_port.h"

#define SYNC 0xE7
#define HEAD 8
#define TAIL 4

static uint32_t crc32(uint32_t crc, const void *bytes, size_t size) {
    static const uint32_t table[16] = {0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4,
                                       0x4DB26158, 0x5005713C, 0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C,
                                       0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C};
    const uint8_t *p = bytes;
    while (size--) {
        crc ^= *p++;
        crc = crc >> 4 ^ table[crc & 15];
        crc = crc >> 4 ^ table[crc & 15];
    }
    return crc;
}

static void put16(uint8_t *p, unsigned v) {
    p[0] = (uint8_t)v;
    p[1] = (uint8_t)(v >> 8);
}
static void put32(uint8_t *p, uint32_t v) {
    put16(p, v & 0xFFFF);
    put16(p + 2, v >> 16);
}
static void put64(uint8_t *p, uint64_t v) {
    put32(p, (uint32_t)v);
    put32(p + 4, (uint32_t)(v >> 32));
}
static uint32_t get32(const uint8_t *p) {
    return p[0] | p[1] << 8 | p[2] << 16 | (uint32_t)p[3] << 24;
}

// ---- sending ----------------------------------------------------------------------------------------------

static void put_head(epy_link *link, uint8_t head[HEAD], unsigned type, uint32_t size) {
    head[0] = SYNC;
    head[1] = (uint8_t)type;
    head[2] = link->sequence++;
    head[3] = 0;
    put32(head + 4, size);
}

static void send_prints(epy_link *link) {
    if (!link->printed)
        return;
    uint8_t *end = link->print + HEAD + link->printed;
    put_head(link, link->print, EPY_MESSAGE_Print, link->printed);
    put32(end, ~crc32(~0u, link->print, HEAD + link->printed));
    link->printed = 0;
    epy_port_write(link->print, (size_t)(end - link->print) + TAIL);
    epy_port_flush();
}

// While a message is made the timer must not send another one.
static void enter(epy_link *link) {
    link->busy = 1;
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
}
static void leave(epy_link *link) {
    if (link->late) {
        link->late = 0;
        send_prints(link);
    }
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    link->busy = 0;
}

void epy_link_tick(epy_machine *m) {
    if (m->link.busy)
        m->link.late = 1;
    else
        send_prints(&m->link);
}

static void put(epy_link *link, const void *bytes, size_t size) {
    link->crc_out = crc32(link->crc_out, bytes, size);
    epy_port_write(bytes, size);
}
static void put_piece(void *link, const void *bytes, size_t size) {
    put(link, bytes, size);
} // an epy_wire_sink

static void begin(epy_link *link, unsigned type, size_t size) {
    uint8_t head[HEAD];
    enter(link);
    send_prints(link);
    put_head(link, head, type, (uint32_t)size);
    link->crc_out = ~0u;
    put(link, head, HEAD);
}
static void end(epy_link *link) {
    uint8_t tail[TAIL];
    put32(tail, ~link->crc_out);
    epy_port_write(tail, TAIL);
    epy_port_flush();
    leave(link);
}
static void send(epy_link *link, unsigned type, const uint8_t *payload, size_t size) {
    begin(link, type, size);
    put(link, payload, size);
    end(link);
}

void epy_link_hello(epy_machine *m) {
    const epy_memory *memory = m->memory;
    uint8_t p[36] = {EPY_PROTOCOL, EPY_WORD_BITS == 64 ? EPY_IMAGE_ProfileI64F64 : EPY_IMAGE_ProfileI32F32,
                     sizeof(epy_word), 0};
    put64(p + 4, memory->bytes);
    put64(p + 12, (uintptr_t)memory->native);
    put64(p + 20, memory->native_bytes);
    put64(p + 28, memory->build);
    send(&m->link, EPY_MESSAGE_Hello, p, sizeof p);
}

void epy_link_loaded(epy_link *link, unsigned section) {
    uint8_t p[1] = {(uint8_t)section};
    send(link, EPY_MESSAGE_Loaded, p, sizeof p);
}

void epy_link_refused(epy_link *link, unsigned section, unsigned reason, uint32_t offset) {
    uint8_t p[7] = {(uint8_t)section};
    put16(p + 1, reason);
    put32(p + 3, offset);
    send(link, EPY_MESSAGE_Refused, p, sizeof p);
}

void epy_link_fault(epy_core *c) {
    epy_link *link = c->link;
    size_t depth = c->top ? (size_t)(c->top - c->acts) + 1 : 0;
    size_t size = 2 + 2 + 4 * depth;
    for (unsigned i = 0; i < c->fault_count; i++)
        size += epy_wire_size(c, c->fault_args[i]);
    begin(link, EPY_MESSAGE_Fault, size);
    put(link, (uint8_t[]){c->fault, c->fault_count}, 2);
    for (unsigned i = 0; i < c->fault_count; i++)
        epy_wire_write(c, c->fault_args[i], put_piece, link);
    uint8_t word[4];
    put16(word, (unsigned)depth);
    put(link, word, 2);
    for (size_t i = 0; i < depth; i++) {
        put32(word, c->acts[i].at);
        put(link, word, 4);
    }
    end(link);
}

void epy_link_exited(epy_core *c) {
    uint8_t p[17] = {0};
    epy_heap_used(c);
    put64(p + 1, (uint64_t)c->peak_words * sizeof(epy_word));
    put64(p + 9, c->collections);
    send(c->link, EPY_MESSAGE_Exited, p, sizeof p);
}

// ---- printing ---------------------------------------------------------------------------------------------

typedef struct bounded {
    uint8_t *at, *end;
    bool full;
} bounded;

static void put_bounded(void *to, const void *bytes, size_t size) { // an epy_wire_sink
    bounded *b = to;
    if (size > (size_t)(b->end - b->at)) {
        b->full = true;
        return;
    }
    __builtin_memcpy(b->at, bytes, size);
    b->at += size;
}

static void write_print(epy_core *c, epy_value sep, epy_value ending, const epy_value *values, unsigned count,
                        epy_wire_sink sink, void *to) {
    uint8_t number[2];
    put16(number, count);
    sink(to, number, 2);
    epy_wire_write(c, sep, sink, to);
    epy_wire_write(c, ending, sink, to);
    for (unsigned i = 0; i < count; i++)
        epy_wire_write(c, values[i], sink, to);
}

// Adds a print to those that wait; false if it does not fit.
static bool keep_print(epy_core *c, epy_value sep, epy_value ending, const epy_value *values,
                       unsigned count) {
    epy_link *link = c->link;
    bounded b = {link->print + HEAD + link->printed, link->print + HEAD + EPY_PRINT_BUFFER, false};
    write_print(c, sep, ending, values, count, put_bounded, &b);
    if (!b.full)
        link->printed = (uint32_t)(b.at - link->print - HEAD);
    return !b.full;
}

void epy_link_print(epy_core *c, epy_value sep, epy_value ending, const epy_value *values, unsigned count) {
    epy_link *link = c->link;
    enter(link);
    bool kept = keep_print(c, sep, ending, values, count);
    if (!kept) {
        send_prints(link);
        kept = keep_print(c, sep, ending, values, count);
    }
    leave(link);
    if (kept)
        return;
    size_t size = 2 + epy_wire_size(c, sep) + epy_wire_size(c, ending);
    for (unsigned i = 0; i < count; i++)
        size += epy_wire_size(c, values[i]);
    begin(link, EPY_MESSAGE_Print, size);
    write_print(c, sep, ending, values, count, put_piece, link);
    end(link);
}

void epy_link_flush(epy_core *c) {
    enter(c->link);
    send_prints(c->link);
    leave(c->link);
    send(c->link, EPY_MESSAGE_Flush, NULL, 0);
}

// ---- receiving --------------------------------------------------------------------------------------------

static bool read_all(epy_link *link, void *to, size_t size) {
    uint8_t *p = to;
    while (size && !link->gone) {
        size_t got = epy_port_read(p, size);
        link->gone = got == 0;
        p += got;
        size -= got;
    }
    return !link->gone;
}

static bool is_head(const uint8_t head[HEAD]) {
    return head[0] == SYNC && head[3] == 0 && get32(head + 4) <= EPY_MESSAGE_MAX;
}

unsigned epy_link_receive(epy_link *link) {
    uint8_t head[HEAD];
    if (!read_all(link, head, HEAD))
        return 0;
    while (!is_head(head)) { // skip to where a message may begin
        __builtin_memmove(head, head + 1, HEAD - 1);
        if (!read_all(link, head + HEAD - 1, 1))
            return 0;
    }
    link->open = true;
    link->type = head[1];
    link->left = get32(head + 4);
    link->crc_in = crc32(~0u, head, HEAD);
    return link->type ? link->type : EPY_MESSAGE_Hello; // a Hello is never for the core
}

bool epy_link_read(epy_link *link, void *to, size_t bytes) {
    if (bytes > link->left || !read_all(link, to, bytes))
        return false;
    link->left -= (uint32_t)bytes;
    link->crc_in = crc32(link->crc_in, to, bytes);
    return true;
}

bool epy_link_source(void *link, void *to, size_t bytes) {
    return epy_link_read(link, to, bytes);
}

bool epy_link_end(epy_link *link) {
    uint8_t skipped[32];
    link->open = false;
    while (link->left)
        if (!epy_link_read(link, skipped, link->left < sizeof skipped ? link->left : sizeof skipped))
            return false;
    uint32_t crc = ~link->crc_in;
    return read_all(link, skipped, TAIL) && get32(skipped) == crc;
}

// ---- input ------------------------------------------------------------------------------------------------

static epy_value read_reply(epy_core *c, epy_link *link, bool *ended) {
    uint8_t end_of_file = 1;
    size_t left = link->left ? link->left - 1 : 0;
    epy_value v = EPY_UNBOUND;
    if (epy_link_read(link, &end_of_file, 1) && !end_of_file)
        v = epy_wire_read(c, epy_link_source, link, &left);
    *ended = end_of_file != 0;
    return epy_link_end(link) ? v : EPY_UNBOUND;
}

epy_value epy_link_input(epy_core *c, epy_value prompt) {
    epy_link *link = c->link;
    begin(link, EPY_MESSAGE_InputRequest, epy_wire_size(c, prompt));
    epy_wire_write(c, prompt, put_piece, link);
    end(link);
    for (;;) {
        unsigned type = epy_link_receive(link);
        if (type == EPY_MESSAGE_InputReply) {
            bool ended;
            epy_value v = read_reply(c, link, &ended);
            if (ended)
                epy_raise(c, EPY_FAULT_EndOfInput);
            if (epy_is_str(v))
                return v;
        } else if (type) {
            epy_link_end(link);
        }
        link->gone |= type == EPY_MESSAGE_Stop;
        if (link->gone || type == EPY_MESSAGE_Interrupt)
            epy_raise(c, EPY_FAULT_KeyboardInterrupt);
        if (type == EPY_MESSAGE_InputReply)
            epy_raise(c, EPY_FAULT_EndOfInput); // damaged: the host will not repeat it
    }
}
