// SPDX-License-Identifier: MIT
// Methods of bytes, most of which bytearrays have too; what they make is of their own type.
#include "epy_bytes.h"
#include "epy_builtins.h"
#include "epy_strmethods.h"

#define ITSELF epy_bytes_view(args[0])
#define FOR_BYTEARRAYS_TOO(Name)                                                                             \
    epy_value epy_builtin_ByteArray##Name(epy_core *c, epy_value *args, unsigned n) {                        \
        return epy_builtin_Bytes##Name(c, args, n);                                                          \
    }

// Of the type of args[0], from its own items.
static epy_value part(epy_core *c, epy_value *args, epy_word from, epy_word to) {
    return epy_bytes_from(c, epy_type_of(args[0]), ITSELF.items + from, to - from);
}

// ---- searching --------------------------------------------------------------------------------------------
// args: self, sub, start, end. The part between; false if start lies behind its end, where not even b"" is found.
static bool window(epy_core *c, epy_value *args, epy_octets *inside, epy_int *first) {
    epy_int length = (epy_int)ITSELF.length, last = epy_option_bound(c, args[3], length, length);
    *first = epy_option_bound(c, args[2], 0, length);
    if (last > length)
        last = length;
    if (*first > last)
        return false;
    *inside = (epy_octets){ITSELF.items + *first, (epy_word)(last - *first)};
    return true;
}

// A byte as an int, or bytes.
static epy_octets sub_of(epy_core *c, epy_value v, uint8_t *byte) {
    if (epy_is_int_or_bool(v)) {
        *byte = (uint8_t)epy_byte_of(c, v);
        return (epy_octets){byte, 1};
    }
    if (!epy_is_bytes_like(v))
        epy_raise1(c, EPY_FAULT_BytesOrInt, v);
    return epy_bytes_view(v);
}

static epy_int find(epy_core *c, epy_value *args, bool last) {
    uint8_t byte;
    epy_octets inside, sub = sub_of(c, args[1], &byte);
    epy_int first;
    epy_int at = window(c, args, &inside, &first) ? epy_bytes_find(inside, sub, last) : -1;
    return at < 0 ? -1 : first + at;
}

static epy_value found(epy_core *c, epy_int index) {
    if (index < 0)
        epy_raise(c, EPY_FAULT_SubsectionMissing);
    return epy_int_value(c, index);
}

epy_value epy_builtin_BytesFind(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return epy_int_value(c, find(c, args, false));
}
FOR_BYTEARRAYS_TOO(Find)

epy_value epy_builtin_BytesRfind(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return epy_int_value(c, find(c, args, true));
}
FOR_BYTEARRAYS_TOO(Rfind)

epy_value epy_builtin_BytesIndex(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return found(c, find(c, args, false));
}
FOR_BYTEARRAYS_TOO(Index)

epy_value epy_builtin_BytesRindex(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return found(c, find(c, args, true));
}
FOR_BYTEARRAYS_TOO(Rindex)

// The rest behind so many bytes.
static epy_octets behind(epy_octets items, epy_word skip) {
    return (epy_octets){items.items + skip, items.length - skip};
}

static epy_word count_of(epy_octets items, epy_octets sub) {
    epy_word count = 0;
    epy_int at;
    if (sub.length == 0)
        return items.length + 1;
    for (; (at = epy_bytes_find(items, sub, false)) >= 0; count++)
        items = behind(items, (epy_word)at + sub.length);
    return count;
}

epy_value epy_builtin_BytesCount(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    uint8_t byte;
    epy_octets inside, sub = sub_of(c, args[1], &byte);
    epy_int first;
    return epy_int_value(c, window(c, args, &inside, &first) ? (epy_int)count_of(inside, sub) : 0);
}
FOR_BYTEARRAYS_TOO(Count)

static bool has_affix(epy_octets items, epy_octets affix, bool at_end) {
    if (affix.length > items.length)
        return false;
    epy_octets there = {items.items + (at_end ? items.length - affix.length : 0), affix.length};
    return epy_bytes_find(there, affix, false) == 0;
}

static epy_value test_affix(epy_core *c, epy_value *args, bool at_end) {
    bool many = epy_is_tuple(args[1]), result = false;
    if (!many && !epy_is_bytes_like(args[1]))
        epy_raise2(c, EPY_FAULT_BytesAffix, epy_str_of_c(c, at_end ? "endswith" : "startswith"), args[1]);
    epy_octets inside;
    epy_int first;
    bool exists = window(c, args, &inside, &first);
    epy_word count = many ? epy_tuple_of(args[1])->length : 1;
    for (epy_word i = 0; i < count && !result; i++) {
        epy_octets affix = epy_bytes_needed(c, many ? epy_tuple_of(args[1])->items[i] : args[1]);
        result = exists && has_affix(inside, affix, at_end);
    }
    return epy_bool(result);
}

epy_value epy_builtin_BytesStartswith(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return test_affix(c, args, false);
}
FOR_BYTEARRAYS_TOO(Startswith)

epy_value epy_builtin_BytesEndswith(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return test_affix(c, args, true);
}
FOR_BYTEARRAYS_TOO(Endswith)

// ---- cutting ----------------------------------------------------------------------------------------------
static bool is_space(uint8_t byte) {
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static bool is_stripped(uint8_t byte, const epy_octets *chars) {
    return chars ? epy_bytes_find(*chars, (epy_octets){&byte, 1}, false) >= 0 : is_space(byte);
}

static epy_value strip(epy_core *c, epy_value *args, bool left, bool right) {
    bool given = args[1] != EPY_UNBOUND && args[1] != EPY_NONE;
    epy_octets chars = given ? epy_bytes_needed(c, args[1]) : (epy_octets){NULL, 0}, items = ITSELF;
    epy_word from = 0, to = items.length;
    while (left && from < to && is_stripped(items.items[from], given ? &chars : NULL))
        from++;
    while (right && from < to && is_stripped(items.items[to - 1], given ? &chars : NULL))
        to--;
    return part(c, args, from, to);
}

epy_value epy_builtin_BytesStrip(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return strip(c, args, true, true);
}
FOR_BYTEARRAYS_TOO(Strip)

epy_value epy_builtin_BytesLstrip(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return strip(c, args, true, false);
}
FOR_BYTEARRAYS_TOO(Lstrip)

epy_value epy_builtin_BytesRstrip(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return strip(c, args, false, true);
}
FOR_BYTEARRAYS_TOO(Rstrip)

static void append_part(epy_core *c, epy_value list, epy_value *args, epy_word from, epy_word to) {
    epy_list_append(c, epy_list_of(list), part(c, args, from, to));
}

static void split_at_spaces(epy_core *c, epy_value list, epy_value *args, epy_int most) {
    epy_octets items = ITSELF;
    for (epy_word at = 0;;) {
        while (at < items.length && is_space(items.items[at]))
            at++;
        if (at == items.length)
            return;
        epy_word start = at;
        if (most-- == 0)
            at = items.length;
        while (at < items.length && !is_space(items.items[at]))
            at++;
        append_part(c, list, args, start, at);
    }
}

static void split_at(epy_core *c, epy_value list, epy_value *args, epy_octets sep, epy_int most) {
    epy_word from = 0;
    epy_int at;
    while (most-- != 0 && (at = epy_bytes_find(behind(ITSELF, from), sep, false)) >= 0) {
        append_part(c, list, args, from, from + (epy_word)at);
        from += (epy_word)at + sep.length;
    }
    append_part(c, list, args, from, ITSELF.length);
}

static epy_octets separator(epy_core *c, epy_value v) {
    epy_octets sep = epy_bytes_needed(c, v);
    if (sep.length == 0)
        epy_raise(c, EPY_FAULT_SeparatorEmpty);
    return sep;
}

// args: self, sep, maxsplit.
epy_value epy_builtin_BytesSplit(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_int most = epy_option_int(c, args[2], -1);
    epy_value list = epy_list_new(c, EPY_STORE_VALUE, 0);
    epy_push(c, list);
    if (args[1] == EPY_UNBOUND || args[1] == EPY_NONE)
        split_at_spaces(c, list, args, most);
    else
        split_at(c, list, args, separator(c, args[1]), most);
    epy_pop(c, 1);
    return list;
}
FOR_BYTEARRAYS_TOO(Split)

// What is not found goes before, or (rpartition) behind.
static epy_value partition(epy_core *c, epy_value *args, bool last) {
    epy_octets sep = separator(c, args[1]), items = ITSELF;
    epy_int at = epy_bytes_find(items, sep, last);
    epy_word length = items.length, whole = last ? 0 : length;
    epy_word cut[] = {0, at < 0 ? whole : (epy_word)at, at < 0 ? whole : (epy_word)at + sep.length, length};
    epy_value tuple = epy_tuple_new(c, 3);
    epy_push(c, tuple);
    for (unsigned i = 0; i < 3; i++) {
        epy_value one = part(c, args, cut[i], cut[i + 1]);
        epy_tuple_of(tuple)->items[i] = one;
    }
    epy_pop(c, 1);
    return tuple;
}

epy_value epy_builtin_BytesPartition(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return partition(c, args, false);
}
FOR_BYTEARRAYS_TOO(Partition)

epy_value epy_builtin_BytesRpartition(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return partition(c, args, true);
}
FOR_BYTEARRAYS_TOO(Rpartition)

// ---- making anew ------------------------------------------------------------------------------------------
static uint8_t *put(uint8_t *to, epy_octets items) {
    if (items.length)
        __builtin_memcpy(to, items.items, items.length);
    return to + items.length;
}

// As often as count says; an empty `old` stands before every byte and at the end.
static void replace_into(uint8_t *to, epy_octets items, epy_octets old, epy_octets new, epy_word count) {
    while (count-- > 0) {
        epy_word at = (epy_word)epy_bytes_find(items, old, false), kept = old.length ? 0 : items.length > 0;
        to = put(to, (epy_octets){items.items, at});
        to = put(to, new);
        to = put(to, (epy_octets){items.items + at, kept});
        items = behind(items, at + old.length + kept);
    }
    put(to, items);
}

// args: self, old, new, count.
epy_value epy_builtin_BytesReplace(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_octets old = epy_bytes_needed(c, args[1]), new = epy_bytes_needed(c, args[2]);
    epy_word count = count_of(ITSELF, old);
    epy_int most = epy_option_int(c, args[3], -1);
    if (most >= 0 && (epy_word)most < count)
        count = (epy_word)most;
    epy_word length = ITSELF.length + count * new.length - count * old.length;
    epy_value made = epy_bytes_new(c, epy_type_of(args[0]), length);
    replace_into(epy_bytes_view(made).items, ITSELF, old, new, count);
    return made;
}
FOR_BYTEARRAYS_TOO(Replace)

static epy_word joined_length(epy_core *c, epy_list *list, epy_word between) {
    epy_word length = 0;
    for (epy_word i = 0; i < list->length; i++) {
        epy_value item = epy_list_item(c, list, i);
        if (!epy_is_bytes_like(item))
            epy_raise2(c, EPY_FAULT_JoinBytesItem, epy_small((epy_int)i), item);
        length += epy_bytes_view(item).length + (i ? between : 0);
    }
    return length;
}

epy_value epy_builtin_BytesJoin(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_value iterator = epy_try_iterate(c, args[1]);
    if (iterator == EPY_UNBOUND)
        epy_raise(c, EPY_FAULT_JoinIterable);
    epy_value items = epy_list_of_iterator(c, iterator);
    epy_push(c, items);
    epy_list *list = epy_list_of(items);
    epy_value made = epy_bytes_new(c, epy_type_of(args[0]), joined_length(c, list, ITSELF.length));
    uint8_t *to = epy_bytes_view(made).items;
    for (epy_word i = 0; i < list->length; i++) {
        if (i)
            to = put(to, ITSELF);
        to = put(to, epy_bytes_view(epy_list_item(c, list, i)));
    }
    epy_pop(c, 1);
    return made;
}
FOR_BYTEARRAYS_TOO(Join)

static epy_value with_case(epy_core *c, epy_value *args, uint8_t first) {
    epy_octets items = ITSELF;
    epy_value made = epy_bytes_new(c, epy_type_of(args[0]), items.length);
    uint8_t *to = epy_bytes_view(made).items;
    for (epy_word i = 0; i < items.length; i++)
        to[i] = items.items[i] ^ ((uint8_t)(items.items[i] - first) < 26 ? 0x20 : 0);
    return made;
}

epy_value epy_builtin_BytesUpper(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return with_case(c, args, 'a');
}
FOR_BYTEARRAYS_TOO(Upper)

epy_value epy_builtin_BytesLower(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return with_case(c, args, 'A');
}
FOR_BYTEARRAYS_TOO(Lower)

// ---- hexadecimal ------------------------------------------------------------------------------------------
static uint32_t hex_separator(epy_core *c, epy_value v) {
    if (epy_is_char(v))
        return (uint32_t)epy_payload(v);
    if (epy_is_bytes_like(v) && epy_bytes_view(v).length == 1)
        return epy_bytes_view(v).items[0];
    epy_length(c, v); // NoLength
    epy_raise(c, EPY_FAULT_HexSeparator);
}

// args: self, sep, bytes_per_sep: groups counted from the right, from the left if negative.
epy_value epy_builtin_BytesHex(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_octets items = ITSELF;
    bool separated = args[1] != EPY_UNBOUND;
    uint32_t separator = separated ? hex_separator(c, args[1]) : 0;
    epy_int group = epy_option_int(c, args[2], 1);
    epy_word size = epy_magnitude(group);
    epy_builder b;
    epy_builder_begin(&b, c);
    for (epy_word i = 0; i < items.length; i++) {
        epy_word counted = group < 0 ? i : items.length - i;
        if (separated && i > 0 && size > 0 && counted % size == 0)
            epy_builder_char(&b, separator);
        epy_builder_char(&b, (unsigned char)"0123456789abcdef"[items.items[i] >> 4]);
        epy_builder_char(&b, (unsigned char)"0123456789abcdef"[items.items[i] & 15]);
    }
    return epy_builder_end(&b);
}
FOR_BYTEARRAYS_TOO(Hex)

static int hex_digit(epy_text text, uint32_t at) {
    if (at >= text.bytes)
        return -1;
    char digit = text.text[at], letter = (char)(digit | 0x20);
    return digit >= '0' && digit <= '9' ? digit - '0' : letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

static epy_value from_hex(epy_core *c, enum epy_type type, epy_value s) {
    if (!epy_is_str(s))
        epy_raise1(c, EPY_FAULT_HexArgument, s);
    EPY_VIEWS(text, s);
    epy_value made = epy_bytes_new(c, EPY_TYPE_Bytes, text.bytes / 2);
    epy_push(c, made);
    uint8_t *to = epy_bytes_view(made).items, *start = to;
    for (uint32_t at = 0; at < text.bytes; at += 2) {
        while (at < text.bytes && is_space((uint8_t)text.text[at]))
            at++;
        if (at == text.bytes)
            break;
        int high = hex_digit(text, at), low = hex_digit(text, at + 1);
        if (high < 0 || low < 0)
            epy_raise1(c, EPY_FAULT_HexDigit, epy_int_value(c, (epy_int)at + (high >= 0)));
        *to++ = (uint8_t)(high << 4 | low);
    }
    made = epy_bytes_from(c, type, start, (epy_word)(to - start));
    epy_pop(c, 1);
    return made;
}

epy_value epy_builtin_BytesFromhex(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return from_hex(c, EPY_TYPE_Bytes, args[0]);
}

epy_value epy_builtin_ByteArrayFromhex(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return from_hex(c, EPY_TYPE_ByteArray, args[0]);
}
