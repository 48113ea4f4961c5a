# Hashes and generators of 32 bits: the usual twiddling, which profile i32f32 does on unsigned words.


def fnv1a(text):
    h = 0x811C9DC5
    for ch in text:
        h = ((h ^ ord(ch)) * 16777619) & 0xFFFFFFFF
    return h


print([fnv1a(t) for t in ["", "a", "foobar"]])


def xorshift32(x):
    x ^= (x << 13) & 0xFFFFFFFF
    x ^= x >> 17
    return (x ^ (x << 5)) & 0xFFFFFFFF


x = 1
for i in range(6):
    x = xorshift32(x)
    print(x, hex(x), x % 1000, x // 7, x > 4, x == 5, x != 270369, 3 <= x < 0xF0000000, x & 0xFF)
    if x:
        print(x.bit_length(), abs(x), int(x), -(x // 3), float(x >> 9), x >> 31, bool(x))

seed = 12345
for i in range(4):
    seed = (seed * 1664525 + 1013904223) & 0xFFFFFFFF
    print(seed, seed >> 16)
small = 1
for i in range(4):
    small = (small * 1103515245 + 12345) & 0x7FFFFFFF
    print(small, small % 6)


def djb2(text):
    h = 5381
    for ch in text:
        h = (h << 5) + h + ord(ch) & 0xFFFFFFFF
    return h


def adler32(data):
    a, b = 1, 0
    for v in data:
        a = (a + v) % 65521
        b = (b + a) % 65521
    return (b << 16 | a) & 0xFFFFFFFF


def rotl(x, n):
    return (x << n | x >> (32 - n)) & 0xFFFFFFFF


def murmur_mix(h):
    h ^= h >> 16
    h = h * 0x5BD1E995 & 0xFFFFFFFF
    h ^= h >> 13
    h = h * 0x1B873593 & 0xFFFFFFFF
    return h ^ h >> 16


print(djb2("hello, world"), adler32([200] * 2000), rotl(0x80000001, 4), rotl(0xDEADBEEF, 8))
print([murmur_mix(n) for n in (0, 1, 0xFFFFFFFF)])

# Words in lists, tuples and dicts, among negative ints, in globals and in closures.
table = []
for n in range(256):
    c = n
    for bit in range(8):
        c = c >> 1 ^ 0xEDB88320 if c & 1 else c >> 1
    table.append(c)
print(table[1], table[255], max(table), min(table), sorted(table)[-1])


def crc_by_table(text):
    crc = 0xFFFFFFFF
    for ch in text:
        crc = crc >> 8 ^ table[(crc ^ ord(ch)) & 0xFF]
    return ~crc & 0xFFFFFFFF


print(crc_by_table("123456789"), hex(crc_by_table("The quick brown fox")))
counts = {"top": 0xF0000000, "one": 1}
counts["top"] |= 0xF
print(counts, (0xFFFFFFFF, -1), [-1, 0xFFFFFFFF], f"{0xFFFFFFFF:x} {counts['top']:>12}")


def signed(w):
    return w - 0xFFFFFFFF - 1 if w & 0x80000000 and w >= 0xFFFFFF00 else w & 0x7FFFFFFF


print([signed(w) for w in (0xFFFFFFFF, 0xFFFFFF80, 5, 0x80000001)])


def counter():
    state = 0xFFFFFFF0

    def step(n=0xA):
        nonlocal state
        state = state + n & 0xFFFFFFFF
        return state

    return step


step = counter()
print(step(), step(), step(0xFFFFFFFF))
negative = -5
print(negative & 0xFFFFFFFF, (negative * 3) & 0xFFFF, -negative & 0xF, (~negative << 30) & 0xFFFFFFFF)
print(0xFFFFFFFF - 1, 0xFFFFFFFF - 0x80000000, 5 - 0x80000000, 0x80000000 // 3, 0xFFFFFFFF % 10, 7 % 0xFFFFFFFF)
print(0xFFFFFFFF > -1, -1 < 0x80000000, 0x80000000 == 2147483648.0, 1 << 31, divmod(0xFFFFFFFF, 10))
