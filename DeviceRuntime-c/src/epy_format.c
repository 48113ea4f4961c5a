// SPDX-License-Identifier: MIT
// format(value, spec): reading the specification and laying out int, float, bool, str and everything else.
#include "epy_text.h"
#include "epy_objects.h"
#include "epy_special.h"

// ---- the specification ------------------------------------------------------------------------------------

int32_t epy_spec_number(const char **at, const char *end) {
    const char *start = *at;
    int32_t value = 0;
    bool fits = true;
    for (; *at < end && **at >= '0' && **at <= '9'; ++*at)
        fits = fits && !__builtin_mul_overflow(value, 10, &value) &&
               !__builtin_add_overflow(value, **at - '0', &value);
    return *at == start ? -1 : fits ? value : -2;
}

static bool is_align(char x) {
    return x == '<' || x == '>' || x == '=' || x == '^';
}

typedef struct spec_reader {
    epy_core *c;
    epy_value value, text; // the value to format; the whole specification
    const char *at, *end;
} spec_reader;

static bool take(spec_reader *r, char wanted) {
    bool found = r->at < r->end && *r->at == wanted;
    r->at += found;
    return found;
}

static bool read_fill_and_align(spec_reader *r, epy_spec *spec) {
    unsigned bytes = 0;
    uint32_t first = r->at < r->end ? epy_utf8_decode(r->at, &bytes) : 0;
    bool filled = r->at + bytes < r->end && is_align(r->at[bytes]);
    if (filled) {
        spec->fill = first;
        r->at += bytes;
    }
    if (r->at < r->end && is_align(*r->at))
        spec->align = *r->at++;
    return filled;
}

static int32_t read_number(spec_reader *r) {
    int32_t value = epy_spec_number(&r->at, r->end);
    if (value == -2)
        epy_raise(r->c, EPY_FAULT_FormatDigits);
    return value;
}

static void read_grouping(spec_reader *r, epy_spec *spec) {
    if (take(r, ','))
        spec->grouping = ',';
    if (take(r, '_')) {
        if (spec->grouping)
            epy_raise(r->c, EPY_FAULT_FormatGroupings);
        spec->grouping = '_';
    }
    if (spec->grouping == '_' && r->at < r->end && *r->at == ',')
        epy_raise(r->c, EPY_FAULT_FormatGroupings);
}

static void read_type(spec_reader *r, epy_spec *spec) {
    unsigned bytes;
    if (r->at == r->end)
        return;
    spec->type = epy_utf8_decode(r->at, &bytes);
    if (r->at + bytes != r->end)
        epy_raise2(r->c, EPY_FAULT_FormatSpecInvalid, r->text, r->value);
    bool any = spec->type == 'd' || spec->type == '%' || (spec->type >= 'e' && spec->type <= 'g') ||
               (spec->type >= 'E' && spec->type <= 'G');
    bool based = spec->type == 'b' || spec->type == 'o' || spec->type == 'x' || spec->type == 'X';
    if (spec->grouping && !any && !(spec->grouping == '_' && based))
        epy_raise2(r->c, EPY_FAULT_FormatGrouping, epy_char((uint8_t)spec->grouping), epy_char(spec->type));
}

static epy_spec read_spec(spec_reader *r, char default_align, uint32_t default_type) {
    epy_spec spec = {.fill = ' ', .width = -1, .precision = -1};
    bool filled = read_fill_and_align(r, &spec);
    if (r->at < r->end && (*r->at == '+' || *r->at == '-' || *r->at == ' '))
        spec.sign = *r->at++;
    spec.no_negative_zero = take(r, 'z');
    spec.alternate = take(r, '#');
    if (!filled && take(r, '0')) {
        spec.fill = '0';
        if (!spec.align && default_align == '>')
            spec.align = '=';
    }
    spec.width = read_number(r);
    read_grouping(r, &spec);
    if (take(r, '.')) {
        spec.precision = read_number(r);
        if (spec.precision < 0)
            epy_raise(r->c, EPY_FAULT_FormatNoPrecision);
    }
    if (r->at == r->end && spec.grouping && default_type == 's')
        epy_raise2(r->c, EPY_FAULT_FormatGrouping, epy_char((uint8_t)spec.grouping), epy_char('s'));
    read_type(r, &spec);
    return spec;
}

// ---- layout -----------------------------------------------------------------------------------------------

// How the missing width is divided: what comes before.
static uint32_t pad_before(uint32_t missing, char align) {
    return align == '<' ? 0 : align == '^' ? missing / 2 : missing;
}

void epy_format_text(epy_builder *b, epy_text text, const epy_spec *spec, char align) {
    uint32_t length = text.length, bytes = text.bytes;
    if (spec->precision >= 0 && (uint32_t)spec->precision < length) {
        length = (uint32_t)spec->precision;
        bytes = epy_utf8_skip(text.text, length);
    }
    uint32_t missing = spec->width > (int32_t)length ? (uint32_t)spec->width - length : 0;
    uint32_t before = pad_before(missing, spec->align ? spec->align : align);
    epy_builder_fill(b, spec->fill, before);
    epy_builder_bytes(b, text.text, bytes);
    epy_builder_fill(b, spec->fill, missing - before);
}

// Digits needed so that they, with a separator between groups, are at least so wide.
static uint32_t digits_for_width(uint32_t width, unsigned group) {
    return width - (width - 1) / (group + 1);
}

static void text_grouped(epy_builder *b, const epy_number *n, uint32_t zeros, char separator) {
    uint32_t digits = zeros + n->whole;
    for (uint32_t i = 0; i < digits; i++) {
        if (separator && i > 0 && (digits - i) % n->group == 0)
            epy_builder_char(b, (uint8_t)separator);
        epy_builder_char(b, i < zeros ? '0' : (uint8_t)n->digits[i - zeros]);
    }
}

void epy_format_number(epy_builder *b, const epy_number *n, const epy_spec *spec) {
    uint32_t around = (n->sign != 0) + (uint32_t)epy_c_length(n->prefix) + n->bytes - n->whole;
    bool pad_zeros = spec->align == '=' && spec->fill == '0';
    uint32_t zeros = 0, separators = 0;
    if (pad_zeros && n->whole > 0 && spec->width > (int32_t)around) {
        uint32_t room = (uint32_t)spec->width - around;
        uint32_t digits = spec->grouping ? digits_for_width(room, n->group) : room;
        zeros = digits > n->whole ? digits - n->whole : 0;
    }
    if (spec->grouping && zeros + n->whole > 0)
        separators = (zeros + n->whole - 1) / n->group;
    uint32_t length = around + zeros + n->whole + separators;
    uint32_t missing = spec->width > (int32_t)length ? (uint32_t)spec->width - length : 0;
    uint32_t before = pad_before(missing, spec->align ? spec->align : '>');
    if (spec->align != '=')
        epy_builder_fill(b, spec->fill, before);
    if (n->sign)
        epy_builder_char(b, (uint8_t)n->sign);
    epy_builder_c(b, n->prefix);
    if (spec->align == '=')
        epy_builder_fill(b, spec->fill, missing);
    text_grouped(b, n, zeros, spec->grouping);
    epy_builder_bytes(b, n->digits + n->whole, n->bytes - n->whole);
    if (spec->align != '=')
        epy_builder_fill(b, spec->fill, missing - before);
}

// ---- int --------------------------------------------------------------------------------------------------

static char sign_of(bool negative, const epy_spec *spec) {
    return negative ? '-' : spec->sign == '+' || spec->sign == ' ' ? spec->sign : 0;
}

EPY_NORETURN static void raise_code(epy_core *c, uint32_t type, epy_value v) {
    epy_value code = epy_char(type);
    if (type <= 32 || type >= 128) {
        epy_builder b;
        char digits[64];
        unsigned count = epy_int_digits(digits, type, 16, false);
        epy_builder_begin(&b, c);
        epy_builder_c(&b, "\\x");
        epy_builder_bytes(&b, digits + 64 - count, count);
        code = epy_builder_end(&b);
    }
    epy_raise2(c, EPY_FAULT_FormatCode, code, v);
}

static void format_char(epy_builder *b, int64_t value, const epy_spec *spec) {
    char buffer[4];
    if (spec->sign)
        epy_raise(b->c, EPY_FAULT_FormatCharSign);
    if (spec->alternate)
        epy_raise(b->c, EPY_FAULT_FormatCharAlternate);
    if (value < 0 || value > 0x10FFFF)
        epy_raise(b->c, EPY_FAULT_CharOverflow);
    epy_format_text(b, epy_str_view(epy_char((uint32_t)value), buffer), spec, '>');
}

static void format_int(epy_builder *b, epy_value v, const epy_spec *spec) {
    int64_t value = epy_wide_of(v);
    char buffer[64], type = spec->type ? (char)spec->type : 'd';
    if (spec->precision >= 0)
        epy_raise(b->c, EPY_FAULT_FormatIntPrecision);
    if (spec->no_negative_zero)
        epy_raise1(b->c, EPY_FAULT_FormatNegativeZero, epy_str_of_c(b->c, "integer"));
    if (type == 'c') {
        format_char(b, value, spec);
        return;
    }
    unsigned base = type == 'x' || type == 'X' ? 16 : type == 'o' ? 8 : type == 'b' ? 2 : 10;
    unsigned count = epy_int_digits(buffer, epy_magnitude(value), base, type == 'X');
    char prefix[3] = {'0', type, 0};
    epy_number number = {
        .sign = sign_of(value < 0, spec),
        .prefix = spec->alternate && base != 10 ? prefix : "",
        .digits = buffer + 64 - count,
        .bytes = count,
        .whole = count,
        .group = base == 10 ? 3 : 4,
    };
    epy_format_number(b, &number, spec);
}

// ---- float ------------------------------------------------------------------------------------------------

static double double_of(epy_value v) {
    return epy_is_float(v) ? (double)epy_float_of(v) : epy_int_double(epy_wide_of(v));
}

static bool all_zeros(const char *text, uint32_t bytes) {
    for (uint32_t i = 0; i < bytes && text[i] != 'e' && text[i] != 'E'; i++)
        if (text[i] != '0' && text[i] != '.')
            return false;
    return true;
}

static uint32_t leading_digits(const char *text, uint32_t bytes) {
    uint32_t count = 0;
    while (count < bytes && text[count] >= '0' && text[count] <= '9')
        count++;
    return count;
}

static void text_float_digits(epy_builder *b, double value, const epy_spec *spec) {
    char type = spec->type == '%' ? 'f' : spec->type == 'n' ? 'g' : (char)spec->type;
    int precision = spec->precision;
    if (type == 0)
        type = precision < 0 ? 'r' : 'g';
    epy_text_magnitude(b, value, type, precision < 0 ? 6 : precision, spec->alternate, spec->type == 0);
    if (spec->type == '%')
        epy_builder_char(b, '%');
}

static void format_float(epy_builder *b, epy_value v, const epy_spec *spec) {
    double value = spec->type == '%' ? double_of(v) * 100.0 : double_of(v);
    epy_builder digits;
    epy_builder_begin(&digits, b->c);
    text_float_digits(&digits, value, spec);
    uint32_t whole = leading_digits(digits.text, digits.used);
    bool negative = epy_double_negative(value) && !epy_double_nan(value);
    if (negative && spec->no_negative_zero && whole > 0 &&
        all_zeros(digits.text, digits.used - (spec->type == '%')))
        negative = false;
    epy_number number = {sign_of(negative, spec), "", digits.text, digits.used, whole, 3};
    epy_format_number(b, &number, spec);
    epy_pop(b->c, b->c->root_count - digits.root);
}

// ---- str, and the rest ------------------------------------------------------------------------------------

static void format_str(epy_builder *b, epy_value v, const epy_spec *spec) {
    char buffer[4];
    if (spec->type != 0 && spec->type != 's')
        raise_code(b->c, spec->type, v);
    if (spec->sign)
        epy_raise(b->c, spec->sign == ' ' ? EPY_FAULT_FormatStrSpace : EPY_FAULT_FormatStrSign);
    if (spec->no_negative_zero)
        epy_raise1(b->c, EPY_FAULT_FormatNegativeZero, epy_str_of_c(b->c, "string"));
    if (spec->alternate)
        epy_raise(b->c, EPY_FAULT_FormatStrAlternate);
    if (spec->align == '=')
        epy_raise(b->c, EPY_FAULT_FormatStrAlign);
    epy_format_text(b, epy_str_view(v, buffer), spec, '<');
}

static bool is_one_of(uint32_t type, const char *types) {
    for (; *types; types++)
        if ((uint32_t)*types == type)
            return true;
    return type == 0;
}

static void format_with_spec(epy_builder *b, epy_value v, epy_value text) {
    char buffer[4];
    epy_text s = epy_str_view(text, buffer);
    spec_reader r = {b->c, v, text, s.text, s.text + s.bytes};
    if (epy_is_str(v)) {
        epy_spec spec = read_spec(&r, '<', 's');
        format_str(b, v, &spec);
        return;
    }
    if (!epy_is_float(v) && !epy_is_int_or_bool(v))
        epy_raise1(b->c, EPY_FAULT_FormatUnsupported, v);
    epy_spec spec = read_spec(&r, '>', 0);
    if (!epy_is_float(v) && is_one_of(spec.type, "dboxXcn"))
        format_int(b, v, &spec);
    else if (is_one_of(spec.type, "eEfFgGn%"))
        format_float(b, v, &spec);
    else
        raise_code(b->c, spec.type, v);
}

// Where f-strings have no specifications, none is read.
epy_value epy_format_value(epy_core *c, epy_value v, epy_value spec, unsigned conversion) {
    epy_value result = conversion ? epy_converted(c, v, conversion) : v;
    if (EPY_HAS_SPECIAL(Format) && epy_has_special(c, EPY_SPECIAL_Format, result))
        return epy_special_format(c, result, spec);
#if defined(EPY_SLICE) && !EPY_PROGRAM_USES_SPECIFICATIONS && !EPY_USES_BUILTIN(StrFormat)
    (void)spec;
    return epy_str_value(c, result);
#else
    unsigned root = c->root_count;
    if (spec == EPY_NONE || (!epy_is_char(spec) && epy_str_length(spec) == 0))
        return epy_str_value(c, result);
    epy_builder b;
    epy_push(c, result);
    epy_builder_begin(&b, c);
    format_with_spec(&b, result, spec);
    result = epy_builder_end(&b);
    epy_pop(c, c->root_count - root);
    return result;
#endif
}
