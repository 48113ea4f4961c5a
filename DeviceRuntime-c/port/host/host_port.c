// SPDX-License-Identifier: MIT
// The host port: link over file descriptors, clocks, randomness, memory for code. math.def is in host_math.c.
#define _GNU_SOURCE
#include "host.h"
#include "epy_port.h"
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

int host_in = STDIN_FILENO, host_out = STDOUT_FILENO;
volatile sig_atomic_t host_reading;

static char input[1 << 16], output[1 << 16];
static size_t input_at, input_end, output_used;

#define PATIENCE 100 // milliseconds until a message that is not acknowledged is sent again

static bool comes_something(void) {
    struct pollfd p = {.fd = host_in, .events = POLLIN};
    uint64_t end = epy_port_clock(1) + PATIENCE * 1000000u, now;
    while ((now = epy_port_clock(1)) < end)
        if (poll(&p, 1, (int)((end - now) / 1000000u) + 1) > 0) // the timer's signal ends it early
            return true;
    return false;
}

size_t epy_port_read(void *buffer, size_t size) {
    if (input_at == input_end) {
        ssize_t got;
        if (host_memory.unreliable && !comes_something())
            return 0;
        host_reading = 1;
        do
            got = read(host_in, input, sizeof input);
        while (got < 0 && errno == EINTR);
        host_reading = 0;
        if (got <= 0 && host_memory.unreliable)
            _exit(0); // 0 would say that nothing came yet
        if (got <= 0)
            return 0;
        input_at = 0;
        input_end = (size_t)got;
    }
    size_t count = input_end - input_at < size ? input_end - input_at : size;
    memcpy(buffer, input + input_at, count);
    input_at += count;
    return count;
}

// Without a host there is nobody to tell.
static void write_out(const char *bytes, size_t size) {
    while (size) {
        ssize_t done = write(host_out, bytes, size);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            _exit(0);
        bytes += done;
        size -= (size_t)done;
    }
}

void epy_port_write(const void *buffer, size_t size) {
    if (size > sizeof output - output_used)
        epy_port_flush();
    if (size > sizeof output) {
        write_out(buffer, size);
        return;
    }
    memcpy(output + output_used, buffer, size);
    output_used += size;
}

void epy_port_flush(void) {
    write_out(output, output_used);
    output_used = 0;
}

uint64_t epy_port_clock(unsigned clock) {
    static const clockid_t clocks[] = {CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID};
    struct timespec t;
    clock_gettime(clocks[clock < 3 ? clock : 1], &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

void epy_port_sleep(uint64_t nanoseconds) {
    struct timespec t = {(time_t)(nanoseconds / 1000000000u), (long)(nanoseconds % 1000000000u)};
    while (nanosleep(&t, &t) && errno == EINTR && !host_machine.core.interrupt)
        ;
}

uint64_t epy_port_seed(void) {
    uint64_t seed = 0;
    if (getrandom(&seed, sizeof seed, 0) != sizeof seed)
        seed = epy_port_clock(0);
    return seed;
}

// All memory was handed over at the start; what is not touched costs nothing.
bool epy_port_more_memory(epy_core *c, epy_word words) {
    (void)c, (void)words;
    return false;
}

void epy_port_code_ready(void *code, size_t size) {
    __builtin___clear_cache(code, (char *)code + size);
}

void epy_port_die(const char *reason) {
    static const char prefix[] = "epython core: ";
    ssize_t ignored = write(STDERR_FILENO, prefix, sizeof prefix - 1);
    ignored = write(STDERR_FILENO, reason, strlen(reason));
    ignored = write(STDERR_FILENO, "\n", 1);
    (void)ignored;
    _exit(HOST_DIED);
}
