import math
import random
import statistics


def simpson(f, a, b, n=100):
    h = (b - a) / n
    return h / 3 * sum((1 if i in (0, n) else 4 if i % 2 else 2) * f(a + i * h) for i in range(n + 1))


def bisect(f, low, high, tolerance=1e-4):
    if f(low) * f(high) > 0:
        raise ValueError("no sign change")
    while high - low > tolerance:
        mid = (low + high) / 2
        low, high = (mid, high) if f(low) * f(mid) > 0 else (low, mid)
    return (low + high) / 2


def rk4(f, y, t, h):
    k1 = f(t, y)
    k2 = f(t + h / 2, [a + h / 2 * b for a, b in zip(y, k1)])
    k3 = f(t + h / 2, [a + h / 2 * b for a, b in zip(y, k2)])
    k4 = f(t + h, [a + h * b for a, b in zip(y, k3)])
    return [a + h / 6 * (p + 2 * q + 2 * r + s) for a, p, q, r, s in zip(y, k1, k2, k3, k4)]


def gauss(a, b):
    n = len(b)
    m = [row[:] + [x] for row, x in zip(a, b)]
    for i in range(n):
        p = max(range(i, n), key=lambda r: abs(m[r][i]))
        if m[p][i] == 0:
            raise ZeroDivisionError("singular")
        m[i], m[p] = m[p], m[i]
        for r in range(i + 1, n):
            f = m[r][i] / m[i][i]
            m[r] = [x - f * y for x, y in zip(m[r], m[i])]
    x = [0.0] * n
    for i in reversed(range(n)):
        x[i] = (m[i][n] - sum(m[i][k] * x[k] for k in range(i + 1, n))) / m[i][i]
    return x


def fft(x):
    n = len(x)
    if n == 1:
        return x
    even, odd = fft(x[::2]), fft(x[1::2])
    out = [0j] * n
    for k in range(n // 2):
        w = complex(math.cos(-2 * math.pi * k / n), math.sin(-2 * math.pi * k / n))
        t = w * odd[k]
        out[k], out[k + n // 2] = even[k] + t, even[k] - t
    return out


class Dual:
    """Numbers that know their derivative."""

    def __init__(self, value, slope=0.0):
        self.value, self.slope = value, slope

    @staticmethod
    def lift(x):
        return x if isinstance(x, Dual) else Dual(x)

    def __add__(self, o):
        o = Dual.lift(o)
        return Dual(self.value + o.value, self.slope + o.slope)

    __radd__ = __add__

    def __mul__(self, o):
        o = Dual.lift(o)
        return Dual(self.value * o.value, self.value * o.slope + self.slope * o.value)

    __rmul__ = __mul__

    def __pow__(self, n):
        return Dual(self.value ** n, n * self.value ** (n - 1) * self.slope)

    def __neg__(self):
        return self * -1

    def __sub__(self, o):
        return self + -Dual.lift(o)

    def __rsub__(self, o):
        return -self + o


def derivative(f, x):
    return f(Dual(x, 1.0)).slope


class RunningStats:
    def __init__(self):
        self.n, self.mean, self.m2 = 0, 0.0, 0.0

    def push(self, x):
        self.n += 1
        delta = x - self.mean
        self.mean += delta / self.n
        self.m2 += delta * (x - self.mean)
        return self

    @property
    def variance(self):
        return self.m2 / (self.n - 1) if self.n > 1 else float("nan")


class LCG:
    def __init__(self, seed):
        self.state = seed

    def __iter__(self):
        return self

    def __next__(self):
        self.state = (self.state * 1103 + 12345) % 32768
        return self.state / 32768


def mandelbrot(width, height, limit=20):
    for row in range(height):
        line = ""
        for col in range(width):
            c = complex(-2.2 + 3.2 * col / width, -1.2 + 2.4 * row / height)
            z, n = 0j, 0
            while abs(z) <= 2 and n < limit:
                z = z * z + c
                n += 1
            line += " .:-=+*#%@"[n * 9 // limit]
        yield line.rstrip()


print(f"{simpson(math.sin, 0, math.pi):.4f} {simpson(lambda x: x * x, 0, 3):.3f} {bisect(lambda x: x ** 3 - 2, 0, 2):.3f}")
y, t = [1.0, 0.0], 0.0
while t < 1:
    y = rk4(lambda t, s: [s[1], -s[0]], y, t, 0.125)
    t += 0.125
print(f"{y[0]:.4f} {y[1]:.4f}", f"{math.cos(1):.4f}", [f"{x:.3f}" for x in gauss([[2, 1, -1], [-3, -1, 2], [-2, 1, 2]], [8, -11, -3])])
print([f"{abs(z):.3f}" for z in fft([1 + 0j, 1, 1, 1, 0, 0, 0, 0])])
print(derivative(lambda x: 3 * x ** 2 + 2 * x - 5, 4.0), derivative(lambda x: (1 - x) * x, 0.25))
stats = RunningStats()
for x in (2, 4, 4, 4, 5, 5, 7, 9):
    stats.push(x)
print(stats.n, stats.mean, f"{stats.variance:.4f}", statistics.mode([1, 2, 2]), statistics.pstdev([2, 4, 4, 4, 5, 5, 7, 9]), RunningStats().variance)
rng = LCG(7)
inside = sum(next(rng) ** 2 + next(rng) ** 2 < 1 for _ in range(400))
print(inside, *mandelbrot(30, 9), sep="\n")
for f in (lambda: bisect(math.exp, 0, 1), lambda: gauss([[1, 1], [1, 1]], [1, 2]), lambda: math.sqrt(-1), lambda: math.log(0), lambda: 10.0 ** 400,
          lambda: int("x"), lambda: float("nan") == float("nan"), lambda: round(2.5) + round(-3.5), lambda: 7 % -3, lambda: -7 // 2, lambda: divmod(-7.5, 2)):
    try:
        print(f(), end=" ")
    except (ValueError, ArithmeticError) as e:
        print(f"{type(e).__name__}({e})", end=" ")
print()
print(math.inf > 10 ** 9, -math.inf, math.nan, math.isnan(math.nan), math.copysign(1, -0.0), -0.0, 0.0 == -0.0, 1e308 * 10 if 1e30 * 1e30 < math.inf else "single", math.trunc(-2.7), math.ceil(2.1), math.fmod(-7, 3), math.modf(2.5), math.frexp(8.0), math.gcd(12, 18, 27), math.lcm(4, 6))
