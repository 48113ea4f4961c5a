// SPDX-License-Identifier: MIT
// Intervals of ints, with the arithmetic that range analysis needs. Bounds are 128-bit while they are computed, so that
// nothing overflows here.
namespace EPython.Frontend.Passes;

internal readonly record struct Interval(Int128 Low, Int128 High)
{
    public static Interval Of(long value) => new(value, value);

    public bool Contains(Int128 value) => Low <= value && value <= High;

    public bool IsInside(Interval other) => other.Low <= Low && High <= other.High;

    public bool IsEmpty => Low > High;

    public Interval Join(Interval other) => new(Int128.Min(Low, other.Low), Int128.Max(High, other.High));

    public Interval Meet(Interval other) => new(Int128.Max(Low, other.Low), Int128.Min(High, other.High));

    /// <summary>max(x, 0) of all x.</summary>
    public Interval NotNegative() => new(Int128.Max(Low, 0), Int128.Max(High, 0));

    public static Interval operator +(Interval x, Interval y) => new(x.Low + y.Low, x.High + y.High);

    public static Interval operator -(Interval x, Interval y) => new(x.Low - y.High, x.High - y.Low);

    public static Interval operator -(Interval x) => new(-x.High, -x.Low);

    public static Interval operator *(Interval x, Interval y) => Around(x, y, (a, b) => a * b);

    /// <summary>Floor division by a divisor that does not contain zero.</summary>
    public Interval FloorDivide(Interval by) => Around(this, by, Floor);

    /// <summary>Python's modulo: the sign of the divisor, smaller than it.</summary>
    public Interval Modulo(Interval by)
    {
        if (Low >= 0 && by.Low > High)
            return this;
        return new Interval(by.Low > 0 ? 0 : Int128.Min(by.Low + 1, 0), by.High < 0 ? 0 : Int128.Max(by.High - 1, 0));
    }

    public Interval Abs() => Low >= 0 ? this : High <= 0 ? -this : new Interval(0, Int128.Max(-Low, High));

    public Interval ShiftRight(Interval by) =>
        by.Low < 0 ? new(Int128.Min(Low, 0), Int128.Max(High, 0)) : Around(this, by, (a, b) => a >> (int)Int128.Min(b, 100));

    public Interval? ShiftLeft(Interval by) =>
        by.Low < 0 || by.High > 62 ? null : Around(this, by, (a, b) => a << (int)b);

    /// <summary>All x &amp; y: bounded by an operand that is not negative.</summary>
    public Interval? And(Interval other)
    {
        if (Low < 0 && other.Low < 0)
            return null;
        var high = Low < 0 ? other.High : other.Low < 0 ? High : Int128.Min(High, other.High);
        return new Interval(0, high);
    }

    /// <summary>All x | y and x ^ y of operands that are not negative: below the next power of two.</summary>
    public Interval? Or(Interval other)
    {
        if (Low < 0 || other.Low < 0)
            return null;
        Int128 limit = 1;
        while (limit <= Int128.Max(High, other.High))
            limit <<= 1;
        return new Interval(0, limit - 1);
    }

    private static Int128 Floor(Int128 a, Int128 b)
    {
        var quotient = a / b;
        return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient;
    }

    private static Interval Around(Interval x, Interval y, Func<Int128, Int128, Int128> of)
    {
        var corners = new[] { of(x.Low, y.Low), of(x.Low, y.High), of(x.High, y.Low), of(x.High, y.High) };
        return new Interval(corners.Min(), corners.Max());
    }
}
