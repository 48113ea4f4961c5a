# SPDX-License-Identifier: MIT
"""complex, as CPython's. Literals (2j) and the name lead here; a program without them has nothing of it."""

from math import atan2, copysign, cos, exp, hypot, isinf, log, sin


class complex:
    def __init__(self, real=0.0, imag=0.0):
        self.real = float(real)
        self.imag = float(imag)

    def conjugate(self):
        return complex(self.real, -self.imag)

    def __repr__(self):
        if self.real == 0 and copysign(1.0, self.real) > 0:
            return _digits(self.imag) + "j"
        return "(" + _digits(self.real) + _signed(_digits(self.imag)) + "j)"

    def __format__(self, spec):
        return _formatted(self.real, self.imag, spec) if spec else repr(self)

    def __eq__(self, other):
        if isinstance(other, complex):
            return self.real == other.real and self.imag == other.imag
        if isinstance(other, (int, float)):
            return self.imag == 0 and self.real == other
        return NotImplemented

    def __hash__(self):
        return hash(self.real) if self.imag == 0 else hash((self.real, self.imag))

    def __bool__(self):
        return self.real != 0 or self.imag != 0

    def __abs__(self):
        size = hypot(self.real, self.imag)
        if isinf(size) and not isinf(self.real) and not isinf(self.imag):
            raise OverflowError("absolute value too large")
        return size

    def __neg__(self):
        return complex(-self.real, -self.imag)

    def __pos__(self):
        return self

    def __add__(self, other):
        if isinstance(other, complex):
            return complex(self.real + other.real, self.imag + other.imag)
        if isinstance(other, (int, float)):
            return complex(self.real + other, self.imag + 0.0)
        return NotImplemented

    def __radd__(self, other):
        if isinstance(other, (int, float)):
            return complex(other + self.real, 0.0 + self.imag)
        return NotImplemented

    def __sub__(self, other):
        if isinstance(other, complex):
            return complex(self.real - other.real, self.imag - other.imag)
        if isinstance(other, (int, float)):
            return complex(self.real - other, self.imag - 0.0)
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, (int, float)):
            return complex(other - self.real, 0.0 - self.imag)
        return NotImplemented

    def __mul__(self, other):
        if isinstance(other, complex):
            return _product(self.real, self.imag, other.real, other.imag)
        if isinstance(other, (int, float)):
            return _product(self.real, self.imag, float(other), 0.0)
        return NotImplemented

    def __rmul__(self, other):
        if isinstance(other, (int, float)):
            return _product(float(other), 0.0, self.real, self.imag)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, complex):
            return _quotient(self.real, self.imag, other.real, other.imag)
        if isinstance(other, (int, float)):
            return _quotient(self.real, self.imag, float(other), 0.0)
        return NotImplemented

    def __rtruediv__(self, other):
        if isinstance(other, (int, float)):
            return _quotient(float(other), 0.0, self.real, self.imag)
        return NotImplemented

    def __pow__(self, other, modulo=None):
        if modulo is not None:
            raise ValueError("complex modulo")
        if isinstance(other, complex):
            return _power(self, other.real, other.imag)
        if isinstance(other, (int, float)):
            return _power(self, float(other), 0.0)
        return NotImplemented

    def __rpow__(self, other):
        if isinstance(other, (int, float)):
            return _power(complex(float(other), 0.0), self.real, self.imag)
        return NotImplemented


def _product(a, b, c, d):
    return complex(a * c - b * d, a * d + b * c)


def _quotient(a, b, c, d):
    if abs(c) >= abs(d):
        if c == 0:
            raise ZeroDivisionError("complex division by zero")
        ratio = d / c
        below = c + d * ratio
        return complex((a + b * ratio) / below, (b - a * ratio) / below)
    if abs(d) >= abs(c):
        ratio = c / d
        below = c * ratio + d
        return complex((a * ratio + b) / below, (b * ratio - a) / below)
    return complex(c + d, c + d)        # one of them is nan


def _power(z, c, d):
    if d == 0 and -100 <= c <= 100 and c == int(c):
        n = int(c)
        if n < 0 and not z:
            raise ZeroDivisionError("0.0 to a negative or complex power")
        result = _whole_power(z, abs(n))
        result = result if n > 0 else _quotient(1.0, 0.0, result.real, result.imag)
    elif c == 0 and d == 0:
        return complex(1.0, 0.0)
    elif not z:
        if d != 0 or c < 0:
            raise ZeroDivisionError("0.0 to a negative or complex power")
        return complex(0.0, 0.0)
    else:
        result = _polar_power(hypot(z.real, z.imag), atan2(z.imag, z.real), c, d)
    if isinf(result.real) or isinf(result.imag):
        raise OverflowError("complex exponentiation")
    return result


def _polar_power(size, angle, c, d):
    try:
        length = size ** c
        phase = angle * c
        if d != 0:
            phase += d * log(size)
            length = length / exp(angle * d) if angle * d < 700 else 0.0
        if isinf(phase):
            raise ZeroDivisionError
    except OverflowError:
        raise OverflowError("complex exponentiation") from None
    except ZeroDivisionError:
        raise ZeroDivisionError("0.0 to a negative or complex power") from None
    return complex(length * cos(phase), length * sin(phase))


def _whole_power(z, n):
    result = complex(1.0, 0.0)
    while n > 0:
        if n & 1:
            result = _product(result.real, result.imag, z.real, z.imag)
        n >>= 1
        z = _product(z.real, z.imag, z.real, z.imag)
    return result


# ---- as text --------------------------------------------------------------------------------------------------


def _digits(x):
    text = repr(x)
    return text[:-2] if text.endswith(".0") else text


def _signed(text):
    return text if text[0] == "-" else "+" + text


def _formatted(real, imag, spec):
    fill, align = " ", ""
    if len(spec) > 1 and spec[1] in "<>^=":
        fill, align, spec = spec[0], spec[1], spec[2:]
    elif spec[0] in "<>^=":
        align, spec = spec[0], spec[1:]
    if align == "=":
        raise ValueError("'=' alignment flag is not allowed in complex format specifier")
    sign = ""
    if spec and spec[0] in "+- ":
        sign, spec = spec[0], spec[1:]
    start = 1 if spec and spec[0] == "#" else 0
    alternate, spec = spec[:start], spec[start:]
    if spec and spec[0] == "0":
        raise ValueError("Zero padding is not allowed in complex format specifier")
    digits = 0
    while digits < len(spec) and spec[digits].isdigit():
        digits += 1
    width, rest = int(spec[:digits] or "0"), alternate + spec[digits:]
    if rest and rest[-1] not in "eEfFgGn" and rest[-1].isalpha() or rest[-1:] == "%":
        raise ValueError(f"Unknown format code '{rest[-1]}' for object of type 'complex'")
    if rest and rest[-1].isalpha():
        text = format(real, sign + rest) + format(imag, "+" + rest) + "j"
    else:
        text = _without_code(real, imag, sign, rest)
    left = 0 if align == "<" else max(width - len(text), 0) // (2 if align == "^" else 1)
    text = fill * left + text
    return text + fill * (width - len(text))


def _without_code(real, imag, sign, rest):
    def number(x, sign):
        text = format(x, sign + rest + "g") if "." in rest else _digits(float(x))
        return text if "." in rest or not sign or text[0] == "-" else sign.replace("-", "") + text

    if real == 0 and copysign(1.0, real) > 0:
        return number(imag, sign) + "j"
    return "(" + number(real, sign) + number(imag, "+") + "j)"


# ---- complex(...) ---------------------------------------------------------------------------------------------


def make(real=0, imag=0):
    if isinstance(real, str):
        if imag != 0 or imag is False:
            raise TypeError("complex() can't take second arg if first is a string")
        return _parsed(real)
    if isinstance(imag, str):
        raise TypeError("complex() second arg can't be a string")
    a, b = _parts(real, "first argument must be a string or a number")
    c, d = _parts(imag, "second argument must be a number")
    if isinstance(imag, complex):
        a -= d
    return complex(a, b + c if isinstance(real, complex) else c)


def _parts(x, words):
    if isinstance(x, complex):
        return x.real, x.imag
    if not (isinstance(x, (int, float)) or hasattr(x, "__float__") or hasattr(x, "__index__")):
        raise TypeError(f"complex() {words}, not '{type(x).__name__}'")
    return float(x), 0.0


def _parsed(text):
    text = text.strip()
    if text[:1] == "(" and text[-1:] == ")":
        text = text[1:-1].strip()
    try:
        if text[-1:] not in ("j", "J"):
            return complex(_float(text), 0.0)
        text = text[:-1]
        cut = len(text) - 1
        while cut > 0 and not (text[cut] in "+-" and text[cut - 1] not in "eE"):
            cut -= 1
        cut = max(cut, 0)
        imag = text[cut:]
        return complex(_float(text[:cut]) if cut else 0.0, float(imag + "1") if imag in ("", "+", "-") else _float(imag))
    except ValueError:
        raise ValueError("complex() arg is a malformed string") from None


def _float(text):
    if text != text.strip():
        raise ValueError(text)
    return float(text)
