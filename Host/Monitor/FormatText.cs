// SPDX-License-Identifier: MIT
// format() of ints, floats and strs for what a core prints, as CPython does it: digits of floats are those of the exact
// value, rounded half to even.
using System.Globalization;
using System.Numerics;
using System.Text;
using EPython.Frontend.Types;

namespace EPython.Host.Monitor;

public static class FormatText
{
    private const int DefaultPrecision = 6;

    public static string Int(long value, FormatSpec spec)
    {
        var magnitude = BigInteger.Abs(value);
        var (digits, prefix, group) = spec.Type switch
        {
            'b' => (InBase(magnitude, 2), "0b", 4),
            'o' => (InBase(magnitude, 8), "0o", 4),
            'x' => (InBase(magnitude, 16), "0x", 4),
            'X' => (InBase(magnitude, 16).ToUpperInvariant(), "0X", 4),
            _ => (magnitude.ToString(CultureInfo.InvariantCulture), "", 3),
        };
        return Padded(SignOf(value < 0, spec) + (spec.IsAlternate ? prefix : ""), Grouped(digits, group, spec), spec);
    }

    public static string Float(double value, FormatSpec spec)
    {
        var isNegative = double.IsNegative(value) && !double.IsNaN(value);
        var magnitude = Math.Abs(value);
        var text = spec.Type switch
        {
            '\0' => FloatText.Repr(magnitude),
            '%' => Fixed(magnitude * 100, PrecisionOf(spec)) + "%",
            'f' or 'F' => Fixed(magnitude, PrecisionOf(spec)),
            'e' or 'E' => Scientific(magnitude, PrecisionOf(spec)),
            _ => General(magnitude, Math.Max(1, PrecisionOf(spec))),
        };
        if (char.IsUpper(spec.Type))
            text = text.ToUpperInvariant();
        var whole = text.TakeWhile(char.IsAsciiDigit).Count();
        return Padded(SignOf(isNegative, spec), Grouped(text[..whole], 3, spec) + text[whole..], spec);
    }

    public static string Str(string value, FormatSpec spec)
    {
        var runes = value.EnumerateRunes().ToList();
        var cut = spec.Precision >= 0 && runes.Count > spec.Precision
            ? string.Concat(runes.Take(spec.Precision)) : value;
        return Padded("", cut, spec.Align == '\0' ? spec with { Align = '<' } : spec);
    }

    private static int PrecisionOf(FormatSpec spec) => spec.Precision < 0 ? DefaultPrecision : spec.Precision;

    private static string SignOf(bool isNegative, FormatSpec spec) =>
        isNegative ? "-" : spec.Sign is '+' or ' ' ? spec.Sign.ToString() : "";

    private static string InBase(BigInteger number, int radix)
    {
        var digits = new StringBuilder();
        do
        {
            digits.Insert(0, "0123456789abcdef"[(int)(number % radix)]);
            number /= radix;
        }
        while (!number.IsZero);
        return digits.ToString();
    }

    private static string Grouped(string digits, int group, FormatSpec spec)
    {
        if (spec.Grouping == '\0')
            return digits;
        var text = new StringBuilder(digits);
        for (var i = digits.Length - group; i > 0; i -= group)
            text.Insert(i, spec.Grouping);
        return text.ToString();
    }

    private static string Padded(string sign, string text, FormatSpec spec)
    {
        var missing = spec.Width - sign.Length - text.EnumerateRunes().Count();
        if (missing <= 0)
            return sign + text;
        string Fill(int count) => string.Concat(Enumerable.Repeat(spec.Fill, count));
        return spec.Align switch
        {
            '<' => sign + text + Fill(missing),
            '^' => Fill(missing / 2) + sign + text + Fill(missing - missing / 2),
            '=' => sign + Fill(missing) + text,
            _ => Fill(missing) + sign + text,
        };
    }

    // ---- digits of a float that is not negative ------------------------------------------------------------------

    private static string? Special(double value) =>
        double.IsNaN(value) ? "nan" : double.IsInfinity(value) ? "inf" : null;

    private static string Fixed(double value, int decimals)
    {
        if (Special(value) is { } special)
            return special;
        var digits = Scaled(value, decimals).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        return decimals == 0 ? digits : digits[..^decimals] + "." + digits[^decimals..];
    }

    private static string Scientific(double value, int decimals)
    {
        if (Special(value) is { } special)
            return special;
        var (digits, exponent) = Significant(value, decimals + 1);
        return Mantissa(digits) + Exponent(exponent);
    }

    private static string General(double value, int precision)
    {
        if (Special(value) is { } special)
            return special;
        var (digits, exponent) = Significant(value, precision);
        if (exponent < -4 || exponent >= precision)
            return Mantissa(digits.TrimEnd('0').PadRight(1, '0')) + Exponent(exponent);
        if (exponent < 0)
            return "0." + new string('0', -exponent - 1) + digits.TrimEnd('0');
        var fraction = digits[(exponent + 1)..].TrimEnd('0');
        return digits[..(exponent + 1)] + (fraction.Length > 0 ? "." + fraction : "");
    }

    private static string Mantissa(string digits) => digits.Length == 1 ? digits : digits[..1] + "." + digits[1..];

    private static string Exponent(int exponent) => $"e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";

    // So many digits of the value, and the power of ten of the first.
    private static (string Digits, int Exponent) Significant(double value, int count)
    {
        if (value == 0)
            return (new string('0', count), 0);
        var exponent = (int)Math.Floor(Math.Log10(value));
        while (true)
        {
            var digits = Scaled(value, count - 1 - exponent).ToString(CultureInfo.InvariantCulture);
            if (digits.Length == count)
                return (digits, exponent);
            exponent += digits.Length > count ? 1 : -1;     // the logarithm was off, or rounding carried
        }
    }

    // value * 10^power, rounded half to even.
    private static BigInteger Scaled(double value, int power)
    {
        var bits = BitConverter.DoubleToUInt64Bits(value);
        var biased = (int)(bits >> 52);
        var numerator = new BigInteger(bits & 0xFFFFFFFFFFFFF | (biased > 0 ? 1ul << 52 : 0));
        var exponent = Math.Max(biased, 1) - 1075;
        var denominator = BigInteger.One;
        if (power >= 0)
            numerator *= BigInteger.Pow(10, power);
        else
            denominator = BigInteger.Pow(10, -power);
        if (exponent >= 0)
            numerator <<= exponent;
        else
            denominator <<= -exponent;
        var quotient = BigInteger.DivRem(numerator, denominator, out var rest);
        var half = (rest * 2).CompareTo(denominator);
        return half > 0 || half == 0 && !quotient.IsEven ? quotient + 1 : quotient;
    }
}
