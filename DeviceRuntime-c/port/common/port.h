// SPDX-License-Identifier: MIT
// What the parts of a port without an operating system share: a channel (one file of this folder),
// core_main.c, port.c, and the target's start-up code, which sets the stack pointer to epy_stack_top and
// jumps to epy_start.
#ifndef EPY_PORT_COMMON_H
#define EPY_PORT_COMMON_H

// On a core whose runtime is loaded (resident.c) the link's bytes go by way of the host's orders; these are the channel's own.
#if EPY_RESIDENT
#define epy_port_read epy_channel_read
#define epy_port_write epy_channel_write
#endif

#include "epy_monitor.h"
#include "epy_port.h"

#define EPY_EXIT_DIED 70 // epy_port_die
#define EPY_EXIT_TRAP 71 // the processor refused an access or an instruction

extern epy_machine epy_port_machine;
EPY_NORETURN void epy_start(void);
// What a channel gives besides epy_port_read and epy_port_write: made ready once; the end of the run.
void epy_channel_start(void);
EPY_NORETURN void epy_exit(int status);

#endif
