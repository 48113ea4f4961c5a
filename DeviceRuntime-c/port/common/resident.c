// SPDX-License-Identifier: MIT
// All that stays on a core whose VM, runtime and program are loaded (docs/loading.md): start-up, the channel, a door. The host
// keeps the map of the core's memory. It writes code where there is room and links it there; a call of what is not there
// leads to the door, which asks the host and goes on where that says.
#include "port.h"
#undef epy_port_read
#undef epy_port_write

// What core and host say to each other. From the core: what it wants, or what came of an order. From the host: an order.
enum {
    BEGIN = 1, // a: -
    FETCH = 2, // a: where the call came from; b: the stack pointer, where the registers of the door lie
    READ = 3,  // the link's bytes: a: buffer; b: its size
    WRITE = 4, // the link's bytes, b of them, follow
    READY = 5, // the order is whole: now come the bytes
    DONE = 6,  // sum: of the bytes
    BAD = 7,   // damaged; not done
    GO = 8,    // on at a; for READ: a bytes came
    PUT = 9,   // b bytes to a, with this sum
    SHOW = 10, // b bytes from a
    GROW = 11, // a: where the heap is to end; b: the stack pointer. GO: on with 1 if code has left it, else 0
};
typedef struct note {
    uint32_t what, a, b, sum;
    uint32_t check; // the sum of what stands before
} note;

// FNV-1a: each byte counts, and where it stands.
static uint32_t sum_of(const void *bytes, size_t size) {
    uint32_t sum = 0x811C9DC5;
    for (const uint8_t *p = bytes, *end = p + size; p < end; p++)
        sum = (sum ^ *p) * 0x01000193;
    return sum;
}

static void say(note *n, unsigned what) {
    n->what = what;
    n->check = sum_of(n, offsetof(note, check));
    epy_channel_write(n, sizeof *n);
}

static void hear(void *to, size_t size) {
    for (size_t got; size; size -= got, to = (char *)to + got)
        if (!(got = epy_channel_read(to, size)))
            epy_exit(0); // the host is gone
}

// Does what the host orders, until it says GO, and with what.
uintptr_t epy_ask(unsigned what, uintptr_t a, uintptr_t b) {
    note n;
    n.a = a, n.b = b, n.sum = 0;
    for (;;) {
        say(&n, what);
        hear(&n, sizeof n);
        what = BAD;
        if (n.check != sum_of(&n, offsetof(note, check)))
            continue;
        if (n.what == GO)
            return n.a;
        uint32_t order = n.what, sum = n.sum;
        void *at = (void *)(uintptr_t)n.a;
        say(&n, READY);
        if (order == PUT) {
            hear(at, n.b);
            epy_port_code_ready(at, n.b);
        } else {
            epy_channel_write(at, n.b);
        }
        n.sum = sum_of(at, n.b);
        if (order == SHOW || n.sum == sum)
            what = DONE;
    }
}

size_t epy_port_read(void *buffer, size_t size) {
    return epy_ask(READ, (uintptr_t)buffer, size);
}

void epy_port_write(const void *buffer, size_t size) {
    note n;
    n.a = n.sum = 0, n.b = size;
    say(&n, WRITE);
    epy_channel_write(buffer, size);
}

bool epy_port_more_memory(epy_core *c, epy_word words) {
    char here;
    return epy_ask(GROW, (uintptr_t)(c->heap_end + words), (uintptr_t)&here & -sizeof(uintptr_t));
}

void epy_start(void) {
    epy_channel_start();
    ((void (*)(void))epy_ask(BEGIN, 0, 0))();
    epy_exit(0);
}

// Calls of what is not there end at epy_door, with the link register of calls; jumps, and the slots that pointers to functions
// lead to, at epy_door_jump, with a register that no function expects to be kept, or to find anything in. Registers that a
// callee may change lie on the stack meanwhile, where the host finds the return address among what must stay.
__asm__(".section .text.epy_door, \"ax\"\n"
        ".globl epy_door, epy_door_jump\n"
#if defined(__riscv)
        "epy_door:\n"
        "mv t0, ra\n"
        "epy_door_jump:\n"
        "addi sp, sp, -48\n"
        "sw ra, 0(sp)\n sw a0, 4(sp)\n sw a1, 8(sp)\n sw a2, 12(sp)\n sw a3, 16(sp)\n sw a4, 20(sp)\n"
        "sw a5, 24(sp)\n sw a6, 28(sp)\n sw a7, 32(sp)\n"
        "li a0, 2\n mv a1, t0\n mv a2, sp\n"
        "jal epy_ask\n"
        "mv t0, a0\n"
        "lw ra, 0(sp)\n lw a0, 4(sp)\n lw a1, 8(sp)\n lw a2, 12(sp)\n lw a3, 16(sp)\n lw a4, 20(sp)\n"
        "lw a5, 24(sp)\n lw a6, 28(sp)\n lw a7, 32(sp)\n"
        "addi sp, sp, 48\n"
        "jr t0\n"
#elif defined(__thumb2__)
        ".syntax unified\n .thumb_func\n"
        "epy_door:\n"
        "mov r12, lr\n"
        ".thumb_func\n"
        "epy_door_jump:\n"
        "push {r0-r3, r12, lr}\n"
        "movs r0, #2\n mov r1, r12\n mov r2, sp\n"
        "bl epy_ask\n"
        "str r0, [sp, #16]\n"
        "pop {r0-r3, r12, lr}\n"
        "bx r12\n"
#else
#error "no door for this processor"
#endif
);
