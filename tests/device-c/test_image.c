// SPDX-License-Identifier: MIT
// The loader and the link against what is damaged, cut short, out of order or not meant for this core: it
// refuses with a reason, or runs, but never reads outside of what it was given (the sanitizers watch), and
// can be used afterwards.
#include "machine.h"

static void good_image(void) {
    machine_reset();
    add_raw('i', 1234);
    add_str("hello");
    add_str("x");
    add_value("t\2\0\0\0NT", 7);
    add_method(EPY_TYPE_List, EPY_BUILTIN_ListAppend);
    add_keyword(EPY_BUILTIN_Sorted, 1, add_name());
    set_globals(1, 1, 0);
    FUNCTION(SHAPE(.kinds = "", .result = 'n', .values = 4, .raws = 4), OP(LoadInt), 0x00, 3, OP(CallN), 1, 1,
             0x00, OP(ReturnNone));
    FUNCTION(SHAPE(.kinds = "i", .result = 'n', .values = 4, .raws = 4), OP(ReturnNone));
}

// What the core refused: the reason, or 0.
static unsigned refusal(unsigned *section) {
    message m;
    if (!find_message(EPY_MESSAGE_Refused, &m))
        return 0;
    *section = m.payload[0];
    return m.payload[1] | m.payload[2] << 8;
}
static unsigned refusal_of_image(void) {
    unsigned section;
    send_sections();
    send_run(0);
    machine_go();
    return refusal(&section);
}
static bool good_image_still_runs(void) {
    message m;
    send_sections();
    send_run(0);
    machine_go();
    return find_message(EPY_MESSAGE_Exited, &m);
}

static void set16(unsigned section, size_t at, unsigned v) {
    machine_sections[section].data[at] = (uint8_t)v;
    machine_sections[section].data[at + 1] = (uint8_t)(v >> 8);
}

static void good_image_runs(void) {
    good_image();
    CHECK(good_image_still_runs());
}

static void hello_tells_what_the_core_is(void) {
    machine_reset();
    machine_go();
    message m;
    CHECK(find_message(EPY_MESSAGE_Hello, &m));
    CHECK(m.size == 40);
    CHECK(m.payload[0] == EPY_PROTOCOL && m.payload[2] == EPY_WORD_BITS / 8);
    CHECK(m.payload[28] == 42);
}

static void exited_tells_how_deep_the_stack_was(void) {
    message m;
    for (unsigned painted = 0; painted <= 64; painted += 16) {
        for (unsigned i = 0; i < 64; i++)
            machine_stack[i] = i < painted ? EPY_STACK_PAINT : i;
        good_image();
        CHECK(good_image_still_runs());
        CHECK(find_message(EPY_MESSAGE_Exited, &m) && m.size == 28);
        CHECK((m.payload[16] | m.payload[17] << 8) == (int)((64 - painted) * 4));
    }
}

static void damaged_fields_are_refused(void) {
    good_image();
    set16(EPY_SECTION_Functions, 0, 500); // code offset
    CHECK(refusal_of_image() == EPY_REFUSAL_CodeRange);
    good_image();
    machine_sections[EPY_SECTION_Functions].data[7] = 0xFF; // code bytes
    CHECK(refusal_of_image() == EPY_REFUSAL_CodeRange);
    good_image();
    set16(EPY_SECTION_Functions, 8, 5000); // values
    CHECK(refusal_of_image() == EPY_REFUSAL_Function);
    good_image();
    set16(EPY_SECTION_Functions, 18 + 10, 0); // raws of the second function, which has a raw parameter
    CHECK(refusal_of_image() == EPY_REFUSAL_Function);
    good_image();
    machine_sections[EPY_SECTION_Functions].data[14] = 'q'; // result kind
    CHECK(refusal_of_image() == EPY_REFUSAL_Function);
    good_image();
    set16(EPY_SECTION_Functions, 18 + 18 + 2, 77); // a parameter's name
    CHECK(refusal_of_image() == EPY_REFUSAL_Function);
    good_image();
    set16(EPY_SECTION_Functions, 18 + 18 + 4, 3); // a parameter's default
    CHECK(refusal_of_image() == EPY_REFUSAL_Function);
    good_image();
    set16(EPY_SECTION_Methods, 6, 9); // the first name's rows end beyond the rows
    CHECK(refusal_of_image() == EPY_REFUSAL_Method);
    good_image();
    set16(EPY_SECTION_Methods, 10, EPY_TYPE_List << 10 | EPY_BUILTIN_COUNT);
    CHECK(refusal_of_image() == EPY_REFUSAL_Method);
    good_image();
    machine_sections[EPY_SECTION_Constants].data[4] = 'v'; // kind of a raw constant
    CHECK(refusal_of_image() == EPY_REFUSAL_Constant);
    good_image();
    set16(EPY_SECTION_Constants, 2, 9); // more constants than there are
    CHECK(refusal_of_image() == EPY_REFUSAL_Constant);
    good_image();
    set16(EPY_SECTION_Functions, 4, 0); // neither bytecode nor native code
    set16(EPY_SECTION_Functions, 6, 0);
    CHECK(refusal_of_image() == EPY_REFUSAL_NotLoaded);
}

static void cut_sections_never_crash(void) {
    for (unsigned section = 1; section < EPY_CORE_SECTIONS; section++) {
        good_image();
        size_t whole = machine_sections[section].used;
        for (size_t size = 0; size < whole; size++) {
            good_image();
            machine_sections[section].used = size;
            send_sections();
            send_message(EPY_MESSAGE_Run, "\xFF\xFF\0",
                         3); // linked, but not run: the verifier answers for code
            machine_go();
            good_image();
            if (!good_image_still_runs())
                CHECK(!"the core can be used after a cut section");
        }
    }
    CHECK(true);
}

// Everything but the code, which the host's verifier answers for.
static void flipped_bits_never_crash(void) {
    static const uint8_t sections[] = {EPY_SECTION_Functions, EPY_SECTION_Constants, EPY_SECTION_Globals,
                                       EPY_SECTION_Methods};
    for (unsigned i = 0; i < sizeof sections; i++) {
        good_image();
        size_t bits = machine_sections[sections[i]].used * 8;
        for (size_t bit = 0; bit < bits; bit++) {
            good_image();
            machine_sections[sections[i]].data[bit / 8] ^= (uint8_t)(1 << bit % 8);
            unsigned section;
            send_sections();
            send_message(EPY_MESSAGE_Run, "\xFF\xFF\0", 3); // links, then has no such function
            machine_go();
            CHECK(refusal(&section) != 0);
        }
    }
}

static void order_is_kept(void) {
    unsigned section;
    good_image();
    send_section(EPY_SECTION_Code, "x", 1);
    machine_go();
    CHECK(refusal(&section) == EPY_REFUSAL_Order && section == EPY_SECTION_Code);
    good_image();
    send_sections();
    send_section(EPY_SECTION_Code, "x", 1);
    machine_go();
    CHECK(refusal(&section) == EPY_REFUSAL_Order);
    good_image();
    send_section(99, "x", 1);
    machine_go();
    CHECK(refusal(&section) == EPY_REFUSAL_Order);
    good_image();
    send_run(0);
    machine_go();
    CHECK(refusal(&section) == EPY_REFUSAL_Truncated && section == EPY_SECTION_Functions);
    good_image();
    send_sections();
    send_run(7);
    machine_go();
    CHECK(refusal(&section) == EPY_REFUSAL_NoFunction);
    good_image();
    send_sections();
    send_run(1); // takes a parameter
    machine_go();
    CHECK(refusal(&section) == EPY_REFUSAL_NoFunction);
}

static void sections_come_in_pieces(void) {
    good_image();
    bytes *code = &machine_sections[EPY_SECTION_Code];
    bytes piece;
    send_section(EPY_SECTION_Functions, machine_sections[EPY_SECTION_Functions].data,
                 machine_sections[EPY_SECTION_Functions].used);
    for (size_t at = 0; at < code->used; at++) {
        piece.used = 0;
        put8(&piece, EPY_SECTION_Code);
        put32(&piece, (uint32_t)code->used);
        put32(&piece, (uint32_t)at);
        put8(&piece, code->data[at]);
        send_message(EPY_MESSAGE_Load, piece.data, piece.used);
    }
    for (unsigned i = EPY_SECTION_Constants; i < EPY_SECTION_Native; i++)
        send_section(i, machine_sections[i].data, machine_sections[i].used);
    send_run(0);
    send_run(0); // and a second run
    machine_go();
    message m;
    unsigned exits = 0, loaded = 0;
    find_message(EPY_MESSAGE_Hello, &m);
    while (next_message(&m)) {
        exits += m.type == EPY_MESSAGE_Exited;
        loaded += m.type == EPY_MESSAGE_Loaded;
    }
    CHECK(exits == 2);
    CHECK(loaded == EPY_SECTION_Native - 1);
}

static void too_much_is_refused(void) {
    unsigned section;
    good_image();
    machine_memory = 8192;
    static uint8_t large[9000];
    send_section(EPY_SECTION_Functions, machine_sections[EPY_SECTION_Functions].data,
                 machine_sections[EPY_SECTION_Functions].used);
    send_section(EPY_SECTION_Code, large, sizeof large);
    machine_go();
    CHECK(refusal(&section) == EPY_REFUSAL_NoRoom && section == EPY_SECTION_Code);
    good_image();
    machine_memory = 900;
    CHECK(refusal_of_image() == EPY_REFUSAL_NoRoom);
    good_image();
    machine_memory = 16 << 10;
    CHECK(refusal_of_image() == 0);
}

static void garbage_is_skipped(void) {
    good_image();
    memcpy(fake_input, "rubbish \xE7\xE7 and \xE7\x02\0\xFF more", 25);
    fake_input_used = 25;
    CHECK(good_image_still_runs());
}

static void wrong_checksums_are_refused(void) {
    unsigned section;
    good_image();
    send_section(EPY_SECTION_Functions, machine_sections[EPY_SECTION_Functions].data,
                 machine_sections[EPY_SECTION_Functions].used);
    fake_input[fake_input_used - 6] ^= 1;
    send_sections(); // the same again, undamaged
    send_run(0);
    machine_go();
    message m;
    CHECK(refusal(&section) == EPY_REFUSAL_Checksum && section == 0);
    CHECK(find_message(EPY_MESSAGE_Exited, &m));
    good_image();
    send_message(77, "what", 4);
    machine_go();
    CHECK(refusal(&section) == EPY_REFUSAL_Message);
}

static void random_bytes_never_crash(void) {
    uint32_t state = 1;
    for (int round = 0; round < 300; round++) {
        good_image();
        for (int i = 0; i < 400; i++) {
            state = state * 1664525 + 1013904223;
            fake_input[i] = state >> 28 < 3   ? 0xE7
                            : state >> 28 < 9 ? (uint8_t)(state >> 16 & 7)
                                              : (uint8_t)(state >> 16);
        }
        fake_input_used = 400;
        machine_go();
    }
    CHECK(true);
}

// ---- native code ------------------------------------------------------------------------------------------

static epy_word native_main(epy_core *c, epy_act *a, const epy_function *f, epy_value env, epy_word *args) {
    (void)f, (void)env, (void)args;
    a->frame = NULL;
    epy_raise_at(c, a, EPY_AT_NATIVE + 5, EPY_FAULT_AssertionEmpty);
}

static void native_section(uint64_t address, uint64_t build, unsigned function, uint32_t generic) {
    bytes *b = &machine_sections[EPY_SECTION_Native];
    b->used = 0;
    put64(b, address);
    put32(b, 16);
    put32(b, 1);
    for (int i = 0; i < 32; i++)
        put8(b, 0);
    for (int i = 0; i < 16; i++)
        put8(b, 0xC3);
    put64(b, build);
    put16(b, function);
    put16(b, 0);
    put32(b, generic);
    put32(b, 0xFFFFFFFF);
}

static void native_sections_are_checked(void) {
    machine_reset();
    machine_go();
    uint64_t address = (uintptr_t)machine.memory->native;
    good_image();
    native_section(address + 16, 42, 1, 0);
    CHECK(refusal_of_image() == EPY_REFUSAL_Address);
    good_image();
    native_section(address, 43, 1, 0);
    CHECK(refusal_of_image() == EPY_REFUSAL_Build);
    good_image();
    native_section(address, 42, 2, 0);
    CHECK(refusal_of_image() == EPY_REFUSAL_Entry);
    good_image();
    native_section(address, 42, 1, 16);
    CHECK(refusal_of_image() == EPY_REFUSAL_Entry);
    good_image();
    native_section(address, 42, 1, 8);
    send_sections();
    send_message(EPY_MESSAGE_Run, "\xFF\xFF\0", 3);
    machine_go();
    CHECK((uintptr_t)machine.core.functions[1].entry == address + 8);
    CHECK(((uint8_t *)(uintptr_t)address)[3] == 0xC3);
}

static void faults_of_compiled_functions_tell_their_site(void) {
    good_image();
    send_sections();
    send_message(EPY_MESSAGE_Run, "\xFF\xFF\0", 3);
    machine_go();
    epy_core *c = &machine.core;
    ((epy_function *)c->functions)[1].entry = native_main; // as the loader does
    fake_input_used = fake_input_at = fake_output_used = 0;
    epy_handler h = {.frame_top = c->frames};
    c->handler = &h;
    c->frame_top = c->frames;
    if (!__builtin_setjmp(h.jump))
        c->functions[0].entry(c, c->acts, &c->functions[0], EPY_NONE, NULL);
    CHECK(c->fault == EPY_FAULT_AssertionEmpty);
    CHECK(c->top == c->acts + 1 && c->acts[1].at == EPY_AT_NATIVE + 5 && c->acts[0].at == 4);
}

int main(void) {
    good_image_runs();
    hello_tells_what_the_core_is();
    exited_tells_how_deep_the_stack_was();
    damaged_fields_are_refused();
    cut_sections_never_crash();
    flipped_bits_never_crash();
    order_is_kept();
    sections_come_in_pieces();
    too_much_is_refused();
    garbage_is_skipped();
    wrong_checksums_are_refused();
    random_bytes_never_crash();
    native_sections_are_checked();
    faults_of_compiled_functions_tell_their_site();
    return fake_summary();
}
