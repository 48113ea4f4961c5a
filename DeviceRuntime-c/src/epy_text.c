// SPDX-License-Identifier: MIT
// The builder: text that grows, first on the C stack, then as a Str object with room to spare.
#include "epy_text.h"

void epy_builder_begin(epy_builder *b, epy_core *c) {
    b->c = c;
    b->text = b->local;
    b->used = 0;
    b->room = EPY_BUILDER_LOCAL;
    b->root = c->root_count;
    epy_push(c, EPY_NONE);
}

static void builder_grow(epy_builder *b, size_t bytes) {
    size_t room = (size_t)b->used + bytes + b->used / 2;
    epy_str *s = epy_str_allocate(b->c, room);
    __builtin_memcpy(s->text, b->text, b->used);
    s->length = 0;
    b->text = s->text;
    b->room = (uint32_t)room;
    b->c->roots[b->root] = epy_of(s);
}

char *epy_builder_reserve(epy_builder *b, size_t bytes) {
    if (bytes > b->room - b->used)
        builder_grow(b, bytes);
    return b->text + b->used;
}

void epy_builder_bytes(epy_builder *b, const char *text, size_t bytes) {
    __builtin_memcpy(epy_builder_reserve(b, bytes), text, bytes);
    b->used += (uint32_t)bytes;
}

// The empty statement keeps the compiler from making a call of strlen() of it, which a freestanding core
// lacks.
size_t epy_c_length(const char *text) {
    size_t length = 0;
    for (; text[length]; length++)
        __asm__("");
    return length;
}

void epy_builder_c(epy_builder *b, const char *text) {
    epy_builder_bytes(b, text, epy_c_length(text));
}

void epy_builder_char(epy_builder *b, uint32_t code_point) {
    b->used += epy_utf8_encode(epy_builder_reserve(b, 4), code_point);
}

void epy_builder_fill(epy_builder *b, uint32_t code_point, uint32_t count) {
    while (count-- > 0)
        epy_builder_char(b, code_point);
}

void epy_builder_str(epy_builder *b, epy_value s) {
    char buffer[4];
    epy_text part = epy_str_view(s, buffer);
    epy_builder_bytes(b, part.text, part.bytes);
}

epy_value epy_builder_end(epy_builder *b) {
    epy_value result;
    epy_value held = b->c->roots[b->root];
    if (held != EPY_NONE && b->used > 4 && b->room - b->used < b->used / 4 + 16) {
        epy_str *s = (epy_str *)epy_ref(held);
        s->bytes = b->used;
        result = epy_str_finish(s, epy_utf8_count(s->text, s->bytes));
    } else {
        result = epy_str_new(b->c, b->text, b->used);
    }
    epy_pop(b->c, b->c->root_count - b->root);
    return result;
}
