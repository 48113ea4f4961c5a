"""Quantities with units: class creation in loops, __getattr__, operator overloads with dicts, sorting by several keys."""
from collections import Counter, namedtuple
from functools import reduce
import operator

Prefix = namedtuple("Prefix", ["symbol", "factor"], defaults=[1])
PREFIXES = [Prefix("k", 1000), Prefix("m", 0.001), Prefix("")]


class Unit:
    def __init__(self, powers=None, **named):
        self.powers = {k: v for k, v in {**(powers or {}), **named}.items() if v}

    def __mul__(self, other):
        total = Counter(self.powers)
        for name, power in other.powers.items():
            total[name] += power
        return Unit(dict(total))

    def __pow__(self, n):
        return Unit({name: power * n for name, power in self.powers.items()})

    def __truediv__(self, other):
        return self * other ** -1

    def __eq__(self, other):
        return self.powers == other.powers

    def __hash__(self):
        return hash(frozenset(self.powers.items()))

    def __str__(self):
        return "*".join(name if power == 1 else f"{name}^{power}" for name, power in sorted(self.powers.items())) or "1"


class Quantity:
    def __init__(self, value, unit):
        self.value, self.unit = value, unit

    def __getattr__(self, name):
        if name.startswith("in_"):
            return self.value / UNITS[name[3:]].value
        raise AttributeError(f"no {name}")

    def _same(self, other):
        if not isinstance(other, Quantity):
            return NotImplemented
        if self.unit != other.unit:
            raise ValueError(f"{self.unit} is not {other.unit}")
        return other.value

    def __add__(self, other):
        value = self._same(other)
        return value if value is NotImplemented else Quantity(self.value + value, self.unit)

    def __mul__(self, other):
        if isinstance(other, Quantity):
            return Quantity(self.value * other.value, self.unit * other.unit)
        return Quantity(self.value * other, self.unit)

    def __rmul__(self, other):
        return self * other

    def __truediv__(self, other):
        if isinstance(other, Quantity):
            return Quantity(self.value / other.value, self.unit / other.unit)
        return Quantity(self.value / other, self.unit)

    def __lt__(self, other):
        return self.value < self._same(other)

    def __repr__(self):
        return f"{self.value:g} {self.unit}"


UNITS = {}
for base in "m", "s", "g":
    for prefix in PREFIXES:
        UNITS[prefix.symbol + base] = Quantity(prefix.factor, Unit(**{base: 1}))

m, s, kg = UNITS["m"], UNITS["s"], UNITS["kg"]
speed = 120 * UNITS["km"] / (60 * s)
print(speed, speed * s, (speed * s).in_km, 2 * m + UNITS["km"], kg * m / (s * s))
force = kg * 3 * m / s / s
print(force, force.unit == Unit(g=1, m=1, s=-2), hash(force.unit) == hash(Unit({"m": 1, "s": -2}, g=1)), Unit())
print(sorted([3 * m, 0.5 * UNITS["km"], 7 * UNITS["mm"]]), max(2 * s, 1 * UNITS["ks"]), Prefix("x"), Prefix(symbol="y", factor=2)._replace(factor=3))
for bad in (lambda: m + s, lambda: m + 1, lambda: m.weight, lambda: m.in_parsec, lambda: m < s):
    try:
        print(bad())
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        print(type(error).__name__, error)
print(reduce(operator.mul, [2 * m, 3 * m, 4 * m]), reduce(lambda a, b: a + b, [q * 1.0 for q in (m, m, m)]))
rows = [("bolt", 3, 0.25), ("nut", 3, 0.1), ("axle", 1, 12.0), ("cog", 3, 0.25)]
rows.sort(key=lambda r: (-r[1], r[2], r[0]))
print(rows, [name for name, *_ in sorted(rows, key=operator.itemgetter(2, 0), reverse=True)])
