import struct
from collections import namedtuple

HEADER = struct.Struct(">HBBI")
Header = namedtuple("Header", ["magic", "version", "kind", "length"])


class ProtocolError(ValueError):
    pass


def crc16(data):
    crc = 0xFFFF
    for b in data:
        crc ^= b
        for _ in range(8):
            crc = (crc >> 1) ^ 0xA001 if crc & 1 else crc >> 1
    return crc


def encode(kind, payload: bytes) -> bytes:
    head = HEADER.pack(0xBEEF, 1, kind, len(payload))
    return head + payload + struct.pack("<H", crc16(payload))


def decode(data):
    if len(data) < HEADER.size + 2:
        raise ProtocolError("short")
    h = Header._make(HEADER.unpack_from(data))
    if h.magic != 0xBEEF:
        raise ProtocolError(f"magic {h.magic:#06x}")
    payload = data[HEADER.size:HEADER.size + h.length]
    (crc,) = struct.unpack_from("<H", data, HEADER.size + h.length)
    if crc != crc16(payload):
        raise ProtocolError("crc")
    return h, payload


class Reader:
    def __init__(self, data):
        self.view = memoryview(data)
        self.pos = 0

    def read(self, fmt):
        size = struct.calcsize(fmt)
        values = struct.unpack(fmt, self.view[self.pos:self.pos + size])
        self.pos += size
        return values[0] if len(values) == 1 else values

    def text(self):
        n = self.read("B")
        s = bytes(self.view[self.pos:self.pos + n]).decode("utf-8")
        self.pos += n
        return s


def varint(n):
    out = bytearray()
    while True:
        b = n & 0x7F
        n >>= 7
        if n:
            out.append(b | 0x80)
        else:
            out.append(b)
            return bytes(out)


frame = encode(7, b"hello world")
print(frame, frame.hex(), len(frame))
print(decode(frame))
bad = bytearray(frame)
bad[10] ^= 0xFF
for data in (bad, b"xx", b"\0" * 20):
    try:
        decode(data)
    except ProtocolError as e:
        print(type(e).__name__, e)
packed = struct.pack("<hifB3s", -5, 100000, 1.5, 200, b"abc")
print(packed, struct.unpack("<hifB3s", packed))
r = Reader(b"\x01\x00\x05hello\x03a\xc3\xa9")
print(r.read("<H"), r.text(), r.text(), r.pos)
print([varint(n) for n in (0, 1, 127, 128, 300, 2 ** 20)])
print(bytes([65, 66]), bytes(3), bytearray(b"abc")[1], b"abc"[0:2], list(b"ab"), b"a" in b"cat", b",".join([b"a", b"b"]))
print((1024).to_bytes(2, "big"), int.from_bytes(b"\x04\x00", "big"), int.from_bytes(b"\xff", "little", signed=True))
print(b"Hello".upper(), b"a b".split(), b"x%dy" % 5, bytes.fromhex("deadbeef"), b"\xde".hex().upper())
ba = bytearray(b"abc")
ba.extend(b"def")
ba[0:2] = b"XYZ"
del ba[-1]
print(ba, ba.find(b"c"), bytes(ba), ba == b"XYZcde")
