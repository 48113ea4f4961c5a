// SPDX-License-Identifier: MIT
// Methods of str that look for text in text: find, count, replace, startswith, partition and their kin.
#include "epy_strmethods.h"

// ---- the part between start and end -----------------------------------------------------------------------

typedef struct window {
    const char *text;
    uint32_t bytes;
    epy_int first; // index of its first code point
    bool empty;    // start lies behind end: not even "" is found
} window;

static window window_of(epy_core *c, epy_text s, epy_value start, epy_value end) {
    epy_int length = (epy_int)s.length, first = epy_option_bound(c, start, 0, length),
            last = epy_option_bound(c, end, length, length);
    if (last > length)
        last = length;
    if (first > last)
        return (window){s.text, 0, first, true};
    uint32_t from = s.ascii ? (uint32_t)first : epy_utf8_skip(s.text, (uint32_t)first);
    uint32_t count = (uint32_t)(last - first);
    return (window){s.text + from, s.ascii ? count : epy_utf8_skip(s.text + from, count), first, false};
}

// ---- find, index, count -----------------------------------------------------------------------------------

static const char *find_last(const char *text, uint32_t bytes, const char *sub, uint32_t sub_bytes) {
    if (bytes < sub_bytes)
        return NULL;
    for (const char *at = text + (bytes - sub_bytes);; at--) {
        if (__builtin_memcmp(at, sub, sub_bytes) == 0)
            return at;
        if (at == text)
            return NULL;
    }
}

static epy_int find(epy_core *c, epy_value *args, bool last) {
    EPY_VIEWS(s, args[0]);
    window w = window_of(c, s, args[2], args[3]);
    epy_must_be_str(c, args[1]);
    EPY_VIEWS(sub, args[1]);
    const char *at = w.empty ? NULL
                     : last  ? find_last(w.text, w.bytes, sub.text, sub.bytes)
                             : epy_text_find(w.text, w.bytes, sub.text, sub.bytes);
    return at == NULL ? -1 : w.first + (epy_int)epy_utf8_count(w.text, (uint32_t)(at - w.text));
}

static epy_value found(epy_core *c, epy_int index) {
    if (index < 0)
        epy_raise(c, EPY_FAULT_SubstringMissing);
    return epy_int_value(c, index);
}

epy_value epy_builtin_StrFind(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return epy_int_value(c, find(c, args, false));
}

epy_value epy_builtin_StrRfind(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return epy_int_value(c, find(c, args, true));
}

epy_value epy_builtin_StrIndex(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return found(c, find(c, args, false));
}

epy_value epy_builtin_StrRindex(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return found(c, find(c, args, true));
}

static uint32_t count_in(const char *text, uint32_t bytes, epy_text sub, uint32_t most) {
    uint32_t count = 0;
    const char *end = text + bytes;
    while (count < most &&
           (text = epy_text_find(text, (uint32_t)(end - text), sub.text, sub.bytes)) != NULL) {
        text += sub.bytes;
        count++;
    }
    return count;
}

epy_value epy_builtin_StrCount(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    EPY_VIEWS(s, args[0]);
    window w = window_of(c, s, args[2], args[3]);
    epy_must_be_str(c, args[1]);
    EPY_VIEWS(sub, args[1]);
    if (w.empty)
        return epy_small(0);
    uint32_t count =
        sub.bytes ? count_in(w.text, w.bytes, sub, UINT32_MAX) : epy_utf8_count(w.text, w.bytes) + 1;
    return epy_int_value(c, (epy_int)count);
}

// ---- startswith, endswith, removeprefix, removesuffix -----------------------------------------------------

static bool has_affix(const char *text, uint32_t bytes, epy_value affix, bool at_end) {
    EPY_VIEWS(sub, affix);
    if (sub.bytes > bytes)
        return false;
    return __builtin_memcmp(at_end ? text + (bytes - sub.bytes) : text, sub.text, sub.bytes) == 0;
}

static epy_value test_affix(epy_core *c, epy_value *args, bool at_end) {
    const char *name = at_end ? "endswith" : "startswith";
    bool many = epy_is_tuple(args[1]), result = false;
    if (!many && !epy_is_str(args[1]))
        epy_raise2(c, EPY_FAULT_AffixType, epy_str_of_c(c, name), args[1]);
    EPY_VIEWS(s, args[0]);
    window w = window_of(c, s, args[2], args[3]);
    epy_word count = many ? epy_tuple_of(args[1])->length : 1;
    for (epy_word i = 0; i < count && !result; i++) {
        epy_value affix = many ? epy_tuple_of(args[1])->items[i] : args[1];
        if (!epy_is_str(affix))
            epy_raise2(c, EPY_FAULT_AffixTupleType, epy_str_of_c(c, name), affix);
        result = !w.empty && has_affix(w.text, w.bytes, affix, at_end);
    }
    return epy_bool(result);
}

epy_value epy_builtin_StrStartswith(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return test_affix(c, args, false);
}

epy_value epy_builtin_StrEndswith(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return test_affix(c, args, true);
}

static epy_value remove_affix(epy_core *c, epy_value *args, bool at_end) {
    if (!epy_is_str(args[1])) {
        epy_value name = epy_str_of_c(c, at_end ? "removesuffix" : "removeprefix");
        epy_raise2(c, EPY_FAULT_StrOnlyArgument, name, args[1]);
    }
    EPY_VIEWS(s, args[0]);
    EPY_VIEWS(sub, args[1]);
    if (sub.bytes == 0 || !has_affix(s.text, s.bytes, args[1], at_end))
        return args[0];
    return epy_str_new(c, s.text + (at_end ? 0 : sub.bytes), s.bytes - sub.bytes);
}

epy_value epy_builtin_StrRemoveprefix(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return remove_affix(c, args, false);
}

epy_value epy_builtin_StrRemovesuffix(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return remove_affix(c, args, true);
}

// ---- replace ----------------------------------------------------------------------------------------------

// `with` before each of the first `count` code points, and at the end if the count reaches it.
static epy_value put_between(epy_core *c, epy_text s, epy_text with, uint32_t count) {
    epy_builder b;
    unsigned bytes;
    epy_builder_begin(&b, c);
    for (uint32_t at = 0; at < s.bytes; at += bytes) {
        if (count > 0) {
            epy_builder_bytes(&b, with.text, with.bytes);
            count--;
        }
        epy_utf8_decode(s.text + at, &bytes);
        epy_builder_bytes(&b, s.text + at, bytes);
    }
    if (count > 0)
        epy_builder_bytes(&b, with.text, with.bytes);
    return epy_builder_end(&b);
}

static epy_value replace(epy_core *c, epy_value v, epy_text old, epy_text with, uint32_t most) {
    EPY_VIEWS(s, v);
    uint32_t count = count_in(s.text, s.bytes, old, most);
    if (count == 0)
        return v;
    size_t bytes = s.bytes - (size_t)count * old.bytes;
    if ((uint64_t)count * with.bytes > UINT32_MAX / 2)
        epy_raise(c, EPY_FAULT_Memory);
    epy_str *result = epy_str_allocate(c, bytes + (size_t)count * with.bytes);
    char *to = result->text;
    const char *from = s.text, *end = s.text + s.bytes;
    while (count-- > 0) {
        const char *at = epy_text_find(from, (uint32_t)(end - from), old.text, old.bytes);
        __builtin_memcpy(to, from, (size_t)(at - from));
        to += at - from;
        __builtin_memcpy(to, with.text, with.bytes);
        to += with.bytes;
        from = at + old.bytes;
    }
    __builtin_memcpy(to, from, (size_t)(end - from));
    return epy_str_finish(result, epy_utf8_count(result->text, result->bytes));
}

epy_value epy_builtin_StrReplace(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    for (unsigned i = 1; i <= 2; i++)
        if (!epy_is_str(args[i]))
            epy_raise3(c, EPY_FAULT_StrArgument, epy_str_of_c(c, "replace"), epy_small((epy_int)i), args[i]);
    epy_int count = epy_option_int(c, args[3], -1);
    uint32_t most = count < 0 || (epy_word)count > UINT32_MAX ? UINT32_MAX : (uint32_t)count;
    EPY_VIEWS(s, args[0]);
    EPY_VIEWS(old, args[1]);
    EPY_VIEWS(with, args[2]);
    if (old.bytes == 0)
        return most == 0 ? args[0] : put_between(c, s, with, most);
    return replace(c, args[0], old, with, most);
}

// ---- partition --------------------------------------------------------------------------------------------

static epy_value partition(epy_core *c, epy_value *args, bool last) {
    epy_must_be_str(c, args[1]);
    EPY_VIEWS(s, args[0]);
    EPY_VIEWS(sep, args[1]);
    if (sep.bytes == 0)
        epy_raise(c, EPY_FAULT_SeparatorEmpty);
    const char *at = last ? find_last(s.text, s.bytes, sep.text, sep.bytes)
                          : epy_text_find(s.text, s.bytes, sep.text, sep.bytes);
    epy_value tuple = epy_tuple_new(c, 3);
    epy_push(c, tuple);
    epy_value empty = epy_str_new(c, "", 0);
    epy_value *items = epy_tuple_of(tuple)->items;
    items[0] = items[1] = items[2] = empty;
    if (at == NULL) {
        items[last ? 2 : 0] = args[0];
    } else {
        items[0] = epy_str_new(c, s.text, (size_t)(at - s.text));
        items[1] = args[1];
        items[2] = epy_str_new(c, at + sep.bytes, (size_t)(s.text + s.bytes - at - sep.bytes));
    }
    epy_pop(c, 1);
    return tuple;
}

epy_value epy_builtin_StrPartition(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return partition(c, args, false);
}

epy_value epy_builtin_StrRpartition(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return partition(c, args, true);
}
