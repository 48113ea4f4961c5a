// SPDX-License-Identifier: MIT
// What tables.py cannot write down: containers that hold themselves, deep ones, views, and bytes that are no
// encoded value.
#include "fake_port.h"
#include "table_core.h"

static bool text_is(epy_value v, const char *expected) {
    char buffer[4];
    epy_text s = epy_str_view(v, buffer);
    bool same = s.bytes == strlen(expected) && memcmp(s.text, expected, s.bytes) == 0;
    if (!same)
        printf("%.*s instead of %s\n", (int)s.bytes, s.text, expected);
    return same;
}

static epy_value repr_of(void *v) {
    return epy_repr_value(&core, *(epy_value *)v);
}

static epy_value nested(unsigned depth) {
    epy_value list = epy_list_new(&core, EPY_STORE_VALUE, 1);
    epy_push(&core, list);
    for (; depth > 1; depth--) {
        epy_value outer = epy_list_new(&core, EPY_STORE_VALUE, 1);
        core.roots[core.root_count - 1] = outer;
        epy_push(&core, list);
        epy_list_append(&core, epy_list_of(outer), list);
        epy_pop(&core, 1);
        list = outer;
        core.roots[core.root_count - 1] = list;
    }
    epy_pop(&core, 1);
    return list;
}

static void test_cycles(void) {
    epy_value list = epy_list_new(&core, EPY_STORE_VALUE, 4);
    epy_push(&core, list);
    epy_list_append(&core, epy_list_of(list), epy_small(1));
    epy_list_append(&core, epy_list_of(list), list);
    epy_value dict = epy_dict_new(&core, 1);
    epy_push(&core, dict);
    epy_dict_set(&core, epy_dict_of(dict), epy_char('a'), list);
    epy_dict_set(&core, epy_dict_of(dict), epy_char('b'), dict);
    epy_list_append(&core, epy_list_of(list), dict);
    CHECK(text_is(epy_repr_value(&core, list), "[1, [...], {'a': [...], 'b': {...}}]"));
    CHECK(text_is(epy_repr_value(&core, dict), "{'a': [1, [...], {...}], 'b': {...}}"));
    const uint8_t *bytes;
    CHECK(core_encode(list, &bytes) == 1 + 4 + 1 + sizeof(epy_word) + 2 + 5 + 5 + 2 + 5 + 2);
    epy_pop(&core, 2);
}

static void test_depth(void) {
    epy_value list = nested(EPY_NESTING_LIMIT);
    epy_push(&core, list);
    CHECK(epy_str_length(epy_repr_value(&core, list)) == 2 * EPY_NESTING_LIMIT);
    epy_pop(&core, 1);
    list = nested(EPY_NESTING_LIMIT + 1);
    epy_push(&core, list);
    CHECK(core_try(repr_of, &list) == EPY_UNBOUND && core.fault == EPY_FAULT_Recursion);
    const uint8_t *bytes;
    CHECK(core_encode(list, &bytes) == EPY_NESTING_LIMIT * 5 + 2);
    core.root_count = 0;
}

static void test_views_and_raw_lists(void) {
    static const epy_int ints[] = {1, -2, 3};
    static const epy_float floats[] = {0.5f, -0.25f};
    static const bool bools[] = {true, false};
    epy_value dict = epy_dict_new(&core, 1);
    epy_push(&core, dict);
    epy_dict_set(&core, epy_dict_of(dict), epy_char('k'), epy_small(5));
    CHECK(text_is(epy_repr_value(&core, epy_builtin_DictKeys(&core, &dict, 1)), "dict_keys(['k'])"));
    CHECK(text_is(epy_repr_value(&core, epy_builtin_DictValues(&core, &dict, 1)), "dict_values([5])"));
    CHECK(text_is(epy_repr_value(&core, epy_builtin_DictItems(&core, &dict, 1)), "dict_items([('k', 5)])"));
    CHECK(text_is(epy_repr_value(&core, epy_list_from(&core, EPY_STORE_INT, 3, ints)), "[1, -2, 3]"));
    CHECK(text_is(epy_repr_value(&core, epy_list_from(&core, EPY_STORE_FLOAT, 2, floats)), "[0.5, -0.25]"));
    CHECK(text_is(epy_repr_value(&core, epy_list_from(&core, EPY_STORE_BOOL, 2, bools)), "[True, False]"));
    epy_pop(&core, 1);
}

// ---- damaged bytes ------------------------------------------------------------------------------------------

typedef struct bytes {
    const uint8_t *at;
    size_t left;
} bytes;

static bool from_bytes(void *from, void *to, size_t size) {
    bytes *b = from;
    if (size > b->left)
        return false;
    memcpy(to, b->at, size);
    b->at += size;
    b->left -= size;
    return true;
}

static epy_value read_bytes(void *argument) {
    bytes b = *(bytes *)argument;
    size_t left = b.left;
    return epy_wire_read(&core, from_bytes, &b, &left);
}

static bool refused(const char *text, size_t size) {
    bytes b = {(const uint8_t *)text, size};
    return core_try(read_bytes, &b) == EPY_UNBOUND && core.root_count == 0;
}

static void test_damage(void) {
    static const char *const damaged[] = {"", "q", "i", "s", "l", "?", "+", "o"};
    for (unsigned i = 0; i < sizeof damaged / sizeof damaged[0]; i++)
        CHECK(refused(damaged[i], strlen(damaged[i])));
    CHECK(refused("s\xff\xff\xff\xff"
                  "abc",
                  8));                     // longer than what is there
    CHECK(refused("s\x02\0\0\0\xc3(", 7)); // not UTF-8
    CHECK(refused("l\xff\xff\xff\x7f", 5));
    CHECK(refused("t\x02\0\0\0N", 6)); // an item is missing
    CHECK(refused("y\xff", 2));
    CHECK(refused("b\xff\xff", 3));
    CHECK(refused("d\x01\0\0\0l\0\0\0\0N", 11)); // an unhashable key
    CHECK(EPY_WORD_BITS == 64 || refused("i\0\0\0\0\1\0\0\0", 9));
    uint32_t random = 1;
    for (unsigned i = 0; i < 20000; i++) { // anything: a value or a refusal, never more
        static const char tags[] = "NTFifsltdryS";
        char text[40];
        for (unsigned j = 0; j < sizeof text; j++) {
            random = random * 1664525 + 1013904223;
            text[j] = random >> 29 ? (char)(random >> 30) : tags[(random >> 16) % (sizeof tags - 1)];
        }
        bytes b = {(const uint8_t *)text, sizeof text};
        core_try(read_bytes, &b);
        core.root_count = 0;
    }
}

int main(void) {
    core_begin(256 << 10);
    test_cycles();
    test_depth();
    test_views_and_raw_lists();
    test_damage();
    return fake_summary();
}
