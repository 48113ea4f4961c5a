// SPDX-License-Identifier: MIT
// repr of a str: quotes and escapes as CPython chooses them.
using System.Globalization;
using System.Text;

namespace EPython.Host.Monitor;

internal static class StrRepr
{
    public static void Append(StringBuilder to, string text)
    {
        var quote = text.Contains('\'') && !text.Contains('"') ? '"' : '\'';
        to.Append(quote);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                AppendRune(to, new Rune(c, text[++i]));
            else
                AppendChar(to, c, quote);
        }
        to.Append(quote);
    }

    private static void AppendChar(StringBuilder to, char c, char quote)
    {
        if (c == quote || c == '\\')
            to.Append('\\').Append(c);
        else if (c == '\n')
            to.Append("\\n");
        else if (c == '\r')
            to.Append("\\r");
        else if (c == '\t')
            to.Append("\\t");
        else if (c is >= ' ' and < '\x7f')
            to.Append(c);
        else if (char.IsSurrogate(c) || !IsPrintable(CharUnicodeInfo.GetUnicodeCategory(c)))
            to.Append(c < 256 ? $"\\x{(int)c:x2}" : $"\\u{(int)c:x4}");
        else
            to.Append(c);
    }

    private static void AppendRune(StringBuilder to, Rune rune)
    {
        if (IsPrintable(Rune.GetUnicodeCategory(rune)))
            to.Append(rune.ToString());
        else
            to.Append($"\\U{rune.Value:x8}");
    }

    private static bool IsPrintable(UnicodeCategory category) => category is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or
        UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or
        UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);
}
