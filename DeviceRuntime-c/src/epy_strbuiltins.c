// SPDX-License-Identifier: MIT
// Built-in functions from and to str: str, repr, ascii, format, ord, chr, hex, oct, bin.
#include "epy_builtins.h"
#include "epy_bytes.h"
#include "epy_text.h"

epy_value epy_builtin_Str(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return args[0] == EPY_UNBOUND ? epy_str_new(c, "", 0) : epy_str_value(c, args[0]);
}

epy_value epy_builtin_Repr(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return epy_repr_value(c, args[0]);
}

#if EPY_USES_BUILTIN(Ascii)
epy_value epy_builtin_Ascii(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return epy_ascii_value(c, args[0]);
}
#endif

#if EPY_USES_BUILTIN(Format)
epy_value epy_builtin_Format(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    if (args[1] != EPY_UNBOUND && !epy_is_str(args[1]))
        epy_raise3(c, EPY_FAULT_StrArgument, epy_str_new(c, "format", 6), epy_small(2), args[1]);
    return epy_format_value(c, args[0], args[1] == EPY_UNBOUND ? EPY_NONE : args[1], 0);
}
#endif

epy_value epy_builtin_Ord(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    if (epy_is_char(args[0]))
        return epy_small((epy_int)epy_payload(args[0]));
    if (epy_is_str(args[0]))
        epy_raise1(c, EPY_FAULT_OrdLength, epy_int_value(c, (epy_int)epy_str_length(args[0])));
    if (epy_is_bytes_like(args[0])) {
        epy_octets items = epy_bytes_view(args[0]);
        if (items.length != 1)
            epy_raise1(c, EPY_FAULT_OrdLength, epy_int_value(c, (epy_int)items.length));
        return epy_small(items.items[0]);
    }
    epy_raise1(c, EPY_FAULT_OrdType, args[0]);
}

epy_value epy_builtin_Chr(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_int code_point = epy_index_clamped(c, args[0]);
    if (code_point < 0 || code_point > 0x10FFFF)
        epy_raise(c, EPY_FAULT_ChrRange);
    return epy_char((uint32_t)code_point);
}

static epy_value in_base(epy_core *c, epy_value v, unsigned base, char letter) {
    char buffer[68];
    if (!epy_is_int_or_bool(v))
        epy_raise1(c, EPY_FAULT_NotIndex, v);
    int64_t value = epy_wide_of(v);
    char *end = buffer + sizeof buffer, *digits = end - 64;
    unsigned count = epy_int_digits(digits, epy_magnitude(value), base, false);
    char *start = end - count;
    *--start = letter;
    *--start = '0';
    if (value < 0)
        *--start = '-';
    return epy_str_new(c, start, (size_t)(end - start));
}

epy_value epy_builtin_Hex(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return in_base(c, args[0], 16, 'x');
}

epy_value epy_builtin_Oct(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return in_base(c, args[0], 8, 'o');
}

epy_value epy_builtin_Bin(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return in_base(c, args[0], 2, 'b');
}
