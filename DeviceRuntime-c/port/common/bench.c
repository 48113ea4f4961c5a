// SPDX-License-Identifier: MIT
// Channel: two words of the simulated PicoRV32 (tools/picorv32).
#include "port.h"

#define CHANNEL (*(volatile uint32_t *)0xFFFF0000)
#define ENDING (*(volatile uint32_t *)0xFFFF0004)

void epy_channel_start(void) {}

// The simulation waits for the host, not the core, so each byte can be waited for: cycles do not depend on
// the host.
size_t epy_port_read(void *buffer, size_t size) {
    uint8_t *bytes = buffer;
    for (size_t i = 0; i < size; i++) {
        int32_t byte = (int32_t)CHANNEL;
        if (byte < 0)
            return 0;
        bytes[i] = (uint8_t)byte;
    }
    return size;
}

void epy_port_write(const void *buffer, size_t size) {
    const uint8_t *bytes = buffer;
    for (size_t i = 0; i < size; i++)
        CHANNEL = bytes[i];
}

void epy_exit(int status) {
    for (;;)
        ENDING = (uint32_t)status;
}
