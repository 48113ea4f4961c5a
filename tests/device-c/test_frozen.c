// SPDX-License-Identifier: MIT
// A frozen program (frozen_program.c) under the monitor: its tables, its memory, what it refuses.
#include "frozen_program.c"

// The first run's prints, which are longer than a message.
static bool prints(const char *expected, size_t size) {
    message m;
    size_t at = 0, messages = 0;
    find_message(EPY_MESSAGE_Hello, &m);
    for (; next_message(&m) && m.type == EPY_MESSAGE_Print; at += m.size, messages++)
        if (at + m.size > size || memcmp(m.payload, expected + at, m.size))
            return false;
    return at == size && messages > 1;
}

static void runs_again_and_again(void) {
#define INT(text) "i" text "\0\0\0\0\0\0\0"
#define FLOAT_2_5 "f\0\0\0\0\0\0\4\x40"
    static const char expected[] = "\3\0NNs\6\0\0\0scaled" INT("\x2a") "t\4\0\0\0" INT("\x0e") FLOAT_2_5
        "c\xe9\0\0\0N"
        "\3\0NNs\6\0\0\0scaled"
        "i\xfd\xff\xff\xff\xff\xff\xff\xff"
        "t\4\0\0\0i\xff\xff\xff\xff\xff\xff\xff\xff" FLOAT_2_5 "c\xe9\0\0\0N"
        "\1\0NN" INT("\2");
    machine_reset();
    send_run(0);
    send_run(0);
    machine_go();
    CHECK(prints(expected, sizeof expected - 1));
    message m;
    unsigned ended = 0;
    find_message(EPY_MESSAGE_Hello, &m);
    while (next_message(&m))
        ended += m.type == EPY_MESSAGE_Exited;
    CHECK(ended == 2);
}

static void takes_its_arguments(void) {
    machine_reset();
    send_run(0);
    machine_go();
    epy_value argv = machine.core.global_values[0];
    CHECK(epy_is_list(argv) && epy_list_of(argv)->length == 1);
}

static unsigned refusal(void) {
    message m;
    machine_go();
    return find_message(EPY_MESSAGE_Refused, &m) ? m.payload[1] : 0;
}

static void refuses_what_it_cannot_do(void) {
    machine_reset();
    send_section(EPY_SECTION_Functions, "x", 1);
    CHECK(refusal() == EPY_REFUSAL_Message);
    machine_reset();
    send_run(1); // has parameters
    CHECK(refusal() == EPY_REFUSAL_NoFunction);
    machine_reset();
    send_run(3);
    CHECK(refusal() == EPY_REFUSAL_NoFunction);
    machine_reset();
    machine_memory = 512;
    send_run(0);
    CHECK(refusal() == EPY_REFUSAL_NoRoom);
}

static void constants_outlive_collections(void) {
    machine_reset();
    send_run(0);
    machine_go();
    epy_core *c = &machine.core;
    for (int i = 0; i < 3; i++)
        epy_collect(c);
    CHECK(epy_float_of(c->value_constants[1]) == (epy_float)2.5);
    CHECK(epy_is_str(c->value_constants[0]) && epy_length(c, c->value_constants[0]) == 6);
}

int main(void) {
    runs_again_and_again();
    takes_its_arguments();
    refuses_what_it_cannot_do();
    constants_outlive_collections();
    return fake_summary();
}
