// SPDX-License-Identifier: MIT
// The time module over the port's clocks.
#include "epy_builtins.h"
#include "epy_objects.h"
#include "epy_port.h"

enum clock { CLOCK_EPOCH, CLOCK_STEADY, CLOCK_PROCESS };

static epy_value seconds(epy_core *c, enum clock clock) {
    return epy_float_value(c, (epy_float)((double)epy_port_clock(clock) / 1e9));
}

static epy_value nanoseconds(epy_core *c, enum clock clock) {
    uint64_t now = epy_port_clock(clock);
    if (now > INT64_MAX)
        epy_raise(c, EPY_FAULT_OverflowInt);
    return epy_wide_value(c, (epy_wide)now);
}

#define CLOCK_FUNCTION(Name, value)                                                                          \
    epy_value epy_builtin_##Name(epy_core *c, epy_value *args, unsigned n) {                                 \
        (void)args, (void)n;                                                                                 \
        return value;                                                                                        \
    }
CLOCK_FUNCTION(TimeTime, seconds(c, CLOCK_EPOCH))
CLOCK_FUNCTION(TimePerfCounter, seconds(c, CLOCK_STEADY))
CLOCK_FUNCTION(TimeMonotonic, seconds(c, CLOCK_STEADY))
CLOCK_FUNCTION(TimeProcessTime, seconds(c, CLOCK_PROCESS))
CLOCK_FUNCTION(TimeTimeNs, nanoseconds(c, CLOCK_EPOCH))
CLOCK_FUNCTION(TimePerfCounterNs, nanoseconds(c, CLOCK_STEADY))

epy_value epy_builtin_TimeSleep(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_float time;
    if (!epy_number_as_float(args[0], &time))
        epy_raise1(c, EPY_FAULT_NotIndex, args[0]);
    if (time < 0)
        epy_raise(c, EPY_FAULT_SleepNegative);
    if (time > 0 && !c->interrupt)
        epy_port_sleep(time < (epy_float)9e9 ? (uint64_t)((double)time * 1e9) : UINT64_MAX);
    if (c->interrupt)
        epy_raise_interrupt(c);
    return EPY_NONE;
}
