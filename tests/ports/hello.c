// SPDX-License-Identifier: MIT
// Stands in for the monitor, to test start-up, channel, memory and the end of a run on a target. Does what
// the bytes say that it reads:
//   e TEXT newline   echo          f  floats, 64-bit ints      m  fill the arena and read it back
//   s  how deep the stack was      j  jump out of a call       d  die
//   a  write past the memory       b  write below it           q  return to the port
#include "epy_frozen.h"
#include "epy_monitor.h"
#include "epy_port.h"

const struct epy_frozen_program epy_frozen_program = {.build = 1};

static const char greeting[] = "hello from a core\n";
static uint32_t data = 0x01020304, zeroed[4];

static void say(const char *text) {
    size_t size = 0;
    while (text[size])
        size++;
    epy_port_write(text, size);
    epy_port_flush();
}

static void say_hex(uint32_t value) {
    char text[10];
    for (unsigned i = 0; i < 8; i++)
        text[i] = "0123456789abcdef"[value >> (28 - 4 * i) & 15];
    text[8] = '\n';
    text[9] = 0;
    say(text);
}

#define TRIES (EPY_LINK_RELIABLE ? 1 : 50) // where bytes get lost, nothing does not mean that the host is gone

static char next(void) {
    char c;
    for (unsigned tries = 0; tries < TRIES; tries++)
        if (epy_port_read(&c, 1) == 1)
            return c;
    return 'q';
}

static void echo(void) {
    char text[32];
    unsigned size = 0;
    do
        text[size++] = next();
    while (text[size - 1] != '\n' && size < sizeof text);
    epy_port_write(text, size);
}

static void numbers(void) {
    volatile float x = 1.5f, y = -0.1f;
    volatile double wide = 3.0;
    volatile int32_t a = -7, b = 2;
    volatile uint64_t big = 10000000000u;
    volatile int64_t large = -98765432109876, divisor = 1000000007;
    say_hex(epy_float_bits((epy_float)(x * y + x / y)));
    say_hex(epy_float_bits((epy_float)(wide / (double)x)));
    say_hex((uint32_t)(a / b) << 16 | ((uint32_t)(a % b) & 0xFFFF));
    say_hex((uint32_t)(big * big >> 32));
    say_hex((uint32_t)(large / divisor));
    say_hex((uint32_t)(large % divisor));
    say_hex((uint32_t)(uint64_t)(wide * 1e9));
    say_hex((uint32_t)(x < y) << 8 | (uint32_t)(int32_t)y << 4 | (uint32_t)(int32_t)(x * 4));
}

static void fill(const epy_memory *memory) {
    uint32_t *words = memory->arena, count = (uint32_t)(memory->bytes / 4), sum = 0, want = 0;
    for (uint32_t i = 0; i < count; i++)
        words[i] = i * 2654435761u;
    for (uint32_t i = 0; i < count; i++) {
        sum += words[i];
        want += i * 2654435761u;
    }
    say(sum == want && (uintptr_t)words % 8 == 0 ? "arena good\n" : "arena bad\n");
    say_hex((uint32_t)memory->bytes);
}

static __attribute__((noinline)) unsigned deeper(unsigned levels) {
    volatile char frame[32];
    frame[levels % 32] = (char)levels;
    return levels ? deeper(levels - 1) + (unsigned)frame[levels % 32] : 0;
}

static void stack_mark(const epy_memory *memory) {
    const uint32_t *low = (const uint32_t *)memory->stack, *mark = low;
    unsigned sum = deeper(4);
    while (*mark == EPY_STACK_PAINT)
        mark++;
    size_t peak = memory->stack_bytes - (size_t)((const char *)mark - memory->stack);
    bool plausible =
        sum == 10 && mark > low && peak > 4 * 32 && memory->stack_limit > memory->stack && memory->build == 1;
    say(plausible ? "stack good\n" : "stack bad\n");
    say_hex((uint32_t)peak);
}

static __attribute__((noinline)) void leap(void **place) {
    __builtin_longjmp(place, 1);
}

static __attribute__((noinline)) void jump(void) {
    void *place[5];
    if (__builtin_setjmp(place)) {
        say("landed\n");
        return;
    }
    leap(place);
}

void epy_monitor(epy_machine *m, const epy_memory *memory) {
    say(greeting);
    say_hex(data + zeroed[0] + zeroed[3] + m->core.fault);
    char *arena = memory->arena;
    for (;;) {
        switch (next()) {
        case 'e': echo(); break;
        case 'f': numbers(); break;
        case 'm': fill(memory); break;
        case 's': stack_mark(memory); break;
        case 'j': jump(); break;
        case 'd': epy_port_die("as it was told");
        case 'a':
            *(volatile char *)(arena + memory->bytes) = 1;
            say("written\n");
            break;
        case 'b':
            *(volatile char *)(memory->stack - 4) = 1;
            say("written\n");
            break;
        case 'q': return;
        default: break;
        }
    }
}
