# Fits a core of 16 KB.
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def root(x):
    guess = x
    for _ in range(20):
        guess = (guess + x / guess) / 2
    return guess


def bits(n):
    return 0 if n == 0 else (n & 1) + bits(n >> 1)


print(gcd(1071, 462), bits(0b1011011), -7 // 2, -7 % 3)
print(root(2.0), root(144.0))
print([gcd(n, 12) for n in range(1, 13)])
