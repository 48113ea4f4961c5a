# bytearrays: as lists that hold bytes.
a = bytearray(b'hello')
a[0] = 72
a[-1] += 1
print(a, len(a), a[1], a[1:3], type(a).__name__)
a.append(33)
a.extend(b'??')
a.extend([65, 66])
a.extend(x for x in range(3))
print(a, a.pop(), a.pop(0), a)
a.insert(1, 45)
a.remove(63)
a.reverse()
print(a)
a += b'end'
a *= 2
print(a, a + b'x', b'x' + a, a * 0)
a[2:5] = b'WXYZ'
a[::3] = bytearray(len(a[::3]))
print(a)
a[1:1] = [1, 2, 3]
del a[0]
del a[2:10]
del a[::2]
print(a, a == bytes(a), a < b'zzz', a.copy() == a, a.copy() is a)
b = a
b.clear()
print(a, bool(a), a is b)
print(bytearray(), bytearray(4), bytearray([1, 2]), bytearray(b"it's"), bytearray('é', 'utf-8'))
c = bytearray(b'abcabc')
c += bytes(c)
print(c, c.count(b'abc'), c.find(b'c', 3), 98 in c, c.index(98))
c.extend(c)
print(len(c), list(c[:4]), bytes(c[:4]))
frame = bytearray(8)
for i in range(8):
    frame[i] = i * 32
print(frame, frame.hex(), sum(frame))


def checksum(data):
    crc = 0xFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ 0xA001 if crc & 1 else crc >> 1
    return crc


print(hex(checksum(frame)), hex(checksum(bytes(frame))), hex(checksum(b'123456789')))


def fill(buffer, value):
    for i in range(len(buffer)):
        buffer[i] = (value + i) % 256


fill(frame, 250)
print(frame)


class Packet:
    def __init__(self, kind, payload):
        self.kind = kind
        self.payload = bytearray(payload)

    def encode(self):
        return bytes([self.kind, len(self.payload)]) + self.payload


p = Packet(7, b'data')
p.payload.append(0)
print(p.encode(), [type(x).__name__ for x in (p.payload, p.encode())])
