// SPDX-License-Identifier: MIT
// All that stays on a core whose VM, runtime and program are loaded (docs/loading.md): start-up, the channel, a door. The host
// keeps the map of the core's memory. It writes code where there is room and links it there; a call of what is not there
// leads to the door, which asks the host and goes on where that says.
#include "port.h"
#undef epy_port_read
#undef epy_port_write

// The host answers what the core asks with orders, any number of them at once; a GO or CHECK ends them. The core always says how
// many bytes it has heard: so the host knows to what that is the answer, and how the core divides into notes what follows a
// damaged one.
enum {
    // The core asks; again whenever the host says CHECK.
    BEGIN = 1, // -
    FETCH = 2, // a: where the call came from; b: the stack pointer, where the registers of the door lie
    READ = 3,  // bytes of the link: a: buffer; b: its size
    WRITE = 4, // the link's bytes: a: where; b: how many
    GROW = 5,  // a: where the heap is to end; b: the stack pointer. GO: on with 1 if code has left it, else 0
    BAD = 6,   // what came was damaged; to GO and CHECK: something before them was
    // The host orders.
    GO = 7,    // on with a, unless an order since the last CHECK was damaged
    CHECK = 8, // whether that is so
    PUT = 9,   // b bytes to a: they follow
    SHOW = 10, // b bytes from a: a note that says so, then they follow
};
typedef struct note {
    uint32_t what, a, b;
    uint32_t sum;   // PUT, SHOW: of the bytes that follow; what the core asks: what it had heard before
    uint32_t heard; // by the core
    uint32_t check; // the sum of what stands before
} note;

static uint32_t heard;

// FNV-1a: each byte counts, and where it stands.
static uint32_t sum_of(const void *bytes, size_t size) {
    uint32_t sum = 0x811C9DC5;
    for (const uint8_t *p = bytes, *end = p + size; p < end; p++)
        sum = (sum ^ *p) * 0x01000193;
    return sum;
}

static void say(note *n, unsigned what) {
    n->what = what;
    n->heard = heard;
    n->check = sum_of(n, offsetof(note, check));
    epy_channel_write(n, sizeof *n);
}

static void hear(void *to, size_t size) {
    heard += size;
    for (size_t got; size; size -= got, to = (char *)to + got)
        if (!(got = epy_channel_read(to, size)))
            epy_exit(0); // the host is gone
}

// Does what the host orders, until it says GO, and with what.
uintptr_t epy_ask(unsigned what, uintptr_t a, uintptr_t b) {
    bool whole = true;
    note ask, n;
    ask.a = a, ask.b = b, ask.sum = heard;
    say(&ask, what);
    for (;;) {
        hear(&n, sizeof n);
        void *at = (void *)(uintptr_t)n.a;
        if (n.check != sum_of(&n, offsetof(note, check))) {
            whole = false;
            say(&ask, BAD);
        } else if (n.what == PUT) {
            hear(at, n.b);
            epy_port_code_ready(at, n.b);
            whole &= sum_of(at, n.b) == n.sum;
        } else if (n.what == SHOW) {
            n.sum = sum_of(at, n.b);
            say(&n, SHOW);
            epy_channel_write(at, n.b);
        } else if (whole && n.what == GO) {
            return n.a;
        } else {
            say(&ask, whole ? what : BAD);
            whole = true;
        }
    }
}

size_t epy_port_read(void *buffer, size_t size) {
    return epy_ask(READ, (uintptr_t)buffer, size);
}

void epy_port_write(const void *buffer, size_t size) {
    epy_ask(WRITE, (uintptr_t)buffer, size);
}

bool epy_port_more_memory(epy_core *c, epy_word words) {
    char here;
    return epy_ask(GROW, (uintptr_t)(c->heap_end + words), (uintptr_t)&here & -sizeof(uintptr_t));
}

void epy_start(void) {
    heard = 0;
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
#elif defined(__thumb__)
        ".syntax unified\n .thumb_func\n"
        "epy_door:\n"
        "mov r12, lr\n"
        ".thumb_func\n"
        "epy_door_jump:\n"
        "push {r0-r4, lr}\n"
        "movs r0, #2\n mov r1, r12\n mov r2, sp\n"
        "bl epy_ask\n"
        "mov r12, r0\n"
        "ldr r0, [sp, #20]\n mov lr, r0\n"
        "pop {r0-r4}\n"
        "add sp, #4\n"
        "bx r12\n"
#else
#error "no door for this processor"
#endif
);
