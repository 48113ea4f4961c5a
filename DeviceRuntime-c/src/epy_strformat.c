// SPDX-License-Identifier: MIT
// str.format: replacement fields {0[key]!r:spec}, in which the specification may hold fields itself.
#include "epy_text.h"
#include "epy_builtins.h"
#include "epy_objects.h"

typedef struct fields {
    epy_core *c;
    epy_value *args; // positional ones
    unsigned count;
    epy_value named; // a dict, or Unbound
    int numbering; // 0: not known yet, 1: automatic, 2: by number
    unsigned next; // automatic
} fields;

typedef struct cursor {
    const char *at, *end;
} cursor;

static epy_value argument(fields *f, uint32_t index) {
    if (index >= f->count)
        epy_raise1(f->c, EPY_FAULT_FormatIndex, epy_small((epy_int)index));
    return f->args[index];
}

static epy_value named(fields *f, epy_value name) {
    if (f->named == EPY_UNBOUND)
        epy_raise1(f->c, EPY_FAULT_Key, name);
    epy_push(f->c, name);
    epy_value v = epy_item_load(f->c, f->named, name);
    epy_pop(f->c, 1);
    return v;
}

static void set_numbering(fields *f, int numbering) {
    if (f->numbering != 0 && f->numbering != numbering)
        epy_raise(f->c, numbering == 1 ? EPY_FAULT_FormatToAutomatic : EPY_FAULT_FormatToManual);
    f->numbering = numbering;
}

// A whole text of decimal digits as a number; -1 if it is none.
static int32_t as_number(fields *f, const char *start, const char *end) {
    const char *at = start;
    int32_t value = epy_spec_number(&at, end);
    if (value == -2)
        epy_raise(f->c, EPY_FAULT_FormatDigits);
    return at == end ? value : -1;
}

static epy_value first_value(fields *f, cursor *k) {
    const char *start = k->at;
    while (k->at < k->end && *k->at != '.' && *k->at != '[')
        k->at++;
    if (k->at == start) {
        set_numbering(f, 1);
        return argument(f, f->next++);
    }
    int32_t index = as_number(f, start, k->at);
    if (index < 0)
        return named(f, epy_str_new(f->c, start, (size_t)(k->at - start)));
    set_numbering(f, 2);
    return argument(f, (uint32_t)index);
}

static epy_value load_key(fields *f, epy_value v, const char *start, const char *end) {
    int32_t index = as_number(f, start, end);
    epy_value key = index >= 0 ? epy_int_value(f->c, index) : epy_str_new(f->c, start, (size_t)(end - start));
    epy_push(f->c, key);
    v = epy_item_load(f->c, v, key);
    epy_pop(f->c, 1);
    return v;
}

// name[key][key]...; the value is the last root.
static epy_value field_value(fields *f, cursor k) {
    epy_value v = first_value(f, &k);
    epy_push(f->c, v);
    while (k.at < k.end) {
        char mark = *k.at++, until = mark == '[' ? ']' : '.';
        const char *start = k.at;
        if (mark != '[' && mark != '.')
            epy_raise(f->c, EPY_FAULT_FormatAfterBracket);
        while (k.at < k.end && *k.at != until && (mark == '[' || *k.at != '['))
            k.at++;
        if (k.at == start)
            epy_raise(f->c, EPY_FAULT_FormatEmptyName);
        if (mark == '.')
            epy_raise2(f->c, EPY_FAULT_NoAttributeText, v, epy_str_new(f->c, start, (size_t)(k.at - start)));
        v = load_key(f, v, start, k.at);
        f->c->roots[f->c->root_count - 1] = v;
        k.at += k.at < k.end;
    }
    return v;
}

// ---- the parts of a field ---------------------------------------------------------------------------------

// Where the name ends: at '!', ':' or '}' outside brackets.
static const char *name_end(fields *f, const char *at, const char *end) {
    bool bracket = false;
    for (; at < end; at++) {
        if (bracket ? *at == ']' : *at == '[')
            bracket = !bracket;
        else if (!bracket && (*at == '!' || *at == ':' || *at == '}'))
            return at;
        else if (!bracket && *at == '{')
            break;
    }
    epy_raise(f->c, EPY_FAULT_FormatUnclosed);
}

static const char *spec_end(fields *f, const char *at, const char *end) {
    unsigned depth = 0;
    for (; at < end; at++) {
        if (*at == '{')
            depth++;
        else if (*at == '}' && depth-- == 0)
            return at;
    }
    epy_raise(f->c, EPY_FAULT_FormatUnmatched);
}

static unsigned read_conversion(fields *f, cursor *k) {
    unsigned bytes = 1;
    if (k->at == k->end || *k->at != '!')
        return 0;
    if (k->end - ++k->at < 2)
        epy_raise(f->c, EPY_FAULT_FormatUnmatched);
    uint32_t letter = epy_utf8_decode(k->at, &bytes);
    if (letter == '}')
        epy_raise(f->c, EPY_FAULT_FormatUnmatched);
    k->at += bytes;
    if (k->at == k->end)
        epy_raise(f->c, EPY_FAULT_FormatUnmatched);
    if (*k->at != ':' && *k->at != '}')
        epy_raise(f->c, EPY_FAULT_FormatColon);
    return letter;
}

typedef epy_value (*expander)(fields *f, cursor k);

// One field, behind its '{': formatted, and the cursor behind its '}'. `expand` makes the specification.
static epy_value replacement(fields *f, cursor *k, expander expand) {
    unsigned root = f->c->root_count;
    cursor name = {k->at, name_end(f, k->at, k->end)};
    k->at = name.end;
    unsigned conversion = read_conversion(f, k);
    cursor spec = {k->at, k->at};
    if (*k->at == ':') {
        spec = (cursor){k->at + 1, spec_end(f, k->at + 1, k->end)};
        k->at = spec.end;
    }
    k->at++;
    epy_value v = field_value(f, name);
    if (conversion != 0 && conversion != 'r' && conversion != 's' && conversion != 'a')
        epy_raise1(f->c, EPY_FAULT_FormatConversion, epy_char(conversion));
    uint32_t bytes = (uint32_t)(spec.end - spec.at);
    epy_value text = bytes == 0                              ? EPY_NONE
                     : epy_text_find(spec.at, bytes, "{", 1) ? expand(f, spec)
                                                             : epy_str_new(f->c, spec.at, bytes);
    epy_push(f->c, text);
    v = epy_format_value(f->c, v, text, conversion);
    epy_pop(f->c, f->c->root_count - root);
    return v;
}

EPY_NORETURN static epy_value expand_no_more(fields *f, cursor k) {
    (void)k;
    epy_raise(f->c, EPY_FAULT_FormatDepth);
}

// Text up to the next field; false if there is none.
static bool text_until_field(fields *f, epy_builder *b, cursor *k) {
    while (k->at < k->end) {
        char brace = *k->at++;
        if (brace != '{' && brace != '}') {
            epy_builder_bytes(b, &brace, 1);
            continue;
        }
        if (k->at == k->end || *k->at != brace) {
            if (brace == '{' && k->at < k->end)
                return true;
            epy_raise(f->c, brace == '{' ? EPY_FAULT_FormatSingleOpen : EPY_FAULT_FormatSingleClose);
        }
        epy_builder_bytes(b, k->at++, 1);
    }
    return false;
}

static epy_value expand_with(fields *f, cursor k, expander inner) {
    epy_builder b;
    epy_builder_begin(&b, f->c);
    while (text_until_field(f, &b, &k))
        epy_builder_str(&b, replacement(f, &k, inner));
    return epy_builder_end(&b);
}

static epy_value expand_spec(fields *f, cursor k) {
    return expand_with(f, k, expand_no_more);
}

epy_value epy_builtin_StrFormat(epy_core *c, epy_value *args, unsigned n) {
    char buffer[4];
    epy_text s = epy_str_view(args[0], buffer);
    fields f = {c, args + 2, n - 2, args[1], 0, 0};
    return expand_with(&f, (cursor){s.text, s.text + s.bytes}, expand_spec);
}
