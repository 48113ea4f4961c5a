// SPDX-License-Identifier: MIT
// Methods that treat bytes as ASCII text: filling, case, classes, lines, tables.
#include "epy_bytes.h"
#include "epy_builtins.h"
#include "epy_strmethods.h"

#define ITSELF epy_bytes_view(args[0])
#define FOR_BYTEARRAYS_TOO(Name)                                                                             \
    epy_value epy_builtin_ByteArray##Name(epy_core *c, epy_value *args, unsigned n) {                        \
        return epy_builtin_Bytes##Name(c, args, n);                                                          \
    }

static bool is_lower(uint8_t b) {
    return (uint8_t)(b - 'a') < 26;
}

static bool is_upper(uint8_t b) {
    return (uint8_t)(b - 'A') < 26;
}

static bool is_alpha(uint8_t b) {
    return is_lower(b | 0x20);
}

static bool is_digit(uint8_t b) {
    return (uint8_t)(b - '0') < 10;
}

static bool is_alnum(uint8_t b) {
    return is_alpha(b) || is_digit(b);
}

static bool is_space(uint8_t b) {
    return b == ' ' || (uint8_t)(b - '\t') < 5;
}

static epy_value part(epy_core *c, epy_value *args, epy_word from, epy_word to) {
    return epy_bytes_from(c, epy_type_of(args[0]), ITSELF.items + from, to - from);
}

// ---- filling ----------------------------------------------------------------------------------------------
// args[0] between so many bytes.
static epy_value padded(epy_core *c, epy_value *args, epy_word left, epy_word right, uint8_t fill) {
    epy_word length = ITSELF.length;
    epy_value made = epy_bytes_new(c, epy_type_of(args[0]), left + length + right);
    uint8_t *to = epy_bytes_view(made).items;
    for (epy_word i = 0; i < left + length + right; i++)
        to[i] = i < left || i >= left + length ? fill : ITSELF.items[i - left];
    return made;
}

// How many bytes are missing to the width.
static epy_word missing(epy_core *c, epy_value *args) {
    epy_int width = epy_index_clamped(c, args[1]), length = (epy_int)ITSELF.length;
    return width > length ? (epy_word)(width - length) : 0;
}

static uint8_t fill_byte(epy_core *c, epy_value *args, const char *method) {
    if (args[2] == EPY_UNBOUND)
        return ' ';
    if (!epy_is_bytes_like(args[2]) || epy_bytes_view(args[2]).length != 1)
        epy_raise2(c, EPY_FAULT_FillByte, epy_str_of_c(c, method), args[2]);
    return *epy_bytes_view(args[2]).items;
}

epy_value epy_builtin_BytesLjust(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_word more = missing(c, args);
    return padded(c, args, 0, more, fill_byte(c, args, "ljust"));
}
FOR_BYTEARRAYS_TOO(Ljust)

epy_value epy_builtin_BytesRjust(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_word more = missing(c, args);
    return padded(c, args, more, 0, fill_byte(c, args, "rjust"));
}
FOR_BYTEARRAYS_TOO(Rjust)

epy_value epy_builtin_BytesCenter(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_word more = missing(c, args), left = more / 2 + (more & (ITSELF.length + more) & 1);
    return padded(c, args, left, more - left, fill_byte(c, args, "center"));
}
FOR_BYTEARRAYS_TOO(Center)

epy_value epy_builtin_BytesZfill(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_word more = missing(c, args);
    epy_value made = padded(c, args, more, 0, '0');
    uint8_t *to = epy_bytes_view(made).items;
    if (more > 0 && ITSELF.length > 0 && (to[more] == '+' || to[more] == '-')) {
        to[0] = to[more];
        to[more] = '0';
    }
    return made;
}
FOR_BYTEARRAYS_TOO(Zfill)

// Writes what args[0] is with its tabs as blanks, unless to is NULL; how many bytes that are.
static epy_word expand(epy_octets items, epy_int size, uint8_t *to) {
    epy_word count = 0, column = 0;
    for (epy_word i = 0; i < items.length; i++) {
        uint8_t b = items.items[i];
        epy_word blanks = b != '\t' || size <= 0 ? 0 : (epy_word)size - column % (epy_word)size;
        column = b == '\n' || b == '\r' ? 0 : column + (b == '\t' ? blanks : 1);
        if (b != '\t')
            blanks = 1;
        for (; blanks > 0; blanks--, count++)
            if (to)
                to[count] = b == '\t' ? ' ' : b;
    }
    return count;
}

epy_value epy_builtin_BytesExpandtabs(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_int size = epy_option_int(c, args[1], 8);
    epy_value made = epy_bytes_new(c, epy_type_of(args[0]), expand(ITSELF, size, NULL));
    expand(ITSELF, size, epy_bytes_view(made).items);
    return made;
}
FOR_BYTEARRAYS_TOO(Expandtabs)

// ---- case -------------------------------------------------------------------------------------------------
enum case_of { TITLE, CAPITAL, SWAPPED };

static epy_value with_case(epy_core *c, epy_value *args, enum case_of how) {
    epy_value made = part(c, args, 0, ITSELF.length);
    epy_octets items = epy_bytes_view(made);
    bool inside = false; // of a word, or behind the first byte
    for (epy_word i = 0; i < items.length; i++) {
        uint8_t b = items.items[i];
        if (is_alpha(b))
            items.items[i] = how == SWAPPED ? b ^ 0x20 : inside ? b | 0x20 : b & (uint8_t)~0x20u;
        inside = how == TITLE ? is_alpha(b) : true;
    }
    return made;
}

epy_value epy_builtin_BytesTitle(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return with_case(c, args, TITLE);
}
FOR_BYTEARRAYS_TOO(Title)

epy_value epy_builtin_BytesCapitalize(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return with_case(c, args, CAPITAL);
}
FOR_BYTEARRAYS_TOO(Capitalize)

epy_value epy_builtin_BytesSwapcase(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return with_case(c, args, SWAPPED);
}
FOR_BYTEARRAYS_TOO(Swapcase)

// ---- asking -----------------------------------------------------------------------------------------------
static epy_value every(epy_octets items, bool (*test)(uint8_t)) {
    for (epy_word i = 0; i < items.length; i++)
        if (!test(items.items[i]))
            return EPY_FALSE;
    return epy_bool(items.length > 0);
}

#define TEST(Name, test)                                                                                     \
    epy_value epy_builtin_Bytes##Name(epy_core *c, epy_value *args, unsigned n) {                            \
        (void)c;                                                                                             \
        (void)n;                                                                                             \
        return every(ITSELF, test);                                                                          \
    }                                                                                                        \
    FOR_BYTEARRAYS_TOO(Name)
TEST(Isalnum, is_alnum)
TEST(Isalpha, is_alpha)
TEST(Isdigit, is_digit)
TEST(Isspace, is_space)

epy_value epy_builtin_BytesIsascii(epy_core *c, epy_value *args, unsigned n) {
    (void)c;
    (void)n;
    epy_octets items = ITSELF;
    for (epy_word i = 0; i < items.length; i++)
        if (items.items[i] > 127)
            return EPY_FALSE;
    return EPY_TRUE;
}
FOR_BYTEARRAYS_TOO(Isascii)

// Some letter is there, and none of the other case.
static epy_value has_only(epy_octets items, bool (*wanted)(uint8_t), bool (*other)(uint8_t)) {
    bool found = false;
    for (epy_word i = 0; i < items.length; i++) {
        if (other(items.items[i]))
            return EPY_FALSE;
        found |= wanted(items.items[i]);
    }
    return epy_bool(found);
}

epy_value epy_builtin_BytesIslower(epy_core *c, epy_value *args, unsigned n) {
    (void)c;
    (void)n;
    return has_only(ITSELF, is_lower, is_upper);
}
FOR_BYTEARRAYS_TOO(Islower)

epy_value epy_builtin_BytesIsupper(epy_core *c, epy_value *args, unsigned n) {
    (void)c;
    (void)n;
    return has_only(ITSELF, is_upper, is_lower);
}
FOR_BYTEARRAYS_TOO(Isupper)

epy_value epy_builtin_BytesIstitle(epy_core *c, epy_value *args, unsigned n) {
    (void)c;
    (void)n;
    epy_octets items = ITSELF;
    bool inside = false, found = false;
    for (epy_word i = 0; i < items.length; i++) {
        uint8_t b = items.items[i];
        if (is_alpha(b) && is_lower(b) != inside)
            return EPY_FALSE;
        inside = is_alpha(b);
        found |= inside;
    }
    return epy_bool(found);
}
FOR_BYTEARRAYS_TOO(Istitle)

// ---- cutting ----------------------------------------------------------------------------------------------
static bool is_at(epy_octets items, epy_octets affix, epy_word place) {
    epy_octets there = {items.items + place, affix.length};
    return epy_bytes_find(there, affix, false) == 0;
}

epy_value epy_builtin_BytesRemoveprefix(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_octets items = ITSELF, affix = epy_bytes_needed(c, args[1]);
    bool has = affix.length <= items.length && is_at(items, affix, 0);
    return part(c, args, has ? affix.length : 0, items.length);
}
FOR_BYTEARRAYS_TOO(Removeprefix)

epy_value epy_builtin_BytesRemovesuffix(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_octets items = ITSELF, affix = epy_bytes_needed(c, args[1]);
    bool has = affix.length <= items.length && is_at(items, affix, items.length - affix.length);
    return part(c, args, 0, items.length - (has ? affix.length : 0));
}
FOR_BYTEARRAYS_TOO(Removesuffix)

static void append_part(epy_core *c, epy_value list, epy_value *args, epy_word from, epy_word to) {
    epy_list_append(c, epy_list_of(list), part(c, args, from, to));
}

epy_value epy_builtin_BytesSplitlines(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    bool keeps = args[1] != EPY_UNBOUND && epy_truth(c, args[1]);
    epy_value list = epy_list_new(c, EPY_STORE_VALUE, 0);
    epy_push(c, list);
    for (epy_word from = 0, length = ITSELF.length; from < length;) {
        const uint8_t *items = ITSELF.items;
        epy_word end = from;
        while (end < length && items[end] != '\n' && items[end] != '\r')
            end++;
        epy_word next = end + (end < length) + (end + 1 < length && items[end] == '\r' && items[end + 1] == '\n');
        append_part(c, list, args, from, keeps ? next : end);
        from = next;
    }
    epy_pop(c, 1);
    return list;
}
FOR_BYTEARRAYS_TOO(Splitlines)

static void rsplit_at_spaces(epy_core *c, epy_value list, epy_value *args, epy_int most) {
    for (epy_word end = ITSELF.length;;) {
        const uint8_t *items = ITSELF.items;
        while (end > 0 && is_space(items[end - 1]))
            end--;
        if (end == 0)
            return;
        epy_word start = end;
        if (most-- == 0)
            start = 0;
        while (start > 0 && !is_space(items[start - 1]))
            start--;
        append_part(c, list, args, start, end);
        end = start;
    }
}

static void rsplit_at(epy_core *c, epy_value list, epy_value *args, epy_octets sep, epy_int most) {
    epy_word end = ITSELF.length;
    epy_int at;
    while (most-- != 0 && (at = epy_bytes_find((epy_octets){ITSELF.items, end}, sep, true)) >= 0) {
        append_part(c, list, args, (epy_word)at + sep.length, end);
        end = (epy_word)at;
    }
    append_part(c, list, args, 0, end);
}

// args: self, sep, maxsplit.
epy_value epy_builtin_BytesRsplit(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    bool spaces = args[1] == EPY_UNBOUND || args[1] == EPY_NONE;
    epy_octets sep = spaces ? (epy_octets){NULL, 1} : epy_bytes_needed(c, args[1]);
    epy_int most = epy_option_int(c, args[2], -1);
    if (sep.length == 0)
        epy_raise(c, EPY_FAULT_SeparatorEmpty);
    epy_value list = epy_list_new(c, EPY_STORE_VALUE, 0);
    epy_push(c, list);
    if (spaces)
        rsplit_at_spaces(c, list, args, most);
    else
        rsplit_at(c, list, args, sep, most);
    epy_pop(c, 1);
    epy_builtin_ListReverse(c, &list, 1);
    return list;
}
FOR_BYTEARRAYS_TOO(Rsplit)

// ---- tables -----------------------------------------------------------------------------------------------
// args: self, table or None, what is deleted.
epy_value epy_builtin_BytesTranslate(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    const uint8_t *table = args[1] == EPY_NONE ? NULL : epy_bytes_needed(c, args[1]).items;
    if (table && epy_bytes_view(args[1]).length != 256)
        epy_raise(c, EPY_FAULT_TranslationTable);
    epy_octets deleted = args[2] == EPY_UNBOUND ? (epy_octets){NULL, 0} : epy_bytes_needed(c, args[2]), items = ITSELF;
    epy_value made = part(c, args, 0, items.length);
    uint8_t *start = epy_bytes_view(made).items, *to = start;
    for (epy_word i = 0; i < items.length; i++) {
        uint8_t b = items.items[i];
        if (epy_bytes_find(deleted, (epy_octets){&b, 1}, false) < 0)
            *to++ = table ? table[b] : b;
    }
    epy_push(c, made);
    made = epy_bytes_from(c, epy_type_of(args[0]), start, (epy_word)(to - start));
    epy_pop(c, 1);
    return made;
}
FOR_BYTEARRAYS_TOO(Translate)

epy_value epy_builtin_BytesMaketrans(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_octets from = epy_bytes_needed(c, args[0]), to = epy_bytes_needed(c, args[1]);
    if (from.length != to.length)
        epy_raise(c, EPY_FAULT_MaketransLengths);
    epy_value made = epy_bytes_new(c, EPY_TYPE_Bytes, 256);
    uint8_t *table = epy_bytes_view(made).items;
    for (unsigned i = 0; i < 256; i++)
        table[i] = (uint8_t)i;
    for (epy_word i = 0; i < from.length; i++)
        table[from.items[i]] = to.items[i];
    return made;
}
FOR_BYTEARRAYS_TOO(Maketrans)
