// SPDX-License-Identifier: MIT
// A core without a program, for tests that call the runtime's helpers: memory below 4 GB, one activation, and
// a way to run something that may raise.
#ifndef TABLE_CORE_H
#define TABLE_CORE_H

#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "epy_builtins.h"
#include "epy_host.h"
#include "epy_monitor.h"
#include "epy_ops.h"
#include "epy_port.h"
#include "epy_text.h"

static epy_core core;
static epy_link link_buffer; // what is written stays in it: the tests are built with a large one

// The encoding of a value; its bytes.
__attribute__((unused)) static size_t core_encode(epy_value v, const uint8_t **bytes) {
    core.link = &link_buffer;
    link_buffer.used = 0;
    epy_wire_write(&core, v);
    *bytes = link_buffer.buffer + 8;
    return link_buffer.used;
}

static void core_begin(size_t bytes) {
    static epy_act acts[8];
    char *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
    if (memory == MAP_FAILED)
        exit(3);
    core.acts = core.top = acts;
    core.act_limit = acts + 8;
    core.frames = core.frame_top = (epy_word *)memory;
    core.frame_limit = core.frames + 1024;
    core.mark_limit = core.frames + 4096;
    epy_heap_start(&core, core.mark_limit, (epy_word *)(memory + bytes));
}

typedef epy_value (*core_task)(void *);

// What the task gives, or Unbound when it raised: then core.fault says what.
static __attribute__((noinline)) epy_value core_try(core_task task, void *argument) {
    epy_handler handler = {.act = core.top, .frame_top = core.frame_top, .root_count = core.root_count};
    core.fault = EPY_FAULT_None;
    core.handler = &handler;
    if (__builtin_setjmp(handler.jump))
        return EPY_UNBOUND;
    epy_value result = task(argument);
    core.handler = NULL;
    return result;
}

#endif
