# b"..." % x, str(b, encoding, errors), and what a bytearray cannot do to itself
print(b"%d" % 5, bytearray(b"%d|%s") % (7, b"x"), type(bytearray(b"%d") % 1).__name__)
print(b"%s|%b|%a|%r" % (b"x", bytearray(b"y"), "z\xe9", [1, "\u20ac"]))
print(b"%5d|%-5d|%05d|%x|%X|%#x|%o|%c|%c|%%|%5c|" % (1, 2, 3, 255, 255, 255, 8, 65, b"B", 67))
print(b"%.2f|%8.3f|%e|%g|%+d|% d|%i|%u|%.3d" % (1.5, 2.25, 1000.0, 0.1, 3, 4, 5, 6, 7))
print(b"%(a)s %(b)d" % {b"a": b"A", b"b": 3}, b"%.2s|%5s|%-5s|" % (b"abc", b"a", b"b"), b"\xff%d\x00" % 3)
print(b"%*d|%-*d" % (5, 1, 4, 2), b"%s" % b"%d", b"abc" % [], b"%s" % bytes(range(250, 256)))
print(str(b"abc", "utf-8"), str(b"\xff", "latin-1"), str(b"a\xffb", "utf-8", "replace"), str(bytearray(b"q"), encoding="ascii"))
print(str(b"x", errors="ignore"), str(object=b"a\xe9", encoding="ascii", errors="ignore"), [str(encoding="a")], str(b"z"))
c = bytearray(b"ab")
c.extend(c)
print(c)
c[1:2] = c
print(c)
empty = bytearray()
empty += empty
print(empty)


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def double(x):
    x += x
    return x


attempt(lambda: double(c))
for form, value in [(b"%s", "x"), (b"%s", 5), (b"%c", 256), (b"%c", b"ab"), (b"%c", "a"), (b"%d", "x"), (b"%x", 1.5),
                    (b"%y", 1), (b"%", ()), (b"%d%d", 1), (b"%d", (1, 2)), (b"%(a)s", 3), (b"%(a)s", {b"b": 1}), (b"abc", 1),
                    (b"%f", "x"), (b"%c", -1), (b"%c", 1.5), (b"%b", [1]), (b"%s", None), (b"%z", 3)]:
    attempt(lambda: form % value)
attempt(lambda: str("a", "b"))
attempt(lambda: str(5, "b"))
attempt(lambda: str(b"a", 5))
attempt(lambda: str(b"\xff", "ascii"))
attempt(lambda: str(b"a", "nope"))
attempt(lambda: str("a", errors="x"))
