def popcount(n):
    count = 0
    while n:
        n &= n - 1
        count += 1
    return count


print([popcount(n) for n in range(16)])


def crc32(text):
    crc = 0xFFFFFFFF
    for ch in text:
        crc ^= ord(ch)
        for bit in range(8):
            if crc & 1:
                crc = (crc >> 1) ^ 0xEDB88320
            else:
                crc >>= 1
    return crc ^ 0xFFFFFFFF


print(crc32("hello"), hex(crc32("The quick brown fox")))


def rotate(x, n):
    return ((x << n) | (x >> (8 - n))) & 0xFF


print([rotate(0b10010110, n) for n in range(8)])


def fletcher(data):
    a = b = 0
    for v in data:
        a = (a + v) % 255
        b = (b + a) % 255
    return (b << 8) | a


print(fletcher([1, 2, 3, 250, 251]))
mask = 0
for bit in [0, 3, 7]:
    mask |= 1 << bit
print(mask, [bit for bit in range(8) if mask >> bit & 1], mask & ~(1 << 3))
