// SPDX-License-Identifier: MIT
// What the files of the host port share.
#ifndef HOST_H
#define HOST_H

#include "epy_monitor.h"
#include <signal.h>

#define HOST_USAGE 2
#define HOST_DIED 70 // a core that cannot go on

extern epy_machine host_machine;
extern epy_memory host_memory;
extern int host_in, host_out;
extern volatile sig_atomic_t host_reading; // waiting for the host: what arrives is no interrupt

// The stack that programs run on, and the unusable pages below it.
#define HOST_STACK_BYTES ((size_t)64 << 20)
#define HOST_GUARD_BYTES ((size_t)1 << 20)
extern char *host_stack;

void host_signals_install(void);

#endif
