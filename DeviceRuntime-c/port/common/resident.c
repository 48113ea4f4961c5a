// SPDX-License-Identifier: MIT
// All that stays on a core whose VM, runtime and program are loaded (docs/loading.md): start-up, the channel, a door. The host
// keeps the map of the core's memory. It writes code where there is room and links it there; a call of what is not there
// leads to the door, which asks the host and goes on where that says.
#include "port.h"
#undef epy_port_read
#undef epy_port_write

// Core and host speak in packets of one size, so that damage never hides where the next one begins. The host answers what the
// core asks with orders, any number of them at once; a GO or CHECK ends them. The core says how many packets it has heard: so the
// host knows to which one that is the answer.
enum {
    // The core asks; again whenever the host says CHECK.
    BEGIN = 1, // -
    FETCH = 2, // a: where the call came from; b: the stack pointer, where the registers of the door lie
    READ = 3,  // bytes of the link: a: buffer; b: its size
    WRITE = 4, // the link's bytes: a: where; b: how many
    GROW = 5,  // a: where the heap is to end; b: the stack pointer. GO: on with 1 if code has left it, else 0
    BAD = 6,   // what came was damaged; or GO and CHECK: something before them was
    // The host orders.
    GO = 7,    // on with a, unless an order since the last CHECK was damaged
    CHECK = 8, // whether that is so
    PUT = 9,   // the data to a, no answer
    SHOW = 10, // answered by the bytes from a
};
typedef union packet {
    struct {
        uint32_t what; // and << 8: bytes of data, of PUT and SHOW
        uint32_t a;
        union {
            uint8_t data[52];
            struct {
                uint32_t b, heard, since; // packets; since: when it began to ask
            };
        };
        uint32_t check; // the sum of the words before
    };
    uint32_t words[16];
} packet;

static uint32_t heard;

// A damaged word is always seen: each step maps sums one to one. Others are, but for one in 2^32.
static __attribute__((noinline)) uint32_t sum_of(const packet *p) {
    uint32_t sum = 0;
    for (const uint32_t *w = p->words; w < &p->check; w++)
        sum = ((sum << 7 | sum >> 25) ^ *w) * 0x193;
    return ~sum;
}

// There is no memcpy here; the assembler's line keeps the compiler from calling it.
static void copy(void *to, const void *from, size_t size) {
    for (size_t i = 0; i < size; i++) {
        ((char *)to)[i] = ((const char *)from)[i];
        __asm__ volatile("");
    }
}

static void hear(packet *p) {
    for (size_t got, size = sizeof *p; size; size -= got)
        if (!(got = epy_channel_read((char *)(p + 1) - size, size)))
            epy_exit(0); // the host is gone
    heard++;
}

// Does what the host orders, until it says GO, and with what.
uintptr_t epy_ask(unsigned what, uintptr_t a, uintptr_t b) {
    const uint32_t since = heard;
    bool whole = true;
    packet p;
    for (unsigned say = what;;) {
        if (say) {
            p.what = say;
            if (say != SHOW)
                p.a = a, p.b = b, p.heard = heard, p.since = since;
            p.check = sum_of(&p);
            epy_channel_write(&p, sizeof p);
        }
        hear(&p);
        void *at = (void *)(uintptr_t)p.a;
        unsigned order = p.what & 255;
        say = BAD;
        if (p.check != sum_of(&p)) {
            whole = false;
        } else if (order == PUT) {
            copy(at, p.data, p.what >> 8);
            epy_port_code_ready(at, p.what >> 8);
            say = 0;
        } else if (order == SHOW) {
            copy(p.data, at, p.what >> 8);
            say = SHOW;
        } else if (!whole) {
            whole = true;
        } else if (order == GO) {
            return p.a;
        } else {
            say = what;
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
#else
#error "no door for this processor"
#endif
);
