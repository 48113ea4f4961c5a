import math
from math import sqrt, pi as PI, floor
print(math.pi, math.e, math.tau, math.inf, -math.inf, math.nan)
print(sqrt(2), math.sqrt(16), math.sin(1.0), math.cos(1.0), math.tan(0.5), math.atan2(1, 2))
print(math.exp(1), math.log(10), math.log(8, 2), math.log2(8), math.log10(1000), math.pow(2, 0.5))
print(floor(2.7), math.ceil(2.1), math.trunc(-2.7), floor(-2.5), math.fabs(-3), math.fmod(7, 3), math.hypot(3, 4))
print(math.gcd(12, 18), math.factorial(10), math.isqrt(17), math.comb(5, 2), math.perm(5, 2), math.lcm(4, 6))
print(math.isnan(math.nan), math.isinf(math.inf), math.isfinite(1.0), math.copysign(3, -0.0), math.degrees(PI), math.radians(180))
print(math.asin(1), math.acos(0.5), math.atan(1), math.sinh(1), math.cosh(1), math.tanh(1))
print(math.modf(2.5), math.frexp(8.0), math.ldexp(0.5, 4), math.fsum([0.1] * 10), math.prod([1, 2, 3]), math.dist([0, 0], [3, 4]))
print(math.isclose(0.1 + 0.2, 0.3), math.expm1(1e-10), math.log1p(1e-10))
f = math.sqrt
print(f(9), [math.floor(v / 2) for v in range(4)], list(map(math.sqrt, [1, 4])))
print(round(math.sin(PI), 10), math.floor(5), math.ceil(5))
