// SPDX-License-Identifier: MIT
// A port for tests: the link is two buffers, memory can be rationed, dying ends the test. All of its
// functions are weak: a test may have its own.
#ifndef FAKE_PORT_H
#define FAKE_PORT_H

#include "epy_port.h"

extern uint8_t fake_input[1 << 20], fake_output[1 << 22];
extern size_t fake_input_used, fake_input_at, fake_output_used;
extern epy_word fake_more_words; // how much more memory the heap may have

// Memory below 4 GB.
void *fake_map(size_t bytes);

// Counting checks: CHECK(x) in a test, then `return fake_summary();`
extern unsigned fake_cases, fake_failures;
void fake_check(bool ok, const char *what, const char *file, int line);
int fake_summary(void);
#define CHECK(condition) fake_check(condition, #condition, __FILE__, __LINE__)

#endif
