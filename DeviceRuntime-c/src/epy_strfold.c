// SPDX-License-Identifier: MIT
// Methods of str that few programs use: folding case, and asking for titles, ASCII and what can be printed.
#include "epy_strmethods.h"

#define DOTLESS_I 0x131 // folds to itself, though its capital is that of i

// The small letters of the capitals; of several, each has one.
static unsigned fold(uint32_t code_point, uint32_t to[3]) {
    uint32_t capitals[3], small[3];
    unsigned count = epy_char_upper(code_point, capitals);
    if (count == 1)
        return epy_char_lower(code_point == DOTLESS_I ? code_point : capitals[0], to);
    for (unsigned i = 0; i < count; i++) {
        epy_char_lower(capitals[i], small);
        to[i] = small[0];
    }
    return count;
}

epy_value epy_builtin_StrCasefold(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    EPY_VIEWS(s, args[0]);
    epy_builder b;
    unsigned bytes;
    epy_builder_begin(&b, c);
    for (uint32_t at = 0; at < s.bytes; at += bytes) {
        uint32_t to[3];
        unsigned count = fold(epy_utf8_decode(s.text + at, &bytes), to);
        for (unsigned i = 0; i < count; i++)
            epy_builder_char(&b, to[i]);
    }
    return epy_builder_end(&b);
}

// Capitals only where a word begins, small letters only behind others, and at least one of either.
epy_value epy_builtin_StrIstitle(epy_core *c, epy_value *args, unsigned n) {
    (void)c, (void)n;
    EPY_VIEWS(s, args[0]);
    unsigned bytes, before = 0, seen = 0;
    for (uint32_t at = 0; at < s.bytes; at += bytes) {
        unsigned here = epy_char_classes(epy_utf8_decode(s.text + at, &bytes)) & (EPY_CLASS_UPPER | EPY_CLASS_LOWER);
        if (here && (here == EPY_CLASS_LOWER) != (before != 0))
            return EPY_FALSE;
        before = here;
        seen |= here;
    }
    return epy_bool(seen != 0);
}

epy_value epy_builtin_StrIsascii(epy_core *c, epy_value *args, unsigned n) {
    (void)c, (void)n;
    EPY_VIEWS(s, args[0]);
    for (uint32_t at = 0; at < s.bytes; at++)
        if (s.text[at] & 0x80)
            return EPY_FALSE;
    return EPY_TRUE;
}

epy_value epy_builtin_StrIsprintable(epy_core *c, epy_value *args, unsigned n) {
    (void)c, (void)n;
    EPY_VIEWS(s, args[0]);
    unsigned bytes;
    for (uint32_t at = 0; at < s.bytes; at += bytes)
        if (!epy_char_printable(epy_utf8_decode(s.text + at, &bytes)))
            return EPY_FALSE;
    return EPY_TRUE;
}
