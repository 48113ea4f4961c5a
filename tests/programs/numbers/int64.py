# i64f64-only: numbers of 64 bits
big = 2 ** 62
print(big, big - 1 + big, -big - big)
print(9223372036854775807, -9223372036854775808)
print(4611686018427387904, -4611686018427387905, 4611686018427387903 + 1)
values = [2 ** 61, 2 ** 62, 9223372036854775807, -9223372036854775808]
for v in values:
    print(v, v // 3, v % 1000, v >> 5, v & 0xFFFF, str(v), hash(5) == 5)
mixed = [2 ** 62, "x", 1.5]
print(mixed, mixed[0] - 1, mixed[0] // 7)
x = 0
for i in range(63):
    x = x * 2 + 1
print(x)
seed = 12345
for i in range(5):
    seed = (seed * 636413622 + 144269504088896340) % 1000000007
    print(seed)
h = 0
for ch in "hash me":
    h = (h * 31 + ord(ch)) & 0xFFFFFFFF
print(h, h ^ 0xFFFFFFFF, (h << 7) & 0xFFFFFFFFFF)
d = {2 ** 62: "big", 2 ** 62 + 1: "bigger"}
print(d[4611686018427387904], 4611686018427387905 in d)
print(float(2 ** 53 + 1), 2 ** 53 + 1 == float(2 ** 53), 2 ** 53 + 1 > float(2 ** 53))
print(9007199254740993 / 3, 9223372036854775807 / 2)
print(1e18 == 10 ** 18, int(1e18), int(-9.2e18))
