// SPDX-License-Identifier: MIT
// From start-up code to the monitor: cleared data, a painted stack, and the memory that the linker script
// (ram.ld) leaves as arena.
#include "epy_frozen.h"
#include "port.h"

extern char epy_stack_low[], epy_stack_top[], epy_bss_start[], epy_bss_end[], epy_arena_start[],
    epy_ram_end[];

// The stack above this may be in use while it is painted.
#define UNPAINTED 256

// Of the stack, what the runtime's own calls may need where compiled code that calls itself has gone as deep
// as it may: most was seen in formatting.
#ifndef EPY_STACK_RESERVE
#define EPY_STACK_RESERVE 896
#endif

epy_machine epy_port_machine;
static epy_memory memory;

void epy_start(void) {
    // For the host: where in epy_port_machine a byte asks the program to stop.
    __asm__(".globl epy_interrupt_offset\n.set epy_interrupt_offset, %c0" ::"i"(offsetof(epy_machine, core.interrupt)));
    for (char *p = epy_bss_start; p < epy_bss_end; p++)
        *p = 0;
    memory.stack = epy_stack_low;
    memory.stack_bytes = (size_t)(epy_stack_top - epy_stack_low);
    for (size_t i = 0; i < (memory.stack_bytes - UNPAINTED) / sizeof(uint32_t); i++)
        ((uint32_t *)memory.stack)[i] = EPY_STACK_PAINT;
    memory.arena = epy_arena_start;
    memory.bytes = (size_t)(epy_ram_end - epy_arena_start);
    // Where the stack is smaller, it was made for a program that does not recurse.
    memory.stack_limit = epy_stack_low + (memory.stack_bytes > EPY_STACK_RESERVE ? EPY_STACK_RESERVE : 0);
    memory.build = epy_frozen_program.build;
    memory.unreliable = !EPY_LINK_RELIABLE;
    epy_channel_start();
    epy_monitor(&epy_port_machine, &memory);
    epy_exit(0);
}
