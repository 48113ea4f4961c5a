// SPDX-License-Identifier: MIT
// Code as functions are compiled to, with every kind of reference that C can make to itself and to a core.
extern long core_double(long), core_sum(long, long), core_counter, core_table[6];
extern void core_note(const char *, long);
extern const char core_text[];

static long own_data[3] = { 10, 20, 30 };
static long own_zero[5];
static long *pointer = &own_data[1];
static long *far_pointer = &core_table[3];
static const float table[4] = { 1.5f, 2.5f, 3.5f, 4.5f };
static char odd = 3, text[] = "names";
static short half = 7;

__attribute__((noinline)) static long step(long x) { return own_zero[x & 3] += odd + half; }

__attribute__((noinline)) static long choose(long x) {
    switch (x) {
    case 1: return core_double(7);
    case 2: return step(9);
    case 3: return core_counter;
    case 4: return 5;
    case 6: return core_double(4) + 1;
    case 7: core_note(text, x); return 12;
    case 8: return core_sum(x, 19);
    case 9: return -1;
    default: return 0;
    }
}

__attribute__((noinline)) static long typed(long x) {
    for (long i = 0; i < x; i++) {
        own_data[i & 1] += core_text[i] * core_table[i % 5];
        if (own_data[1] > 1000 && core_double(i) > 8)
            return choose(i);
    }
    return core_double(x) + *pointer + *far_pointer + own_data[2] + (long)((float)x * table[x & 3] / 3.0f);
}

static long generic(long x) { return typed(x) + (long)((double)x * 0.25); }

typedef long (*function)(long);
static const function functions[3] = { typed, generic, core_double };

long through_table(long x) { return functions[x & 1](core_double(x)); }
long tail_call(long x) { return x > 4 ? core_double(x + core_text[2]) : step(x); }
const char *middle(void) { return &core_text[5]; }
long divide(long long a, long long b) { return (long)(a / b); }

struct row { unsigned long function; function generic, typed; };
const struct row epy_unit_entries[] __attribute__((section(".epy_entries"), used)) = { { 3, generic, typed } };
