// SPDX-License-Identifier: MIT
// What changes a bytearray: mostly what changes a list. And ints as bytes.
#include "epy_bytes.h"
#include "epy_builtins.h"
#include "epy_strmethods.h"

EPY_SAME_AS_LIST(ByteArray, Append)
EPY_SAME_AS_LIST(ByteArray, Insert)
EPY_SAME_AS_LIST(ByteArray, Clear)
EPY_SAME_AS_LIST(ByteArray, Reverse)

epy_value epy_builtin_ByteArrayExtend(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    if (epy_is_bytes_like(args[1])) {
        epy_bytes_extend(c, args[0], args[1]);
        return EPY_NONE;
    }
    epy_value iterator = epy_try_iterate(c, args[1]);
    if (iterator == EPY_UNBOUND)
        epy_raise1(c, EPY_FAULT_ExtendBytes, args[1]);
    epy_push(c, iterator);
    epy_value array = epy_bytes_new(c, EPY_TYPE_ByteArray, 0); // nothing is added unless all can be
    epy_push(c, array);
    epy_list_drain(c, epy_list_of(array), iterator);
    epy_bytes_extend(c, args[0], array);
    epy_pop(c, 2);
    return EPY_NONE;
}

epy_value epy_builtin_ByteArrayPop(epy_core *c, epy_value *args, unsigned n) {
    if (epy_bytes_view(args[0]).length == 0)
        epy_raise(c, EPY_FAULT_PopEmptyBytes);
    return epy_builtin_ListPop(c, args, n);
}

epy_value epy_builtin_ByteArrayRemove(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    uint8_t byte = (uint8_t)epy_byte_of(c, args[1]);
    epy_int at = epy_bytes_find(epy_bytes_view(args[0]), (epy_octets){&byte, 1}, false);
    if (at < 0)
        epy_raise(c, EPY_FAULT_RemoveNotInBytes);
    epy_list_splice(c, epy_list_of(args[0]), (epy_word)at, 1, 0);
    return EPY_NONE;
}

epy_value epy_builtin_ByteArrayCopy(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    return epy_bytes_repeat(c, args[0], 1);
}

// ---- ints as bytes ----------------------------------------------------------------------------------------
static bool is_big_endian(epy_core *c, epy_value order) {
    if (order == EPY_UNBOUND)
        return true;
    EPY_VIEWS(text, order);
    if (text.bytes == 3 && __builtin_memcmp(text.text, "big", 3) == 0)
        return true;
    if (text.bytes != 6 || __builtin_memcmp(text.text, "little", 6) != 0)
        epy_raise(c, EPY_FAULT_ByteOrder);
    return false;
}

static void check_order(epy_core *c, epy_value order, const char *name) {
    if (order == EPY_UNBOUND || epy_is_str(order))
        return;
    epy_value method = epy_str_of_c(c, name);
    epy_push(c, method);
    epy_raise3(c, EPY_FAULT_OptionNotStr, method, epy_str_of_c(c, "byteorder"), order);
}

static bool is_signed(epy_core *c, epy_value v) {
    return v != EPY_UNBOUND && epy_truth(c, v);
}

// args: self, length, byteorder, signed.
epy_value epy_builtin_IntToBytes(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    epy_int length = epy_option_int(c, args[1], 1);
    check_order(c, args[2], "to_bytes");
    bool big = is_big_endian(c, args[2]), with_sign = is_signed(c, args[3]);
    epy_wide value = epy_wide_of(args[0]);
    if (length < 0)
        epy_raise(c, EPY_FAULT_BytesLengthNegative);
    if (value < 0 && !with_sign)
        epy_raise(c, EPY_FAULT_NegativeToBytes);
    epy_wide rest = length >= 8 ? value >> 63 : value >> (8 * length); // what does not fit
    bool negative = with_sign && length > 0 && length < 8 && value >> (8 * length - 1) & 1;
    if (length < 8 ? rest != (negative ? -1 : 0) : false)
        epy_raise(c, EPY_FAULT_TooBigToConvert);
    epy_value made = epy_bytes_new(c, EPY_TYPE_Bytes, (epy_word)length);
    uint8_t *to = epy_bytes_view(made).items;
    for (epy_int i = 0; i < length; i++, value >>= 8)
        to[big ? length - 1 - i : i] = (uint8_t)value;
    return made;
}

// args: bytes, byteorder, signed.
epy_value epy_builtin_IntFromBytes(epy_core *c, epy_value *args, unsigned n) {
    (void)n;
    check_order(c, args[1], "from_bytes");
    bool big = is_big_endian(c, args[1]), with_sign = is_signed(c, args[2]);
    epy_value source[] = {args[0], EPY_UNBOUND, EPY_UNBOUND};
    if (!epy_is_bytes_like(args[0])) {
        if (epy_is_int_or_bool(args[0]) || epy_is_str(args[0]))
            epy_raise2(c, EPY_FAULT_BytesSource, args[0], epy_type_value(EPY_TYPE_Bytes));
        source[0] = epy_builtin_Bytes(c, source, 3);
    }
    epy_octets items = epy_bytes_view(source[0]);
    if (items.length == 0)
        return epy_small(0);
    bool negative = with_sign && items.items[big ? 0 : items.length - 1] & 0x80;
    uint64_t value = negative ? ~UINT64_C(0) : 0;
    for (epy_word i = 0; i < items.length; i++) {
        uint64_t above = value >> 55; // 9 bits: the sign of what is kept stays as it is
        if (i >= 7 && above != (negative ? 0x1FF : 0))
            epy_overflow(c);
        value = value << 8 | items.items[big ? i : items.length - 1 - i];
    }
    if (((epy_wide)value < 0) != negative)
        epy_overflow(c);
    return epy_wide_value(c, (epy_wide)value);
}
