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


class StrEnum(Enum):
    def __str__(self):
        return self.value

    def __format__(self, spec):
        return format(self.value, spec)

    def __hash__(self):
        return hash(self.value)

    def __eq__(self, other):
        return self.value == _text(other)

    def __lt__(self, other):
        return self.value < _text(other)

    def __le__(self, other):
        return self.value <= _text(other)

    def __gt__(self, other):
        return self.value > _text(other)

    def __ge__(self, other):
        return self.value >= _text(other)

    def __len__(self):
        return len(self.value)

    def __iter__(self):
        return iter(self.value)

    def __contains__(self, part):
        return _text(part) in self.value

    def __getitem__(self, index):
        return self.value[index]

    def __add__(self, other):
        return self.value + _text(other)

    def __radd__(self, other):
        return other + self.value

    def __mul__(self, times):
        return self.value * times

    def upper(self):
        return self.value.upper()

    def lower(self):
        return self.value.lower()

    def title(self):
        return self.value.title()

    def capitalize(self):
        return self.value.capitalize()

    def startswith(self, prefix):
        return self.value.startswith(prefix)

    def endswith(self, suffix):
        return self.value.endswith(suffix)

    def replace(self, old, new):
        return self.value.replace(old, new)

    def split(self, separator=None):
        return self.value.split(separator)


def _text(x):
    return x.value if isinstance(x, StrEnum) else x


class Flag(Enum):
    def __repr__(self):
        name = "" if self.name is None else "." + self.name
        return "<" + type(self).__name__ + name + ": " + repr(self.value) + ">"

    def __str__(self):
        kind = type(self).__name__
        return kind + "(" + repr(self.value) + ")" if self.name is None else kind + "." + self.name

    def __bool__(self):
        return self.value != 0

    def __contains__(self, other):
        if not isinstance(other, type(self)):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {type(self).__qualname__!r}")
        return other.value & self.value == other.value

    def __iter__(self):
        return iter([one for one in self._all() if one.value & self.value])

    def __len__(self):
        return self.value.bit_count()

    def _operand(self, other):
        if isinstance(other, type(self)):
            return other.value
        return _plain(other) if isinstance(self, IntFlag) and isinstance(other, (int, IntEnum)) else None

    def __or__(self, other):
        value = self._operand(other)
        return NotImplemented if value is None else type(self)(self.value | value)

    def __and__(self, other):
        value = self._operand(other)
        return NotImplemented if value is None else type(self)(self.value & value)

    def __xor__(self, other):
        value = self._operand(other)
        return NotImplemented if value is None else type(self)(self.value ^ value)

    def __invert__(self):
        return type(self)(~self.value if isinstance(self, IntFlag) else self._singles() & ~self.value)

    def __ror__(self, other):
        return self | other

    def __rand__(self, other):
        return self & other

    def __rxor__(self, other):
        return self ^ other

    def _singles(self):
        return sum([one.value for one in self._all()])


class IntFlag(Flag, IntEnum):
    def __str__(self):
        return str(self.value)

    def __format__(self, spec):
        return format(self.value, spec)

    def __hash__(self):
        return hash(self.value)


def composed(value, members, named, kind):
    """Name and value of what is no member itself."""
    if not isinstance(value, int):
        raise ValueError(f"{value!r} is not a valid {kind.__qualname__}")
    keeps = issubclass(kind, IntFlag)
    mask = 0
    for one in named.values():
        mask |= one.value
    most = (1 << mask.bit_length()) - 1
    if not ~most <= value <= most or value & (most ^ mask):
        if not keeps:
            bits = max(value.bit_length(), mask.bit_length())
            raise ValueError(f"<flag {kind.__qualname__!r}> invalid value {value!r}\n    given {_bits(value, bits)}\n"
                             f"  allowed {_bits(mask, bits)}")
        if value < 0:
            value += max(most + 1, 1 << value.bit_length())
    if value < 0:
        value += most + 1
    parts = [one for one in members if one.value & value]
    joined = sum([one.value for one in parts])
    if value != joined:
        for one in named.values():
            if one not in parts and one.value and one.value & value == one.value:
                parts.append(one)
                joined |= one.value
    name = "|".join([one.name for one in parts])
    rest = value ^ joined
    if not joined:
        return None, value
    if rest and not keeps:
        raise ValueError(f"<flag {kind.__qualname__!r}>: no members with value {rest!r}")
    return name + "|" + repr(rest) if rest else name, value


def _bits(value, most):
    ceiling = 1 << value.bit_length()
    text = bin(value + ceiling).replace("1", "0", 1) if value >= 0 else bin(~value ^ (ceiling - 1) + ceiling)
    sign, digits = text[:3], text[3:]
    if len(digits) < most:
        digits = (sign[-1] * most + digits)[-most:]
    return sign + " " + digits
