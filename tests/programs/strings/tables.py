ROWS = [
    {"name": "Widget", "price": 9.99, "qty": 100, "active": True},
    {"name": "Gadget (large)", "price": 1249.5, "qty": 7, "active": False},
    {"name": "Thing", "price": 0.005, "qty": 12345, "active": None},
]


def table(rows, columns, sep=" | "):
    widths = {c: max(len(c), *(len(cell(r[c])) for r in rows)) for c in columns}
    yield sep.join(f"{c:^{widths[c]}}" for c in columns)
    yield "-+-".join("-" * widths[c] for c in columns)
    for r in rows:
        parts = []
        for c in columns:
            v = r[c]
            align = ">" if isinstance(v, (int, float)) and not isinstance(v, bool) else "<"
            parts.append(f"{cell(v):{align}{widths[c]}}")
        yield sep.join(parts)


def cell(v):
    if v is None:
        return "-"
    if isinstance(v, bool):
        return "yes" if v else "no"
    if isinstance(v, float):
        return f"{v:,.2f}"
    if isinstance(v, int):
        return f"{v:,}"
    return str(v)


def histogram(data, width=20):
    top = max(data.values())
    for k, v in sorted(data.items(), key=lambda kv: (-kv[1], kv[0])):
        bar = "#" * round(v / top * width)
        print(f"{k!s:>6} {bar:<{width}} {v:>3d} {v / sum(data.values()):6.1%}")


def money(x, currency="$"):
    sign = "-" if x < 0 else ""
    return f"{sign}{currency}{abs(x):,.2f}"


for line in table(ROWS, ["name", "price", "qty", "active"]):
    print(line)
histogram({"a": 3, "b": 7, "c": 7, 10: 1})
print(money(1234567.891), money(-0.5), money(3, "EUR "))
for spec in ["d", "5d", "<5d", "^5d", "05d", "+d", " d", "x", "X", "o", "b", "#b", "c", ",", "_", "e", ".3f", "%", "g", "n"]:
    try:
        print(f"{spec:>5}: [{65:{spec}}]", end="  ")
    except ValueError as e:
        print(spec, e, end="  ")
print()
for spec in ["f", ".0f", "10.3f", "e", ".2e", "g", ".3g", "%", ".1%", "+.2f", "010.2f", ",.1f", ""]:
    print(f"{spec:>6}: [{3.14159:{spec}}] [{-1e20:{spec}}]")
for spec in ["", "10", "<10", ">10", "^10", "*^10", ".2", "10.2", "s"]:
    print(f"[{'hello':{spec}}]", end="")
print()
print("%s %r %5s %-5s| %05d %+d %x %o %e %g %c %5.1f%%" % ("a", "b", "c", "d", 42, 7, 255, 8, 12345.678, 0.0001, "z", 99.5))
print("%(a)s and %(b)05.2f" % {"a": 1, "b": 2.5}, "{a[0]} {0!r:>5}".format("x", a=[1, 2], b=3))
print("{:>{w}}|{:{fill}^{w}}".format("x", "y", w=5, fill="."), "{{}}".format(), f"{{{1}}}", f"{1 + 1 = }", f"{'a'!r}", f"{3.0!s:>6}")
print(str(1e16), str(1e15), 1e-5, 0.1 + 0.2, 1 / 3, 100.0, 1e100, -0.0, float("inf"), float("nan"), 2 ** 40, -7 // 2, -7 % 3, 7.5 // 2, divmod(-7, 2))
print(round(2.5), round(3.5), round(2.675, 2), round(1234, -2), round(-0.5), int(-3.9), abs(-4), pow(2, 10, 1000), bin(10), oct(8), hex(255))
