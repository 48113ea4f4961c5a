// SPDX-License-Identifier: MIT
// Floats as text: repr, and the layouts of %e, %f and %g.
#include "epy_text.h"

typedef struct layout {
    int point;       // digits before the decimal point; not positive: zeros follow it
    int first, last; // digits written: first..last-1, the digit numbered `point` behind the decimal point
    bool exponent;
    int power;
} layout;

static layout lay_out(const epy_digits *d, char kind, int precision, bool alternate, bool add_dot_zero) {
    layout l = {d->count ? d->point : 1, 0, d->count, kind == 'e', 0};
    if (kind == 'e')
        l.last = precision + 1;
    if (kind == 'f')
        l.last = l.point + precision;
    if (kind == 'g')
        l.exponent = l.point <= -4 || l.point > precision - add_dot_zero;
    if (kind == 'g' && alternate)
        l.last = precision;
    if (kind == 'r')
        l.exponent = l.point <= -4 || l.point > 16;
    if (l.exponent) {
        l.power = l.point - 1;
        l.point = 1;
    }
    if (l.last <= l.point)
        l.last = l.point + (add_dot_zero && !l.exponent);
    l.first = l.point <= 0 ? l.point - 1 : 0;
    return l;
}

static void text_exponent(epy_builder *b, int power, bool upper) {
    epy_builder_char(b, upper ? 'E' : 'e');
    epy_builder_char(b, power < 0 ? '-' : '+');
    power = power < 0 ? -power : power;
    if (power < 10)
        epy_builder_char(b, '0');
    epy_text_int(b, power);
}

static void text_layout(epy_builder *b, const epy_digits *d, const layout *l, bool alternate) {
    char *to = epy_builder_reserve(b, (size_t)(l->last - l->first) + 2);
    char *start = to;
    for (int i = l->first; i < l->last; i++) {
        if (i == l->point)
            *to++ = '.';
        *to++ = i >= 0 && i < d->count ? d->digits[i] : '0';
    }
    if (alternate && l->last == l->point)
        *to++ = '.';
    b->used += (uint32_t)(to - start);
}

void epy_text_magnitude(epy_builder *b, double value, char code, int precision, bool alternate,
                        bool add_dot_zero) {
    bool upper = code >= 'A' && code <= 'Z';
    char kind = upper ? (char)(code + 32) : code;
    epy_digits d;
    if (epy_double_special(value)) {
        bool nan = epy_double_nan(value);
        epy_builder_c(b, nan ? (upper ? "NAN" : "nan") : upper ? "INF" : "inf");
        return;
    }
    if (kind == 'g' && precision == 0)
        precision = 1;
    if (kind == 'r')
        epy_digits_shortest(&d, value);
    else
        epy_digits_round(&d, value, kind == 'e' ? precision + 1 : precision, kind == 'f');
    layout l = lay_out(&d, kind, precision, alternate, add_dot_zero);
    text_layout(b, &d, &l, alternate);
    if (l.exponent)
        text_exponent(b, l.power, upper);
}

void epy_text_float(epy_builder *b, double value) {
    if (epy_double_negative(value) && !epy_double_nan(value))
        epy_builder_char(b, '-');
    epy_text_magnitude(b, value, 'r', 0, false, true);
}
