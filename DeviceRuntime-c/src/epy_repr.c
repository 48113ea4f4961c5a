// SPDX-License-Identifier: MIT
// str() and repr() of every value.
#include "epy_bytes.h"
#include "epy_text.h"
#include "epy_builtins.h"
#include "epy_exception.h"
#include "epy_host.h"
#include "epy_special.h"
#include "epy_walk.h"

// ---- strings ----------------------------------------------------------------------------------------------

static void text_hex(epy_builder *b, epy_word value, unsigned width) {
    char digits[64];
    unsigned count = epy_int_digits(digits, value, 16, false);
    epy_builder_fill(b, '0', width > count ? width - count : 0);
    epy_builder_bytes(b, digits + 64 - count, count);
}

static void text_escaped(epy_builder *b, uint32_t code_point) {
    bool wide = code_point > 0xFFFF, medium = code_point > 0xFF;
    epy_builder_c(b, wide ? "\\U" : medium ? "\\u" : "\\x");
    text_hex(b, code_point, wide ? 8 : medium ? 4 : 2);
}

static void text_quoted_char(epy_builder *b, uint32_t code_point, char quote, bool ascii) {
    char short_form = code_point == '\n' ? 'n' : code_point == '\r' ? 'r' : code_point == '\t' ? 't' : 0;
    if (code_point == (uint8_t)quote || code_point == '\\')
        short_form = (char)code_point;
    if (short_form) {
        epy_builder_char(b, '\\');
        epy_builder_char(b, (uint8_t)short_form);
    } else if ((ascii && code_point >= 0x7F) || !epy_char_printable(code_point)) {
        text_escaped(b, code_point);
    } else {
        epy_builder_char(b, code_point);
    }
}

static void text_quoted(epy_builder *b, epy_value v, bool ascii) {
    char buffer[4];
    epy_text s = epy_str_view(v, buffer);
    bool single = epy_text_find(s.text, s.bytes, "'", 1), twice = epy_text_find(s.text, s.bytes, "\"", 1);
    char quote = single && !twice ? '"' : '\'';
    unsigned bytes;
    epy_builder_char(b, (uint8_t)quote);
    for (uint32_t at = 0; at < s.bytes; at += bytes)
        text_quoted_char(b, epy_utf8_decode(s.text + at, &bytes), quote, ascii);
    epy_builder_char(b, (uint8_t)quote);
}

#if EPY_USES_TYPE(Bytes) || EPY_USES_TYPE(ByteArray)
// b'..', and bytearray(b'..'), in which every ' is escaped.
static void text_bytes(epy_builder *b, epy_value v) {
    epy_octets items = epy_bytes_view(v);
    bool array = EPY_IS(ByteArray, v);
    const epy_octets one = {(uint8_t *)"'", 1}, two = {(uint8_t *)"\"", 1};
    char quote = epy_bytes_find(items, one, false) >= 0 && epy_bytes_find(items, two, false) < 0 ? '"' : '\'';
    epy_builder_c(b, array ? "bytearray(b" : "b");
    epy_builder_char(b, (uint8_t)quote);
    for (epy_word i = 0; i < items.length; i++)
        text_quoted_char(b, items.items[i], array ? '\'' : quote, true);
    epy_builder_char(b, (uint8_t)quote);
    if (array)
        epy_builder_char(b, ')');
}
#endif

// ---- other leaves -----------------------------------------------------------------------------------------

// How many characters, at the end of `to`.
static unsigned int_text(char to[64], int64_t value) {
    unsigned count = epy_int_digits(to, epy_magnitude(value), 10, false);
    if (value < 0)
        to[63 - count++] = '-';
    return count;
}

void epy_text_int(epy_builder *b, int64_t value) {
    char text[64];
    unsigned count = int_text(text, value);
    epy_builder_bytes(b, text + 64 - count, count);
}

static void text_range(epy_builder *b, const epy_range *r) {
    epy_builder_c(b, "range(");
    epy_text_int(b, r->start);
    epy_builder_c(b, ", ");
    epy_text_int(b, r->stop);
    if (r->step != 1) {
        epy_builder_c(b, ", ");
        epy_text_int(b, r->step);
    }
    epy_builder_char(b, ')');
}

static void text_made(epy_builder *b, epy_value text) {
    epy_push(b->c, text);
    epy_builder_str(b, text);
    epy_pop(b->c, 1);
}

// <function f at 0x7f0123456780>, <class 'int'>: the host has the names.
static void text_named(epy_builder *b, epy_value v) {
    text_made(b, epy_link_text(b->c, EPY_TEXT_REPR, v));
}

#if EPY_USES_TYPE(Instance)
// What its class says, else <__main__.C object at 0x7f0123456780>.
static void text_instance(epy_builder *b, epy_value v) {
    epy_value text = epy_special_text(b->c, v, true);
    if (text == EPY_UNBOUND)
        text_named(b, v);
    else
        text_made(b, text);
}
#endif

// Of a value that is neither a str nor a container.
static void text_leaf(epy_builder *b, epy_value v) {
    switch ((int)epy_type_of(v)) {
    case EPY_TYPE_None: epy_builder_c(b, "None"); break;
    case EPY_TYPE_Bool: epy_builder_c(b, v == EPY_TRUE ? "True" : "False"); break;
    case EPY_TYPE_Int: epy_text_int(b, epy_wide_of(v)); break;
#if EPY_USES_TYPE(Float)
    case EPY_TYPE_Float: epy_text_float(b, (double)epy_float_of(v)); break;
#endif
#if EPY_USES_TYPE(Bytes) || EPY_USES_TYPE(ByteArray)
    case EPY_TYPE_Bytes:
    case EPY_TYPE_ByteArray: text_bytes(b, v); break;
#endif
#if EPY_USES_TYPE(Range)
    case EPY_TYPE_Range: text_range(b, (const epy_range *)epy_ref(v)); break;
#endif
    case EPY_TYPE_Ellipsis: epy_builder_c(b, "Ellipsis"); break;
#if EPY_USES_TYPE(Instance)
    case EPY_TYPE_NotImplemented: epy_builder_c(b, "NotImplemented"); break;
#endif
#if EPY_USES_TYPE(Exception)
    case EPY_TYPE_Exception: text_made(b, epy_exception_text(b->c, v, true)); break;
#endif
#if EPY_USES_TYPE(Instance)
    case EPY_TYPE_Instance: text_instance(b, v); break;
#endif
    default: text_named(b, v); break;
    }
}

static void text_item(epy_builder *b, epy_value v, bool ascii) {
    if (epy_is_str(v))
        text_quoted(b, v, ascii);
    else
        text_leaf(b, v);
}

// ---- containers -------------------------------------------------------------------------------------------

static void text_open(epy_builder *b, const epy_walk *w) {
    static const char *const views[] = {"dict_keys([", "dict_values([", "dict_items(["};
    enum epy_type type = w->kind == 'p' ? EPY_TYPE_Tuple : epy_type_of(w->v);
    if (EPY_TYPE_IS(Array, type)) {
        epy_builder_c(b, "array('");
        epy_builder_char(b, (uint32_t)((const epy_array *)epy_ref(w->v))->code);
    }
    epy_builder_c(b, EPY_TYPE_IS(List, type)       ? "["
                     : EPY_TYPE_IS(Dict, type)     ? "{"
                     : EPY_TYPE_IS(Set, type)      ? w->count > 0 ? "{" : "set("
                     : EPY_TYPE_IS(FrozenSet, type) ? w->count > 0 ? "frozenset({" : "frozenset("
                     : EPY_TYPE_IS(Slice, type)    ? "slice("
                     : EPY_TYPE_IS(DictView, type) ? views[epy_header_subtype(epy_ref(w->v))]
                     : EPY_TYPE_IS(Array, type)    ? w->count > 0 ? "', [" : "'"
                                                   : "(");
}

static void text_close(epy_builder *b, const epy_walk *w) {
    enum epy_type type = w->kind == 'p' ? EPY_TYPE_Slice : epy_type_of(w->v);
    epy_builder_c(b, EPY_TYPE_IS(List, type)                                                 ? "]"
                     : EPY_TYPE_IS(Dict, type) || (EPY_TYPE_IS(Set, type) && w->index)       ? "}"
                     : EPY_TYPE_IS(FrozenSet, type) && w->index                              ? "})"
                     : EPY_TYPE_IS(DictView, type) || (EPY_TYPE_IS(Array, type) && w->index) ? "])"
                     : EPY_TYPE_IS(Tuple, type) && w->index == 1                             ? ",)"
                                                                                             : ")");
}

static void text_cycle(epy_builder *b, epy_value v) {
    enum epy_type type = epy_type_of(v);
    epy_builder_c(b, type == EPY_TYPE_List    ? "[...]"
                     : type == EPY_TYPE_Dict  ? "{...}"
                     : type == EPY_TYPE_Tuple ? "(...)"
                                              : "...");
}

static void text_raw_or_item(epy_builder *b, const epy_walk *w, bool ascii) {
    switch (w->kind) {
    case 'i': epy_text_int(b, w->i); break;
#if EPY_USES_TYPE(Float)
    case 'f': epy_text_float(b, (double)w->f); break;
#endif
    case 'b': text_leaf(b, epy_bool(w->i != 0)); break;
    default: text_item(b, w->v, ascii); break;
    }
}

static void text_container(epy_builder *b, epy_value v, bool ascii) {
    epy_walk w;
    enum epy_walk_event event;
    epy_walk_begin(&w, b->c, v);
    while ((event = epy_walk_next(&w)) != EPY_WALK_END) {
        if (event != EPY_WALK_CLOSE && w.index > 0)
            epy_builder_c(b, w.in_dict && (w.index & 1) ? ": " : ", ");
        switch (event) {
        case EPY_WALK_LEAF: text_raw_or_item(b, &w, ascii); break;
        case EPY_WALK_OPEN: text_open(b, &w); break;
        case EPY_WALK_CLOSE: text_close(b, &w); break;
        case EPY_WALK_CYCLE: text_cycle(b, w.v); break;
        case EPY_WALK_DEEP: epy_raise(b->c, EPY_FAULT_Recursion);
        case EPY_WALK_END: break;
        }
    }
}

// str() of all but strs does not reach the quoting of strs unless there are containers.
epy_value epy_str_value(epy_core *c, epy_value v) {
    epy_builder b;
    if (epy_is_str(v))
        return v;
#if !EPY_SMALL
    if (epy_is_small(v)) {
        char text[64];
        unsigned count = int_text(text, epy_small_int(v));
        return epy_str_part(c, &(epy_text){.ascii = true}, text + 64 - count, count);
    }
#endif
#if EPY_USES_TYPE(Instance)
    if (epy_is_instance(v)) {
        epy_value text = epy_special_text(c, v, false);
        if (text != EPY_UNBOUND)
            return text;
    }
#endif
#if EPY_USES_TYPE(Exception)
    if (epy_is_exception(v))
        return epy_exception_text(c, v, false);
#endif
    epy_builder_begin(&b, c);
    if (epy_walk_is_container(v))
        text_container(&b, v, false);
    else
        text_leaf(&b, v);
    return epy_builder_end(&b);
}

static epy_value repr_value(epy_core *c, epy_value v, bool ascii) {
    epy_builder b;
    epy_builder_begin(&b, c);
    if (epy_walk_is_container(v))
        text_container(&b, v, ascii);
    else
        text_item(&b, v, ascii);
    return epy_builder_end(&b);
}

epy_value epy_repr_value(epy_core *c, epy_value v) {
    return repr_value(c, v, false);
}
epy_value epy_ascii_value(epy_core *c, epy_value v) {
    return repr_value(c, v, true);
}

epy_value epy_converted(epy_core *c, epy_value v, unsigned conversion) {
    return conversion == 's' ? epy_str_value(c, v) : repr_value(c, v, conversion == 'a');
}
