# what math.floor, math.ceil and math.trunc ask a class for; pow() with three arguments
import math


class Price:
    def __init__(self, cents):
        self.cents = cents

    def __floor__(self):
        return self.cents // 100

    def __ceil__(self):
        return -(-self.cents // 100)

    def __trunc__(self):
        return Price(self.cents - self.cents % 100)

    def __pow__(self, exponent, modulus=None):
        if modulus == 0:
            return NotImplemented
        return (self.cents, exponent, modulus)


class Named(Price):
    def __floor__(self):
        return "floor"


p = Price(1250)
print(math.floor(p), math.ceil(p), math.trunc(p).cents)
print([math.floor(x) for x in [2.5, p, Named(3), True, -7]])
print([math.ceil(x) for x in [2.5, p, Named(3)]], math.floor(-2.5), math.trunc(-2.5), math.ceil(3))
print(p ** 2, pow(p, 2), pow(p, 2, 7), pow(3, 4, 5))
try:
    pow(p, 2, 0)
except TypeError as e:
    print(e)


class Other:
    pass


def floor(x):
    return math.floor(x)


print(floor(p), floor(1.5))
try:
    floor(Other())
except TypeError as e:
    print(e)
math.trunc(Other())
