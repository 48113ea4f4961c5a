for a in [7, -7, 0, 1, 100]:
    for b in [3, -3, 1, -1, 10]:
        print(a, b, a + b, a - b, a * b, a // b, a % b, a / b, divmod(a, b))
print(2 ** 10, (-2) ** 3, 2 ** -1, 0 ** 0, 7 ** 1)
print(-7 // 2, -7 % 2, 7 // -2, 7 % -2)
print(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 10, 1000 >> 3, -1000 >> 3, -1 >> 10)
print(abs(-5), -(-5), +5, --5)
print(0xFF, 0o17, 0b1010, 1_000_000)
print(True + 1, True * 3, -True, ~False, True // 1, 5 % True if True else 0)
print(10 ** 9, 123456 * 7890)
n = 1
for k in range(1, 13):
    n *= k
print(n)
print((1 << 30) - 1 + (1 << 30))
print(17 & -4, -17 | 4, -17 ^ 4, 3 << 0, 0 >> 5)
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a
print(gcd(1071, 462), gcd(-12, 18))
print(int("42"), int("-17"), int(" 8 "), int("ff", 16), int("0b101", 0), int("1_000"), int(3.99), int(-3.99), int(True))
print(bin(10), hex(255), oct(8), bin(-5), hex(-255))
print((10).bit_length(), round(5), pow(3, 4), pow(3, 4, 5), pow(2, 20, 1000))
