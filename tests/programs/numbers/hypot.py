# math.hypot is rounded as CPython rounds it, which is not as C libraries do.
import math

print(math.hypot(18, 52.765625), math.hypot(3, 4), math.hypot(0.0, -0.0), math.hypot(-1, 0.1))
print(math.hypot(1e300, 1e300), math.hypot(5e-324, 5e-324), math.hypot(1e-310, 3e-309), math.hypot(1e200, 1e-200))
print(math.hypot(math.inf, math.nan), math.hypot(math.nan, 1), math.hypot(-math.inf, 2))
try:
    print(math.hypot(1.7e308, 1.7e308))
except OverflowError as error:
    print(error)
x, y, total = 0.1, 7.3, 0.0
for i in range(3000):
    x, y = (x * 1.37 + 0.11) % 57.3, (y * 2.91 + 1.7) % 911.5
    total += math.hypot(x, y)
    if i % 500 == 0:
        print(math.hypot(x, y), total)
print(total)
