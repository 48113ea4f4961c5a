// SPDX-License-Identifier: MIT
// Text as bytes and back. What cannot be coded is told with CPython's words, or left out, or replaced.
#include "epy_codec.h"
#include "epy_builtins.h"
#include "epy_strmethods.h"

enum codec { UTF_8, ASCII, LATIN_1 };
enum handler { STRICT, IGNORE, REPLACE };

static const char *const codec_names[] = {"utf-8", "ascii", "latin-1"};

// ---- names ------------------------------------------------------------------------------------------------
// As names of encodings are compared: small letters, and no difference between - and _.
static bool is_named(epy_text name, const char *known) {
    for (uint32_t i = 0; i < name.bytes; i++, known++) {
        char ch = name.text[i] == '_' ? '-' : name.text[i];
        if (ch >= 'A' && ch <= 'Z')
            ch = (char)(ch | 0x20);
        if (ch != *known) // its end included
            return false;
    }
    return *known == 0;
}

static enum codec codec_of(epy_core *c, epy_value encoding) {
    static const struct {
        const char *name;
        enum codec codec;
    } known[] = {{"utf-8", UTF_8},     {"utf8", UTF_8},     {"ascii", ASCII},        {"us-ascii", ASCII},
                 {"latin-1", LATIN_1}, {"latin1", LATIN_1}, {"iso-8859-1", LATIN_1}};
    if (encoding == EPY_UNBOUND)
        return UTF_8;
    EPY_VIEWS(name, encoding);
    for (unsigned i = 0; i < sizeof known / sizeof *known; i++)
        if (is_named(name, known[i].name))
            return known[i].codec;
    epy_raise1(c, EPY_FAULT_UnknownEncoding, encoding);
}

static enum handler handler_of(epy_core *c, epy_value errors) {
    if (errors == EPY_UNBOUND)
        return STRICT;
    EPY_VIEWS(name, errors);
    if (is_named(name, "strict"))
        return STRICT;
    if (is_named(name, "ignore"))
        return IGNORE;
    if (is_named(name, "replace"))
        return REPLACE;
    epy_raise1(c, EPY_FAULT_UnknownErrorHandler, errors);
}

// ---- telling where ----------------------------------------------------------------------------------------
// " in position 3", "s in position 3-5"; after "byte 0xff", "character '\xe9'" of a single one.
static void put_position(epy_builder *b, epy_word first, epy_word count) {
    epy_builder_c(b, count > 1 ? "s in position " : " in position ");
    epy_text_int(b, (int64_t)first);
    if (count > 1) {
        epy_builder_char(b, '-');
        epy_text_int(b, (int64_t)(first + count - 1));
    }
}

static void put_hex(epy_builder *b, epy_word number, unsigned digits) {
    while (digits-- > 0)
        epy_builder_char(b, (unsigned char)"0123456789abcdef"[number >> (4 * digits) & 15]);
}

EPY_NORETURN static void raise_coding(epy_core *c, unsigned fault, enum codec codec, epy_value where, const char *why) {
    epy_push(c, where);
    epy_value name = epy_str_of_c(c, codec_names[codec]);
    epy_push(c, name);
    epy_raise3(c, fault, name, where, epy_str_of_c(c, why));
}

EPY_NORETURN static void raise_decode(epy_core *c, enum codec codec, epy_octets from, epy_word at, epy_word count,
                                      const char *why) {
    epy_builder b;
    epy_builder_begin(&b, c);
    epy_builder_c(&b, "byte");
    if (count == 1) {
        epy_builder_c(&b, " 0x");
        put_hex(&b, from.items[at], 2);
    }
    put_position(&b, at, count);
    raise_coding(c, EPY_FAULT_Decode, codec, epy_builder_end(&b), why);
}

EPY_NORETURN static void raise_encode(epy_core *c, enum codec codec, uint32_t code_point, epy_word at, epy_word count) {
    epy_builder b;
    epy_builder_begin(&b, c);
    epy_builder_c(&b, "character");
    if (count == 1) {
        unsigned digits = code_point < 0x100 ? 2 : code_point < 0x10000 ? 4 : 8;
        epy_builder_c(&b, digits == 2 ? " '\\x" : digits == 4 ? " '\\u" : " '\\U");
        put_hex(&b, code_point, digits);
        epy_builder_char(&b, '\'');
    }
    put_position(&b, at, count);
    raise_coding(c, EPY_FAULT_Encode, codec, epy_builder_end(&b),
                 codec == UTF_8   ? "surrogates not allowed"
                 : codec == ASCII ? "ordinal not in range(128)"
                                  : "ordinal not in range(256)");
}

// ---- encoding ---------------------------------------------------------------------------------------------
static bool can_encode(enum codec codec, uint32_t code_point) {
    return codec == UTF_8 ? code_point < 0xD800 || code_point > 0xDFFF : code_point < (codec == ASCII ? 0x80 : 0x100);
}

// How many code points in a row cannot be encoded.
static epy_word run_of_bad(enum codec codec, epy_text text, uint32_t at) {
    epy_word count = 0;
    unsigned bytes;
    for (; at < text.bytes && !can_encode(codec, epy_utf8_decode(text.text + at, &bytes)); at += bytes)
        count++;
    return count;
}

// Writes what text becomes, or only counts it; how many bytes that is.
static epy_word encode(epy_core *c, enum codec codec, epy_text text, epy_value errors, uint8_t *to) {
    epy_word count = 0, index = 0;
    unsigned bytes;
    for (uint32_t at = 0; at < text.bytes; at += bytes, index++) {
        uint32_t code_point = epy_utf8_decode(text.text + at, &bytes);
        unsigned size = codec == UTF_8 ? bytes : 1;
        const char *from = text.text + at;
        char byte = (char)code_point;
        if (!can_encode(codec, code_point)) {
            enum handler handler = handler_of(c, errors);
            if (handler == STRICT)
                raise_encode(c, codec, code_point, index, run_of_bad(codec, text, at));
            byte = '?';
            size = handler == REPLACE;
            from = &byte;
        } else if (codec != UTF_8) {
            from = &byte;
        }
        if (to)
            __builtin_memcpy(to + count, from, size);
        count += size;
    }
    return count;
}

epy_value epy_codec_encode(epy_core *c, enum epy_type type, epy_value text, epy_value encoding, epy_value errors) {
    enum codec codec = codec_of(c, encoding);
    EPY_VIEWS(view, text);
    epy_value made = epy_bytes_new(c, type, encode(c, codec, view, errors, NULL));
    encode(c, codec, view, errors, epy_bytes_view(made).items);
    return made;
}

// ---- decoding ---------------------------------------------------------------------------------------------
enum { BAD_START, BAD_CONTINUATION, BAD_END };

static bool is_continuation(const uint8_t *sequence, unsigned i) {
    static const uint8_t first[][3] = {{0xE0, 0xA0, 0xBF}, {0xED, 0x80, 0x9F}, {0xF0, 0x90, 0xBF}, {0xF4, 0x80, 0x8F}};
    if (i == 1)
        for (unsigned row = 0; row < sizeof first / sizeof *first; row++)
            if (sequence[0] == first[row][0])
                return sequence[1] >= first[row][1] && sequence[1] <= first[row][2];
    return (sequence[i] & 0xC0) == 0x80;
}

// Whether UTF-8 of one code point stands here, of *count bytes; otherwise so many are wrong, in that way.
static bool is_utf8(const uint8_t *at, epy_word left, epy_word *count, unsigned *wrong) {
    unsigned size = *at < 0x80 ? 1 : *at < 0xC2 ? 0 : *at < 0xE0 ? 2 : *at < 0xF0 ? 3 : *at < 0xF5 ? 4 : 0;
    *count = 1;
    *wrong = BAD_START;
    if (size == 0)
        return false;
    for (unsigned i = 1; i < size; i++) {
        *count = i;
        *wrong = i == left ? BAD_END : BAD_CONTINUATION;
        if (i == left || !is_continuation(at, i))
            return false;
    }
    *count = size;
    return true;
}

static void decode_one(epy_builder *b, enum codec codec, epy_octets from, epy_word at, epy_word *count, epy_value errors) {
    static const char *const reasons[] = {"invalid start byte", "invalid continuation byte", "unexpected end of data"};
    unsigned wrong = BAD_START;
    *count = 1;
    if (codec == LATIN_1 || from.items[at] < 0x80) {
        epy_builder_char(b, from.items[at]);
        return;
    }
    if (codec == UTF_8 && is_utf8(from.items + at, from.length - at, count, &wrong)) {
        epy_builder_bytes(b, (const char *)from.items + at, *count);
        return;
    }
    enum handler handler = handler_of(b->c, errors);
    if (handler == STRICT)
        raise_decode(b->c, codec, from, at, *count, codec == ASCII ? "ordinal not in range(128)" : reasons[wrong]);
    if (handler == REPLACE)
        epy_builder_char(b, 0xFFFD);
}

epy_value epy_codec_decode(epy_core *c, epy_value bytes, epy_value encoding, epy_value errors) {
    enum codec codec = codec_of(c, encoding);
    epy_octets from = epy_bytes_view(bytes);
    epy_word count;
    epy_builder b;
    epy_builder_begin(&b, c);
    for (epy_word at = 0; at < from.length; at += count)
        decode_one(&b, codec, from, at, &count, errors);
    return epy_builder_end(&b);
}

// ---- methods ----------------------------------------------------------------------------------------------
void epy_codec_check(epy_core *c, const epy_value *args, const char *name) {
    static const char *const parameters[] = {"", "encoding", "errors"};
    for (unsigned i = 1; i <= 2; i++) {
        if (args[i] == EPY_UNBOUND || epy_is_str(args[i]))
            continue;
        epy_value method = epy_str_of_c(c, name);
        epy_push(c, method);
        epy_raise3(c, EPY_FAULT_OptionNotStr, method, epy_str_of_c(c, parameters[i]), args[i]);
    }
}

epy_value epy_builtin_StrEncode(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_codec_check(c, args, "encode");
    return epy_codec_encode(c, EPY_TYPE_Bytes, args[0], args[1], args[2]);
}

epy_value epy_builtin_BytesDecode(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_codec_check(c, args, "decode");
    return epy_codec_decode(c, args[0], args[1], args[2]);
}

epy_value epy_builtin_ByteArrayDecode(epy_core *c, epy_value *args, unsigned n) {
    return epy_builtin_BytesDecode(c, args, n);
}

// str(object, encoding, errors).
epy_value epy_builtin_StrOfBytes(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_codec_check(c, args, "str");
    if (args[0] == EPY_UNBOUND)
        return epy_str_new(c, "", 0);
    if (epy_is_str(args[0]))
        epy_raise(c, EPY_FAULT_DecodingStr);
    if (!epy_is_bytes_like(args[0]))
        epy_raise1(c, EPY_FAULT_DecodingType, args[0]);
    return epy_codec_decode(c, args[0], args[1], args[2]);
}
