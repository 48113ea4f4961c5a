# SPDX-License-Identifier: MIT
"""Exact fractions, as CPython's fractions; numerator and denominator are ints of the core."""
import math


def _digits(text):
    return text != "" and text.replace("_", "").isdigit() and text[0] != "_" and text[-1] != "_" and "__" not in text


def _read(text):
    """Numerator and denominator that a text says: 3, -3/4, 0.75, 75e-2."""
    plain = text.strip()
    sign = -1 if plain[:1] == "-" else 1
    rest = plain[1:] if plain[:1] in ("-", "+") else plain
    above, slash, below = rest.partition("/")
    if slash and _digits(above) and _digits(below):
        return sign * int(above), int(below)
    number, letter, power = rest.lower().partition("e")
    whole, dot, part = number.partition(".")
    written = [text for text in (whole, part) if text]
    if letter:
        written.append(power[1:] if power[:1] in ("-", "+") else power)
    if slash or not (whole or part) or not all([_digits(text) for text in written]):
        raise ValueError("Invalid literal for Fraction: " + repr(text))
    part = part.replace("_", "")
    exponent = (int(power) if letter else 0) - len(part)
    value = sign * int(whole.replace("_", "") + part)
    return (value * 10 ** exponent, 1) if exponent >= 0 else (value, 10 ** -exponent)


def _ratio(f):
    if f != f:
        raise ValueError("cannot convert NaN to integer ratio")
    if f - f != 0.0:
        raise OverflowError("cannot convert Infinity to integer ratio")
    below = 1
    while f != int(f):
        f *= 2.0
        below *= 2
    return int(f), below


def _parts(value):
    return (value.numerator, value.denominator) if isinstance(value, Fraction) else (int(value), 1)


class Fraction:
    def __init__(self, numerator=0, denominator=None):
        if denominator is None:
            if isinstance(numerator, (int, Fraction)):
                above, below = _parts(numerator)
            elif isinstance(numerator, float):
                above, below = _ratio(numerator)
            elif isinstance(numerator, str):
                above, below = _read(numerator)
            else:
                raise TypeError("argument should be a string or a Rational instance")
        elif isinstance(numerator, (int, Fraction)) and isinstance(denominator, (int, Fraction)):
            (first, second), (third, fourth) = _parts(numerator), _parts(denominator)
            above, below = first * fourth, second * third
        else:
            raise TypeError("both arguments should be Rational instances")
        if below == 0:
            raise ZeroDivisionError("Fraction(" + str(above) + ", 0)")
        common = math.gcd(above, below)
        if below < 0:
            common = -common
        self._above = above // common
        self._below = below // common

    @classmethod
    def from_float(cls, f):
        return cls(f)

    @property
    def numerator(self):
        return self._above

    @property
    def denominator(self):
        return self._below

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return 0

    def as_integer_ratio(self):
        return self._above, self._below

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._below <= max_denominator:
            return Fraction(self)
        # The convergents of the continued fraction, as far as they may go.
        above, below, before, under = 1, 0, 0, 1
        n, d = self._above, self._below
        while under + n // d * below <= max_denominator:
            times = n // d
            above, below, before, under = before + times * above, under + times * below, above, below
            n, d = d, n - times * d
        times = (max_denominator - under) // below
        if 2 * d * (under + times * below) <= self._below:
            return Fraction(above, below)
        return Fraction(before + times * above, under + times * below)

    def __repr__(self):
        return type(self).__name__ + "(" + str(self._above) + ", " + str(self._below) + ")"

    def __str__(self):
        return str(self._above) if self._below == 1 else str(self._above) + "/" + str(self._below)

    def __hash__(self):
        if self._below == 1:
            return hash(self._above)
        near = self._above / self._below
        return hash(near) if self == near else hash((self._above, self._below))

    def __bool__(self):
        return self._above != 0

    def __float__(self):
        return self._above / self._below

    def __int__(self):
        return -(-self._above // self._below) if self._above < 0 else self._above // self._below

    def __trunc__(self):
        return int(self)

    def __floor__(self):
        return self._above // self._below

    def __ceil__(self):
        return -(-self._above // self._below)

    def __round__(self, ndigits=None):
        if ndigits is not None:
            shift = 10 ** abs(ndigits)
            return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)
        whole, rest = divmod(self._above, self._below)
        if rest * 2 < self._below or (rest * 2 == self._below and whole % 2 == 0):
            return whole
        return whole + 1

    def __neg__(self):
        return Fraction(-self._above, self._below)

    def __pos__(self):
        return self

    def __abs__(self):
        return Fraction(abs(self._above), self._below)

    def __add__(self, other):
        if isinstance(other, (int, Fraction)):
            above, below = _parts(other)
            common = math.gcd(self._below, below)
            return Fraction(self._above * (below // common) + above * (self._below // common),
                            self._below // common * below)
        return float(self) + other if isinstance(other, float) else NotImplemented

    def __radd__(self, other):
        return self + other if isinstance(other, (int, float)) else NotImplemented

    def __sub__(self, other):
        if isinstance(other, (int, Fraction)):
            return self + -other
        return float(self) - other if isinstance(other, float) else NotImplemented

    def __rsub__(self, other):
        return -self + other if isinstance(other, (int, float)) else NotImplemented

    def __mul__(self, other):
        if isinstance(other, (int, Fraction)):
            above, below = _parts(other)
            first, second = math.gcd(self._above, below), math.gcd(above, self._below)
            return Fraction(self._above // first * (above // second), self._below // second * (below // first))
        return float(self) * other if isinstance(other, float) else NotImplemented

    def __rmul__(self, other):
        return self * other if isinstance(other, (int, float)) else NotImplemented

    def __truediv__(self, other):
        if isinstance(other, (int, Fraction)):
            above, below = _parts(other)
            if above == 0:
                raise ZeroDivisionError("Fraction(" + str(self._above * below) + ", 0)")
            return self * Fraction(below, above)
        return float(self) / other if isinstance(other, float) else NotImplemented

    def __rtruediv__(self, other):
        if isinstance(other, int):
            return Fraction(other) / self
        return other / float(self) if isinstance(other, float) else NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, (int, Fraction)):
            above, below = _parts(other)
            return self._above * below // (self._below * above)
        return float(self) // other if isinstance(other, float) else NotImplemented

    def __rfloordiv__(self, other):
        if isinstance(other, int):
            return Fraction(other) // self
        return other // float(self) if isinstance(other, float) else NotImplemented

    def __mod__(self, other):
        if isinstance(other, (int, Fraction)):
            above, below = _parts(other)
            return Fraction(self._above * below % (self._below * above), self._below * below)
        return float(self) % other if isinstance(other, float) else NotImplemented

    def __rmod__(self, other):
        if isinstance(other, int):
            return Fraction(other) % self
        return other % float(self) if isinstance(other, float) else NotImplemented

    def __divmod__(self, other):
        if isinstance(other, (int, Fraction)):
            return self // other, self % other
        return divmod(float(self), other) if isinstance(other, float) else NotImplemented

    def __rdivmod__(self, other):
        if isinstance(other, int):
            return divmod(Fraction(other), self)
        return divmod(other, float(self)) if isinstance(other, float) else NotImplemented

    def __pow__(self, other):
        if not isinstance(other, (int, Fraction)):
            return float(self) ** other if isinstance(other, float) else NotImplemented
        power, below = _parts(other)
        if below != 1:
            return float(self) ** float(other)
        if power >= 0:
            return Fraction(self._above ** power, self._below ** power)
        if self._above == 0:
            raise ZeroDivisionError("Fraction(" + str(self._below ** -power) + ", 0)")
        return Fraction(self._below ** -power, self._above ** -power)

    def __rpow__(self, other):
        if not isinstance(other, (int, float)):
            return NotImplemented
        return other ** self._above if self._below == 1 and self._above >= 0 else other ** float(self)

    def __eq__(self, other):
        if isinstance(other, (int, Fraction)):
            return (self._above, self._below) == _parts(other)
        if not isinstance(other, float):
            return NotImplemented
        return other - other == 0.0 and self == Fraction(other)

    def _order(self, other):
        """Below, at or above 0 as self is below, at or above the other; None if nobody knows."""
        if isinstance(other, float):
            if other - other != 0.0:
                return None if other != other else -other
            other = Fraction(other)
        above, below = _parts(other)
        return self._above * below - self._below * above

    def _ordered(self, other):
        return isinstance(other, (int, float, Fraction))

    def __lt__(self, other):
        if not self._ordered(other):
            return NotImplemented
        order = self._order(other)
        return order is not None and order < 0

    def __le__(self, other):
        if not self._ordered(other):
            return NotImplemented
        order = self._order(other)
        return order is not None and order <= 0

    def __gt__(self, other):
        if not self._ordered(other):
            return NotImplemented
        order = self._order(other)
        return order is not None and order > 0

    def __ge__(self, other):
        if not self._ordered(other):
            return NotImplemented
        order = self._order(other)
        return order is not None and order >= 0
