// SPDX-License-Identifier: MIT
// format % args: the printf-like formatting of str, and of bytes, which are a str of code points below 256 meanwhile.
#include "epy_bytes.h"
#include "epy_codec.h"
#include "epy_special.h"
#include "epy_text.h"
#include "epy_objects.h"

typedef struct percent {
    epy_builder b;
    epy_value args;
    bool many, mapping; // args is a tuple; args can be looked up by name
    bool octets;        // the format is of bytes
    epy_word next;      // argument that comes next
    const char *text, *at, *end;
    bool left, plus, blank, alternate, zero;
    int32_t width, precision;
    epy_value item; // the argument that %(name) chose, or Unbound
} percent;

#define OCTETS(p) (EPY_BYTES_EXIST && (p)->octets)

static epy_value latin1(epy_core *c) {
    return epy_str_of_c(c, "latin-1");
}

static char peek(const percent *p) {
    return p->at < p->end ? *p->at : 0;
}

static epy_value next_argument(percent *p) {
    if (p->item != EPY_UNBOUND)
        return p->item;
    if (p->many && p->next < epy_tuple_of(p->args)->length)
        return epy_tuple_of(p->args)->items[p->next++];
    if (!p->many && p->next == 0) {
        p->next = 1;
        return p->args;
    }
    epy_raise(p->b.c, EPY_FAULT_PercentTooFew);
}

// ---- between the % and the letter -------------------------------------------------------------------------

static void read_key(percent *p) {
    p->item = EPY_UNBOUND;
    if (peek(p) != '(')
        return;
    if (!p->mapping)
        epy_raise(p->b.c, EPY_FAULT_PercentMapping);
    const char *start = ++p->at;
    unsigned depth = 1;
    for (; p->at < p->end; p->at++) {
        depth += *p->at == '(';
        depth -= *p->at == ')';
        if (depth == 0)
            break;
    }
    if (p->at == p->end)
        epy_raise(p->b.c, EPY_FAULT_PercentIncompleteKey);
    epy_value key = epy_str_new(p->b.c, start, (size_t)(p->at++ - start));
    if (OCTETS(p))
        key = epy_codec_encode(p->b.c, EPY_TYPE_Bytes, key, latin1(p->b.c), EPY_UNBOUND);
    epy_push(p->b.c, key);
    p->item = epy_item_load(p->b.c, p->args, key);
    p->b.c->roots[p->b.root + 1] = p->item;
    epy_pop(p->b.c, 1);
    p->next = 1; // no argument is left to be taken in order
}

static void read_flags(percent *p) {
    p->left = p->plus = p->blank = p->alternate = p->zero = false;
    for (;; p->at++) {
        switch (peek(p)) {
        case '-': p->left = true; break;
        case '+': p->plus = true; break;
        case ' ': p->blank = true; break;
        case '#': p->alternate = true; break;
        case '0': p->zero = true; break;
        default: return;
        }
    }
}

static int32_t read_number(percent *p, unsigned too_big) {
    int32_t value;
    if (peek(p) != '*') {
        value = epy_spec_number(&p->at, p->end);
        if (value == -2)
            epy_raise(p->b.c, too_big);
        return value;
    }
    p->at++;
    epy_value v = next_argument(p);
    if (!epy_is_int_or_bool(v))
        epy_raise(p->b.c, EPY_FAULT_PercentStar);
    int64_t wide = epy_wide_of(v);
    if (wide > INT32_MAX || wide < -INT32_MAX)
        epy_raise(p->b.c, too_big);
    return (int32_t)wide;
}

static void read_width_and_precision(percent *p) {
    p->width = read_number(p, EPY_FAULT_PercentWidth);
    p->precision = -1;
    if (p->width < -1) {
        p->left = true;
        p->width = -p->width;
    }
    if (peek(p) == '.') {
        p->at++;
        p->precision = read_number(p, EPY_FAULT_PercentPrecision);
        if (p->precision < 0)
            p->precision = 0;
    }
    if (peek(p) == 'l' || peek(p) == 'h' || peek(p) == 'L')
        p->at++;
}

// ---- the conversions --------------------------------------------------------------------------------------

static epy_spec layout_of(const percent *p, bool number) {
    bool zero = number && p->zero && !p->left;
    return (epy_spec){
        .fill = zero ? '0' : ' ',
        .align = p->left ? '<'
                 : zero  ? '='
                         : '>',
        .width = p->width,
        .precision = number ? -1 : p->precision,
    };
}

static void put_number(percent *p, bool negative, const char *prefix, const char *digits, uint32_t bytes) {
    epy_spec spec = layout_of(p, true);
    char sign = negative ? '-' : p->plus ? '+' : p->blank ? ' ' : 0;
    epy_number number = {sign, prefix, digits, bytes, bytes, 3};
    epy_format_number(&p->b, &number, &spec);
}

static void put_text(percent *p, epy_value v, char conversion) {
    char buffer[4];
    epy_core *c = p->b.c;
    epy_value text = conversion ? epy_converted(c, v, (uint8_t)conversion) : v;
    epy_push(c, text);
    epy_spec spec = layout_of(p, false);
    epy_format_text(&p->b, epy_str_view(text, buffer), &spec, '>');
    epy_pop(c, 1);
}

static int64_t int_argument(percent *p, char letter) {
    epy_value v = next_argument(p);
    bool based = letter == 'x' || letter == 'X' || letter == 'o';
    if (epy_is_int_or_bool(v))
        return epy_wide_of(v);
    if (based || !epy_is_float(v))
        epy_raise2(p->b.c, based ? EPY_FAULT_PercentInteger : EPY_FAULT_PercentNumber,
                   epy_char((uint8_t)letter), v);
    return epy_wide_of(epy_float_to_int(p->b.c, epy_float_of(v)));
}

static void put_int(percent *p, char letter) {
    int64_t value = int_argument(p, letter);
    unsigned base = letter == 'x' || letter == 'X' ? 16 : letter == 'o' ? 8 : 10;
    char buffer[64], prefix[3] = {'0', letter, 0};
    unsigned count = epy_int_digits(buffer, epy_magnitude(value), base, letter == 'X');
    epy_builder digits;
    epy_builder_begin(&digits, p->b.c);
    if (p->precision > (int32_t)count)
        epy_builder_fill(&digits, '0', (uint32_t)p->precision - count);
    epy_builder_bytes(&digits, buffer + 64 - count, count);
    put_number(p, value < 0, p->alternate && base != 10 ? prefix : "", digits.text, digits.used);
    epy_pop(p->b.c, 1);
}

static void put_float(percent *p, char letter) {
    epy_value v = next_argument(p);
    if (!epy_is_float(v) && !epy_is_int_or_bool(v))
        epy_raise1(p->b.c, OCTETS(p) ? EPY_FAULT_PercentFloat : EPY_FAULT_NotFloat, v);
    double value = epy_is_float(v) ? (double)epy_float_of(v) : epy_int_double(epy_wide_of(v));
    epy_builder digits;
    epy_builder_begin(&digits, p->b.c);
    epy_text_magnitude(&digits, value, letter, p->precision < 0 ? 6 : p->precision, p->alternate, false);
    put_number(p, epy_double_negative(value) && !epy_double_nan(value), "", digits.text, digits.used);
    epy_pop(p->b.c, 1);
}

// Bytes, as a str of code points below 256.
static void put_octets(percent *p, epy_value v) {
    if (!epy_is_bytes_like(v))
        epy_raise1(p->b.c, EPY_FAULT_PercentBytes, v);
    put_text(p, epy_codec_decode(p->b.c, v, latin1(p->b.c), EPY_UNBOUND), 0);
}

static void put_octet(percent *p) {
    epy_value v = next_argument(p);
    bool one = epy_is_bytes_like(v) && epy_bytes_view(v).length == 1;
    if (!one && !epy_is_int_or_bool(v))
        epy_raise(p->b.c, EPY_FAULT_PercentByte);
    epy_wide byte = one ? *epy_bytes_view(v).items : epy_wide_of(v);
    if (byte < 0 || byte > 255)
        epy_raise(p->b.c, EPY_FAULT_PercentByteRange);
    p->precision = -1;
    put_text(p, epy_char((uint32_t)byte), 0);
}

static void put_char(percent *p) {
    epy_value v = next_argument(p);
    if (epy_is_int_or_bool(v)) {
        int64_t code_point = epy_wide_of(v);
        if (code_point < 0 || code_point > 0x10FFFF)
            epy_raise(p->b.c, EPY_FAULT_CharOverflow);
        v = epy_char((uint32_t)code_point);
    } else if (!epy_is_char(v)) {
        epy_raise(p->b.c, EPY_FAULT_PercentChar);
    }
    p->precision = -1;
    put_text(p, v, 's');
}

EPY_NORETURN static void raise_letter(percent *p, const char *at) {
    unsigned bytes;
    char digits[64];
    epy_core *c = p->b.c;
    uint32_t code_point = epy_utf8_decode(at, &bytes);
    unsigned count = epy_int_digits(digits, code_point, 16, false);
    digits[63 - count] = 'x';
    digits[62 - count] = '0';
    epy_value hex = epy_str_new(c, digits + 62 - count, count + 2);
    epy_value letter = epy_char(code_point >= 32 && code_point < 128 ? code_point : '?');
    epy_raise3(c, EPY_FAULT_PercentCode, letter, hex,
               epy_small((epy_int)epy_utf8_count(p->text, (uint32_t)(at - p->text))));
}

static void put_conversion(percent *p) {
    if (peek(p) == '%') {
        epy_builder_char(&p->b, '%');
        p->at++;
        return;
    }
    read_key(p);
    read_flags(p);
    read_width_and_precision(p);
    if (p->at == p->end)
        epy_raise(p->b.c, EPY_FAULT_PercentIncomplete);
    char letter = *p->at++;
    if (OCTETS(p) && (letter == 's' || letter == 'b')) {
        put_octets(p, next_argument(p));
        return;
    }
    if (OCTETS(p) && letter == 'c') {
        put_octet(p);
        return;
    }
    if (OCTETS(p) && letter == 'r')
        letter = 'a';
    switch (letter) {
    case 's':
    case 'r':
    case 'a': put_text(p, next_argument(p), letter); break;
    case 'i':
    case 'u':
    case 'd':
    case 'x':
    case 'X':
    case 'o': put_int(p, letter); break;
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G': put_float(p, letter); break;
    case 'c': put_char(p); break;
    default: next_argument(p); raise_letter(p, p->at - 1);
    }
}

// What takes a key between brackets, and is neither a tuple nor a str.
static bool is_mapping(epy_core *c, epy_value v, bool octets) {
    switch (epy_type_of(v)) {
    case EPY_TYPE_Dict:
    case EPY_TYPE_List:
    case EPY_TYPE_Range:
    case EPY_TYPE_Array: return true;
    case EPY_TYPE_Bytes:
    case EPY_TYPE_ByteArray: return !octets;
    default: return EPY_HAS_SPECIAL(GetItem) && epy_has_special(c, EPY_SPECIAL_GetItem, v);
    }
}

static epy_value formatted(epy_core *c, epy_value format, epy_value args, bool octets) {
    percent p;
    char buffer[4];
    p.octets = octets;
    epy_text s = epy_str_view(format, buffer);
    p.args = args;
    p.many = epy_is_tuple(args);
    p.mapping = is_mapping(c, args, octets);
    p.next = 0;
    p.text = p.at = s.text;
    p.end = s.text + s.bytes;
    epy_builder_begin(&p.b, c);
    epy_push(c, EPY_NONE); // the argument that a name chose
    while (p.at < p.end) {
        const char *start = p.at;
        while (p.at < p.end && *p.at != '%')
            p.at++;
        epy_builder_bytes(&p.b, start, (size_t)(p.at - start));
        if (p.at++ < p.end)
            put_conversion(&p);
    }
    if (!p.mapping && p.next < (p.many ? epy_tuple_of(args)->length : 1))
        epy_raise(c, octets ? EPY_FAULT_PercentTooManyBytes : EPY_FAULT_PercentTooMany);
    return epy_builder_end(&p.b);
}

epy_value epy_str_percent(epy_core *c, epy_value format, epy_value args) {
#if EPY_USES_SPECIAL(TupleItems)
    epy_value items = epy_special(c, EPY_SPECIAL_TupleItems, args, NULL, 0);
    if (items != EPY_UNBOUND) {
        epy_push(c, items);
        format = formatted(c, format, items, false);
        epy_pop(c, 1);
        return format;
    }
#endif
    return formatted(c, format, args, false);
}

epy_value epy_bytes_percent(epy_core *c, epy_value format, epy_value args) {
    epy_value text = epy_codec_decode(c, format, latin1(c), EPY_UNBOUND);
    epy_push(c, text);
    text = formatted(c, text, args, true);
    c->roots[c->root_count - 1] = text;
    epy_value made = epy_codec_encode(c, epy_type_of(format), text, latin1(c), EPY_UNBOUND);
    epy_pop(c, 1);
    return made;
}
