// SPDX-License-Identifier: MIT
// What a port provides: at most ten functions. Everything else in DeviceRuntime-c and DeviceVM-c is freestanding.
#ifndef EPY_PORT_H
#define EPY_PORT_H

#include "epy_core.h"

// The link to the host: bytes, blocking. read returns how many bytes came (at least 1), or 0 when the host is gone. A
// port whose epy_memory says `unreliable` returns 0 when nothing came for a while instead: the time after which a
// message that was not acknowledged is sent again, longer than one takes to the host and back.
size_t epy_port_read(void *buffer, size_t size);
void epy_port_write(const void *buffer, size_t size);
void epy_port_flush(void);

// math.def function number f in double, rounded once by the caller.
double epy_port_math(unsigned f, double x, double y);

// Nanoseconds since the epoch (clock 0) or of a steady clock (clock 1) or of this process (clock 2); sleeping.
uint64_t epy_port_clock(unsigned clock);
void epy_port_sleep(uint64_t nanoseconds);

// 64 bits that differ from run to run.
uint64_t epy_port_seed(void);

// More heap right behind the present end, in words; false if the memory handed over is all there is.
bool epy_port_more_memory(epy_core *c, epy_word words);

// Make code that was just written executable and visible to instruction fetch.
void epy_port_code_ready(void *code, size_t size);

#if EPY_TIERS
// Whether epy_tier_tick is called while bytecode runs.
void epy_port_samples(bool wanted);
#endif

#if EPY_TELLS_FAULTS
// A fault is raised, or raised again.
void epy_port_fault(unsigned fault);
#endif

// Nothing can go on: damaged core. Does not return.
EPY_NORETURN void epy_port_die(const char *reason);

#endif
