// SPDX-License-Identifier: MIT
// A core that is a process: epython-core-<profile> [--memory=BYTES[K|M|G]] [--link=FD] [--unreliable] [--faults=FILE]
// It speaks messages over its standard streams, or over an inherited socket, and ends when the host goes
// away. --unreliable: bytes are damaged or lost on the way, so messages are acknowledged. --faults: a file with a byte for
// each row of faults.def, which becomes 1 when that fault is raised.
#define _GNU_SOURCE
#include "host.h"
#include "epy_port.h"
#include "epy_tables.h"
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

// Values hold addresses of 32 bits in one profile and compiled code uses 32-bit relocations in both, so that
// memory lies in the first two gigabytes. The executable itself is at 4 MB.
#define LOWEST 0x10000000u
#define HIGHEST 0x80000000u
#define STEP 0x01000000u
#define NATIVE_BYTES ((size_t)16 << 20)
#define DEFAULT_BYTES ((size_t)1 << 30)

#ifndef EPY_BUILD_ID
#error "the build script says which build this is"
#endif
const uint64_t epy_build_id = EPY_BUILD_ID;

epy_machine host_machine;
epy_memory host_memory;
char *host_stack;

static void *map_low(size_t bytes, int protection) {
    for (uintptr_t at = LOWEST; at + bytes <= HIGHEST; at += STEP) {
        void *wanted = (void *)at;
        void *got = mmap(wanted, bytes, protection,
                         MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
        if (got == wanted)
            return got;
        if (got != MAP_FAILED)
            munmap(got, bytes); // a kernel that takes the address for a hint
    }
    return NULL;
}

static size_t parse_bytes(const char *text) {
    char *end;
    double number = strtod(text, &end);
    if (*end == 'K' || *end == 'k')
        number *= 1024, end++;
    else if (*end == 'M' || *end == 'm')
        number *= 1024 * 1024, end++;
    else if (*end == 'G' || *end == 'g')
        number *= 1024 * 1024 * 1024, end++;
    return end == text || *end || !(number >= 4096 && number <= DEFAULT_BYTES) ? 0 : (size_t)number;
}

static void usage(const char *argument) {
    fprintf(stderr, "epython core: %s: expected --memory=BYTES (4K to 1G), --link=FD, --unreliable or --faults=FILE\n",
            argument);
    exit(HOST_USAGE);
}

static uint8_t *faults; // NULL: nobody asks

static void map_faults(const char *path) {
    int file = open(path, O_RDWR);
    faults = mmap(NULL, EPY_FAULT_Reraised + 1, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (faults == MAP_FAILED)
        epy_port_die("the file of --faults cannot be mapped");
    close(file);
}

#if EPY_TELLS_FAULTS
void epy_port_fault(unsigned fault) {
    if (faults)
        faults[fault] = 1;
}
#endif

#ifdef EPY_HOSTILE
// EPYTHON_FAILURES=7,0,12: the first program that the core runs lacks memory at its 7th allocation, the third at its 12th.
long epy_hostile_next(void) {
    static char *at;
    if (!at && !(at = getenv("EPYTHON_FAILURES")))
        return -1;
    long next = strtol(at, &at, 10);
    at += *at == ',';
    return next > 0 ? next : -1;
}
#endif

static size_t read_arguments(int argc, char **argv) {
    size_t bytes = DEFAULT_BYTES;
    for (int i = 1; i < argc; i++) {
        if (!strncmp(argv[i], "--memory=", 9)) {
            bytes = parse_bytes(argv[i] + 9);
            if (!bytes)
                usage(argv[i]);
        } else if (!strncmp(argv[i], "--link=", 7)) {
            host_in = host_out = atoi(argv[i] + 7);
        } else if (!strcmp(argv[i], "--unreliable")) {
            host_memory.unreliable = true;
        } else if (!strncmp(argv[i], "--faults=", 9)) {
            map_faults(argv[i] + 9);
        } else {
            usage(argv[i]);
        }
    }
    return bytes;
}

static void map_memory(size_t bytes) {
    host_memory.bytes = bytes;
    host_memory.native_bytes = NATIVE_BYTES;
    host_memory.build = epy_build_id;
    host_memory.native = map_low(NATIVE_BYTES, PROT_READ | PROT_WRITE | PROT_EXEC);
    host_memory.arena = map_low(bytes, PROT_READ | PROT_WRITE | PROT_EXEC); // functions are loaded into the heap
    char *stack = mmap(NULL, HOST_GUARD_BYTES + HOST_STACK_BYTES, PROT_NONE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (!host_memory.native || !host_memory.arena || stack == MAP_FAILED)
        epy_port_die("no memory at low addresses");
    host_stack = stack + HOST_GUARD_BYTES;
    mprotect(host_stack, HOST_STACK_BYTES, PROT_READ | PROT_WRITE);
    host_memory.stack_limit = host_stack + HOST_STACK_BYTES / 8;
}

// Interrupt messages must be noticed while a program runs, and that the host has gone. (What comes over an
// unreliable link may be anything; the host's interrupt is then SIGUSR1, or read while an acknowledgement is
// waited for.)
static void ask_for_sigio(void) {
    fcntl(host_in, F_SETOWN, getpid());
    fcntl(host_in, F_SETFL, fcntl(host_in, F_GETFL) | O_ASYNC);
}

static void monitor(void) {
    epy_monitor(&host_machine, &host_memory);
}

int main(int argc, char **argv) {
    static ucontext_t main_context, monitor_context;
    map_memory(read_arguments(argc, argv));
    host_signals_install();
    if (!host_memory.unreliable)
        ask_for_sigio();
    getcontext(&monitor_context);
    monitor_context.uc_stack.ss_sp = host_stack;
    monitor_context.uc_stack.ss_size = HOST_STACK_BYTES;
    monitor_context.uc_link = &main_context;
    makecontext(&monitor_context, monitor, 0);
    swapcontext(&main_context, &monitor_context);
    return 0;
}
