// SPDX-License-Identifier: MIT
// The port functions that a core without clock, mathematical library and randomness leaves to its host.
#include "epy_host.h"
#include "port.h"

static uint64_t bits_of(double x) {
    uint64_t bits;
    __builtin_memcpy(&bits, &x, sizeof bits);
    return bits;
}

double epy_port_math(unsigned f, double x, double y) {
    uint64_t bits = epy_link_service(&epy_port_machine.core, EPY_SERVICE_Math, f, bits_of(x), bits_of(y));
    double result;
    __builtin_memcpy(&result, &bits, sizeof result);
    return result;
}

uint64_t epy_port_clock(unsigned clock) {
    return epy_link_service(&epy_port_machine.core, EPY_SERVICE_Clock, clock, 0, 0);
}

void epy_port_sleep(uint64_t nanoseconds) {
    epy_link_service(&epy_port_machine.core, EPY_SERVICE_Sleep, 0, nanoseconds, 0);
}

uint64_t epy_port_seed(void) {
    return epy_link_service(&epy_port_machine.core, EPY_SERVICE_Seed, 0, 0, 0);
}
