# methods that treat bytes as ASCII text
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for make in (bytes, bytearray):
    a = make(b"hello wOrld 3x")
    print(a.title(), a.capitalize(), a.swapcase(), make(b"1a2B").swapcase(), make(b"").title())
    print(make(b"abc").center(6, b"*"), make(b"ab").center(5, b"*"), make(b"abc").center(5), make(b"abc").center(2))
    print(make(b"ab").ljust(5, b"-"), make(b"ab").rjust(5), make(b"ab").rjust(5, bytearray(b".")), make(b"ab").ljust(1))
    print(make(b"-12").zfill(5), make(b"+5").zfill(4), make(b"x").zfill(0), make(b"").zfill(3), make(b"-").zfill(2))
    print(make(b"a\tb\nc\td").expandtabs(), make(b"a\tb").expandtabs(0), make(b"\tab\tc").expandtabs(tabsize=4))
    print(make(b"a\rb\r\nc\n\x0bd").splitlines(), make(b"a\n\nb\n").splitlines(True), make(b"").splitlines(), make(b"x").splitlines(keepends=1))
    print(make(b"a b  c").rsplit(None, 1), make(b"a,b,c").rsplit(b",", 1), make(b" a b  c ").rsplit(), make(b",a,").rsplit(b","))
    print(make(b"a,b").rsplit(sep=b",", maxsplit=0), make(b"").rsplit(), make(b"").rsplit(b","), make(b"aXXbXXc").rsplit(b"XX", 1))
    print(make(b"abcab").removeprefix(b"ab"), make(b"abcab").removesuffix(b"ab"), make(b"a").removeprefix(b"abc"), make(b"a").removesuffix(b"b"))
    table = bytes.maketrans(b"abc", b"xyz") if make is bytes else bytearray.maketrans(b"abc", b"xyz")
    print(make(b"aabbcd").translate(table), make(b"abc").translate(None, b"b"), make(b"abc").translate(table, delete=b"c"))
    print(type(table).__name__, len(table), table[97:100], make(b"q").translate(None))
    for text in (b"", b"abc", b"ABC", b"Abc", b"Ab Cd", b"12", b"a1", b" \t\n\x0b", b"\xc1", b"A1 ", b"aB", b"1Ab"):
        t = make(text)
        print(t.isalnum(), t.isalpha(), t.isascii(), t.isdigit(), t.isspace(), t.islower(), t.isupper(), t.istitle())
attempt(lambda: b"abc".center(5, b"ab"))
attempt(lambda: b"abc".ljust(5, "a"))
attempt(lambda: b"abc".rjust("x"))
attempt(lambda: b"abc".removeprefix("a"))
attempt(lambda: b"a".translate(b"x"))
attempt(lambda: b"a".translate(5))
attempt(lambda: bytes.maketrans(b"a", b"bc"))
attempt(lambda: bytes.maketrans("a", b"b"))
attempt(lambda: b"abc".rsplit(b""))
attempt(lambda: b"abc".rsplit(5))
print([x.title() for x in [b"ab", "cd", bytearray(b"ef")]])
