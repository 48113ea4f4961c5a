// SPDX-License-Identifier: MIT
// Arrays: lists of raw ints or floats whose items also obey a type code. An item takes a machine word
// whatever the code, so that compiled loops treat arrays as lists.
#include "epy_objects.h"
#include "epy_builtins.h"
#include "epy_bytes.h"
#include "epy_class.h"
#include "epy_list.h"

static const char codes[] = "bBhHiIlLqQ"; // signed ones at even places

static epy_word unbox_int(epy_core *c, unsigned code, epy_value v) {
    if (!epy_is_int_or_bool(v))
        epy_raise1(c, EPY_FAULT_NotIndex, v);
    epy_wide w = epy_wide_of(v);
    unsigned bits = code < 6 ? 8u << code / 2 : 63;
    bool is_signed = code % 2 == 0;
    epy_wide high = bits == 63 ? INT64_MAX : (epy_wide)(UINT32_MAX >> (32 - bits + is_signed));
    epy_wide low = is_signed ? -high - 1 : 0;
    // CPython reads these two through the next wider type, whose words it then uses.
    if ((code == 0 && w != (int16_t)w) || (code == 3 && w != (int32_t)w))
        code += code ? 1 : 2;
    if (w < low)
        epy_raise(c, code < 6     ? EPY_FAULT_ArrayBelow_b + 2 * code
                     : code < 9 ? EPY_FAULT_ArrayBelow_I
                                : EPY_FAULT_NegativeToBytes);
    if (w > high)
        epy_raise(c, EPY_FAULT_ArrayAbove_b + 2 * code);
    if (w != (epy_int)w)
        epy_overflow(c);
    return (epy_word)w;
}

epy_word epy_array_unbox(epy_core *c, epy_word code, epy_value v) {
    if (code == 'f')
        return epy_float_bits((float)epy_real(c, v));
    if (code == 'd')
        return epy_float_bits(epy_real(c, v));
    unsigned i = 0;
    while ((epy_word)codes[i] != code)
        i++;
    return unbox_int(c, i, v);
}

static epy_value new_array(epy_core *c, unsigned code) {
    enum epy_storage storage = code == 'f' || code == 'd' ? EPY_STORE_FLOAT : EPY_STORE_INT;
    epy_list *list = epy_list_make(c, EPY_TYPE_Array, storage, 0);
    ((epy_array *)list)->code = code;
    return epy_of(list);
}

static unsigned item_size(epy_word code) {
    unsigned i = 0;
    while (codes[i] && (epy_word)codes[i] != code)
        i++;
    return code == 'f' ? 4 : code == 'd' || i >= 6 ? 8 : 1u << i / 2;
}

#if EPY_USES_TYPE(Bytes) || EPY_USES_TYPE(ByteArray)
static epy_word item_of_bytes(epy_core *c, epy_word code, const uint8_t *at) {
    unsigned size = item_size(code);
    uint64_t bits = 0;
    for (unsigned i = size; i > 0; i--)
        bits = bits << 8 | at[i - 1];
    if (code == 'f' || code == 'd') {
        uint32_t low = (uint32_t)bits;
        float single;
        double full;
        __builtin_memcpy(&single, &low, sizeof single);
        __builtin_memcpy(&full, &bits, sizeof full);
        return epy_float_bits(code == 'f' ? (epy_float)single : (epy_float)full);
    }
    bool is_signed = code >= 'a';
    int64_t value = is_signed ? (int64_t)(bits << (64 - 8 * size)) >> (64 - 8 * size) : (int64_t)bits;
    if (value != (epy_int)value || (!is_signed && value < 0))
        epy_overflow(c);
    return (epy_word)value;
}

// The items whose bytes these are, the lowest of each first.
static void extend_by_bytes(epy_core *c, epy_value array, epy_value bytes) {
    epy_octets from = epy_bytes_view(bytes);
    epy_word code = ((epy_array *)epy_ref(array))->code;
    unsigned size = item_size(code);
    if (from.length % size != 0)
        epy_raise(c, EPY_FAULT_ArrayBytesLength);
    for (epy_word at = 0; at < from.length; at += size)
        epy_list_append_raw(c, epy_list_of(array), item_of_bytes(c, code, from.items + at));
}
#else
#define extend_by_bytes(c, array, bytes) ((void)0)
#endif

epy_value epy_builtin_ArrayArray(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    if (!epy_is_char(args[0]))
        epy_raise1(c, EPY_FAULT_ArrayCodeType, args[0]);
    epy_word code = epy_payload(args[0]);
    bool known = code == 'f' || code == 'd';
    for (unsigned i = 0; codes[i]; i++)
        known |= (epy_word)codes[i] == code;
    if (!known)
        epy_raise(c, EPY_FAULT_ArrayCode);
    if (epy_is_str(args[1]))
        epy_raise1(c, EPY_FAULT_ArrayFromStr, args[0]);
    epy_value array = new_array(c, (unsigned)code);
    epy_push(c, array);
    if (epy_is_bytes_like(args[1]))
        extend_by_bytes(c, array, args[1]);
    else if (args[1] != EPY_UNBOUND)
        epy_list_extend(c, epy_list_of(array), args[1]);
    epy_pop(c, 1);
    return array;
}

// ---- methods: those of lists, where they mean the same ----------------------------------------------------
EPY_SAME_AS_LIST(Array, Append)
EPY_SAME_AS_LIST(Array, Insert)
EPY_SAME_AS_LIST(Array, Pop)
EPY_SAME_AS_LIST(Array, Remove)
EPY_SAME_AS_LIST(Array, Count)
EPY_SAME_AS_LIST(Array, Reverse)

epy_value epy_builtin_ArrayExtend(epy_core *c, epy_value *args, unsigned n) {
    if (epy_is_type(args[1], EPY_TYPE_Array) &&
        ((epy_array *)epy_ref(args[0]))->code != ((epy_array *)epy_ref(args[1]))->code)
        epy_raise(c, EPY_FAULT_ExtendArrayKind);
    return epy_builtin_ListExtend(c, args, n);
}

epy_value epy_builtin_ArrayIndex(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_list *list = epy_list_of(args[0]);
    epy_word at = epy_list_find(c, list, args[1], 0, list->length);
    if (at == list->length)
        epy_raise(c, EPY_FAULT_NotInArray);
    return epy_small((epy_int)at);
}

epy_value epy_builtin_ArrayTolist(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return epy_list_collect(c, args[0]);
}

#if EPY_USES_BUILTIN(ArrayPart)
// args: an array, or what else has such an attribute; 0: its type code, 1: size of an item; the number of the name.
epy_value epy_builtin_ArrayPart(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_value v = args[0];
    if (EPY_IS(Array, v)) {
        epy_word code = ((const epy_array *)epy_ref(v))->code;
        if (epy_small_int(args[1]) == 0)
            return epy_char((uint32_t)code);
        return epy_small((epy_int)item_size(code));
    }
    if (EPY_TYPE_EXISTS(Instance))
        return epy_attribute_load(c, v, (unsigned)epy_small_int(args[2]));
    epy_raise2(c, EPY_FAULT_NoAttribute, v, args[2]);
}
#endif
