"""Fixed-point numbers and bit tricks: operators of all kinds, formatting, conversions, rounding."""
import math


class Fixed:
    BITS = 8
    ONE = 1 << BITS

    __slots__ = ("raw",)

    def __init__(self, value=0, *, raw=None):
        self.raw = raw if raw is not None else round(value * self.ONE)

    @classmethod
    def of(cls, value):
        return value if isinstance(value, cls) else cls(value)

    def __add__(self, other):
        if not isinstance(other, (Fixed, int, float)):
            return NotImplemented
        return Fixed(raw=self.raw + Fixed.of(other).raw)

    __radd__ = __add__

    def __sub__(self, other):
        return Fixed(raw=self.raw - Fixed.of(other).raw)

    def __rsub__(self, other):
        return Fixed.of(other) - self

    def __mul__(self, other):
        return Fixed(raw=self.raw * Fixed.of(other).raw >> self.BITS)

    __rmul__ = __mul__

    def __truediv__(self, other):
        return Fixed(raw=(self.raw << self.BITS) // Fixed.of(other).raw)

    def __floordiv__(self, other):
        return self.raw // Fixed.of(other).raw

    def __mod__(self, other):
        return Fixed(raw=self.raw % Fixed.of(other).raw)

    def __divmod__(self, other):
        return self // other, self % other

    def __neg__(self):
        return Fixed(raw=-self.raw)

    def __abs__(self):
        return Fixed(raw=abs(self.raw))

    def __int__(self):
        return self.raw >> self.BITS if self.raw >= 0 else -(-self.raw >> self.BITS)

    def __float__(self):
        return self.raw / self.ONE

    def __round__(self, digits=None):
        return round(float(self), digits) if digits is not None else round(float(self))

    def __floor__(self):
        return self.raw >> self.BITS

    def __ceil__(self):
        return -(-self.raw >> self.BITS)

    def __bool__(self):
        return self.raw != 0

    def __eq__(self, other):
        return self.raw == Fixed.of(other).raw if isinstance(other, (Fixed, int, float)) else NotImplemented

    def __lt__(self, other):
        return self.raw < Fixed.of(other).raw

    def __le__(self, other):
        return self.raw <= Fixed.of(other).raw

    def __hash__(self):
        return hash(self.raw)

    def __format__(self, spec):
        return format(float(self), spec or ".3f")

    def __repr__(self):
        return f"Fixed({float(self)})"

    def __str__(self):
        return f"{self}"


a, b = Fixed(3.25), Fixed(-1.5)
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, 2), -a, abs(b), 1 + a, 10 - a, 2 * b)
print(int(b), float(b), round(a), round(a, 1), math.floor(b), math.ceil(b), math.trunc(3.7), bool(Fixed()), a == 3.25, a != b, a > b, b <= a)
print(f"{a} {a:8.2f}| {b:>+9.1f} {a!r} {b!s:>10}", repr([a, b]), "%s %r %.2f" % (a, b, float(a)), str(a))
print(sum([a, b, 1]), max(a, b, Fixed(2)), sorted([a, b, Fixed(2)]), len({a, Fixed(3.25), b}), a in [1, 3.25], min([a, b], key=abs))
a += 1
a *= 2
a -= Fixed(0.5)
a /= 4
print(a, a.raw, hash(a) == hash(Fixed(raw=a.raw)))
for bad in (lambda: a + "x", lambda: a / 0, lambda: a < None, lambda: "x" + a):
    try:
        print(bad())
    except (TypeError, ZeroDivisionError) as error:
        print(type(error).__name__, error)


def popcount(x):
    count = 0
    while x:
        x &= x - 1
        count += 1
    return count


def reverse_bits(x, width=8):
    return int(f"{x:0{width}b}"[::-1], 2)


def gray(n):
    return n ^ n >> 1


print([popcount(n) for n in (0, 1, 255, 1023)], [reverse_bits(n) for n in (1, 6, 128)], [f"{gray(n):03b}" for n in range(8)])
print((-5) // 2, -5 % 3, ~7, 1 << 10, 0xFF ^ 0x0F, -8 >> 1, (6).bit_length(), int("ff", 16), int("-0b101", 0), hex(-255), f"{255:#06x}")
