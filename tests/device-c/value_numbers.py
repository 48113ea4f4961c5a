# SPDX-License-Identifier: MIT
"""Cases of numbers for values.py, and how a case is written: commands and the answer as text."""
import array
import itertools
import math
import operator
import random
import struct
import sys

BITS = int(sys.argv[1])
FEW = sys.argv[2] == "few"
LOW = -(2 ** (BITS - 1))
HIGH = 2**63 - 1 if BITS == 64 else 2**32 - 1
OVERFLOW = f"!OverflowError: integer result does not fit in {BITS} bits"
COMPLEX = "!ValueError: negative number cannot be raised to a fractional power"
random.seed(20261)


def single(x):
    if BITS == 64 or x != x or math.isinf(x):
        return x
    try:
        return struct.unpack("<f", struct.pack("<f", x))[0]
    except OverflowError:
        return math.copysign(math.inf, x)


class Overflow(Exception):
    pass


class Complex(Exception):
    pass


# ---- values as commands and as text ------------------------------------------------------------------------
def commands(v):
    """Commands that push v. Lists store values; see raw() for the others."""
    if v is None:
        return "N"
    if v is True or v is False:
        return "T" if v else "F"
    if isinstance(v, int):
        return f"i{v}"
    if isinstance(v, float):
        return "f" + struct.pack(">d", v).hex()
    if isinstance(v, str):
        return "s" + v.encode().hex()
    if isinstance(v, range):
        return f"i{v.start} i{v.stop} i{v.step} BRange:3"
    if isinstance(v, slice):
        return f"{commands(v.start)} {commands(v.stop)} {commands(v.step)} S"
    if isinstance(v, array.array):
        return f"s{v.typecode.encode().hex()} {commands(list(v))} BArrayArray:2"
    if isinstance(v, dict):
        parts = [commands(x) for pair in v.items() for x in pair]
        return " ".join(parts + [f"d{len(parts)}"])
    if isinstance(v, (list, tuple)):
        return " ".join([commands(x) for x in v] + [("l" if isinstance(v, list) else "t") + str(len(v))])
    return "b" + {abs: "Abs", len: "Len", repr: "Repr", hash: "Hash", divmod: "Divmod", max: "Max"}[v]


def raw(v):
    """A list in the storage of its items."""
    kinds = {type(x) for x in v}
    kind = {bool: "b", int: "i", float: "f"}.get(kinds.pop(), "") if len(kinds) == 1 else ""
    inside = all(-(2 ** (BITS - 1)) <= x < 2 ** (BITS - 1) for x in v) if kind == "i" else True
    return " ".join([commands(x) for x in v] + [f"L{kind}{len(v)}"]) if kind and inside else commands(v)


def text(v):
    if isinstance(v, bool) or v is None:
        return str(v)
    if isinstance(v, complex):
        raise Complex
    if isinstance(v, int):
        if not LOW <= v <= HIGH:
            raise Overflow
        return str(v)
    if isinstance(v, float):
        return "nan" if v != v else "f" + struct.pack(">d", single(v)).hex()
    if isinstance(v, str):
        return "s" + v.encode().hex()
    if isinstance(v, list):
        return "[" + "".join(text(x) + "," for x in v) + "]"
    if isinstance(v, tuple):
        return "(" + "".join(text(x) + "," for x in v) + ")"
    if isinstance(v, dict):
        return "{" + "".join(text(k) + ":" + text(x) + "," for k, x in v.items()) + "}"
    if isinstance(v, range):
        return f"range({v.start},{v.stop},{v.step})"
    if isinstance(v, array.array):
        return f"array({v.typecode}," + text(list(v)) + ")"
    if isinstance(v, type):
        return f"<{'array.array' if v is array.array else v.__name__}>"
    raise TypeError(v)


def case(words, compute):
    try:
        expected = text(compute())
    except Overflow:
        expected = OVERFLOW
    except Complex:
        expected = COMPLEX
    except Exception as error:
        expected = f"!{type(error).__name__}: {error}"
        if str(error) == "complex exponentiation":
            expected = COMPLEX
    print(words, expected, sep="\t")


# ---- numbers -----------------------------------------------------------------------------------------------
INTS = sorted({
    sign * base + delta
    for base in (0, 1, 2, 3, 7, 10, 46341, 65536, 2**24, 2**30, 2**31, 2**32, 2**53, 2**61, 2**62,
                 3037000500, 2**63)
    for sign in (1, -1)
    for delta in (-1, 0, 1)
    if LOW <= sign * base + delta <= HIGH
})
FLOATS = [single(x) for x in (
    0.0, -0.0, 0.5, -0.5, 1.0, -1.0, 1.5, 2.5, -2.5, 3.7, -3.7, 0.1, 7.25, 1e-3, 1e10, -1e10, 1e30, 3e38,
    1e-38, 1e-45, 2.0**24 + 2, 2.0**31, -(2.0**31), 2.0**32, 2.0**53, 2.0**63, -(2.0**63), 123456.789,
    math.inf, -math.inf, math.nan)]
if BITS == 64:
    FLOATS += [1e300, 5e-324, 1.7976931348623157e308, 2.0**53 + 2, -(2.0**53) - 2, 9.5e15, 1e22]

OPERATORS = {
    "Add": operator.add, "Subtract": operator.sub, "Multiply": operator.mul, "Divide": operator.truediv,
    "FloorDivide": operator.floordiv, "Modulo": operator.mod, "Power": operator.pow, "And": operator.and_,
    "Or": operator.or_, "Xor": operator.xor, "ShiftLeft": operator.lshift, "ShiftRight": operator.rshift,
    "MatrixMultiply": operator.matmul,
}
ARITHMETIC = ("Add", "Subtract", "Multiply", "Divide", "FloorDivide", "Modulo", "Power")
COMPARISONS = {
    "Less": operator.lt, "LessEqual": operator.le, "Equal": operator.eq, "NotEqual": operator.ne,
    "Greater": operator.gt, "GreaterEqual": operator.ge,
}
IN_PLACE = {
    "Add": operator.iadd, "Subtract": operator.isub, "Multiply": operator.imul, "Or": operator.ior,
    "FloorDivide": operator.ifloordiv,
}


def compute_binary(name, x, y):
    numbers = isinstance(x, (int, float)) and isinstance(y, (int, float))
    ints = isinstance(x, int) and isinstance(y, int)
    if name == "ShiftLeft" and ints and y > 200:
        if x:
            raise Overflow
        return 0
    if name == "Power" and ints and y > 200:
        if abs(x) > 1:
            raise Overflow
        return x ** (2 + y % 2)
    meet = name in ARITHMETIC and numbers and (not ints or (name == "Power" and y < 0))
    if BITS == 32 and meet:
        x, y = single(float(x)), single(float(y))
    return OPERATORS[name](x, y)


def binary_cases(xs, ys, names):
    for x, y in itertools.product(xs, ys):
        for name in names:
            case(f"{commands(x)} {commands(y)} o{name}", lambda: compute_binary(name, x, y))


def comparison_cases(xs, ys):
    for x, y in itertools.product(xs, ys):
        for name, function in COMPARISONS.items():
            case(f"{commands(x)} {commands(y)} c{name}", lambda: function(x, y))


RAW_OPERATIONS = {
    "AddInt": operator.add, "SubtractInt": operator.sub, "MultiplyInt": operator.mul,
    "FloorDivideInt": operator.floordiv, "ModuloInt": operator.mod, "DivideInt": operator.truediv,
    "ShiftLeftInt": operator.lshift, "ShiftRightInt": operator.rshift, "PowerInt": operator.pow,
}
NEGATIVE_POWER = "negative power of an int whose result is taken to be an int"


def raw_cases():
    def fit(v):
        if isinstance(v, int) and not LOW <= v < 2 ** (BITS - 1):
            raise Overflow
        return v

    def compute(name, x, y):
        if name == "PowerInt" and y < 0:
            raise ValueError(NEGATIVE_POWER)
        if name in ("PowerInt", "ShiftLeftInt") and y > 200:
            return fit(compute_binary(name[:-3], x, y))
        return fit(RAW_OPERATIONS[name](x, y))

    ints = [x for x in INTS if x < 2 ** (BITS - 1)]
    for x, y in itertools.product(ints, ints):
        for name in RAW_OPERATIONS:
            case(f"{commands(x)} {commands(y)} R{name}", lambda: compute(name, x, y))


def number_cases():
    numbers = INTS + FLOATS + [True, False]
    some = INTS[::3] + FLOATS[::2] + [True, False]
    binary_cases(INTS, INTS, [n for n in OPERATORS if n != "MatrixMultiply"])
    binary_cases(FLOATS + [True, False, 3, -7], FLOATS + [True, False, 3, -7], list(OPERATORS))
    binary_cases(INTS[::2], FLOATS, ARITHMETIC)
    binary_cases(FLOATS, INTS[::2], ARITHMETIC)
    comparison_cases(numbers, some)
    for x in numbers:
        case(f"{commands(x)} uNegate", lambda: -x)
        case(f"{commands(x)} uPlus", lambda: +x)
        case(f"{commands(x)} uInvert", lambda: ~x)
        case(f"{commands(x)} BAbs:1", lambda: abs(x))
        case(f"{commands(x)} U BInt:2", lambda: int(x))
        case(f"{commands(x)} BFloat:1", lambda: float(x))
        case(f"{commands(x)} BBool:1", lambda: bool(x))
        case(f"{commands(x)} U BRound:2", lambda: round(x))
        for digits in (-30, -20, -19, -10, -9, -3, -2, -1, 0, 1, 2, 3, 7):
            case(f"{commands(x)} i{digits} BRound:2", lambda: round(x, digits))
        for y in some:
            if isinstance(x, int) == isinstance(y, int):
                case(f"{commands(x)} {commands(y)} BDivmod:2", lambda: divmod(x, y))
        if isinstance(x, int) and not isinstance(x, bool):
            case(f"{commands(x)} BIntBitLength:1", lambda: x.bit_length())
            case(f"{commands(x)} BIntBitCount:1", lambda: x.bit_count())
        if isinstance(x, float):
            case(f"{commands(x)} BFloatIsInteger:1", lambda: x.is_integer())
        if BITS == 64 and x == x:
            case(f"{commands(x)} BHash:1", lambda: hash(x))
    for x in [k * 5 for k in range(-60, 60)]:
        for digits in (-1, -2, -3):
            case(f"i{x} i{digits} BRound:2", lambda: round(x, digits))
        case(f"{commands(single(x / 10))} U BRound:2", lambda: round(single(x / 10)))
    for x, y, z in itertools.product(INTS[::5], (0, 1, 2, 5, 13, 65537, HIGH, -1, -2, -7), INTS[::4]):
        case(f"{commands(x)} {commands(y)} {commands(z)} BPow:3", lambda: pow(x, y, z))


def random_float_cases():
    for _ in range(4000):
        x = single(random.choice([1, -1]) * random.random() * 2.0 ** random.randint(-60, 60))
        y = single(random.choice([1, -1]) * random.random() * 2.0 ** random.randint(-60, 60))
        for name in ("FloorDivide", "Modulo", "Divide"):
            case(f"{commands(x)} {commands(y)} o{name}", lambda: compute_binary(name, x, y))
        case(f"{commands(abs(x))} Q", lambda: math.sqrt(abs(x)))
        a, b = random.getrandbits(BITS - 1), random.getrandbits(random.randint(2, BITS - 1)) + 1
        case(f"i{a} i{b} oDivide", lambda: a / b)
        case(f"i{-b} i{a + 1} oDivide", lambda: -b / (a + 1))
        if BITS == 64:
            case(f"{commands(x)} BHash:1", lambda: hash(x))
