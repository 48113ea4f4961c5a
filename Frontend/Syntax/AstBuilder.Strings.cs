// SPDX-License-Identifier: MIT
// String literals: prefixes, escapes, adjacent literals, and f-strings, whose expressions are parsed where
// they stand.
using System.Globalization;
using System.Text;
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using EPython.Frontend.Text;
using P = EPython.Frontend.Syntax.EPythonParser;

namespace EPython.Frontend.Syntax;

internal sealed partial class AstBuilder
{
    private AstExpression Strings(P.StringsContext tree)
    {
        var span = SpanOf(tree);
        if (tree.STRING().Any(node => IsBytes(node.Symbol)))
            return Bytes(tree.STRING(), span);
        var parts = new List<AstExpression>();
        var isFormatted = false;
        foreach (var node in tree.STRING())
            isFormatted |= AddLiteral(node.Symbol, parts);
        var joined = JoinTexts(parts, span);
        if (isFormatted)
            return new AstFString(span, joined);
        return joined.Count == 0 ? new AstStr(span, "") : new AstStr(span, ((AstStr)joined[0]).Value);
    }

    private bool IsBytes(IToken token) => PartsOf(token).Prefix.Contains('b');

    // Prefix in small letters, and where the text between the quotes is.
    private (string Prefix, int Start, int End) PartsOf(IToken token)
    {
        var text = source.Text;
        var quote = token.StartIndex;
        while (char.IsAsciiLetter(text[quote]))
            quote++;
        var prefix = text[token.StartIndex..quote].ToLowerInvariant();
        var isTriple = token.StopIndex - quote >= 5 && text[quote + 1] == text[quote]
            && text[quote + 2] == text[quote];
        return isTriple ? (prefix, quote + 3, token.StopIndex - 2) : (prefix, quote + 1, token.StopIndex);
    }

    // Adjacent literals of bytes; one that is none among them is CPython's error.
    private AstBytes Bytes(ITerminalNode[] literals, SourceSpan span)
    {
        var value = new StringBuilder();
        if (!literals.All(node => IsBytes(node.Symbol)))
            bag.MixedLiterals(span);
        foreach (var node in literals)
        {
            var (prefix, start, end) = PartsOf(node.Symbol);
            if (source.Text.AsSpan(start, end - start).ContainsAnyExceptInRange('\0', '\x7F'))
                bag.BytesLiteralNotAscii(SpanOf(node.Symbol));
            value.Append(prefix.Contains('r') ? source.Text[start..end] : Unescape(start, end, isBytes: true));
        }
        return new AstBytes(span, value.ToString());
    }

    // True when the literal is an f-string.
    private bool AddLiteral(IToken token, List<AstExpression> parts)
    {
        var (prefix, start, end) = PartsOf(token);
        if (prefix.Contains('f'))
            FormatParts(start, end, prefix.Contains('r'), 0, parts);
        else
            AddText(start, end, prefix.Contains('r'), parts);
        return prefix.Contains('f');
    }

    private void AddText(int start, int end, bool isRaw, List<AstExpression> parts)
    {
        if (start < end)
            parts.Add(new AstStr(Span(start, end),
                isRaw ? source.Text[start..end] : Unescape(start, end)));
    }

    private static List<AstExpression> JoinTexts(List<AstExpression> parts, SourceSpan span)
    {
        var joined = new List<AstExpression>();
        foreach (var part in parts)
        {
            if (part is AstStr text && joined.Count > 0 && joined[^1] is AstStr before)
                joined[^1] = new AstStr(
                    new SourceSpan(span.Source, before.Span.Start, text.Span.End), before.Value + text.Value);
            else
                joined.Add(part);
        }
        return joined;
    }

    // ---- escapes ------------------------------------------------------------------------------------------

    // In bytes, \u, \U and \N stand for themselves, and an escape in octal keeps its last eight bits.
    private string Unescape(int start, int end, bool isBytes = false)
    {
        var text = source.Text;
        if (text.IndexOf('\\', start, end - start) < 0)
            return text[start..end];
        var result = new StringBuilder();
        for (var at = start; at < end;)
        {
            if (text[at] == '\\' && at + 1 < end)
                at = isBytes ? EscapeByte(start, at, end, result) : Escape(start, at, end, result);
            else
                result.Append(text[at++]);
        }
        return result.ToString();
    }

    private int EscapeByte(int start, int at, int end, StringBuilder result)
    {
        var c = source.Text[at + 1];
        if (c is 'u' or 'U' or 'N')
        {
            result.Append('\\').Append(c);
            return at + 2;
        }
        if (c == 'x' && !(at + 3 < end && char.IsAsciiHexDigit(source.Text[at + 2]) && char.IsAsciiHexDigit(source.Text[at + 3])))
        {
            bag.BadByteEscape(new SourceSpan(source, at, Math.Min(end, at + 4)), at - start);
            return at + 2;
        }
        var before = result.Length;
        var after = Escape(start, at, end, result);
        if (result.Length > before)
            result[before] = (char)(result[before] & 0xFF);
        return after;
    }

    // Handles the escape at `at` of the literal that begins at `start`; returns the offset behind it.
    private int Escape(int start, int at, int end, StringBuilder result)
    {
        var c = source.Text[at + 1];
        var simple = "\n\\'\"abfnrtv".IndexOf(c);
        if (simple == 0)
            return at + 2;                                // a joined line
        if (simple > 0)
        {
            result.Append("\n\\'\"\a\b\f\n\r\t\v"[simple]);
            return at + 2;
        }
        switch (c)
        {
            case 'x': return HexEscape(start, at, Math.Min(end, at + 2 + 2), 2, result);
            case 'u': return HexEscape(start, at, Math.Min(end, at + 2 + 4), 4, result);
            case 'U': return HexEscape(start, at, Math.Min(end, at + 2 + 8), 8, result);
            case 'N': return NamedEscape(start, at, end, result);
            case >= '0' and <= '7': return OctalEscape(at + 1, end, result);
            default:
                result.Append('\\').Append(c);            // unknown: stands for itself
                return at + 2;
        }
    }

    private int HexEscape(int start, int at, int end, int digits, StringBuilder result)
    {
        var stop = at + 2;
        while (stop < end && char.IsAsciiHexDigit(source.Text[stop]))
            stop++;
        var isWhole = stop == at + 2 + digits;
        var code = isWhole ? uint.Parse(source.Text.AsSpan(at + 2, digits), NumberStyles.HexNumber) : 0;
        if (!isWhole || code > 0x10FFFF)
            BadEscape(start, at, stop, isWhole ? "illegal Unicode character"
                : $"truncated \\{source.Text[at + 1]}{new string('X', digits)} escape");
        else if (code > 0xFFFF)
            result.Append(char.ConvertFromUtf32((int)code));
        else
            result.Append((char)code);
        return stop;
    }

    // CPython counts positions in a form of the literal in which a character beyond ASCII takes ten bytes.
    private void BadEscape(int start, int at, int stop, string message)
    {
        var first = source.Text[start..at].EnumerateRunes().Sum(r => r.IsAscii ? 1 : 10);
        bag.BadEscape(new SourceSpan(source, at, stop), first, first + stop - at - 1, message);
    }

    private int OctalEscape(int at, int end, StringBuilder result)
    {
        var code = 0;
        var stop = Math.Min(end, at + 3);
        for (; at < stop && source.Text[at] is >= '0' and <= '7'; at++)
            code = code * 8 + source.Text[at] - '0';
        result.Append((char)code);
        return at;
    }

    private int NamedEscape(int start, int at, int end, StringBuilder result)
    {
        var opens = at + 2 < end && source.Text[at + 2] == '{';
        var close = opens ? source.Text.IndexOf('}', at, end - at) : -1;
        var stop = close >= 0 ? close + 1 : opens ? end : at + 2;
        if (close <= at + 3)
            BadEscape(start, at, close > 0 ? close : stop, "malformed \\N character escape");
        else if (CharacterNames.Find(source.Text[(at + 3)..close]) is { } character)
            result.Append(character);
        else
            Refuse(new SourceSpan(source, at, stop), Unsupported.NamedEscape);
        return stop;
    }
}
