// SPDX-License-Identifier: MIT
// str.translate, and the tables for it: dicts from code points to code points, texts or None.
#include "epy_strmethods.h"

#if EPY_USES_BUILTIN(StrTranslate)
static void add_translated(epy_builder *b, epy_core *c, epy_value v) {
    if (epy_is_str(v))
        epy_builder_str(b, v);
    else if (epy_is_int_or_bool(v)) {
        epy_int code_point = epy_index_clamped(c, v);
        if (code_point < 0 || code_point > 0x10FFFF)
            epy_raise(c, EPY_FAULT_TranslatedRange);
        epy_builder_char(b, (uint32_t)code_point);
    }
    else if (v != EPY_NONE)
        epy_raise(c, EPY_FAULT_TranslatedCharacter);
}

// args: self, table.
epy_value epy_builtin_StrTranslate(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    if (!epy_is_type(args[1], EPY_TYPE_Dict))
        epy_raise1(c, EPY_FAULT_NotSubscriptable, args[1]);
    EPY_VIEWS(s, args[0]);
    epy_builder b;
    epy_builder_begin(&b, c);
    unsigned bytes;
    for (uint32_t at = 0; at < s.bytes; at += bytes) {
        uint32_t code_point = epy_utf8_decode(s.text + at, &bytes);
        const epy_value *found = epy_dict_find(c, epy_dict_of(args[1]), epy_small((epy_int)code_point));
        if (found)
            add_translated(&b, c, *found);
        else
            epy_builder_char(&b, code_point);
    }
    return epy_builder_end(&b);
}
#endif

#if EPY_USES_BUILTIN(StrMaketrans)
static void map_text(epy_core *c, epy_value table, epy_value from, epy_value to) {
    EPY_VIEWS(s, from);
    unsigned bytes, to_bytes = 0;
    uint32_t to_at = 0;
    for (uint32_t at = 0; at < s.bytes; at += bytes) {
        epy_value image = EPY_NONE;
        if (to != EPY_NONE) {
            EPY_VIEWS(t, to);
            if (to_at == t.bytes)
                epy_raise(c, EPY_FAULT_MaketransPair);
            image = epy_small((epy_int)epy_utf8_decode(t.text + to_at, &to_bytes));
            to_at += to_bytes;
        }
        uint32_t code_point = epy_utf8_decode(s.text + at, &bytes);
        epy_dict_set(c, epy_dict_of(table), epy_small((epy_int)code_point), image);
    }
    if (to != EPY_NONE) {
        EPY_VIEWS(t, to);
        if (to_at != t.bytes)
            epy_raise(c, EPY_FAULT_MaketransPair);
    }
}

static void copy_table(epy_core *c, epy_value table, epy_value dict) {
    if (!epy_is_type(dict, EPY_TYPE_Dict))
        epy_raise(c, EPY_FAULT_MaketransOne);
    epy_value key, value;
    for (epy_word at = 0; epy_dict_next(epy_dict_of(dict), &at, &key, &value);) {
        if (epy_is_str(key)) {
            EPY_VIEWS(s, key);
            unsigned bytes = 0;
            uint32_t code_point = s.bytes ? epy_utf8_decode(s.text, &bytes) : 0;
            if (s.bytes == 0 || bytes != s.bytes)
                epy_raise(c, EPY_FAULT_MaketransKeyLength);
            key = epy_small((epy_int)code_point);
        } else if (!epy_is_int_or_bool(key)) {
            epy_raise(c, EPY_FAULT_MaketransKey);
        }
        epy_dict_set(c, epy_dict_of(table), key, value);
    }
}

// args: a dict; or texts: what becomes what, and what is left out.
epy_value epy_builtin_StrMaketrans(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_value table = epy_dict_new(c, 0);
    epy_push(c, table);
    if (args[1] == EPY_UNBOUND) {
        copy_table(c, table, args[0]);
    } else {
        map_text(c, table, args[0], args[1]);
        if (args[2] != EPY_UNBOUND)
            map_text(c, table, args[2], EPY_NONE);
    }
    epy_pop(c, 1);
    return table;
}
#endif
