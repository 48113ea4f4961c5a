// SPDX-License-Identifier: MIT
// Number literals: what is wrong with one (the lexer has matched its longest good beginning), and its value.
using System.Globalization;
using System.Numerics;

namespace EPython.Frontend.Syntax;

internal static class NumberLiterals
{
    private static readonly string[] WordsAfterNumbers =
        ["and", "else", "for", "if", "in", "is", "not", "or"];

    /// <summary>Why text[start..end), read as a number, is none, or null. <paramref name="problemEnd"/>:
    /// where the writer may have thought that it ends.</summary>
    public static string? Problem(string text, int start, int end, out int problemEnd)
    {
        problemEnd = end;
        while (problemEnd < text.Length && IsWordCharacter(text[problemEnd]))
            problemEnd++;
        if (problemEnd == end)
            return LeadingZeros(text.AsSpan(start, end - start));
        if (WordsAfterNumbers.Contains(text[end..problemEnd]))
        {
            problemEnd = end;
            return null;
        }
        return Describe(text, start, end);
    }

    public static BigInteger Integer(string text)
    {
        var digits = text.Replace("_", "");
        if (digits.Length < 3 || char.IsAsciiDigit(digits[1]))
            return BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        return digits[1] switch
        {
            'x' or 'X' => BigInteger.Parse("0" + digits[2..], NumberStyles.HexNumber,
                CultureInfo.InvariantCulture),
            'o' or 'O' => FromDigits(digits.AsSpan(2), 3),
            _ => FromDigits(digits.AsSpan(2), 1),
        };
    }

    public static double Float(string text) =>
        double.Parse(text.Replace("_", ""), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static BigInteger FromDigits(ReadOnlySpan<char> digits, int bitsPerDigit)
    {
        var value = BigInteger.Zero;
        foreach (var digit in digits)
            value = (value << bitsPerDigit) + (digit - '0');
        return value;
    }

    private static string? LeadingZeros(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text[0] != '0' || text.ContainsAnyExcept("0123456789_")
            || !text.ContainsAnyInRange('1', '9'))
            return null;
        return "leading zeros in decimal integer literals are not permitted; "
            + "use an 0o prefix for octal integers";
    }

    private static string Describe(string text, int start, int end)
    {
        var kind = Kind(text, start, end);
        var isBarePrefix = end == start + 1 && kind != "decimal" && end + 1 < text.Length;
        var next = text[isBarePrefix ? end + 1 : end];
        if (char.IsAsciiDigit(next) && kind is "binary" or "octal")
            return $"invalid digit '{next}' in {kind} literal";
        return $"invalid {kind} literal";
    }

    private static string Kind(string text, int start, int end)
    {
        if (text[start] != '0' || start + 1 >= text.Length)
            return "decimal";
        var marker = char.ToLowerInvariant(text[start + 1]);
        var isBare = end == start + 1;
        if (!isBare && !char.IsAsciiLetter(marker))
            return "decimal";
        return marker switch { 'x' => "hexadecimal", 'o' => "octal", 'b' => "binary", _ => "decimal" };
    }

    private static bool IsWordCharacter(char c) => c == '_' || char.IsLetterOrDigit(c);
}
