// SPDX-License-Identifier: MIT
// Messages between host and core, as docs/machine.md draws them. One buffer holds the message that is being
// made or read; a longer one travels in pieces. What is printed stays in it until it is full, something else
// is said, or the port's timer ticks; so 100,000 prints are few messages.
#include "epy_builtins.h"
#include "epy_exception.h"
#include "epy_host.h"
#include "epy_load.h"
#include "epy_monitor.h"
#include "epy_objects.h"
#include "epy_port.h"

#define SYNC 0xE7
#define HEAD 8
#define TAIL 4
#define GOES_ON 1               // flag of a message: another piece follows
#define CRC_OF_WHOLE 0x2144DF1C // of anything and its CRC

#if EPY_SMALL && !EPY_PROGRAM_USES_LOADING // else most of a load's time would be this
static uint32_t crc32(const uint8_t *p, size_t size) {
    uint32_t crc = ~0u;
    while (size--) {
        crc ^= *p++;
        for (unsigned bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (0xEDB88320 & (0 - (crc & 1)));
    }
    return ~crc;
}
#else
static uint32_t crc32(const uint8_t *p, size_t size) {
    static const uint32_t table[16] = {0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4,
                                       0x4DB26158, 0x5005713C, 0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C,
                                       0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C};
    uint32_t crc = ~0u;
    while (size--) {
        crc ^= *p++;
        crc = crc >> 4 ^ table[crc & 15];
        crc = crc >> 4 ^ table[crc & 15];
    }
    return ~crc;
}
#endif

// Words of a message's head, which is aligned.
static uint32_t little_endian(uint32_t v) {
    return __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? v : __builtin_bswap32(v);
}
static void put32(uint8_t *p, uint32_t v) {
    v = little_endian(v);
    __builtin_memcpy(__builtin_assume_aligned(p, 4), &v, 4);
}
static uint32_t get32(const uint8_t *p) {
    uint32_t v;
    __builtin_memcpy(&v, __builtin_assume_aligned(p, 4), 4);
    return little_endian(v);
}

// Puts head and tail around the payload of a message; its bytes.
static size_t frame(uint8_t *message, unsigned type, unsigned sequence, unsigned flags, size_t size) {
    put32(message, SYNC | type << 8 | sequence << 16 | (uint32_t)flags << 24);
    put32(message + 4, (uint32_t)size | ~(uint32_t)size << 16);
    size += HEAD;
    for (uint32_t crc = crc32(message, size), i = 0; i < TAIL; i++, crc >>= 8)
        message[size++] = (uint8_t)crc;
    return size;
}

static bool is_head(const uint8_t head[HEAD]) {
    uint32_t sizes = get32(head + 4), size = sizes & 0xFFFF;
    return head[0] == SYNC && (size ^ 0xFFFF) == sizes >> 16 && size <= EPY_PRINT_BUFFER;
}
static bool is_whole(const uint8_t *message, size_t size) {
    return crc32(message, HEAD + size + TAIL) == CRC_OF_WHOLE;
}

// False when nothing comes: the host is gone; or, where messages are acknowledged, it was waited long enough.
static bool read_all(void *to, size_t size) {
    uint8_t *p = to;
    while (size) {
        size_t got = epy_port_read(p, size);
        if (got == 0)
            return false;
        p += got;
        size -= got;
    }
    return true;
}

static void write_out(const uint8_t *message, size_t bytes) {
    epy_port_write(message, bytes);
    epy_port_flush();
}

// ---- acknowledgement --------------------------------------------------------------------------------------
#if EPY_LINK_RELIABLE
static void deliver(epy_link *link, size_t bytes) {
    write_out(link->buffer, bytes);
}
#else
static epy_core *core_of(epy_link *link) {
    return &((epy_machine *)((char *)link - offsetof(epy_machine, link)))->core;
}

// Waits for the acknowledgement of the message in the buffer. Only messages without payload are looked at,
// through a window: all others are sent again when the host misses their acknowledgement.
static bool is_acknowledged(epy_link *link) {
    _Alignas(4) uint8_t window[HEAD + TAIL];
    for (size_t have = 0; read_all(window + have, sizeof window - have); have = sizeof window - 1) {
        if (is_head(window) && window[4] == 0 && window[5] == 0 && is_whole(window, 0)) {
            if (window[1] == EPY_MESSAGE_Ack && window[2] == link->sequence)
                return true;
            if (window[1] == EPY_MESSAGE_Interrupt)
                epy_interrupt(core_of(link));
        }
        __builtin_memmove(window, window + 1, sizeof window - 1);
    }
    return false;
}

static void deliver(epy_link *link, size_t bytes) {
    for (unsigned tries = 0; !link->gone; tries++) {
        if (tries == EPY_LINK_TRIES && link->type != EPY_MESSAGE_Hello) { // Hello: the host may come later
            link->gone = true;
            epy_interrupt(core_of(link)); // nobody listens
            return;
        }
        write_out(link->buffer, bytes);
        if (!link->unreliable || is_acknowledged(link))
            return;
    }
}

// Whether the message that came is to be served: it is new, or needs no acknowledgement.
static bool acknowledge(epy_link *link) {
    _Alignas(4) uint8_t ack[HEAD + TAIL];
    unsigned sequence = link->buffer[2];
    if (!link->unreliable || link->type == EPY_MESSAGE_Interrupt)
        return true;
    if (link->type == EPY_MESSAGE_Ack)
        return false;
    unsigned before = (uint8_t)(link->expected - sequence);
    if (before > 1) // neither the next message nor the last one again
        return false;
    write_out(ack, frame(ack, EPY_MESSAGE_Ack, sequence, 0, 0));
    link->expected += !before;
    return !before;
}
#endif

// ---- sending ----------------------------------------------------------------------------------------------

static void send(epy_link *link, unsigned flags) {
    size_t bytes = frame(link->buffer, link->type, link->sequence, flags, link->used);
    link->used = 0;
    deliver(link, bytes);
    link->sequence++;
}

void epy_link_put_number(epy_link *link, epy_word number, unsigned bytes) {
    for (; bytes; bytes--, number >>= 8) {
        if (link->used == EPY_PRINT_BUFFER) {
            link->late = 1; // so that the end does not wait
            send(link, GOES_ON);
        }
        link->buffer[HEAD + link->used++] = (uint8_t)number;
    }
}

void epy_link_put(epy_link *link, const void *bytes, size_t size) {
    const uint8_t *p = bytes;
#if !EPY_SMALL
    while (size > 1) {
        size_t room = EPY_PRINT_BUFFER - (size_t)link->used, part = size - 1 < room ? size - 1 : room;
        __builtin_memcpy(link->buffer + HEAD + link->used, p, part);
        link->used += (uint16_t)part;
        p += part;
        size -= part;
        epy_link_put_number(link, *p++, 1); // sends what is full
        size--;
    }
#endif
    for (; size; size--)
        epy_link_put_number(link, *p++, 1);
}

// While a message is made the timer must not send it.
static void begin(epy_link *link, unsigned type) {
    link->busy = 1;
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    if (link->used && link->type != type)
        send(link, 0);
    link->type = (uint8_t)type;
}

static void end(epy_link *link) {
    if (link->late) {
        link->late = 0;
        send(link, 0);
    }
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    link->busy = 0;
}

static void end_now(epy_link *link) {
    link->late = 1;
    end(link);
}

// Between a request and its reply the port must not take what comes for an interrupt.
static void asks(epy_link *link, unsigned now) {
#if EPY_FROZEN // ports of frozen cores look at the link only when they are asked to read
    (void)link, (void)now;
#else
    link->asks = (uint8_t)now;
#endif
}

void epy_link_tick(epy_machine *m) {
    if (m->link.busy)
        m->link.late = 1;
    else if (m->link.used)
        send(&m->link, 0);
}

void epy_link_hello(epy_machine *m) {
    epy_link *link = &m->link;
    const epy_memory *memory = m->memory;
    unsigned profile = EPY_WORD_BITS == 64 ? EPY_IMAGE_ProfileI64F64 : EPY_IMAGE_ProfileI32F32;
    bool unreliable = !EPY_LINK_RELIABLE && memory->unreliable;
    unsigned flags = (EPY_FROZEN ? EPY_IMAGE_HelloFrozen : 0) | (unreliable ? EPY_IMAGE_HelloUnreliable : 0);
    begin(link, EPY_MESSAGE_Hello);
    epy_link_put_number(link, EPY_PROTOCOL | profile << 8 | sizeof(epy_word) << 16 | flags << 24, 4);
    epy_link_put_number(link, memory->bytes, 8);
    epy_link_put_number(link, (epy_word)(uintptr_t)memory->native, 8);
    epy_link_put_number(link, memory->native_bytes, 8);
    epy_link_put_number(link, (uint32_t)memory->build, 4);
    epy_link_put_number(link, (epy_word)(memory->build >> 32), 4);
    epy_link_put_number(link, EPY_PRINT_BUFFER, 4);
    end_now(link);
}

void epy_link_loaded(epy_link *link, unsigned section) {
    begin(link, EPY_MESSAGE_Loaded);
    epy_link_put_number(link, section, 1);
    end_now(link);
}

void epy_link_refused(epy_link *link, unsigned section, unsigned reason, uint32_t offset) {
    begin(link, EPY_MESSAGE_Refused);
    epy_link_put_number(link, section | reason << 8, 3);
    epy_link_put_number(link, offset, 4);
    end_now(link);
}

static epy_at place(epy_core *c, epy_at at) {
#if EPY_PROGRAM_USES_LOADING
    at = epy_load_place(c, at);
#else
    (void)c;
#endif
    return at;
}

#if EPY_USES_TYPE(Exception)
#define MAX_CHAIN 100 // a chain may end in itself

static void put_trace(epy_link *link, epy_value exception) {
    const epy_block *trace = epy_exception_trace(exception);
    epy_word count = trace ? epy_header_words((const epy_object *)trace) - 1 : 0;
    epy_link_put_number(link, count, 4);
    for (epy_word i = 0; i < count; i++)
        epy_link_put_number(link, trace->items[i], 4);
}

enum { CHAIN_ENDS, CHAIN_CAUSE, CHAIN_CONTEXT, CHAIN_NOTE }; // what comes next; a note belongs to what came before

static void put_notes(epy_core *c, epy_value exception) {
#if EPY_PROGRAM_USES_NOTES
    epy_value notes = epy_exception_notes(exception);
    for (epy_word i = 0; notes != EPY_NONE && i < epy_list_of(notes)->length; i++) {
        epy_link_put_number(c->link, CHAIN_NOTE, 1);
        epy_wire_write(c, epy_item_load(c, notes, epy_small((epy_int)i)));
    }
#else
    (void)c, (void)exception;
#endif
}

// Where it was caught on its way, then what it came from, what that came from, and so on to the first.
static void put_chain(epy_core *c, epy_value exception) {
    epy_link *link = c->link;
    bool is_cause;
    put_trace(link, exception);
    put_notes(c, exception);
    for (unsigned i = 0; i < MAX_CHAIN; i++) {
        exception = epy_exception_origin(exception, &is_cause);
        if (exception == EPY_NONE)
            break;
        epy_link_put_number(link, is_cause ? CHAIN_CAUSE : CHAIN_CONTEXT, 1);
        epy_wire_write(c, exception);
        put_trace(link, exception);
        put_notes(c, exception);
    }
    epy_link_put_number(link, CHAIN_ENDS, 1);
}
#endif

void epy_link_fault(epy_core *c) {
    epy_link *link = c->link;
    begin(link, EPY_MESSAGE_Fault);
    epy_link_put_number(link, c->fault | (epy_word)c->fault_count << 16, 4);
    for (unsigned i = 0; i < c->fault_count; i++)
        epy_wire_write(c, c->fault_args[i]);
#if EPY_USES_TYPE(Exception)
    if (c->fault >= EPY_FAULT_Raised)
        put_chain(c, c->fault_args[0]);
#endif
    for (const epy_act *a = c->acts; c->top && a <= c->top; a++)
        epy_link_put_number(link, place(c, a->at), 4);
    end_now(link);
}

// Bytes of the C stack that were in use at some time; 0 where nobody painted it.
static size_t stack_peak(const epy_memory *memory) {
    const uint32_t *mark = __builtin_assume_aligned(memory->stack, sizeof *mark);
    size_t left = memory->stack_bytes;
    for (; left && *mark == EPY_STACK_PAINT; mark++)
        left -= sizeof *mark;
    return left;
}

void epy_link_exited(epy_core *c) {
    epy_link *link = c->link;
    epy_heap_used(c);
    begin(link, EPY_MESSAGE_Exited);
    epy_link_put_number(link, c->peak_words * sizeof(epy_word), 8);
    epy_link_put_number(link, c->collections, 8);
    epy_link_put_number(link, stack_peak(((epy_machine *)c)->memory), 8);
#if EPY_PROGRAM_USES_LOADING
    epy_link_put_number(link, c->evictions, 4);
#endif
#if EPY_TIERS
    epy_link_put_number(link, c->tier.entered, 4);
    epy_link_put_number(link, c->tier.replaced, 4);
#endif
    end_now(link);
}

void epy_link_print(epy_core *c, epy_value sep, epy_value ending, const epy_value *values, unsigned count) {
    epy_link *link = c->link;
    begin(link, EPY_MESSAGE_Print);
    epy_link_put_number(link, count, 2);
    epy_wire_write(c, sep);
    epy_wire_write(c, ending);
    for (unsigned i = 0; i < count; i++)
        epy_wire_write(c, values[i]);
    end(link);
}

void epy_link_flush(epy_core *c) {
    begin(c->link, EPY_MESSAGE_Print);
    end_now(c->link);
}

// ---- receiving --------------------------------------------------------------------------------------------

// Reads a message into the buffer, from where one may begin. False when nothing came.
static bool read_message(epy_link *link) {
    uint8_t *message = link->buffer;
    size_t have = 0, need = HEAD;
    while (read_all(message + have, need - have)) {
        have = need;
        if (have > HEAD)
            return true;
        if (is_head(message)) {
            link->at = HEAD;
            link->left = (uint16_t)get32(message + 4);
            need += link->left + (size_t)TAIL;
        } else {
            __builtin_memmove(message, message + 1, --have);
        }
    }
    return false;
}

unsigned epy_link_receive(epy_link *link) {
    for (;;) {
        bool came = read_message(link);
#if EPY_LINK_RELIABLE
        if (!came) {
            link->gone = true;
            return EPY_LINK_GONE;
        }
#else
        if (!came && (link->gone |= !link->unreliable))
            return EPY_LINK_GONE;
        if (!came)
            continue;
#endif
        bool whole = is_whole(link->buffer, link->left);
        link->type = link->buffer[1];
        link->goes_on = whole && link->buffer[3] & GOES_ON;
#if EPY_LINK_RELIABLE
        return whole ? link->type : EPY_LINK_DAMAGED;
#else
        if (whole && acknowledge(link))
            return link->type;
        if (!whole && !link->unreliable)
            return EPY_LINK_DAMAGED;
#endif
    }
}

bool epy_link_read(void *from, void *to, size_t bytes) {
    epy_link *link = from;
    for (uint8_t *p = to; bytes; bytes--) {
        while (link->left == 0) {
            unsigned type = link->type;
            if (!link->goes_on || epy_link_receive(link) != type)
                return false;
        }
        *p++ = link->buffer[link->at++];
        link->left--;
    }
    return true;
}

void epy_link_end(epy_link *link) {
#if EPY_USES_TYPE(Exception)
    asks(link, 0); // where a fault broke the reading of a reply
#endif
    while (link->goes_on)
        epy_link_receive(link);
    link->left = 0;
}

// ---- input ------------------------------------------------------------------------------------------------

epy_value epy_link_input(epy_core *c, epy_value prompt) {
    epy_link *link = c->link;
#if !EPY_FROZEN // the host takes a request to say that no signal before it is left to be raised
    if (c->interrupt)
        epy_raise_interrupt(c);
#endif
    begin(link, EPY_MESSAGE_InputRequest);
    epy_wire_write(c, prompt);
    asks(link, 1);
    end_now(link);
    unsigned type = epy_link_receive(link);
    uint8_t end_of_file = 1;
    epy_value line = EPY_UNBOUND;
    if (type == EPY_MESSAGE_InputReply && epy_link_read(link, &end_of_file, 1) && !end_of_file)
        line = epy_wire_read_str(c, epy_link_read, link);
    epy_link_end(link);
    link->gone |= type == EPY_MESSAGE_Stop;
    if (link->gone || type == EPY_MESSAGE_Interrupt)
        epy_raise_interrupt(c);
    if (line == EPY_UNBOUND) // or damaged, or no reply: the host will not repeat it
        epy_raise(c, EPY_FAULT_EndOfInput);
    return line;
}

// ---- words ------------------------------------------------------------------------------------------------

epy_value epy_link_text(epy_core *c, enum epy_text_wanted what, epy_value v) {
    epy_link *link = c->link;
    begin(link, EPY_MESSAGE_TextRequest);
    epy_link_put_number(link, what, 1);
    epy_wire_write(c, v);
    asks(link, 1);
    end_now(link);
    unsigned type;
    while ((type = epy_link_receive(link)) == EPY_MESSAGE_Interrupt) // a reply follows all the same
        epy_interrupt(c);
    uint8_t end_of_file = 0;
    epy_value text = EPY_UNBOUND;
    if (type == EPY_MESSAGE_InputReply && epy_link_read(link, &end_of_file, 1))
        text = epy_wire_read_str(c, epy_link_read, link);
    epy_link_end(link);
    asks(link, 0);
    if (text != EPY_UNBOUND)
        return end_of_file ? EPY_NONE : text;
    link->gone = true; // nothing that the program could go on with
    epy_raise(c, EPY_FAULT_KeyboardInterrupt);
}

// ---- services ---------------------------------------------------------------------------------------------

static void put_wide(epy_link *link, uint64_t number) {
    epy_link_put_number(link, (uint32_t)number, 4);
    epy_link_put_number(link, (uint32_t)(number >> 32), 4);
}

uint64_t epy_link_service(epy_core *c, unsigned service, unsigned number, uint64_t x, uint64_t y) {
    epy_link *link = c->link;
    begin(link, EPY_MESSAGE_Service);
    epy_link_put_number(link, service | number << 8, 2);
    put_wide(link, x);
    put_wide(link, y);
    asks(link, 1);
    end_now(link);
    unsigned type;
    while ((type = epy_link_receive(link)) == EPY_MESSAGE_Interrupt) // a reply follows all the same
        epy_interrupt(c);
    uint8_t bytes[8] = {0};
    if (type != EPY_MESSAGE_ServiceReply || !epy_link_read(link, bytes, sizeof bytes)) {
        link->gone = true; // nothing that the program could go on with
        epy_interrupt(c);
    }
    epy_link_end(link);
    asks(link, 0);
    uint64_t reply = 0;
    for (unsigned i = sizeof bytes; i--;)
        reply = reply << 8 | bytes[i];
    return reply;
}

// ---- units of code ----------------------------------------------------------------------------------------
#if EPY_PROGRAM_USES_LOADING

static void put_word(uint8_t *to, const uint8_t *from) {
    __builtin_memcpy(__builtin_assume_aligned(to, 4), __builtin_assume_aligned(from, 4), 4);
}

uint32_t epy_link_unit(epy_core *c, unsigned function, uintptr_t unit, uint32_t offset, void *to, uint32_t most) {
    epy_link *link = c->link;
    begin(link, EPY_MESSAGE_LoadRequest);
    epy_link_put_number(link, function, 2);
    epy_link_put_number(link, (epy_word)unit, 8);
    epy_link_put_number(link, offset, 4);
    asks(link, 1);
    end_now(link);
    unsigned type;
    while ((type = epy_link_receive(link)) == EPY_MESSAGE_Interrupt) // a reply follows all the same
        epy_interrupt(c);
    uint32_t bytes = link->left < most ? link->left : most;
    if (type != EPY_MESSAGE_Unit)
        bytes = 0;
    for (uint32_t at = 0; at < bytes; at += 4) // both are aligned, and there is room for whole words
        put_word((uint8_t *)to + at, link->buffer + HEAD + at);
    epy_link_end(link);
    asks(link, 0);
    link->gone |= type == EPY_MESSAGE_Stop;
    if (link->gone)
        epy_raise(c, EPY_FAULT_KeyboardInterrupt);
    return bytes;
}
#endif

// ---- tiering ----------------------------------------------------------------------------------------------
#if EPY_TIERS

#define SAMPLE_DEPTH 64

void epy_link_sample(epy_core *c, uint32_t ticks) {
    epy_link *link = c->link;
    begin(link, EPY_MESSAGE_Sample);
    epy_link_put_number(link, ticks, 4);
    const epy_act *lowest = c->top - c->acts >= SAMPLE_DEPTH ? c->top - SAMPLE_DEPTH + 1 : c->acts;
    for (const epy_act *a = c->top; a >= lowest; a--)
        epy_link_put_number(link, a->at, 4);
    end_now(link);
}

bool epy_link_ask_tier(epy_core *c) {
    epy_link *link = c->link;
    begin(link, EPY_MESSAGE_TierRequest);
    asks(link, 1);
    end_now(link);
    unsigned type;
    while ((type = epy_link_receive(link)) == EPY_MESSAGE_Interrupt) // a reply follows all the same
        epy_interrupt(c);
    link->gone |= type == EPY_MESSAGE_Stop;
    return type == EPY_MESSAGE_Tier;
}

void epy_link_end_tier(epy_core *c) {
    epy_link_end(c->link);
    asks(c->link, 0);
    if (c->link->gone)
        epy_raise(c, EPY_FAULT_KeyboardInterrupt);
}
#endif
