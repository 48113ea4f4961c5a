# Fraction: made of everything, computed with everything, compared, as keys
# i64f64-only: floats and numerators of 53 bits
from fractions import Fraction
import fractions
import math

half, third = Fraction(1, 2), Fraction(1, 3)
print(half, repr(third), Fraction(), Fraction(6, -4), Fraction(7), Fraction(half, third), Fraction(0.375), Fraction(True))
print([Fraction(text) for text in ("3/4", " -7 ", "0.125", "+2.5e1", "1e-3", ".5", "3.", "1_000/4", "-0")])
print(half + third, half - third, half * third, half / third, half // third, half % third, -half, +half, abs(-third))
print(half + 1, 1 + half, 2 - half, half - 2, 3 * third, third * 3, 1 / third, third / 2, 7 // half, 7 % Fraction(3, 2))
print(half + 0.25, 0.25 + half, half * 0.5, 1.0 - half, 2.0 / half, 5.5 // half, half ** 2, half ** -3, half ** 0.5)
print(2 ** Fraction(3), 4 ** half, half ** half, (-half) ** 3, divmod(Fraction(7, 2), half), divmod(3, third), half ** 0)
print(half == Fraction(2, 4), half == 0.5, third == 1 / 3, half != 1, Fraction(4, 2) == 2, half == "x", half == float("nan"))
print(half < third, half > 0.4, half <= 1, 1 < half, third < float("inf"), third > float("-inf"), half >= float("nan"))
print(float(third), int(Fraction(-7, 2)), round(Fraction(5, 2)), round(Fraction(7, 2)), round(third, 2), round(Fraction(1234), -2))
print(half.numerator, half.denominator, half.as_integer_ratio(), bool(half - half), bool(half))
print(Fraction(math.pi).limit_denominator(1000), Fraction("3.14159").limit_denominator(10), third.limit_denominator(5))
print({half: "half", Fraction(3): "three"}[0.5], {Fraction(3): "three"}[3], len({half, Fraction(2, 4), 0.5}))
print(sum([half, third, Fraction(1, 6)]), max(half, third), sorted([half, third, Fraction(2, 5), 0.45]), math.prod([half, third]))
print(sum(Fraction(1, n) for n in range(1, 13)), f"{half} {third!r}", "%s" % half, str(third) + "!", fractions.Fraction(9, 3))


def egyptian(value):
    while value > 0:
        below = -(-value.denominator // value.numerator)
        yield below
        value -= Fraction(1, below)


def solve(rows):
    """Gauss and Jordan, exactly."""
    rows = [[Fraction(item) for item in row] for row in rows]
    for i in range(len(rows)):
        pivot = next(k for k in range(i, len(rows)) if rows[k][i])
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [item / rows[i][i] for item in rows[i]]
        for k in range(len(rows)):
            if k != i:
                rows[k] = [a - rows[k][i] * b for a, b in zip(rows[k], rows[i])]
    return [row[-1] for row in rows]


print(list(egyptian(Fraction(7, 15))))
print(*solve([[2, 1, -1, 8], [-3, -1, 2, -11], [-2, 1, 2, -3]]), solve([[3, 1, 1], [1, 2, "0.5"]]))
for wrong in (
    lambda: Fraction(1, 0), lambda: Fraction("x"), lambda: Fraction("1/0"), lambda: Fraction("1/2/3"), lambda: Fraction([1]),
    lambda: Fraction("1.5", 2), lambda: half / 0, lambda: half // 0, lambda: half % 0, lambda: Fraction(0) ** -1,
    lambda: half + "x", lambda: "x" * half, lambda: half < "x", lambda: Fraction(1.5, 2), lambda: Fraction("1e"),
    lambda: Fraction(""), lambda: Fraction("1 /2"), lambda: third.limit_denominator(0),
):
    try:
        print(wrong())
    except (ArithmeticError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
1 / Fraction(0)
