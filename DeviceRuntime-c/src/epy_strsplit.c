// SPDX-License-Identifier: MIT
// Methods of str that cut text apart and join it: split, rsplit, splitlines, join, strip.
#include "epy_list.h"
#include "epy_strmethods.h"

static void append(epy_core *c, epy_value list, const epy_text *whole, const char *text, size_t bytes) {
    epy_value part = epy_str_part(c, whole, text, bytes);
    epy_push(c, part);
    epy_list_append_raw(c, epy_list_of(list), part);
    epy_pop(c, 1);
}

uint32_t epy_utf8_before(const char *end, unsigned *bytes) {
    const char *at = end - 1;
    while ((*at & 0xC0) == 0x80)
        at--;
    return epy_utf8_decode(at, bytes);
}

static bool is_space(uint32_t code_point) {
#if !EPY_SMALL
    if (code_point < 0x80)
        return code_point <= ' ' && (code_point == ' ' || code_point - '\t' < 5 || code_point >= 0x1C);
#endif
    return (epy_char_classes(code_point) & EPY_CLASS_SPACE) != 0;
}

static bool is_space_at(const char *at, unsigned *bytes) {
    return is_space(epy_utf8_decode(at, bytes));
}

#if !EPY_SMALL
// Which of the ASCII characters: a bit for each.
typedef struct ascii_set {
    uint64_t low, high; // below 64, and above
} ascii_set;

// Tab to carriage return, file separator to unit separator, blank.
static const ascii_set s_spaces = {(uint64_t)0x1F << 9 | (uint64_t)0x1F << 0x1C, 0};

static inline bool is_in(ascii_set set, char x) {
    return (x < 64 ? set.low : set.high) >> (x & 63) & 1;
}

static ascii_set ascii_set_of(const epy_text *chars) {
    ascii_set set = {0, 0};
    for (uint32_t i = 0; i < chars->bytes; i++) {
        char x = chars->text[i];
        *(x < 64 ? &set.low : &set.high) |= (uint64_t)1 << (x & 63);
    }
    return set;
}
#endif

// ---- strip ------------------------------------------------------------------------------------------------

// To be stripped: white space, or one of `chars`.
static bool is_stripped(uint32_t code_point, const epy_text *chars) {
    unsigned bytes;
    if (chars == NULL)
        return is_space(code_point);
    for (uint32_t at = 0; at < chars->bytes; at += bytes)
        if (epy_utf8_decode(chars->text + at, &bytes) == code_point)
            return true;
    return false;
}

#if !EPY_SMALL
static epy_value strip_ascii(
    epy_core *c, epy_value v, const epy_text *s, ascii_set stripped, bool left, bool right) {
    const char *at = s->text, *end = s->text + s->bytes;
    while (left && at < end && is_in(stripped, *at))
        at++;
    while (right && at < end && is_in(stripped, end[-1]))
        end--;
    return (uint32_t)(end - at) == s->bytes ? v : epy_str_part(c, s, at, (size_t)(end - at));
}
#endif

static epy_value strip(epy_core *c, epy_value *args, bool left, bool right, const char *name) {
    bool given = args[1] != EPY_UNBOUND && args[1] != EPY_NONE;
    if (given && !epy_is_str(args[1]))
        epy_raise1(c, EPY_FAULT_StripArgument, epy_str_of_c(c, name));
    EPY_VIEWS(s, args[0]);
    EPY_VIEWS(set, given ? args[1] : args[0]);
    const epy_text *chars = given ? &set : NULL;
    const char *at = s.text, *end = s.text + s.bytes;
    unsigned bytes;
#if !EPY_SMALL
    if (s.ascii && (!given || set.ascii))
        return strip_ascii(c, args[0], &s, given ? ascii_set_of(&set) : s_spaces, left, right);
#endif
    while (left && at < end && is_stripped(epy_utf8_decode(at, &bytes), chars))
        at += bytes;
    while (right && at < end && is_stripped(epy_utf8_before(end, &bytes), chars))
        end -= bytes;
    return (uint32_t)(end - at) == s.bytes ? args[0] : epy_str_part(c, &s, at, (size_t)(end - at));
}

epy_value epy_builtin_StrStrip(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return strip(c, args, true, true, "strip");
}

epy_value epy_builtin_StrLstrip(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return strip(c, args, true, false, "lstrip");
}

epy_value epy_builtin_StrRstrip(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return strip(c, args, false, true, "rstrip");
}

// ---- split ------------------------------------------------------------------------------------------------

#if !EPY_SMALL
static void split_ascii_at_spaces(epy_core *c, epy_value list, epy_text s, epy_int most) {
    const char *at = s.text, *end = s.text + s.bytes;
    for (;;) {
        while (at < end && is_in(s_spaces, *at))
            at++;
        if (at == end)
            return;
        const char *start = at;
        if (most-- == 0)
            at = end;
        while (at < end && (*at > ' ' || !is_in(s_spaces, *at)))
            at++;
        append(c, list, &s, start, (size_t)(at - start));
    }
}
#endif

static void split_at_spaces(epy_core *c, epy_value list, epy_text s, epy_int most) {
    const char *at = s.text, *end = s.text + s.bytes;
    unsigned bytes;
#if !EPY_SMALL
    if (s.ascii) {
        split_ascii_at_spaces(c, list, s, most);
        return;
    }
#endif
    for (;;) {
        while (at < end && is_space_at(at, &bytes))
            at += bytes;
        if (at == end)
            return;
        const char *start = at;
        if (most-- == 0)
            at = end;
        while (at < end && !is_space_at(at, &bytes))
            at += bytes;
        append(c, list, &s, start, (size_t)(at - start));
    }
}

static void split_at_text(epy_core *c, epy_value list, epy_text s, epy_text sep, epy_int most) {
    const char *at = s.text, *end = s.text + s.bytes, *next;
    while (most-- != 0 && (next = epy_text_find(at, (uint32_t)(end - at), sep.text, sep.bytes)) != NULL) {
        append(c, list, &s, at, (size_t)(next - at));
        at = next + sep.bytes;
    }
    append(c, list, &s, at, (size_t)(end - at));
}

// From the right; the parts come in reverse order.
static void rsplit_at_spaces(epy_core *c, epy_value list, epy_text s, epy_int most) {
    const char *start = s.text, *end = s.text + s.bytes;
    unsigned bytes;
    for (;;) {
        while (end > start && is_space(epy_utf8_before(end, &bytes)))
            end -= bytes;
        if (end == start)
            return;
        const char *at = end;
        if (most-- == 0)
            at = start;
        while (at > start && !is_space(epy_utf8_before(at, &bytes)))
            at -= bytes;
        append(c, list, &s, at, (size_t)(end - at));
        end = at;
    }
}

static void rsplit_at_text(epy_core *c, epy_value list, epy_text s, epy_text sep, epy_int most) {
    const char *start = s.text, *end = s.text + s.bytes, *at = end;
    while (most != 0 && (uint32_t)(at - start) >= sep.bytes) {
        if (__builtin_memcmp(at - sep.bytes, sep.text, sep.bytes) != 0) {
            at--;
            continue;
        }
        append(c, list, &s, at, (size_t)(end - at));
        at = end = at - sep.bytes;
        most--;
    }
    append(c, list, &s, start, (size_t)(end - start));
}

static void reverse(epy_list *list) {
    epy_value *items = EPY_ITEMS(epy_value, list);
    for (epy_word i = 0, j = list->length; i + 1 < j; i++) {
        epy_value held = items[--j];
        items[j] = items[i];
        items[i] = held;
    }
}

static epy_value split(epy_core *c, epy_value *args, bool from_right) {
    bool given = args[1] != EPY_UNBOUND && args[1] != EPY_NONE;
    epy_int most = epy_option_int(c, args[2], -1);
    if (given && !epy_is_str(args[1]))
        epy_raise1(c, EPY_FAULT_SeparatorType, args[1]);
    if (most < 0)
        most = -1;
    EPY_VIEWS(s, args[0]);
    EPY_VIEWS(sep, given ? args[1] : args[0]);
    if (given && sep.bytes == 0)
        epy_raise(c, EPY_FAULT_SeparatorEmpty);
    epy_value list = epy_list_new(c, EPY_STORE_VALUE, 4);
    epy_push(c, list);
    if (given)
        (from_right ? rsplit_at_text : split_at_text)(c, list, s, sep, most);
    else
        (from_right ? rsplit_at_spaces : split_at_spaces)(c, list, s, most);
    if (from_right)
        reverse(epy_list_of(list));
    epy_pop(c, 1);
    return list;
}

epy_value epy_builtin_StrSplit(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return split(c, args, false);
}

epy_value epy_builtin_StrRsplit(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return split(c, args, true);
}

// ---- splitlines -------------------------------------------------------------------------------------------

static bool ends_line(uint32_t code_point) {
    return (code_point >= 0x0A && code_point <= 0x0D) || (code_point >= 0x1C && code_point <= 0x1E) ||
           code_point == 0x85 || code_point == 0x2028 || code_point == 0x2029;
}

static bool ends_line_at(const char *at, unsigned *bytes) {
#if !EPY_SMALL
    if ((uint8_t)*at >= ' ' && (uint8_t)*at < 0x80) {
        *bytes = 1;
        return false;
    }
#endif
    return ends_line(epy_utf8_decode(at, bytes));
}

epy_value epy_builtin_StrSplitlines(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    bool keep = args[1] != EPY_UNBOUND && epy_index_clamped(c, args[1]) != 0;
    EPY_VIEWS(s, args[0]);
    epy_value list = epy_list_new(c, EPY_STORE_VALUE, 4);
    epy_push(c, list);
    unsigned bytes;
    for (const char *at = s.text, *end = s.text + s.bytes; at < end;) {
        const char *start = at;
        while (at < end && !ends_line_at(at, &bytes))
            at += bytes;
        const char *line_end = at;
        if (at < end)
            at += *at == '\r' && at + 1 < end && at[1] == '\n' ? 2 : bytes;
        append(c, list, &s, start, (size_t)((keep ? at : line_end) - start));
    }
    epy_pop(c, 1);
    return list;
}

// ---- join -------------------------------------------------------------------------------------------------

static void check_parts(epy_core *c, const epy_value *parts, epy_word count) {
    for (epy_word i = 0; i < count; i++)
        if (!epy_is_str(parts[i]))
            epy_raise2(c, EPY_FAULT_JoinType, epy_int_value(c, (epy_int)i), parts[i]);
}

static epy_value join(epy_core *c, epy_value separator, const epy_value *parts, epy_word count) {
    EPY_VIEWS(sep, separator);
    char buffer[4];
    if (count == 1)
        return parts[0];
    uint64_t bytes = count ? (uint64_t)sep.bytes * (count - 1) : 0,
             length = count ? (uint64_t)sep.length * (count - 1) : 0;
    for (epy_word i = 0; i < count; i++) {
        epy_text part = epy_str_view(parts[i], buffer);
        bytes += part.bytes;
        length += part.length;
    }
    if (bytes > UINT32_MAX / 2)
        epy_raise(c, EPY_FAULT_Memory);
    epy_str *result = epy_str_allocate(c, (size_t)bytes);
    char *to = result->text;
    for (epy_word i = 0; i < count; i++) {
        epy_text part = epy_str_view(parts[i], buffer);
        __builtin_memcpy(to, sep.text, i > 0 ? sep.bytes : 0);
        to += i > 0 ? sep.bytes : 0;
        __builtin_memcpy(to, part.text, part.bytes);
        to += part.bytes;
    }
    return epy_str_finish(result, (uint32_t)length);
}

epy_value epy_builtin_StrJoin(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    bool tuple = epy_is_tuple(args[1]);
    epy_value parts = args[1];
    if (!tuple && !epy_is_list(parts)) {
        epy_value iterator = epy_try_iterate(c, parts);
        if (iterator == EPY_UNBOUND)
            epy_raise(c, EPY_FAULT_JoinIterable);
        parts = epy_list_of_iterator(c, iterator);
    }
    epy_push(c, parts);
    epy_word count = tuple ? epy_tuple_of(parts)->length : epy_list_of(parts)->length;
    bool raw = !tuple && epy_header_subtype(epy_ref(parts)) != EPY_STORE_VALUE;
    if (raw && count > 0)
        epy_raise2(c, EPY_FAULT_JoinType, epy_small(0), epy_list_item(c, epy_list_of(parts), 0));
    epy_value *items = tuple ? epy_tuple_of(parts)->items : EPY_ITEMS(epy_value, epy_list_of(parts));
    check_parts(c, items, count);
    epy_value result = join(c, args[0], items, count);
    epy_pop(c, 1);
    return result;
}
