// SPDX-License-Identifier: MIT
// Channel: MIPS UHI semihosting. The emulator's standard streams are files that are opened by name.
#include "port.h"

enum { UHI_EXIT = 1, UHI_OPEN = 2, UHI_READ = 4, UHI_WRITE = 5 };
enum { OPEN_READ = 0, OPEN_WRITE = 1 };

static long in, out;

static long call(long operation, long x, long y, long z) {
    register long v0 __asm__("$2") = 1, a0 __asm__("$4") = x, a1 __asm__("$5") = y, a2 __asm__("$6") = z,
                     t9 __asm__("$25") = operation;
    __asm__ volatile("sdbbp 1" : "+r"(v0), "+r"(a1) : "r"(a0), "r"(a2), "r"(t9) : "$3", "memory");
    return v0;
}

void epy_channel_start(void) {
    in = call(UHI_OPEN, (long)"/dev/fd/0", OPEN_READ, 0);
    out = call(UHI_OPEN, (long)"/dev/fd/1", OPEN_WRITE, 0);
}

size_t epy_port_read(void *buffer, size_t size) {
    long got = call(UHI_READ, in, (long)buffer, (long)size);
    return got > 0 ? (size_t)got : 0;
}

void epy_port_write(const void *buffer, size_t size) {
    const char *bytes = buffer;
    while (size) {
        long done = call(UHI_WRITE, out, (long)bytes, (long)size);
        if (done <= 0)
            epy_exit(0); // nobody listens
        bytes += done;
        size -= (size_t)done;
    }
}

void epy_exit(int status) {
    for (;;)
        call(UHI_EXIT, status, 0, 0);
}
