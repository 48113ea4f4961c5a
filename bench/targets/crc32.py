# CRC-32 of 256 bytes, bit by bit, with the masks of its definition.
ROUNDS = 10


def crc32(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for bit in range(8):
            if crc & 1:
                crc = (crc >> 1) ^ 0xEDB88320
            else:
                crc >>= 1
    return crc ^ 0xFFFFFFFF


data = [(i * 7 + 3) & 255 for i in range(256)]
result = 0
for i in range(ROUNDS):
    result ^= crc32(data)
    data[0] = i
print(result & 0xFFFFFFF)
