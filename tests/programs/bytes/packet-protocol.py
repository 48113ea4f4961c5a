"""Framing with escapes and a checksum; packets that know how to write and read themselves."""
import struct
from collections import namedtuple

START, ESCAPE = 0x7E, 0x7D


def crc16(data, crc=0xFFFF):
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc


def frame(payload):
    body = bytearray(payload) + struct.pack(">H", crc16(payload))
    out = bytearray([START])
    for byte in body:
        if byte in (START, ESCAPE):
            out += bytes([ESCAPE, byte ^ 0x20])
        else:
            out.append(byte)
    out.append(START)
    return bytes(out)


class Receiver:
    def __init__(self):
        self.packets, self.errors = [], 0
        self.machine = self.receive()
        next(self.machine)

    def feed(self, data):
        for byte in data:
            self.machine.send(byte)

    def receive(self):
        while True:
            while (byte := (yield)) != START:
                self.errors += 1
            buffer = bytearray()
            while (byte := (yield)) != START:
                if byte == ESCAPE:
                    byte = (yield) ^ 0x20
                buffer.append(byte)
            if len(buffer) < 3 or crc16(buffer[:-2]) != int.from_bytes(buffer[-2:], "big"):
                self.errors += 1
                continue
            self.packets.append(bytes(buffer[:-2]))


class Packet:
    kinds = {}
    layout = ""
    fields = ()

    def __init__(self, *values, **named):
        for name, value in zip(self.fields, values):
            setattr(self, name, value)
        for name, value in named.items():
            setattr(self, name, value)

    def pack(self):
        return bytes([self.kind]) + struct.pack(self.layout, *[getattr(self, name) for name in self.fields])

    @staticmethod
    def unpack(data):
        kind = Packet.kinds[data[0]]
        return kind(*struct.unpack(kind.layout, data[1:]))

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self.fields)})"


def packet(kind, layout):
    def decorate(cls):
        cls.kind, cls.layout = kind, layout
        Packet.kinds[kind] = cls
        return cls
    return decorate


@packet(1, "<Bh")
class Reading(Packet):
    fields = ("sensor", "value")


@packet(2, ">I4s")
class Text(Packet):
    fields = ("time", "text")


sent = [Reading(3, -1234), Text(time=0x7E7D7E7D, text=b"ab~}"), Reading(sensor=0x7E, value=0)]
wire = b"".join(frame(one.pack()) for one in sent)
print(wire.hex(" "))
receiver = Receiver()
receiver.feed(b"xx" + wire[:20])
receiver.feed(wire[20:])
print([Packet.unpack(one) for one in receiver.packets], receiver.errors)
damaged = bytearray(frame(sent[0].pack()))
damaged[2] ^= 1
receiver.feed(damaged)
print(len(receiver.packets), receiver.errors, hex(crc16(b"123456789")))
Stats = namedtuple("Stats", "good bad")
print(Stats(len(receiver.packets), receiver.errors)._asdict())
