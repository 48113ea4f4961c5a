// SPDX-License-Identifier: MIT
// What the files of str methods share.
#ifndef EPY_STRMETHODS_H
#define EPY_STRMETHODS_H

#include "epy_builtins.h"
#include "epy_objects.h"
#include "epy_text.h"

#define EPY_VIEWS(name, v) /* name: view of the str v, with its buffer */                                    \
    char name##_buffer[4];                                                                                   \
    epy_text name = epy_str_view(v, name##_buffer)

// An optional int argument: clamped, the default where it is not given.
static inline epy_int epy_option_int(epy_core *c, epy_value v, epy_int otherwise) {
    return v == EPY_UNBOUND ? otherwise : epy_index_clamped(c, v);
}
// A bound of find() and its kin: not negative, maybe behind the length; SliceIndexType.
static inline epy_int epy_option_bound(epy_core *c, epy_value v, epy_int otherwise, epy_int length) {
    if (v == EPY_UNBOUND || v == EPY_NONE)
        return otherwise;
    if (!epy_is_int_or_bool(v))
        epy_raise(c, EPY_FAULT_SliceIndexType);
    epy_int i = epy_index_clamped(c, v);
    if (i < 0)
        i = i + length < 0 ? 0 : i + length;
    return i;
}
static inline void epy_must_be_str(epy_core *c, epy_value v) {
    if (!epy_is_str(v))
        epy_raise1(c, EPY_FAULT_MustBeStr, v);
}
// The code point that ends at `end`; how many bytes it has.
uint32_t epy_utf8_before(const char *end, unsigned *bytes);

#endif
