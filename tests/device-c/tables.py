# SPDX-License-Identifier: MIT
"""Cases for test_tables.c: what CPython says. Usage: python3 tables.py 64|32 [seed]

Under 32 (profile i32f32) floats are singles, float results are rounded to single, and ints have 32 bits.
"""
import math
import random
import struct
import sys
import warnings

warnings.simplefilter("ignore")
BITS = int(sys.argv[1])
SEED = int(sys.argv[2]) if len(sys.argv) > 2 else 1
rng = random.Random(SEED)
LOW, HIGH = (-(2**31), 2**32 - 1) if BITS == 32 else (-(2**63), 2**63 - 1)


def single(x):
    if BITS == 64 or x != x or math.isinf(x):
        return x
    try:
        return struct.unpack("<f", struct.pack("<f", x))[0]
    except OverflowError:
        return math.copysign(math.inf, x)


def encode(v):
    if v is None:
        return b"N"
    if v is True or v is False:
        return b"T" if v else b"F"
    if v is ...:
        return b"."
    if type(v) is int:
        if not LOW <= v <= HIGH:
            raise OverflowError(f"integer result does not fit in {BITS} bits")
        if BITS == 64:
            return b"i" + struct.pack("<q", v)
        return b"j" + struct.pack("<i", v) if v < 1 << 31 else b"w" + struct.pack("<I", v)
    if type(v) is float:
        v = single(v)
        if v != v:
            v = math.nan
        return b"f" + struct.pack("<d", v) if BITS == 64 else b"e" + struct.pack("<f", v)
    if type(v) is str and len(v) == 1:
        return b"c" + struct.pack("<I", ord(v))
    if type(v) is str:
        text = v.encode("utf-8", "surrogatepass")
        return b"s" + struct.pack("<I", len(text)) + text
    if type(v) in (list, tuple):
        tag = b"l" if type(v) is list else b"t"
        return tag + struct.pack("<I", len(v)) + b"".join(map(encode, v))
    if type(v) is dict:
        return b"d" + struct.pack("<I", len(v)) + b"".join(encode(k) + encode(x) for k, x in v.items())
    if type(v) is range:
        return b"r" + encode(v.start) + encode(v.stop) + encode(v.step)
    if type(v) is slice:
        return b"S" + encode(v.start) + encode(v.stop) + encode(v.step)
    raise TypeError(type(v))


# Written alike, meant alike: where the core's words differ from CPython's on purpose.
def words(error):
    if isinstance(error, KeyError):
        return repr(error.args[0])
    return str(error)


def case(kind, name, arguments, compute):
    try:
        given = encode(tuple(arguments))
    except OverflowError:
        return
    try:
        expected = encode(compute()).hex()
    except RecursionError:
        raise
    except Exception as error:
        expected = "!" + f"{type(error).__name__} {words(error)}".encode().hex()
    print(kind, name, given.hex(), expected)


def op(name, compute, *arguments):
    case("op", name, arguments, lambda: compute(*arguments))


def builtin(name, compute, *arguments):
    """Arguments as the core gets them: ... where not given."""
    case("builtin", name, arguments, lambda: compute(*[a for a in arguments if a is not ...]))


def some_float():
    kind = rng.randrange(7)
    if kind == 0:
        return single(struct.unpack("<d", struct.pack("<Q", rng.getrandbits(64)))[0])
    if kind == 1:
        return single(float(rng.randrange(-(10 ** rng.randrange(1, 20)), 10 ** rng.randrange(1, 20))))
    if kind == 2:
        return single(rng.randrange(10 ** rng.randrange(1, 18)) / 10 ** rng.randrange(25))
    if kind == 3:
        return single(rng.uniform(-1, 1))
    if kind == 4:
        return single(rng.choice([1, -1]) * 2.0 ** rng.randrange(-1074, 1024))
    if kind == 5:
        return single(rng.choice([0.0, -0.0, math.inf, -math.inf, math.nan, 0.5, 1.5, 2.5, 1e16, 1e22, 9.5,
            99.95, 0.1]))
    return single(rng.randrange(-100000, 100000) / rng.choice([2, 4, 8, 10, 100, 1000]))


def some_int():
    kind = rng.randrange(4)
    if kind == 0:
        return rng.randint(-20, 20)
    if kind == 1:
        return rng.choice([0, 1, -1, LOW, HIGH, 255, 1114111, 10**9, -(10**9)])
    return rng.randint(LOW, HIGH) >> rng.randrange(BITS - 1)


ALPHABET = "abc ABC xyz 019 _-'\"\\\n\t\r\x00\x1f\x7f\x85\xa0éßµÀÿŁłĳŒſıİŉΣσςΩωάΐБбЖжЯяϐ€中文かカ한\u2028\u3000😀"


def some_text(most=12):
    if rng.randrange(2):
        return "".join(rng.choice("ab cAB1.,-\n\t") for _ in range(rng.randrange(most)))
    return "".join(rng.choice(ALPHABET) for _ in range(rng.randrange(most)))


def some_value(depth=2):
    kind = rng.randrange(12 if depth else 6)
    if kind < 2:
        return some_int()
    if kind == 2:
        return some_float()
    if kind == 3:
        return some_text()
    if kind == 4:
        return rng.choice([None, True, False])
    if kind == 5:
        return range(rng.randrange(-5, 5), rng.randrange(-5, 20), rng.choice([1, 2, -1, 3]))
    if kind in (6, 7, 8):
        return [some_value(depth - 1) for _ in range(rng.randrange(4))]
    if kind in (9, 10):
        return tuple(some_value(depth - 1) for _ in range(rng.randrange(4)))
    return {rng.choice([1, "a", "é", 2.5, (1, "x"), None,
        "key"]): some_value(depth - 1) for _ in range(rng.randrange(4))}


# ---- text of values ----------------------------------------------------------------------------------------


def printed_values():
    for _ in range(3000):
        v = some_value()
        op("repr", repr, v)
        op("ascii", ascii, v)
        op("str", str, v)
        op("echo", lambda v: v, v)
    for _ in range(12000):
        op("repr", repr, some_float())
    for code in range(0x530):
        op("repr", repr, chr(code) + "x")
    op("repr", repr, slice(1, None, [2]))


SPECS = """d b o x X n c s e E f F g G % 5 -5 +5 05 <5 >5 ^5 =5 *<8 *^8 x>+#010_x 015,.2f 10.3f .0f .1f .3
    .3g #.3g #g
+.2e  08.3f , _ ,d _d _x _b #_b #x #o #b #X ,.3f _.3f 012,d 08,d 09,d 010,d 013,d 07_x 020_b é^7 +d -d z
    z.1f z.0% .2%
=+8 ^+9.2f 5c <5c q 10q0 .2d ,s =s +s #s 5 d ,_d ,,d _, . .c ,x ,n 99999999999999999999
    .99999999999999999999 0=5 zd +c #c
,c .20f .17g .30e .400f 400 050.3f 0>10 {<4 }>4 10,.1e +% 020,.3f 021,.3f 022,g 023_.2f""".split() + [" d",
    " .3f", "5 d", "", " ^9", " <3"]


def formats():
    for spec in SPECS:
        for v in (0, 5, -5, 255, 1234567, -1234567, True, 97, 0.0, -0.0, 1.5, -1234567.891, 1e10, 1e300,
            1e-7, -0.01,
                  math.inf, -math.inf, math.nan, "a", "abc", "", "é中", None, [1], HIGH, LOW):
            if spec == "c" and type(v) is int and 0xD800 <= v < 0xE000:
                continue
            if type(v) is float:
                v = single(v)
            op("format", format, v, spec)
    for _ in range(12000):
        spec = "".join([rng.choice(["", "", "*<", "0>", ">", "^", "=", "<"]), rng.choice(["", "", "+", " ",
            "-"]),
                        rng.choice(["", "", "#"]), rng.choice(["", "", "0"]), rng.choice(["",
                        str(rng.randrange(30))])])
        if rng.randrange(3):
            spec += rng.choice(["", "", ",", "_"])
            spec += rng.choice(["", "." + str(rng.choice([0, 1, 2, 3, 6, 10, 17, 25]))]) + rng.choice(["",
            *"eEfFgG%"])
            op("format", format, some_float(), spec)
        else:
            op("format", format, some_int(), spec + rng.choice(["", "", "_"]) + rng.choice([*"bodxX"]))


PERCENTS = """%d %i %u %5d %-5d| %05d %+d %x %X %#x %#X %o %#o %.3d %5.3d %-8.3d| %#010x %e %E %f %F %g %G
    %10.3f %-10.3f|
%+.2e %#g %.0f %#.0f %010.2f %s %r %a %5s %-5s| %.2s %05s %c %5c %% %5.1s| %ld %hi %.10f %.17g %+s %y %é
    %(a)s %* %*d %.*f
%-*d %d%% abc %(a %(a)d%(b)s % %5% %s%s %99999999999999999999d %.99999999999999999999d
    %d%""".split() + ["% d", "% .3f"]


def percents():
    values = [0, 5, -5, 255, 1234, 1.5, -2.5, 1e20, 0.0, -0.0, math.inf, math.nan, "a", "abc", "é", None,
        True, [1, 2], (),
              (1,), (1, 2), ("a", 1), (5, 3), (10, 2.5), {"a": 1, "b": "x"}, {}, (5, 2.5, 1), 97, "%",
              1114112, -1]
    for f in PERCENTS:
        for v in values:
            if v == 1e20 and f[-1] not in "eEfFgG":
                continue
            v = single(v) if type(v) is float else v
            if f == "%é" and v not in ((), {}):
                continue
            op("percent", lambda f, v: f % v, f, v)
    for _ in range(6000):
        f = "%" + "".join(rng.sample("-+ #0", rng.randrange(3))) + rng.choice(["", str(rng.randrange(1, 25))])
        f += rng.choice(["", ".", "." + str(rng.randrange(20))])
        if rng.randrange(2):
            op("percent", lambda f, v: f % v, f + rng.choice("eEfFgG"), (some_float(),))
        else:
            op("percent", lambda f, v: f % v, f + rng.choice("dxXo"), (some_int(),))


FIELDS = """{} {0} {1} {}{} {0}{1}{0} {{}} {{{}}} {0!r} {!s} {!a} {0!r:>10} {:>{}} {0:{1}} {:{}{}} {0[1]}
    {0[a]} {0[0][1]} {[1]} a}b a{b
{ } {0 {0!x} {!} {0!r {0:{ {:{:{}}} {0[} {0[]} {0[5]} {0[x]} {5} {a} {0.x} {-1} {0[0]x} {0!rx}
    {99999999999999999999}
{0}{} {}{0} {:5}|{:<5}| {:,} {:.2f} x{}y{}z {:} {!r:} {0[-1]} {0..x} {0.} {:{{}}} {0:}}}
    {:d}""".split() + ["{ }", "{0 }"]


def fields():
    for f in FIELDS:
        for args in ((), (1,), (1, 2), ("a", 5), ([1, 2], 3), ({"a": 5}, 7), ([[1, 2]], 1), (5, 3, "d"),
            (1.5, 10), ("é",)):
            builtin("StrFormat", lambda f, *args: f.format(*args), f, ..., *args)
            case("builtin", "StrFormat", (f, {"a": 5, "x": [1, 2]}, *args),
                 lambda: f.format(*args, **{"a": 5, "x": [1, 2]}))


# ---- text to numbers ---------------------------------------------------------------------------------------


def numbers():
    for s in """0 1 -1 +1 00 007 1_000 1__0 _1 1_ 0x1f 0X1F 0b101 0o17 0x 0x_1f 0_0 12a a \x201\x20 -0x10 -
        + 9223372036854775807
            9223372036854775808 -9223372036854775808 -9223372036854775809 4294967295 4294967296 -2147483648
            -2147483649 1.5
            z Zz 10000000000000000000000000 0b2 0o8 0xg ++1 1+ 1-1 0b_1 00x1 0_1 0_0_0
            000_""".split() + ["", " ", " 5 ", "\t7\n", "\u30005\xa0", "5 5"]:
        for base in (10, 0, 2, 8, 16, 36, 7, 1, 37, -1):
            op("int", int, s, base)
    for s in """0 1 1. .5 . 1.5e3 1e 1e+ 1e-3 1E5 +1.5 -1.5 inf -inf +Infinity nan NaN infinit 1_0.5_0
        1__0.5 _1.0 1_.0 1._0 1.0_ 1e1_0
            1e_1 0x10 1e400 -1e400 1e-400 1e99999999999999999999 0e99999999999999
            0.000000000000000000000000000000000001e36 abc 1.2.3 1e5.5
            - + e5 .e5 5e5e 123456789012345678901234567890 0.1 2.5e-324 2.4703282292062327e-324
            1.7976931348623157e308
            1.7976931348623159e308 9007199254740993 1e23 8.5e22 16777217 3.4028235677973366e38 1e-45 7e-46
            1e-46""".split() + ["", " ", " 5.5 ", "\t7\n", "1 2", "\u30002.5"]:
        op("float", float, s)
    for _ in range(4000):
        x = some_float()
        op("float", float, rng.choice([repr(x), "%.*e" % (rng.randrange(30), x),
            "%.*f" % (rng.randrange(10), x)]))
    for _ in range(2000):
        op("float", float, "%d.%de%d" % (rng.randrange(10**6), rng.randrange(10 ** rng.randrange(1, 40)),
            rng.randrange(-340, 310)))


# ---- methods -----------------------------------------------------------------------------------------------


def methods():
    plain = {"StrUpper": str.upper, "StrLower": str.lower, "StrTitle": str.title,
        "StrCapitalize": str.capitalize,
             "StrSwapcase": str.swapcase, "StrIsdigit": str.isdigit, "StrIsdecimal": str.isdecimal,
             "StrIsnumeric": str.isnumeric, "StrIsalpha": str.isalpha, "StrIsalnum": str.isalnum,
             "StrIsspace": str.isspace, "StrIsupper": str.isupper, "StrIslower": str.islower}
    for name, method in plain.items():
        for text in ["", "a", "A", "aB", "12", "1²", "½", " \t", "ß", "ΑΣ", "ΑΣΑ", "ŉa", "ĳ", "Hello World",
            "they're bill's", "ΐx", "İI"]:
            builtin(name, method, text)
        for _ in range(300):
            builtin(name, method, some_text())
    for text in ["", "a", "_", "1a", "a1", "a b", "é", "中x", "a-b", "Ab_9"]:
        builtin("StrIsidentifier", str.isidentifier, text)
    for _ in range(600):
        s = some_text()
        for name, method in (("StrStrip", str.strip), ("StrLstrip", str.lstrip), ("StrRstrip", str.rstrip)):
            builtin(name, method, s, rng.choice([..., None, "ab", " a", "é中", "", 1]))
        sep = rng.choice([None, None, " ", "a", "ab", "é", "", 5, "\n"])
        most = rng.choice([..., -1, 0, 1, 2, 5, "x"])
        builtin("StrSplit", str.split, s, sep, most)
        builtin("StrRsplit", str.rsplit, s, sep, most)
        builtin("StrSplitlines", str.splitlines, s.replace("a", "\r\n"), rng.choice([..., True, False, 1]))
        sub = rng.choice(["a", "ab", "", " ", "é", "中", some_text(3), 5])
        for name, method in (("StrFind", str.find), ("StrRfind", str.rfind), ("StrIndex", str.index),
                             ("StrRindex", str.rindex), ("StrCount", str.count)):
            span = [rng.choice([..., None, rng.randrange(-15, 15)]), rng.choice([..., None,
            rng.randrange(-15, 15), "x"])]
            if span[0] is ... and span[1] is not ...:
                span[0] = None
            builtin(name, method, s, sub, *span)
        affix = rng.choice(["a", "", s[:2], s[-2:], ("x", "a"), (), (1,), 5, [1]])
        span = [rng.choice([..., None, rng.randrange(-15, 15)]), rng.choice([..., None, rng.randrange(-15,
            15)])]
        if span[0] is ... and span[1] is not ...:
            span[0] = None
        builtin("StrStartswith", str.startswith, s, affix, *span)
        builtin("StrEndswith", str.endswith, s, affix, *span)
        builtin("StrRemoveprefix", str.removeprefix, s, rng.choice([s[:2], "x", "", 5]))
        builtin("StrRemovesuffix", str.removesuffix, s, rng.choice([s[-2:], "x", "", 5]))
        builtin("StrPartition", str.partition, s, rng.choice(["a", "é", " ", "ab", "", 5]))
        builtin("StrRpartition", str.rpartition, s, rng.choice(["a", "é", " ", "ab", "", 5]))
        builtin("StrReplace", str.replace, s, rng.choice(["a", "", "é", "ab", 5]), rng.choice(["", "x",
            "中中", 5]),
                rng.choice([..., -1, 0, 1, 2, "x"]))
        for name, method in (("StrCenter", str.center), ("StrLjust", str.ljust), ("StrRjust", str.rjust)):
            builtin(name, method, s, rng.choice([0, 5, 12, 13, 20, -3, "5"]), rng.choice([..., "*", "中",
            "ab", 1]))
        builtin("StrZfill", str.zfill, rng.choice([s, "-5", "+", "", "-"]), rng.choice([0, 4, 15, "x"]))
        builtin("StrExpandtabs", str.expandtabs, s, rng.choice([..., 0, 1, 4, 8, -1]))
    for parts in ([], ["a"], ["a", "b"], ("é", "", "中"), "abc", ["a", 1], [1], [1.5], 5, None, {"x": 1,
        "y": 2}, range(2), (), [None]):
        for sep in ("", ", ", "é"):
            builtin("StrJoin", str.join, sep, parts)


def operations():
    for _ in range(1500):
        s, t = some_text(), some_text(4)
        op("concat", lambda s, t: s + t, s, t)
        op("repeat", lambda s, n: s * n, s, rng.randrange(-2, 5))
        op("less", lambda s, t: s < t, s, rng.choice([t, s, s + "a", s[:1]]))
        op("same", lambda s, t: s == t, s, rng.choice([t, s, s + "a"]))
        op("in", lambda s, t: s in t, t[:2], s)
        op("build", lambda *parts: "".join(parts), s, t, "x", s)
        op("item", lambda s, i: s[i], s, rng.randrange(-15, 15))
        part = slice(rng.choice([None, rng.randrange(-15, 15)]), rng.choice([None, rng.randrange(-15, 15)]),
                     rng.choice([1, 2, 3, -1, -2]))
        start, stop, step = part.indices(len(s))
        case("op", "slice", (s, start, step, len(range(start, stop, step))), lambda: s[part])


def small_builtins():
    for v in (0, 1, -1, 255, -256, HIGH, LOW, True, "a", 1.5, None, 65, 0x10FFFF, 0x110000, 8364):
        builtin("Hex", hex, v)
        builtin("Oct", oct, v)
        builtin("Bin", bin, v)
        if v not in (HIGH, LOW):
            builtin("Chr", chr, v)
    for v in ("a", "é", "😀", "", "ab", 5, None):
        builtin("Ord", ord, v)
    builtin("Str", str, ...)
    builtin("Str", str, 5)
    builtin("Repr", repr, "x")


# ---- math --------------------------------------------------------------------------------------------------


def math_functions():
    one = """sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh exp expm1 log log2 log10 log1p
        cbrt erf erfc gamma lgamma degrees radians"""
    special = [0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 2.0, -2.0, -1.5, 10.0, 1000.0, -1000.0, 1e300, -1e300,
        math.inf, -math.inf, math.nan, 5.0, 171.0, 172.0]
    for name in one.split():
        for x in special + [some_float() for _ in range(60)] + [rng.uniform(-5, 5) for _ in range(60)]:
            x = single(x)
            case("math", name, (x,), lambda: getattr(math, name)(x))
    for name in "atan2 fmod pow copysign hypot remainder nextafter".split():
        if name == "nextafter" and BITS == 32:
            continue
        pairs = [(x, y) for x in special for y in special] + [(some_float(),
            some_float()) for _ in range(200)]
        for x, y in pairs:
            x, y = single(x), single(y)
            if name == "copysign" and x != x:
                continue
            case("math", name, (x, y), lambda: getattr(math, name)(x, y))


def math_builtins():
    numbers = [0, 1, -1, 4, 5, True, 0.0, -0.0, 2.0, 0.5, -0.5, 1.5, -1.5, 2.5, 1e10, -2.7, math.inf,
        -math.inf, math.nan, "a", None]
    for x in numbers + [some_float() for _ in range(200)]:
        if type(x) is float:
            x = single(x)
        for name in "Sqrt Fabs Floor Ceil Trunc Isnan Isinf Isfinite Modf Frexp".split():
            if name == "Trunc" and type(x) is float and not -9e18 < x < 9e18:
                continue
            builtin("Math" + name, getattr(math, name.lower()), x)
        builtin("MathLog", math.log, x, rng.choice([..., 2, 10, 0.5, 1, 0, -1, "a"]))
        builtin("MathLdexp", math.ldexp, x, rng.choice([0, 1, -1, 10, -1074, 1023, 5000, -5000, 1.5, 1070,
            -1060]))
    for _ in range(300):
        a = some_float()
        b = rng.choice([some_float(), single(a * (1 + 1e-9)), a])
        builtin("MathIsclose", math.isclose, a, b, ..., ...)
        builtin("MathIsclose", lambda a, b, r: math.isclose(a, b, rel_tol=r), a, b, single(rng.choice([0.1,
            1e-3, -1.0])), ...)
    for _ in range(300):
        builtin("MathGcd", math.gcd, *[some_int() for _ in range(rng.randrange(4))])
        builtin("MathLcm", math.lcm, *[rng.randrange(-50, 50) for _ in range(rng.randrange(4))])
        builtin("MathIsqrt", math.isqrt, some_int())
        n, k = rng.randrange(-2, 70), rng.randrange(-2, 70)
        builtin("MathComb", math.comb, n, k)
        builtin("MathPerm", math.perm, n, rng.choice([k, ..., None]))
        builtin("MathFactorial", math.factorial, rng.randrange(-2, 25))
        points = [[some_float() if rng.randrange(9) == 0 else single(rng.uniform(-9,
            9)) for _ in range(3)] for _ in range(2)]
        if BITS == 64:
            builtin("MathDist", math.dist, *points)
        builtin("MathFsum", math.fsum, [some_float() for _ in range(rng.randrange(8))])
        builtin("MathFsum", math.fsum, [single(rng.uniform(-1, 1) * 10 ** rng.randrange(-20,
            20)) for _ in range(30)])
        builtin("MathProd", math.prod, [rng.randrange(-9, 9) for _ in range(rng.randrange(6))], ...)
    for bad in (1.5, "a", None):
        for name in "Gcd Lcm Isqrt Factorial".split():
            builtin("Math" + name, getattr(math, name.lower()), bad)
    builtin("MathDist", math.dist, [1], [1, 2])
    builtin("MathDist", math.dist, [1, 2], [4, 6])
    builtin("MathDist", math.dist, 1, 2)
    builtin("MathFsum", math.fsum, ["a"])


def random_errors():
    builtin("RandomRandint", random.randint, 5, 1)
    builtin("RandomRandint", random.randint, 7, 7)
    builtin("RandomRandrange", random.randrange, 0, ..., ...)
    builtin("RandomRandrange", random.randrange, 1, 1, ...)
    builtin("RandomRandrange", random.randrange, 1, 5, 0)
    builtin("RandomRandrange", random.randrange, 5, 1, 2)
    builtin("RandomRandrange", random.randrange, 3, 4, ...)
    builtin("RandomRandrange", random.randrange, 1.5, ..., ...)
    builtin("RandomChoice", random.choice, [])
    builtin("RandomChoice", random.choice, 5)
    builtin("RandomChoice", random.choice, ["x"])
    builtin("RandomSample", random.sample, [1], 2)
    builtin("RandomSample", random.sample, [1], -1)
    builtin("RandomSample", random.sample, 5, 1)
    builtin("RandomShuffle", random.shuffle, (1, 2))
    builtin("RandomShuffle", random.shuffle, 5)
    builtin("RandomGetrandbits", random.getrandbits, -1)
    builtin("RandomGetrandbits", random.getrandbits, 0)
    builtin("RandomGetrandbits", random.getrandbits, 1.5)
    builtin("RandomSeed", random.seed, [])
    builtin("RandomSeed", lambda v: None, "x")


printed_values()
formats()
percents()
fields()
numbers()
methods()
operations()
small_builtins()
math_functions()
math_builtins()
random_errors()
