// SPDX-License-Identifier: MIT
// repr of a float as CPython prints it: the shortest digits that read back as the same double.
using System.Globalization;

namespace EPython.Host.Monitor;

public static class FloatText
{
    public static string Repr(double value)
    {
        if (double.IsNaN(value))
            return "nan";
        if (double.IsInfinity(value))
            return value > 0 ? "inf" : "-inf";
        var (negative, digits, point) = Shortest(value);
        var text = point is > -4 and <= 16 ? Positional(digits, point) : Scientific(digits, point);
        return negative ? "-" + text : text;
    }

    // Digits d1 d2 ... and where the point stands: value = 0.d1d2... * 10^point.
    private static (bool Negative, string Digits, int Point) Shortest(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var negative = text[0] == '-';
        if (negative)
            text = text[1..];
        var exponent = 0;
        var e = text.IndexOf('E');
        if (e >= 0)
        {
            exponent = int.Parse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            text = text[..e];
        }
        var dot = text.IndexOf('.');
        var point = (dot >= 0 ? dot : text.Length) + exponent;
        var digits = text.Replace(".", "");
        var significant = digits.TrimStart('0');
        point -= digits.Length - significant.Length;
        significant = significant.TrimEnd('0');
        return significant.Length == 0 ? (negative, "0", 1) : (negative, significant, point);
    }

    private static string Positional(string digits, int point)
    {
        if (point <= 0)
            return "0." + new string('0', -point) + digits;
        return digits.Length <= point
            ? digits + new string('0', point - digits.Length) + ".0"
            : digits[..point] + "." + digits[point..];
    }

    private static string Scientific(string digits, int point)
    {
        var exponent = point - 1;
        var mantissa = digits.Length == 1 ? digits : digits[..1] + "." + digits[1..];
        return $"{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";
    }
}
