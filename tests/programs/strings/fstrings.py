name = "Ada"
n = 42
x = 3.14159
print(f"{name} is {n} and {x}")
print(f"{n:5d}|{n:<5d}|{n:^5d}|{n:>5d}|{n:05d}|{n:+d}|{n:,}|{n:x}|{n:X}|{n:b}|{n:o}|{n:#x}")
print(f"{x:.2f}|{x:8.3f}|{x:<8.1f}|{x:+.1e}|{x:g}|{x:.3g}|{x:%}|{x:.1%}|{x:08.2f}")
print(f"{name:>6}|{name:<6}|{name:^7}|{name:*^9}|{name!r}|{name!s:>5}|{name:.2}")
print(f"{{literal}} {n + 1} {name.lower()} {n if n > 3 else 0} {[1, 2][0]} {'q'}")
width = 8
prec = 2
print(f"{x:{width}.{prec}f}|{n:{width}}|{name:{'>'}{width}}")
print(f"{n=} {x=:.1f} {name = }")
print(f"{1234567:,} {1234567.891:,.2f} {0.000001} {1e20} {-5:>4} {True} {None} {[1, 'a']} {True:d}")
print(f"{'nested ' + f'{n}'}", f"", f"a" "b" f"{n}")
print(f"{-0.0} {0.5:.0f} {1.5:.0f} {2.5:.0f} {1e300:.3e} {123456789:e}")
for i in range(3):
    print(f"{i:>2}: {'#' * i:<3}|")
print(f"{3:<4}{2.5:>6}{'x':^3}", f"{n:_}", f"{255:#b}", f"{65:c}")
print(f"{100:g} {1e6:g} {1e-5:g} {0.1:.10g} {1/3:.17g}")
