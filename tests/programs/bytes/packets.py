import struct
from enum import IntEnum, IntFlag


class Kind(IntEnum):
    HELLO = 1
    DATA = 2
    BYE = 0x7F


class Flags(IntFlag):
    NONE = 0
    URGENT = 1
    ACK = 2
    MORE = 4


def crc16(data, poly=0x1021, value=0xFFFF):
    for byte in data:
        value ^= byte << 8
        for _ in range(8):
            value = (value << 1 ^ poly if value & 0x8000 else value << 1) & 0xFFFF
    return value


def checksum(data):
    total = 0
    for i in range(0, len(data) - 1, 2):
        total += data[i] << 8 | data[i + 1]
    if len(data) % 2:
        total += data[-1] << 8
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


class Packet:
    HEADER = struct.Struct(">HBBHI")
    FORMAT = ">HBBHI"
    MAGIC = 0xE9B1
    SIZE = struct.calcsize(">HBBHI")

    def __init__(self, kind, payload=b"", sequence=0, flags=Flags.NONE):
        self.kind, self.payload, self.sequence, self.flags = Kind(kind), bytes(payload), sequence, flags

    def pack(self):
        head = struct.pack(self.FORMAT, self.MAGIC, self.kind, self.flags, len(self.payload), self.sequence)
        body = head + self.payload
        return body + struct.pack("<H", crc16(body))

    @classmethod
    def unpack(cls, data):
        magic, kind, flags, length, sequence = struct.unpack_from(cls.FORMAT, data)
        if magic != cls.MAGIC:
            raise ValueError(f"bad magic {magic:#06x}")
        body, tail = data[:cls.SIZE + length], data[cls.SIZE + length:cls.SIZE + length + 2]
        if crc16(body) != int.from_bytes(tail, "little"):
            raise ValueError("bad checksum")
        return cls(kind, body[cls.SIZE:], sequence, Flags(flags)), data[cls.SIZE + length + 2:]

    def __repr__(self):
        return f"<{self.kind.name} #{self.sequence} {self.flags.value:03b} {self.payload!r}>"


def stream(data):
    while data:
        packet, data = Packet.unpack(data)
        yield packet


def escape(data, mark=0x7D):
    out = bytearray()
    for b in data:
        if b in (0x7E, mark):
            out += bytes((mark, b ^ 0x20))
        else:
            out.append(b)
    return bytes(out)


wire = b"".join(Packet(*args).pack() for args in [(Kind.HELLO,), (2, b"payload", 7, Flags.URGENT | Flags.ACK), (Kind.BYE, bytes(range(4)), 2 ** 30 + 5)])
print(len(wire), wire.hex("-", 4))
for packet in stream(wire):
    print(packet, int(packet.flags), Flags.ACK in packet.flags, packet.kind == 2, packet.kind < 100)
for spoil in (0, 12, len(wire) - 1):
    bad = bytearray(wire)
    bad[spoil] ^= 1
    try:
        print(len(list(stream(bytes(bad)))))
    except (ValueError, struct.error) as e:
        print(type(e).__name__, e)
try:
    Packet(99)
except ValueError as e:
    print(e)
print(f"{crc16(b'123456789'):#x} {checksum(b'123456789'):04X}", escape(b"a~b}c"), escape(b"~").hex())
print(struct.unpack("<bBhHiIf4s?", struct.pack("<bBhHiIf4s?", -1, 255, -300, 65000, -70000, 300000000, 1.5, b"ab", True)))
print((1000).to_bytes(3, "big"), int.from_bytes(b"\xff\xfe", "big", signed=True), (-2).to_bytes(2, "little", signed=True), bin(0b1011 << 3 & 0x5F), (37).bit_length(), (37).bit_count())
