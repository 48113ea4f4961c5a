# struct: bytes of C structs, in both byte orders.
import struct
from struct import calcsize, pack, unpack

print(pack('<BHI', 1, 2, 3), pack('>BHI', 1, 2, 3), calcsize('<BHI'), calcsize('BHI'), pack('BH', 1, 2))
print(unpack('<h', b'\xfe\xff'), unpack('>hb?', b'\x01\x02\xff\x01'), unpack('3s2xB', b'abc\0\0\x07'))
print(pack('>f', 1.5), pack('<f', -0.15625), unpack('>f', b'\x3f\xc0\0\0'), pack('<f', 0.1) == b'\xcd\xcc\xcc=')
print(pack('>d', 0.5), unpack('<d', b'\0\0\0\0\0\0\xf0?'), pack('5s', b'ab'), pack('2s', b'abc'))
for item in struct.iter_unpack('<Hb', b'\x01\x00\x02\x03\x00\xff'):
    print(item)
frame = bytearray(8)
struct.pack_into('>HH', frame, 2, 0x1234, 0xABCD)
print(frame, struct.unpack_from('>H', frame, 4))


def attempt(function, *args):
    try:
        print(function(*args))
    except struct.error as e:
        print('error:', e)


attempt(pack, '<B', 256)
attempt(pack, '<b', -129)
attempt(pack, '>H', 70000)
attempt(pack, '<i', 'x')
attempt(pack, '2i', 1)
attempt(pack, 'z', 1)
attempt(pack, 'c', b'no')
attempt(unpack, '<I', b'abc')
attempt(calcsize, '3')


def header(kind, payload):
    return pack('>BH', kind, len(payload)) + payload


def parse(data):
    kind, size = struct.unpack_from('>BH', data)
    return kind, data[3:3 + size]


print(header(2, b'hello'), parse(header(7, b'abc')))
