// SPDX-License-Identifier: MIT
// Channel: semihosting of ARM and RISC-V. The emulator's standard streams are the file ":tt".
#include "port.h"

enum { SYS_OPEN = 0x01, SYS_WRITE = 0x05, SYS_READ = 0x06, SYS_EXIT_EXTENDED = 0x20 };
enum { MODE_READ = 0, MODE_WRITE = 4 };
#define APPLICATION_EXIT 0x20026

static uintptr_t in, out;

static uintptr_t call(uintptr_t operation, const uintptr_t *block) {
#if defined(__riscv)
    register uintptr_t a0 __asm__("a0") = operation;
    register const uintptr_t *a1 __asm__("a1") = block;
    __asm__ volatile(".balign 16\n .option push\n .option norvc\n"
                     "slli x0, x0, 0x1f\n ebreak\n srai x0, x0, 7\n .option pop"
                     : "+r"(a0)
                     : "r"(a1)
                     : "memory");
    return a0;
#elif defined(__arm__)
    register uintptr_t r0 __asm__("r0") = operation;
    register const uintptr_t *r1 __asm__("r1") = block;
    __asm__ volatile("bkpt 0xab" : "+r"(r0) : "r"(r1) : "memory");
    return r0;
#else
#error "semihosting is known for ARM and RISC-V"
#endif
}

static __attribute__((noinline)) uintptr_t opened(uintptr_t mode) {
    static const char name[] = ":tt";
    return call(SYS_OPEN, (uintptr_t[]){(uintptr_t)name, mode, sizeof name - 1});
}

void epy_channel_start(void) {
    in = opened(MODE_READ);
    out = opened(MODE_WRITE);
}

size_t epy_port_read(void *buffer, size_t size) {
    size_t missing = call(SYS_READ, (uintptr_t[]){in, (uintptr_t)buffer, size});
    return missing < size ? size - missing : 0;
}

void epy_port_write(const void *buffer, size_t size) {
    const char *end = (const char *)buffer + size;
    while (size) {
        size_t missing = call(SYS_WRITE, (uintptr_t[]){out, (uintptr_t)(end - size), size});
        if (missing >= size)
            epy_exit(0); // nobody listens
        size = missing;
    }
}

void epy_exit(int status) {
    for (;;)
        call(SYS_EXIT_EXTENDED, (uintptr_t[]){APPLICATION_EXIT, (uintptr_t)status});
}
