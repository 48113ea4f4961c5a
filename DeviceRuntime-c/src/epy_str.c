// SPDX-License-Identifier: MIT
// Strings as objects: UTF-8, views, making, indexing, slicing, comparing. Methods are in epy_strmethods*.c.
#include "epy_text.h"

extern inline bool epy_holds_str(epy_value v);

// ---- UTF-8 ------------------------------------------------------------------------------------------------

unsigned epy_utf8_encode(char to[4], uint32_t code_point) {
    if (code_point < 0x80) {
        to[0] = (char)code_point;
        return 1;
    }
    unsigned bytes = code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
    for (unsigned i = bytes - 1; i > 0; i--) {
        to[i] = (char)(0x80 | (code_point & 0x3F));
        code_point >>= 6;
    }
    to[0] = (char)((0xF00 >> bytes) | code_point);
    return bytes;
}

static unsigned sequence_bytes(char first) {
    unsigned char lead = (unsigned char)first;
    return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

#if EPY_SMALL
uint32_t epy_utf8_decode(const char *text, unsigned *bytes) {
#else
uint32_t epy_utf8_decode_sequence(const char *text, unsigned *bytes) {
#endif
    unsigned count = sequence_bytes(text[0]);
    *bytes = count;
    if (count == 1)
        return (uint8_t)text[0];
    uint32_t code_point = (uint8_t)text[0] & (0x7Fu >> count);
    for (unsigned i = 1; i < count; i++)
        code_point = code_point << 6 | ((uint8_t)text[i] & 0x3F);
    return code_point;
}

#if !EPY_SMALL
static bool is_ascii_8(const char *text) {
    uint64_t bytes;
    __builtin_memcpy(&bytes, text, sizeof bytes);
    return (bytes & 0x8080808080808080u) == 0;
}
#endif

uint32_t epy_utf8_count(const char *text, uint32_t bytes) {
    uint32_t count = 0, i = 0;
#if !EPY_SMALL
    while (bytes - i >= 8 && is_ascii_8(text + i))
        i += 8;
    count = i;
#endif
    for (; i < bytes; i++)
        count += (text[i] & 0xC0) != 0x80;
    return count;
}

uint32_t epy_utf8_skip(const char *text, uint32_t code_points) {
    uint32_t at = 0;
    while (code_points-- > 0)
        at += sequence_bytes(text[at]);
    return at;
}

// Lone surrogates are let through: Python's str may hold them.
bool epy_utf8_valid(const char *text, uint32_t bytes) {
    static const uint32_t smallest[5] = {0, 0, 0x80, 0x800, 0x10000};
    for (uint32_t at = 0; at < bytes;) {
        unsigned char lead = (unsigned char)text[at];
        unsigned count = sequence_bytes(text[at]);
        if ((lead >= 0x80 && lead < 0xC2) || lead > 0xF4 || count > bytes - at)
            return false;
        for (unsigned i = 1; i < count; i++)
            if ((text[at + i] & 0xC0) != 0x80)
                return false;
        uint32_t code_point = epy_utf8_decode(text + at, &count);
        if (code_point > 0x10FFFF || code_point < smallest[count])
            return false;
        at += count;
    }
    return true;
}

// ---- making -----------------------------------------------------------------------------------------------

epy_str *epy_str_allocate(epy_core *c, size_t bytes) {
    if (bytes > UINT32_MAX / 2)
        epy_raise(c, EPY_FAULT_Memory);
    size_t words = (offsetof(epy_str, text) + bytes + sizeof(epy_word) - 1) / sizeof(epy_word);
    epy_str *s = (epy_str *)epy_allocate_uncleared(c, words, EPY_TYPE_Str, 0);
    s->bytes = (uint32_t)bytes;
    return s;
}

epy_value epy_str_finish(epy_str *s, uint32_t length) {
    unsigned bytes;
    if (length == 1)
        return epy_char(epy_utf8_decode(s->text, &bytes));
    s->length = length;
    if (length == s->bytes)
        s->header |= (epy_word)EPY_STR_ASCII << 7;
    return epy_of(s);
}

epy_value epy_str_new(epy_core *c, const char *text, size_t bytes) {
    unsigned first;
    if (bytes > 0 && bytes <= 4 && sequence_bytes(text[0]) == bytes)
        return epy_char(epy_utf8_decode(text, &first));
    epy_str *s = epy_str_allocate(c, bytes);
    __builtin_memcpy(s->text, text, bytes);
    return epy_str_finish(s, epy_utf8_count(text, (uint32_t)bytes));
}

epy_value epy_str_part(epy_core *c, const epy_text *s, const char *at, size_t bytes) {
#if !EPY_SMALL
    if (s->ascii && bytes > 1) {
        epy_str *part = epy_str_allocate(c, bytes);
        __builtin_memcpy(part->text, at, bytes);
        return epy_str_finish(part, (uint32_t)bytes);
    }
#else
    (void)s;
#endif
    return epy_str_new(c, at, bytes);
}

epy_value epy_str_of_c(epy_core *c, const char *text) {
    return epy_str_new(c, text, epy_c_length(text));
}

#if EPY_SMALL
__attribute__((noinline)) epy_text epy_str_view(epy_value v, char buffer[4]) {
    return epy_str_view_here(v, buffer);
}
#endif

epy_value epy_str_concat(epy_core *c, epy_value a, epy_value b) {
    char a_buffer[4], b_buffer[4];
    epy_text x = epy_str_view(a, a_buffer), y = epy_str_view(b, b_buffer);
    if (y.bytes == 0)
        return a;
    if (x.bytes == 0)
        return b;
    epy_str *s = epy_str_allocate(c, (size_t)x.bytes + y.bytes);
    __builtin_memcpy(s->text, x.text, x.bytes);
    __builtin_memcpy(s->text + x.bytes, y.text, y.bytes);
    return epy_str_finish(s, x.length + y.length);
}

epy_value epy_str_build(epy_core *c, unsigned count, const epy_value *items) {
    char buffer[4];
    size_t bytes = 0;
    uint32_t length = 0;
    for (unsigned i = 0; i < count; i++) {
        epy_text part = epy_str_view(items[i], buffer);
        bytes += part.bytes;
        length += part.length;
    }
    epy_str *s = epy_str_allocate(c, bytes);
    char *to = s->text;
    for (unsigned i = 0; i < count; i++) {
        epy_text part = epy_str_view(items[i], buffer);
        __builtin_memcpy(to, part.text, part.bytes);
        to += part.bytes;
    }
    return epy_str_finish(s, length);
}

epy_value epy_str_repeat(epy_core *c, epy_value v, epy_int count) {
    char buffer[4];
    epy_text one = epy_str_view(v, buffer);
    if (count == 1)
        return v;
    if (count < 0 || one.bytes == 0)
        count = 0;
    if (count > 0 && (epy_word)count > UINT32_MAX / 2 / one.bytes)
        epy_raise(c, EPY_FAULT_Memory);
    epy_str *s = epy_str_allocate(c, (size_t)count * one.bytes);
    char *to = s->text;
    for (epy_int i = 0; i < count; i++, to += one.bytes)
        __builtin_memcpy(to, one.text, one.bytes);
    return epy_str_finish(s, one.length * (uint32_t)count);
}

// ---- reading ----------------------------------------------------------------------------------------------

epy_value epy_str_item(epy_core *c, epy_value v, epy_int index) {
    char buffer[4];
    epy_text s = epy_str_view(v, buffer);
    unsigned bytes;
    if (index < 0)
        index += (epy_int)s.length;
    if (index < 0 || index >= (epy_int)s.length)
        epy_raise(c, EPY_FAULT_StrIndex);
    if (s.ascii)
        return epy_char((uint8_t)s.text[index]);
    return epy_char(epy_utf8_decode(s.text + epy_utf8_skip(s.text, (uint32_t)index), &bytes));
}

// Where the code point lies that is so many further on, or further back.
static const char *step_by(const char *at, epy_int step) {
    for (; step > 0; step--)
        at += sequence_bytes(*at);
    for (; step < 0; step++)
        while ((*--at & 0xC0) == 0x80) {
        }
    return at;
}

// Every so many of the code points from `at` on; to: NULL where they are only measured. How many bytes they take.
static size_t copy_steps(char *to, const char *at, epy_int step, epy_int count) {
    size_t total = 0;
    for (;;) {
        unsigned bytes = sequence_bytes(*at);
        for (unsigned i = 0; to && i < bytes; i++)
            to[total + i] = at[i];
        total += bytes;
        if (--count == 0)
            return total;
        at = step_by(at, step);
    }
}

epy_value epy_str_slice(epy_core *c, epy_value v, epy_int start, epy_int step, epy_int count) {
    char buffer[4];
    epy_text s = epy_str_view(v, buffer);
    if (count <= 0)
        return epy_str_new(c, "", 0);
    const char *first = s.text + (s.ascii ? (uint32_t)start : epy_utf8_skip(s.text, (uint32_t)start));
    if (step == 1) {
        if ((uint32_t)count == s.length)
            return v;
        size_t bytes = s.ascii ? (uint32_t)count : epy_utf8_skip(first, (uint32_t)count);
        return epy_str_part(c, &s, first, bytes);
    }
    epy_str *slice = epy_str_allocate(c, copy_steps(NULL, first, step, count));
    copy_steps(slice->text, first, step, count);
    return epy_str_finish(slice, (uint32_t)count);
}

#if !EPY_SMALL && defined(__SIZEOF_INT128__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
// Eight bytes at a time: an object's words are its own to their end. Of the last ones, what is behind the text is
// shifted out.
static inline uint64_t eight_at(const epy_str *s, uint32_t at) {
    uint64_t eight;
    __builtin_memcpy(&eight, s->text + at, 8);
    return eight;
}
static inline unsigned behind(const epy_str *s, uint32_t at) {
    return 8 * (8 - (s->bytes - at)); // bits, of the last one to eight bytes
}

// The upper half of a product depends on all bits of the text, which its lower ones do not.
static inline uint64_t mixed(uint64_t hash, uint64_t eight) {
    __extension__ unsigned __int128 product = (unsigned __int128)(hash ^ eight) * 0x9E3779B97F4A7C15u;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static epy_word hash_words(const epy_str *s) {
    uint64_t hash = s->bytes;
    uint32_t at = 0;
    for (; at + 8 < s->bytes; at += 8)
        hash = mixed(hash, eight_at(s, at));
    return (uint32_t)(at < s->bytes ? mixed(hash, eight_at(s, at) << behind(s, at)) : hash);
}

// Of the same number of bytes.
static bool same_words(const epy_str *x, const epy_str *y) {
    uint32_t at = 0;
    for (; at + 8 < x->bytes; at += 8)
        if (eight_at(x, at) != eight_at(y, at))
            return false;
    return at >= x->bytes || (eight_at(x, at) ^ eight_at(y, at)) << behind(x, at) == 0;
}
_Static_assert(sizeof(epy_word) < 8 || offsetof(epy_str, text) % 8 == 0, "eight bytes are in one word");
#define BY_WORDS (sizeof(epy_word) == 8)
#else
#define BY_WORDS 0
#define hash_words(s) 0
#define same_words(x, y) false
#endif

bool epy_str_equal(epy_value a, epy_value b) {
    if (a == b)
        return true;
    if (epy_is_char(a) || epy_is_char(b))
        return false;
    const epy_str *x = (const epy_str *)epy_ref(a), *y = (const epy_str *)epy_ref(b);
    return x->bytes == y->bytes && (BY_WORDS ? same_words(x, y) : __builtin_memcmp(x->text, y->text, x->bytes) == 0);
}

// UTF-8 sorts as its code points do.
int epy_str_compare(epy_value a, epy_value b) {
    char a_buffer[4], b_buffer[4];
    epy_text x = epy_str_view(a, a_buffer), y = epy_str_view(b, b_buffer);
    int order = __builtin_memcmp(x.text, y.text, x.bytes < y.bytes ? x.bytes : y.bytes);
    return order != 0 ? order : x.bytes < y.bytes ? -1 : x.bytes > y.bytes;
}

const char *epy_text_find(const char *text, uint32_t bytes, const char *sub, uint32_t sub_bytes) {
    if (sub_bytes == 0)
        return text;
    if (sub_bytes > bytes)
        return NULL;
    for (const char *last = text + (bytes - sub_bytes); text <= last; text++)
        if (*text == *sub && __builtin_memcmp(text, sub, sub_bytes) == 0)
            return text;
    return NULL;
}

bool epy_str_contains(epy_value item, epy_value v) {
    char item_buffer[4], buffer[4];
    epy_text sub = epy_str_view(item, item_buffer), s = epy_str_view(v, buffer);
    return epy_text_find(s.text, s.bytes, sub.text, sub.bytes) != NULL;
}

// FNV-1a where bytes count.
epy_word epy_str_hash(epy_value v) {
    char buffer[4];
    if (BY_WORDS && !epy_is_char(v))
        return hash_words((const epy_str *)epy_ref(v));
    epy_text s = epy_str_view(v, buffer);
    uint32_t hash = 2166136261u;
    for (uint32_t i = 0; i < s.bytes; i++)
        hash = (hash ^ (uint8_t)s.text[i]) * 16777619u;
    return hash;
}
