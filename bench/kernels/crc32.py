# CRC-32, bit by bit, over 4 KB.
ROUNDS = 400


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


data = [(i * 7 + 3) & 255 for i in range(4096)]
result = 0
for k in range(ROUNDS):
    data[k] = k & 255
    result ^= crc32(data)
print(result)
