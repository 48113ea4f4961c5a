// SPDX-License-Identifier: MIT
// The port functions that are the same wherever there is neither an operating system nor a clock.
#include "port.h"

// Channels hand on what is written at once.
void epy_port_flush(void) {}

// The arena is all there is, unless code gives way (resident.c).
#if !EPY_RESIDENT
bool epy_port_more_memory(epy_core *c, epy_word words) {
    (void)c, (void)words;
    return false;
}
#endif

void epy_port_code_ready(void *code, size_t size) {
    (void)code, (void)size;
#if defined(__riscv)
    __asm__ volatile(".insn i 0x0f, 1, x0, x0, 0" ::: "memory"); // fence.i, which rv32imc does not name
#else
    __asm__ volatile("" ::: "memory");
#endif
}

void epy_port_die(const char *reason) {
    (void)reason;
    epy_exit(EPY_EXIT_DIED);
}
