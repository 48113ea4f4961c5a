// SPDX-License-Identifier: MIT
// Methods of str about case and classes of characters, and those that fill up to a width.
#include "epy_strmethods.h"

#define CASED (EPY_CLASS_UPPER | EPY_CLASS_LOWER)
#define CAPITAL_SIGMA 0x3A3
#define FINAL_SIGMA 0x3C2

static bool is_cased(uint32_t code_point) {
    return (epy_char_classes(code_point) & CASED) != 0;
}

// ---- changing case ----------------------------------------------------------------------------------------

// A place in the text: what is there, and what stands around it.
typedef struct place {
    uint32_t code_point;
    bool first, after_cased;
    bool final; // of a capital sigma: it ends a word
} place;

// Apostrophes, accents and the like, which do not end a word (of ASCII and Latin-1).
static bool is_ignored(uint32_t code_point) {
    static const uint8_t ignored[] = {'\'', '.', ':', '^', '`', 0xA8, 0xAD, 0xAF, 0xB4, 0xB7, 0xB8};
    for (unsigned i = 0; i < sizeof ignored; i++)
        if (code_point == ignored[i])
            return true;
    return false;
}

// After a cased letter, and none follows; ignored characters between do not count.
static bool ends_word(epy_text s, uint32_t at, unsigned bytes) {
    uint32_t before = ' ', after = ' ', i = at;
    unsigned step;
    while (i > 0 && is_ignored(before = epy_utf8_before(s.text + i, &step)))
        i -= step;
    for (i = at + bytes; i < s.bytes && is_ignored(after = epy_utf8_decode(s.text + i, &step));)
        i += step;
    return is_cased(before) && !is_cased(after);
}

typedef unsigned (*case_rule)(const place *p, uint32_t to[3]);

static unsigned rule_lower(const place *p, uint32_t to[3]) {
    if (p->code_point == CAPITAL_SIGMA && p->final) {
        to[0] = FINAL_SIGMA;
        return 1;
    }
    return epy_char_lower(p->code_point, to);
}

static unsigned rule_upper(const place *p, uint32_t to[3]) {
    return epy_char_upper(p->code_point, to);
}

static unsigned rule_title(const place *p, uint32_t to[3]) {
    return p->after_cased ? rule_lower(p, to) : epy_char_title(p->code_point, to);
}

static unsigned rule_capitalize(const place *p, uint32_t to[3]) {
    return p->first ? epy_char_title(p->code_point, to) : rule_lower(p, to);
}

static unsigned rule_swap(const place *p, uint32_t to[3]) {
    unsigned classes = epy_char_classes(p->code_point);
    if (classes & EPY_CLASS_UPPER)
        return rule_lower(p, to);
    to[0] = p->code_point;
    return classes & EPY_CLASS_LOWER ? epy_char_upper(p->code_point, to) : 1;
}

#if !EPY_SMALL
#define WORD sizeof(epy_word)

// The case bits of those of a word's ASCII characters that lie between first and first + 25: no sum reaches the next
// byte.
static inline epy_word case_bits(epy_word word, char first) {
    const epy_word each = (epy_word)-1 / 255;
    epy_word from = word + (0x80 - first) * each, beyond = word + (0x80 - first - 26) * each;
    return (from & ~beyond & 0x80 * each) >> 2;
}

// An object's words are its own to their end. Only the first `bytes` of the last one are text.
static inline epy_word of_text(epy_word last, uint32_t bytes) {
    return __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? last << 8 * (WORD - bytes) : last >> 8 * (WORD - bytes);
}

// All small or all capital letters of ASCII text of several characters; the text itself if that changes none.
static epy_value change_ascii(epy_core *c, epy_value v, const epy_text *s, char first) {
    const epy_word *from = (const epy_word *)(const void *)s->text;
    const uint32_t last = (s->bytes - 1) / WORD;
    epy_word changes = of_text(case_bits(from[last], first), s->bytes - last * WORD);
    for (uint32_t i = 0; i < last; i++)
        changes |= case_bits(from[i], first);
    if (changes == 0)
        return v;
    epy_str *changed = epy_str_allocate(c, s->bytes);
    epy_word *to = (epy_word *)(void *)changed->text;
    for (uint32_t i = 0; i <= last; i++)
        to[i] = from[i] ^ case_bits(from[i], first);
    return epy_str_finish(changed, s->bytes);
}
_Static_assert(offsetof(epy_str, text) % WORD == 0, "text lies in words");
#endif

static epy_value change_case(epy_core *c, epy_value v, case_rule rule) {
    EPY_VIEWS(s, v);
#if !EPY_SMALL
    if (s.ascii && s.bytes > 1 && (rule == rule_lower || rule == rule_upper))
        return change_ascii(c, v, &s, rule == rule_lower ? 'A' : 'a');
#endif
    epy_builder b;
    epy_builder_begin(&b, c);
    place p = {0, true, false, false};
    unsigned bytes;
    uint32_t to[3];
    for (uint32_t at = 0; at < s.bytes; at += bytes) {
        p.code_point = epy_utf8_decode(s.text + at, &bytes);
        p.final = p.code_point == CAPITAL_SIGMA && ends_word(s, at, bytes);
        unsigned count = rule(&p, to);
        for (unsigned i = 0; i < count; i++)
            epy_builder_char(&b, to[i]);
        p.first = false;
        p.after_cased = is_cased(p.code_point);
    }
    return epy_builder_end(&b);
}

epy_value epy_builtin_StrUpper(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return change_case(c, args[0], rule_upper);
}

epy_value epy_builtin_StrLower(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return change_case(c, args[0], rule_lower);
}

epy_value epy_builtin_StrTitle(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return change_case(c, args[0], rule_title);
}

epy_value epy_builtin_StrCapitalize(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return change_case(c, args[0], rule_capitalize);
}

epy_value epy_builtin_StrSwapcase(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return change_case(c, args[0], rule_swap);
}

// ---- asking about classes ---------------------------------------------------------------------------------

// At least one character, and all are of one of the classes.
static epy_value all_of(epy_value v, unsigned classes) {
    EPY_VIEWS(s, v);
    unsigned bytes;
    for (uint32_t at = 0; at < s.bytes; at += bytes)
        if (!(epy_char_classes(epy_utf8_decode(s.text + at, &bytes)) & classes))
            return EPY_FALSE;
    return epy_bool(s.bytes > 0);
}

// At least one character of the class wanted, none of the other.
static epy_value only_case(epy_value v, unsigned wanted) {
    EPY_VIEWS(s, v);
    unsigned bytes, seen = 0;
    for (uint32_t at = 0; at < s.bytes; at += bytes)
        seen |= epy_char_classes(epy_utf8_decode(s.text + at, &bytes)) & CASED;
    return epy_bool(seen == wanted);
}

#define CLASS_METHOD(Name, test)                                                                             \
    epy_value epy_builtin_##Name(epy_core *c, epy_value *args, unsigned n) {                                 \
        (void)c, (void)n;                                                                                    \
        return test;                                                                                         \
    }
CLASS_METHOD(StrIsdigit, all_of(args[0], EPY_CLASS_DIGIT))
CLASS_METHOD(StrIsdecimal, all_of(args[0], EPY_CLASS_DECIMAL))
CLASS_METHOD(StrIsnumeric, all_of(args[0], EPY_CLASS_NUMERIC))
CLASS_METHOD(StrIsalpha, all_of(args[0], EPY_CLASS_ALPHA))
CLASS_METHOD(StrIsalnum, all_of(args[0], EPY_CLASS_ALPHA | EPY_CLASS_NUMERIC))
CLASS_METHOD(StrIsspace, all_of(args[0], EPY_CLASS_SPACE))
CLASS_METHOD(StrIsupper, only_case(args[0], EPY_CLASS_UPPER))
CLASS_METHOD(StrIslower, only_case(args[0], EPY_CLASS_LOWER))

epy_value epy_builtin_StrIsidentifier(epy_core *c, epy_value *args, unsigned n) {
    (void)c, (void)n;
    EPY_VIEWS(s, args[0]);
    unsigned bytes;
    for (uint32_t at = 0; at < s.bytes; at += bytes) {
        uint32_t code_point = epy_utf8_decode(s.text + at, &bytes);
        unsigned wanted = at == 0 ? EPY_CLASS_ALPHA : EPY_CLASS_ALPHA | EPY_CLASS_DECIMAL;
        if (code_point != '_' && !(epy_char_classes(code_point) & wanted))
            return EPY_FALSE;
    }
    return epy_bool(s.bytes > 0);
}

// ---- filling up -------------------------------------------------------------------------------------------

static uint32_t fill_of(epy_core *c, epy_value v) {
    if (v == EPY_UNBOUND)
        return ' ';
    if (!epy_is_str(v))
        epy_raise1(c, EPY_FAULT_FillType, v);
    if (!epy_is_char(v))
        epy_raise(c, EPY_FAULT_FillLength);
    return (uint32_t)epy_payload(v);
}

// How many characters are missing to the width.
static uint32_t missing_to(epy_core *c, epy_value v, epy_value width) {
    epy_int wanted = epy_index_clamped(c, width), length = (epy_int)epy_str_length(v);
    if (wanted > (epy_int)(UINT32_MAX / 4))
        epy_raise(c, EPY_FAULT_Memory);
    return wanted > length ? (uint32_t)(wanted - length) : 0;
}

static epy_value surrounded(epy_core *c, epy_value v, uint32_t fill, uint32_t before, uint32_t after) {
    epy_builder b;
    if (before + after == 0)
        return v;
    epy_builder_begin(&b, c);
    epy_builder_fill(&b, fill, before);
    epy_builder_str(&b, v);
    epy_builder_fill(&b, fill, after);
    return epy_builder_end(&b);
}

epy_value epy_builtin_StrCenter(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    uint32_t missing = missing_to(c, args[0], args[1]), fill = fill_of(c, args[2]);
    uint32_t before = missing / 2 + (missing & (missing + epy_str_length(args[0])) & 1);
    return surrounded(c, args[0], fill, before, missing - before);
}

epy_value epy_builtin_StrLjust(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    uint32_t missing = missing_to(c, args[0], args[1]);
    return surrounded(c, args[0], fill_of(c, args[2]), 0, missing);
}

epy_value epy_builtin_StrRjust(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    uint32_t missing = missing_to(c, args[0], args[1]);
    return surrounded(c, args[0], fill_of(c, args[2]), missing, 0);
}

epy_value epy_builtin_StrZfill(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    uint32_t missing = missing_to(c, args[0], args[1]);
    EPY_VIEWS(s, args[0]);
    bool sign = s.bytes > 0 && (s.text[0] == '-' || s.text[0] == '+');
    epy_builder b;
    if (missing == 0)
        return args[0];
    epy_builder_begin(&b, c);
    epy_builder_bytes(&b, s.text, sign);
    epy_builder_fill(&b, '0', missing);
    epy_builder_bytes(&b, s.text + sign, s.bytes - sign);
    return epy_builder_end(&b);
}

epy_value epy_builtin_StrExpandtabs(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_int size = epy_option_int(c, args[1], 8);
    EPY_VIEWS(s, args[0]);
    epy_builder b;
    epy_int column = 0;
    epy_builder_begin(&b, c);
    for (uint32_t at = 0; at < s.bytes; at++) {
        char x = s.text[at];
        if (x == '\t') {
            epy_int wide = size > 0 ? size - column % size : 0;
            epy_builder_fill(&b, ' ', (uint32_t)wide);
            column += wide;
            continue;
        }
        epy_builder_bytes(&b, &x, 1);
        column = x == '\n' || x == '\r' ? 0 : column + ((x & 0xC0) != 0x80);
    }
    return epy_builder_end(&b);
}
