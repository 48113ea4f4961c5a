// SPDX-License-Identifier: MIT
#define _GNU_SOURCE
#include "fake_port.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define WEAK __attribute__((weak))

uint8_t fake_input[1 << 20], fake_output[1 << 22];
size_t fake_input_used, fake_input_at, fake_output_used;
epy_word fake_more_words;
unsigned fake_cases, fake_failures;

WEAK size_t epy_port_read(void *buffer, size_t size) {
    size_t left = fake_input_used - fake_input_at;
    if (size > left)
        size = left;
    memcpy(buffer, fake_input + fake_input_at, size);
    fake_input_at += size;
    return size;
}

WEAK void epy_port_write(const void *buffer, size_t size) {
    if (size > sizeof fake_output - fake_output_used)
        epy_port_die("more output than the test has room for");
    memcpy(fake_output + fake_output_used, buffer, size);
    fake_output_used += size;
}

WEAK void epy_port_flush(void) {}
WEAK uint64_t epy_port_clock(unsigned clock) {
    return 1000000000u * (uint64_t)(clock + 1);
}
WEAK void epy_port_sleep(uint64_t nanoseconds) {
    (void)nanoseconds;
}
WEAK uint64_t epy_port_seed(void) {
    return 12345;
}
WEAK void epy_port_code_ready(void *code, size_t size) {
    (void)code, (void)size;
}

WEAK bool epy_port_more_memory(epy_core *c, epy_word words) {
    (void)c;
    if (words > fake_more_words)
        return false;
    fake_more_words -= words;
    return true;
}

WEAK void epy_port_die(const char *reason) {
    fprintf(stderr, "the core died: %s\n", reason);
    exit(3);
}

void *fake_map(size_t bytes) {
    void *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
    if (memory == MAP_FAILED)
        exit(3);
    return memory;
}

void fake_check(bool ok, const char *what, const char *file, int line) {
    fake_cases++;
    if (ok)
        return;
    fake_failures++;
    printf("%s:%d: not so: %s\n", file, line, what);
}

int fake_summary(void) {
    printf("%u cases, %u failures\n", fake_cases, fake_failures);
    return fake_failures != 0;
}
