# Operator methods: binary, reflected, in place, unary; NotImplemented; the order in which they are tried.
class Money:
    def __init__(self, cents):
        self.cents = cents

    def __add__(self, other):
        if isinstance(other, Money):
            return Money(self.cents + other.cents)
        if isinstance(other, int):
            return Money(self.cents + other)
        return NotImplemented

    def __radd__(self, other):
        return self + other

    def __sub__(self, other):
        return Money(self.cents - other.cents)

    def __mul__(self, n):
        return Money(self.cents * n)

    __rmul__ = __mul__

    def __truediv__(self, n):
        return self.cents / n

    def __floordiv__(self, n):
        return Money(self.cents // n)

    def __mod__(self, n):
        return self.cents % n

    def __pow__(self, n):
        return self.cents ** n

    def __neg__(self):
        return Money(-self.cents)

    def __pos__(self):
        return self

    def __invert__(self):
        return ~self.cents

    def __iadd__(self, other):
        self.cents += other.cents
        return self

    def __repr__(self):
        return "Money(" + str(self.cents) + ")"


a, b = Money(250), Money(199)
print(a + b, a + 5, 7 + a, a - b, a * 3, 3 * a)
print(a / 4, a // 4, a % 7, Money(3) ** 2, -a, +b, ~a)
c = a
c += b
print(a, c, a is c)
c *= 2
print(a, c)
print(sum([Money(1), Money(2), Money(3)]), sum([Money(1), Money(2)], Money(10)))


class Bits:
    def __init__(self, value):
        self.value = value

    def __and__(self, other):
        return Bits(self.value & other.value)

    def __or__(self, other):
        return Bits(self.value | other.value)

    def __xor__(self, other):
        return Bits(self.value ^ other.value)

    def __lshift__(self, n):
        return Bits(self.value << n)

    def __rshift__(self, n):
        return Bits(self.value >> n)

    def __rrshift__(self, other):
        return "reflected"

    def __matmul__(self, other):
        return self.value * 100 + other.value


p, q = Bits(12), Bits(10)
print((p & q).value, (p | q).value, (p ^ q).value, (p << 2).value, (p >> 1).value, p @ q, 5 >> p)


class Base:
    def __add__(self, other):
        return "Base.__add__"

    def __radd__(self, other):
        return "Base.__radd__"


class Derived(Base):
    def __radd__(self, other):
        return "Derived.__radd__"


print(Base() + Base(), Base() + Derived(), Derived() + Base(), 1 + Derived(), [1] + Base())
