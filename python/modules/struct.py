# SPDX-License-Identifier: MIT
# struct: values as bytes, as C structs hold them. Codes x c b B ? h H i I l L q Q f d s with counts; @ (and no order at
# all) aligns and has an l of 8 bytes, as CPython on a 64-bit machine.
import math


class error(Exception):
    pass


_SIZES = {'x': 1, 'c': 1, 'b': 1, 'B': 1, '?': 1, 's': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 4, 'L': 4, 'q': 8, 'Q': 8,
          'f': 4, 'd': 8}


def _items(format):
    """Byte order, then code, count, place of each part; 'x' fills up to the size."""
    text = format
    aligned = True
    order = 'little'
    if text and text[0] in '@=<>!':
        aligned = text[0] == '@'
        order = 'big' if text[0] in '>!' else 'little'
        text = text[1:]
    parts = []
    at = 0
    count = -1
    for code in text:
        if code.isspace():
            continue
        if '0' <= code <= '9':
            count = (0 if count < 0 else count * 10) + ord(code) - 48
            continue
        if code not in _SIZES:
            raise error('bad char in struct format')
        size = 8 if aligned and code in 'lL' else _SIZES[code]
        if aligned and at % size:
            at += size - at % size
        if count < 0:
            count = 1
        if code == 's':
            parts.append((code, count, at))
            at += count
        else:
            for _ in range(count):
                if code != 'x':
                    parts.append((code, size, at))
                at += size
        count = -1
    if count >= 0:
        raise error('repeat count given without format specifier')
    return order, parts, at


def calcsize(format):
    return _items(format)[2]


def _float_bits(x, bits, fraction):
    """Sign, exponent and fraction as whole numbers."""
    largest = (1 << bits) - 1
    sign = 1 if math.copysign(1.0, x) < 0 else 0
    if x != x:
        return 0, largest, 0.5
    if math.isinf(x):
        return sign, largest, 0.0
    if x == 0:
        return sign, 0, 0.0
    mantissa, exponent = math.frexp(abs(x))
    exponent += (largest >> 1) - 1
    if exponent > 0:
        part = mantissa * 2 - 1
    else:
        part = math.ldexp(mantissa, exponent)
        exponent = 0
    scaled = math.ldexp(part, fraction)
    whole = math.floor(scaled)
    rest = scaled - whole
    if rest > 0.5 or (rest == 0.5 and whole % 2 == 1):
        part = math.ldexp(float(whole + 1), -fraction)
    if part >= 1:
        part = 0.0
        exponent += 1
    if exponent >= largest:
        raise OverflowError('float too large to pack with f format')
    return sign, exponent, part


def _put_float(result, at, size, order, value):
    if not isinstance(value, (int, float)):
        raise error('required argument is not a float')
    x = float(value)
    bits, fraction = (8, 23) if size == 4 else (11, 52)
    sign, exponent, part = _float_bits(x, bits, fraction)
    field = sign << bits | exponent
    filled = 0
    width = bits + 1
    for i in range(size):
        while width < 8:
            take = min(8 - width, fraction)
            part = math.ldexp(part, take)
            top = math.floor(part)
            part -= top
            field = field << take | top
            width += take
        width -= 8
        result[at + (i if order == 'big' else size - 1 - i)] = field >> width & 255
        field &= (1 << width) - 1


def _get_float(data, size, order):
    bits, fraction = (8, 23) if size == 4 else (11, 52)
    items = [data[i if order == 'big' else size - 1 - i] for i in range(size)]
    largest = (1 << bits) - 1
    head = items[0] << 8 | items[1]
    sign = head >> 15
    exponent = head >> (15 - bits) & largest
    part = float(head & ((1 << (15 - bits)) - 1))
    for i in range(2, size):
        part = part * 256 + items[i]
    part = math.ldexp(part, -fraction)
    if exponent == largest:
        x = math.inf if part == 0 else math.nan
    elif exponent:
        x = math.ldexp(1 + part, exponent - (largest >> 1))
    else:
        x = math.ldexp(part, 1 - (largest >> 1))
    return -x if sign else x


_NAMES = {'b': 'byte', 'B': 'ubyte', 'h': 'short', 'H': 'ushort'}


def _put_int(result, at, code, size, order, value):
    if not isinstance(value, int) and hasattr(value, "__index__"):
        value = value.__index__()
    if not isinstance(value, int):
        raise error('required argument is not an integer')
    signed = code in 'bhilq'
    try:
        packed = value.to_bytes(size, order, signed=signed)
    except OverflowError:
        packed = b''
    if not packed:
        _refuse(code, size, order, value)
    result[at:at + size] = packed


def _refuse(code, size, order, value):
    named = code in 'bB' or (code in 'hH' and order == 'little')
    if named or size == 2 or (size == 4 and (code in 'il' or value > 0)):
        signed = code in 'bhil'
        low = -(1 << size * 8 - 1) if signed else 0
        high = ['127', '255', '32767', '65535', '', '', '2147483647', '4294967295'][size * 2 - 2 + (not signed)]
        raise error(f"{_NAMES[code] if named else repr(code)} format requires {low} <= number <= {high}")
    raise error('int too large to convert' if size == 8 and order == 'big' else 'argument out of range')


def _put(result, at, code, size, order, value):
    if code == 's' or code == 'c':
        if not isinstance(value, (bytes, bytearray)):
            raise error("argument for 's' must be a bytes object" if code == 's' else 'char format requires a bytes object of length 1')
        if code == 'c' and len(value) != 1:
            raise error('char format requires a bytes object of length 1')
        piece = value[:size]
        result[at:at + len(piece)] = piece
    elif code == '?':
        result[at] = 1 if value else 0
    elif code == 'f' or code == 'd':
        _put_float(result, at, size, order, value)
    else:
        _put_int(result, at, code, size, order, value)


def _pack(format, values):
    order, parts, length = _items(format)
    if len(parts) != len(values):
        raise error(f'pack expected {len(parts)} items for packing (got {len(values)})')
    result = bytearray(length)
    for i in range(len(parts)):
        code, size, at = parts[i]
        _put(result, at, code, size, order, values[i])
    return result


def pack(format, *values):
    return bytes(_pack(format, values))


def pack_into(format, buffer, offset, *values):
    packed = _pack(format, values)
    if offset + len(packed) > len(buffer):
        raise error(f'pack_into requires a buffer of at least {offset + len(packed)} bytes for packing {len(packed)} bytes '
                    f'at offset {offset} (actual buffer size is {len(buffer)})')
    buffer[offset:offset + len(packed)] = packed


def _get(data, code, size, order):
    if code == 's' or code == 'c':
        return bytes(data)
    if code == '?':
        return data[0] != 0
    if code == 'f' or code == 'd':
        return _get_float(data, size, order)
    return int.from_bytes(data, order, signed=code in 'bhilq')


def _unpack(format, buffer, offset):
    order, parts, _ = _items(format)
    result = []
    for code, size, at in parts:
        result.append(_get(buffer[offset + at:offset + at + size], code, size, order))
    return tuple(result)


def unpack(format, buffer):
    length = calcsize(format)
    if len(buffer) != length:
        raise error(f'unpack requires a buffer of {length} bytes')
    return _unpack(format, buffer, 0)


def unpack_from(format, buffer, offset=0):
    length = calcsize(format)
    if offset + length > len(buffer):
        raise error(f'unpack_from requires a buffer of at least {offset + length} bytes for unpacking {length} bytes '
                    f'at offset {offset} (actual buffer size is {len(buffer)})')
    return _unpack(format, buffer, offset)


def iter_unpack(format, buffer):
    length = calcsize(format)
    if length == 0 or len(buffer) % length:
        raise error(f'iterative unpacking requires a buffer of a multiple of {length} bytes')
    for offset in range(0, len(buffer), length):
        yield _unpack(format, buffer, offset)


class Struct:
    def __init__(self, format):
        self.format = format
        self.size = calcsize(format)

    def pack(self, *values):
        return pack(self.format, *values)

    def pack_into(self, buffer, offset, *values):
        pack_into(self.format, buffer, offset, *values)

    def unpack(self, buffer):
        return unpack(self.format, buffer)

    def unpack_from(self, buffer, offset=0):
        return unpack_from(self.format, buffer, offset)

    def iter_unpack(self, buffer):
        return iter_unpack(self.format, buffer)
