// SPDX-License-Identifier: MIT
// Images made by hand, and a monitor run over them in this process.
#ifndef MACHINE_H
#define MACHINE_H

#include "epy_builtins.h"
#include "epy_host.h"
#include "epy_monitor.h"
#include "epy_opcodes.g.h"
#include "epy_ops.h"
#include "fake_port.h"
#include <string.h>

typedef struct bytes {
    uint8_t data[1 << 16];
    size_t used;
} bytes;

// The sections of the image in the making, by number.
extern bytes machine_sections[EPY_CORE_SECTIONS];
extern unsigned machine_functions, machine_raws, machine_values;

void put8(bytes *b, unsigned v);
void put16(bytes *b, unsigned v);
void put32(bytes *b, uint32_t v);
void put64(bytes *b, uint64_t v);
#define PUT(b, ...)                                                                                          \
    do {                                                                                                     \
        const uint8_t put_data[] = {__VA_ARGS__};                                                            \
        memcpy((b)->data + (b)->used, put_data, sizeof put_data);                                            \
        (b)->used += sizeof put_data;                                                                        \
    } while (0)

void machine_reset(void);
// A function: its parameters' kinds, result kind, slots, code. Its index.
typedef struct function {
    const char *kinds;
    char result;
    uint8_t values, raws, flags, keyword_only;
    const uint16_t *defaults; // per parameter, or NULL: none
} function;
unsigned add_function(function f, const uint8_t *code, size_t size);
#define SHAPE(...)                                                                                           \
    { __VA_ARGS__ }
#define FUNCTION(f, ...)                                                                                     \
    add_function((function)f, (const uint8_t[]){__VA_ARGS__}, sizeof((const uint8_t[]){__VA_ARGS__}))
unsigned add_raw(char kind, epy_word w);
unsigned add_value(const void *encoded, size_t size);
unsigned add_str(const char *text);
unsigned add_name(void);                          // a method name that no built-in has
void add_method(unsigned type, unsigned builtin); // one that a built-in has
void add_keyword(unsigned builtin, unsigned place, unsigned name);
unsigned add_int(epy_int i);
void set_globals(unsigned raws, unsigned values, unsigned argv_slot);

// Messages to the core.
void send_message(unsigned type, const void *payload, size_t size);
void send_section(unsigned section, const void *data, size_t size);
void send_sections(void);
void send_run(unsigned function);

// Runs the monitor over all that was sent; then its messages can be read.
extern epy_machine machine;
extern size_t machine_memory; // bytes given to the core
extern uint32_t machine_stack[64]; // what it takes for its C stack when it says how deep that was
void machine_go(void);
typedef struct message {
    unsigned type;
    const uint8_t *payload;
    size_t size;
} message;
bool next_message(message *m);                // false at the end, or where bytes are no message
bool find_message(unsigned type, message *m); // from the start

// Loads what was made, runs function 0, and tells how it ended.
enum { ENDED_BADLY = -1 };
int run_image(void); // the fault, None (0), or ENDED_BADLY
// The first values printed, as ints.
#define INT_TAG (EPY_WORD_BITS == 64 ? 'i' : 'j')
epy_int printed_int(unsigned index);

#define OP(Name) EPY_OPCODE_##Name
#define PAIR(a, b) ((a) << 4 | (b))

#endif
