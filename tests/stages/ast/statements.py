"""Every form of statement."""
import a
import a.b.c, d as e
from a import b
from . import c
from ..a.b import (c as d, e,)
from ...a import *
x = y = z = 1
x, y = y, x
(x, [y, *z]), w = v
x.a, x[0], x[1:2] = 1, 2, 3
*x, = y
x: int
x: "list[int]" = [1]
x.y: float = 2
x += 1; x -= 1; x *= 2; x /= 2; x //= 2; x %= 2; x **= 2
x <<= 1; x >>= 1; x &= 1; x |= 1; x ^= 1; x @= y;
assert x
assert x, "message"
del x, y[0], (z, [w])
pass
if x: pass
elif y:
    pass
elif z: x = 1; y = 2
else:
    x = 2
while x:
    break
else:
    x = 1
for i in range(3): continue
for i, (j, *k) in x, y:
    if i:
        break
else:
    pass
def f(): pass
def g(a, b: int = 1, /, c=2, *, d: str, e=3) -> list:
    """Text."""
    global x, y
    def h():
        nonlocal a
        a = 1
        return
    return a, b
def deep():
    if x:
        if y:
            return 1
    return 2
if (n := f()) > 1: print(n)
for line in \
        x: pass
if x:
    # comment at another place
        # and another
    y = 1
  # and one more

    z = 2
match = case = type = 1
match[case](type)
