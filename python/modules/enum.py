# SPDX-License-Identifier: MIT
"""What members of enumerations can do, as CPython's enum. The members are written out where the class stands."""


class Enum:
    def __repr__(self):
        return "<" + type(self).__name__ + "." + self.name + ": " + repr(self.value) + ">"

    def __str__(self):
        return type(self).__name__ + "." + self.name

    def __format__(self, spec):
        return format(str(self), spec)

    def __hash__(self):
        return hash(self.name)


def _plain(x):
    return x.value if isinstance(x, IntEnum) else x


class IntEnum(Enum):
    def __str__(self):
        return str(self.value)

    def __format__(self, spec):
        return format(self.value, spec)

    def __hash__(self):
        return hash(self.value)

    def __bool__(self):
        return self.value != 0

    def __int__(self):
        return self.value

    def __index__(self):
        return self.value

    def __float__(self):
        return float(self.value)

    def __eq__(self, other):
        return self.value == _plain(other)

    def __lt__(self, other):
        return self.value < _plain(other)

    def __le__(self, other):
        return self.value <= _plain(other)

    def __gt__(self, other):
        return self.value > _plain(other)

    def __ge__(self, other):
        return self.value >= _plain(other)

    def __neg__(self):
        return -self.value

    def __abs__(self):
        return abs(self.value)

    def __invert__(self):
        return ~self.value

    def __add__(self, other):
        return self.value + _plain(other)

    def __radd__(self, other):
        return other + self.value

    def __sub__(self, other):
        return self.value - _plain(other)

    def __rsub__(self, other):
        return other - self.value

    def __mul__(self, other):
        return self.value * _plain(other)

    def __rmul__(self, other):
        return other * self.value

    def __floordiv__(self, other):
        return self.value // _plain(other)

    def __rfloordiv__(self, other):
        return other // self.value

    def __truediv__(self, other):
        return self.value / _plain(other)

    def __rtruediv__(self, other):
        return other / self.value

    def __mod__(self, other):
        return self.value % _plain(other)

    def __rmod__(self, other):
        return other % self.value

    def __and__(self, other):
        return self.value & _plain(other)

    def __rand__(self, other):
        return other & self.value

    def __or__(self, other):
        return self.value | _plain(other)

    def __ror__(self, other):
        return other | self.value

    def __xor__(self, other):
        return self.value ^ _plain(other)

    def __rxor__(self, other):
        return other ^ self.value

    def __lshift__(self, other):
        return self.value << _plain(other)

    def __rlshift__(self, other):
        return other << self.value

    def __rshift__(self, other):
        return self.value >> _plain(other)

    def __rrshift__(self, other):
        return other >> self.value
