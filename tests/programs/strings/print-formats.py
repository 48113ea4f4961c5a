# Specifications of printed f-strings: the host formats what it knows to suit, the core all others.
def ints(n):
    print(f"{n}|{n:d}|{n:5}|{n:<5}|{n:>5}|{n:^5}|{n:=6}|{n:05}|{n:+}|{n: }|{n:-}")
    print(f"{n:*<7}|{n:0>7}|{n:x}|{n:X}|{n:o}|{n:b}|{n:#x}|{n:#b}|{n:#o}|{n:,}|{n:_}|{n:_x}|{n:08b}|{n:+08d}")
    print(f"{n:f}|{n:.2f}|{n:e}|{n:g}|{n:%}|{n:10.1f}|{n:010.3f}|{n:,.2f}|{n:n}")


def floats(x):
    print(f"{x}|{x:f}|{x:.2f}|{x:.0f}|{x:e}|{x:.3e}|{x:g}|{x:.3g}|{x:G}|{x:%}|{x:.1%}|{x:E}")
    print(f"{x:12}|{x:<12}|{x:>12}|{x:^12}|{x:=12}|{x:012.3f}|{x:+.2f}|{x: .2f}|{x:*^14.1f}|{x:,.1f}|{x:_.1f}")
    print(f"{x:.0e}|{x:.10g}|{x:8.3}|{x:.1}|{x:#.0f}|{x:#g}|{x:F}")


def bools(b):
    print(f"{b}|{b:d}|{b:5}|{b:<7}|{b:05}|{b:x}|{b:+}|{b!s:>6}|{b!r:6}")


def strs(s):
    print(f"{s}|{s:s}|{s:8}|{s:<8}|{s:>8}|{s:^8}|{s:*^9}|{s:.2}|{s:8.1}|{s:08}|{s!r}|{s!r:>10}|{s!a:8}")


def others(value):
    print(f"{value}|{value!s:>12}|{value!r:12}|")


for n in [0, 1, -1, 42, -12345, 1234567, 2147483647]:
    ints(n)
for x in [0.0, -0.0, 1.0, -1.5, 3.140625, 1234567.0, 0.0009765625, 65536.5, float("inf"), float("-inf"), float("nan")]:
    floats(x)
bools(True)
bools(False)
for s in ["", "a", "text", "öß€", "long enough to be cut"]:
    strs(s)
others([1, "a"])
others((1.5, None))
others({"k": 1})
for anything in [7, 2.5, "s", True]:
    print(f"{anything:>6}|{anything:<6}|{anything!r:^8}")
for width in range(1, 6):
    print(f"{width:{width}}|{2.5:{width}.{width}f}|{'x':{width}}|")
print(f"{1:>3}", f"{2.0:.1f}", sep="-", end="!\n")
print(f"{'no'}" f"{'space'}", f"{3}{4}")


def last(n):
    print(f"before {n:d}")
    print(f"{n:.2d}")


last(5)
