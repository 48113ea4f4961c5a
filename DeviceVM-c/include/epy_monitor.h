// SPDX-License-Identifier: MIT
// What a port starts: the monitor, which loads images into the memory it is given, runs them, and speaks with
// the host. A port calls epy_monitor once and nothing else, but for epy_link_tick from its timer.
#ifndef EPY_MONITOR_H
#define EPY_MONITOR_H

#include "epy_core.h"
#include "epy_tables.h"

#define EPY_PROTOCOL 4
#define EPY_CORE_SECTIONS 9 // sections that a core is sent are numbered below

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
    bool unreliable;   // bytes can be damaged or lost on the way, messages are acknowledged; for ports
                       // that are built with EPY_LINK_RELIABLE 0
} epy_memory;

// Memory that is not yet used; what is kept comes from its low end.
typedef struct epy_arena {
    uint8_t *low, *high;
} epy_arena;

#if !EPY_FROZEN
// The image as it was loaded.
typedef struct epy_image {
    epy_arena arena;
    uint8_t *top; // the end of the arena, less what native code takes
    struct {
        uint8_t *bytes;
        uint32_t total, received;
        bool begun, complete;
    } sections[EPY_CORE_SECTIONS];
    bool linked;
    epy_value *value_constants;
    unsigned section; // what was refused last: in which section, and where in it
    uint32_t offset;
} epy_image;
#endif

// The link to the host.
typedef struct epy_link {
    uint8_t sequence;            // of the next message to the host
    uint8_t type;                // of the message in the buffer
    volatile uint8_t busy, late; // it is being made; it is to be sent when it is made
#if !EPY_FROZEN
    volatile uint8_t asks;       // what comes next is a reply, or an Interrupt that is read as such
#endif
    bool gone;                   // the host closed the link, said Stop, or acknowledges nothing
    bool goes_on;                // reading: another piece follows
    uint16_t used;               // sending: bytes of its payload so far, 0 if there is nothing to send
    uint16_t at, left;           // reading: where the rest of its payload begins, and how much it is
#if !EPY_LINK_RELIABLE
    bool unreliable;
    uint8_t expected; // sequence of the next message from the host
#endif
    _Alignas(4) uint8_t buffer[8 + EPY_PRINT_BUFFER + 4];
} epy_link;

// Everything that the core is, apart from the memory it was given.
typedef struct epy_machine {
    epy_core core;
    epy_link link;
    const epy_memory *memory;
    uint16_t argv_slot; // value global that Run stores its arguments in, if there is one of that number
#if !EPY_FROZEN
    epy_image image;
#endif
} epy_machine;

// Says Hello, then serves the host until it is gone or says Stop.
void epy_monitor(epy_machine *m, const epy_memory *memory);
// From the port's timer, also in a signal handler: sends what was printed and still waits.
void epy_link_tick(epy_machine *m);

// ---- the program: loaded (epy_image.c), or linked with the core (epy_frozen.c)
// Fresh globals, heap and constants. 0, or the REFUSAL of image.def that says why not. May raise Memory.
unsigned epy_program_begin(epy_machine *m);
#if !EPY_FROZEN
void epy_image_forget(epy_machine *m);
// Takes the piece of a section that a Load message holds, and answers it.
void epy_image_load(epy_machine *m);
#endif

// ---- memory (epy_arena.c)
// Memory that stays as long as the program; NULL if there is none.
void *epy_arena_keep(epy_arena *arena, size_t bytes);
// Activations and frames, an eighth of the total each; false if not enough is left for a heap.
bool epy_arena_share(epy_core *c, epy_arena *arena, size_t total, size_t acts, size_t frame_words);
// What remains becomes the heap; nothing is running.
void epy_arena_begin(epy_core *c, const epy_arena *arena);

// ---- link (epy_link.c)
void epy_link_hello(epy_machine *m);
// The next message: its type, or
#define EPY_LINK_GONE 0
#define EPY_LINK_DAMAGED 0xFF // what came has a wrong checksum and will not be sent again
unsigned epy_link_receive(epy_link *link);
// Bytes of its payload; false if it has not as many. An epy_wire_source.
bool epy_link_read(void *link, void *to, size_t bytes);
// Skips what is left of it.
void epy_link_end(epy_link *link);
// Reads from a unit's offset on, at most so many bytes, as it must be at that address (0: how many bytes it has, in four).
// How many came: 0 if they were damaged. KeyboardInterrupt if the host is gone.
uint32_t epy_link_unit(epy_core *c, unsigned function, uintptr_t unit, uint32_t offset, void *to, uint32_t most);
#if EPY_TIERS
// Where the program is, and how many ticks of the timer that stands for; 0: compiled code goes on there.
void epy_link_sample(epy_core *c, uint32_t ticks);
// Asks the host for code; true: its answer can be read. Then it must be ended, which raises KeyboardInterrupt if the host is gone.
bool epy_link_ask_tier(epy_core *c);
void epy_link_end_tier(epy_core *c);
#endif
void epy_link_loaded(epy_link *link, unsigned section);
void epy_link_refused(epy_link *link, unsigned section, unsigned reason, uint32_t offset);
void epy_link_fault(epy_core *c);
void epy_link_exited(epy_core *c);

#endif
