// SPDX-License-Identifier: MIT
// What a port starts: the monitor, which loads images into the memory it is given, runs them, and speaks with
// the host. A port calls epy_monitor once and nothing else, but for epy_link_tick from its timer.
#ifndef EPY_MONITOR_H
#define EPY_MONITOR_H

#include "epy_core.h"

#define EPY_PROTOCOL 1

enum {
#define FIELD(Name, value) EPY_IMAGE_##Name = value,
#define SECTION(Name, number, core) EPY_SECTION_##Name = number,
#define MESSAGE(Name, number, direction, payload) EPY_MESSAGE_##Name = number,
#define REFUSAL(Name, number, words) EPY_REFUSAL_##Name = number,
#include "image.def"
#undef FIELD
#undef SECTION
#undef MESSAGE
#undef REFUSAL
};
#define EPY_CORE_SECTIONS 7 // sections that a core is sent are numbered below

// The stack was never deeper than the lowest word that is not this.
#define EPY_STACK_PAINT 0x5AC4A11Du

// What the port hands over.
typedef struct epy_memory {
    void *arena; // image, activations, frames, heap
    size_t bytes;
    void *native; // where compiled code goes: writable until epy_port_code_ready
    size_t native_bytes;
    char *stack_limit; // lowest C stack address that a program may reach
    uint64_t build;    // which build of the core this is: compiled code is linked for one
    char *stack;       // the C stack, filled with EPY_STACK_PAINT before it was used; NULL where nobody paints it
    size_t stack_bytes;
} epy_memory;

// The image as it was loaded.
typedef struct epy_image {
    const epy_memory *memory;
    uint8_t *low, *high; // unused memory of the arena
    uint8_t *top;        // its end, less what native code takes
    struct {
        uint8_t *bytes;
        uint32_t total, received;
        bool begun, complete;
    } sections[EPY_CORE_SECTIONS];
    bool linked;
    uint16_t argv_slot;
} epy_image;

// The link to the host.
typedef struct epy_link {
    uint8_t sequence;
    volatile uint8_t busy, late; // a message is being made; it is time to send what was printed
    bool gone;                   // the host closed the link, or said Stop
    bool open;                   // a message is being read: its type, what is left of its payload
    uint8_t type;
    uint32_t left, crc_in, crc_out;
    uint32_t printed; // bytes of prints waiting
    uint8_t print[8 + EPY_PRINT_BUFFER + 4];
} epy_link;

// Everything that the core is, apart from the memory it was given.
typedef struct epy_machine {
    epy_core core;
    epy_link link;
    epy_image image;
} epy_machine;

// Says Hello, then serves the host until it is gone or says Stop.
void epy_monitor(epy_machine *m, const epy_memory *memory);
// From the port's timer, also in a signal handler: sends what was printed and still waits.
void epy_link_tick(epy_machine *m);

// ---- image (epy_image.c). Those that return unsigned give 0 or a REFUSAL of image.def.
void epy_image_forget(epy_machine *m);
// A piece of a section is about to come: where its bytes go.
unsigned epy_image_piece(epy_machine *m, unsigned section, uint32_t total, uint32_t offset, uint32_t bytes,
                         uint8_t **to);
// The piece came undamaged. True: the section is complete.
bool epy_image_accept(epy_machine *m, unsigned section, uint32_t bytes);
// Checks and links what was loaded, once; on refusal tells the section and where in it.
unsigned epy_image_link(epy_machine *m, unsigned *section, uint32_t *offset);
// Fresh globals, heap and constants. May raise Memory; false if a constant is damaged.
bool epy_image_begin_run(epy_machine *m);

// ---- link (epy_link.c)
void epy_link_hello(epy_machine *m);
// The next message: its type; 0 when the host is gone.
unsigned epy_link_receive(epy_link *link);
// Bytes of the payload; false if it has not as many.
bool epy_link_read(epy_link *link, void *to, size_t bytes);
bool epy_link_source(void *link, void *to, size_t bytes); // the same, as an epy_wire_source
// Skips what is left of the message; false if its checksum is wrong.
bool epy_link_end(epy_link *link);
void epy_link_loaded(epy_link *link, unsigned section);
void epy_link_refused(epy_link *link, unsigned section, unsigned reason, uint32_t offset);
void epy_link_fault(epy_core *c);
void epy_link_exited(epy_core *c);

#endif
