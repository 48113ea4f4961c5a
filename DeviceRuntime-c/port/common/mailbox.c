// SPDX-License-Identifier: MIT
// Channel: a mailbox in the core's own memory, which the host reads and writes while the core runs (Epiphany:
// through the mesh). Each side counts the bytes that it has put in or taken out; nobody writes another's
// count. The host finds the mailbox by the symbol epy_mailbox.
#include "port.h"

#define ROOM 64 // bytes in each direction, a power of two

typedef struct mailbox {
    volatile uint32_t in_put, in_taken;   // bytes to the core: the host puts
    volatile uint32_t out_put, out_taken; // bytes from the core: the host takes
    volatile uint32_t ended;              // 0 while the core runs, then 256 + its exit status
    volatile uint8_t in[ROOM], out[ROOM];
} mailbox;

mailbox epy_mailbox;

void epy_channel_start(void) {}

size_t epy_port_read(void *buffer, size_t size) {
    uint8_t *bytes = buffer;
    uint32_t taken = epy_mailbox.in_taken, waiting;
    while ((waiting = epy_mailbox.in_put - taken) == 0)
        ;
    if (size > waiting)
        size = waiting;
    for (size_t i = 0; i < size; i++)
        bytes[i] = epy_mailbox.in[taken++ % ROOM];
    epy_mailbox.in_taken = taken;
    return size;
}

void epy_port_write(const void *buffer, size_t size) {
    const uint8_t *bytes = buffer;
    uint32_t put = epy_mailbox.out_put;
    for (size_t i = 0; i < size; i++) {
        while (put - epy_mailbox.out_taken == ROOM)
            ;
        epy_mailbox.out[put++ % ROOM] = bytes[i];
        epy_mailbox.out_put = put;
    }
}

void epy_exit(int status) {
    epy_mailbox.ended = 256 + (uint32_t)status;
    for (;;)
#if defined(__epiphany__)
        __asm__ volatile("idle");
#else
        ;
#endif
}
