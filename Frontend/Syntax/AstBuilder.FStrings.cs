// SPDX-License-Identifier: MIT
// f-strings as CPython 3.11 reads them: the literal is one token, a replacement field ends where brackets and
// quotes inside it are balanced, and its expression is parsed from that part of the file, so that positions
// are true.
using EPython.Frontend.Text;

namespace EPython.Frontend.Syntax;

internal sealed partial class AstBuilder
{
    private const int FieldLevels = 2;                    // a field, and fields in its format spec

    // Reads [at, end), at a level above 0 up to the '}' that ends the spec. Returns where it stopped.
    private int FormatParts(int at, int end, bool isRaw, int level, List<AstExpression> parts)
    {
        var text = source.Text;
        var literal = at;
        while (at < end)
        {
            var c = text[at];
            if (c == '\\' && !isRaw)
            {
                at = SkipEscape(at, end);
                continue;
            }
            if (c is not ('{' or '}'))
            {
                at++;
                continue;
            }
            var isDoubled = level == 0 && at + 1 < end && text[at + 1] == c;
            AddText(literal, isDoubled ? at + 1 : at, isRaw, parts);
            if (c == '}' && !isDoubled)
                return level > 0 ? at : FieldError(at, end, ": single '}' is not allowed");
            at = isDoubled ? at + 2 : Field(at, end, isRaw, level, parts);
            literal = at;
        }
        AddText(literal, at, isRaw, parts);
        return at;
    }

    private int SkipEscape(int at, int end)
    {
        var text = source.Text;
        if (at + 2 < end && text[at + 1] == 'N' && text[at + 2] == '{')
            return Math.Max(at + 3, text.IndexOf('}', at, end - at) + 1);
        return at + 1 < end && text[at + 1] is '{' or '}' ? at + 1 : Math.Min(end, at + 2);
    }

    // Reads {expression=!conversion:spec} at `open`; returns the offset behind it, or `end` after an error.
    private int Field(int open, int end, bool isRaw, int level, List<AstExpression> parts)
    {
        var text = source.Text;
        if (level >= FieldLevels)
            return FieldError(open, end, ": expressions nested too deeply");
        var at = ExpressionEnd(open + 1, end);
        if (at >= end)
            return end;
        var value = FieldExpression(open + 1, at);
        var isDebug = text[at] == '=';
        if (isDebug)
        {
            for (at++; at < end && char.IsWhiteSpace(text[at]);)
                at++;
            AddText(open + 1, at, isRaw: true, parts);
        }
        if (!ReadConversion(ref at, end, out var conversion))
            return end;
        AstExpression? spec = null;
        if (at < end && text[at] == ':')
            (spec, at) = FormatSpec(at + 1, end, isRaw, level);
        if (at >= end || text[at] != '}')
            return HasErrorIn(new SourceSpan(source, open, end)) ? end
                : FieldError(open, end, ": expecting '}'");
        if (isDebug && conversion == '\0' && spec is null)
            conversion = 'r';
        parts.Add(new AstFormatted(new SourceSpan(source, open, at + 1), value, conversion, spec));
        return at + 1;
    }

    private bool ReadConversion(ref int at, int end, out char conversion)
    {
        conversion = '\0';
        if (at >= end || source.Text[at] != '!')
            return true;
        conversion = at + 1 < end ? source.Text[at + 1] : '\0';
        if (conversion is not ('s' or 'r' or 'a'))
        {
            FieldError(at, end, ": invalid conversion character: expected 's', 'r', or 'a'");
            return false;
        }
        at += 2;
        return true;
    }

    private (AstExpression Spec, int End) FormatSpec(int start, int end, bool isRaw, int level)
    {
        var parts = new List<AstExpression>();
        var stop = FormatParts(start, end, isRaw, level + 1, parts);
        var span = new SourceSpan(source, start, stop);
        var joined = JoinTexts(parts, span);
        return joined switch
        {
            [] => (new AstStr(span, ""), stop),
            [AstStr text] => (text, stop),
            _ => (new AstFString(span, joined), stop),
        };
    }

    private AstExpression FieldExpression(int start, int end)
    {
        var span = new SourceSpan(source, start, end);
        if (string.IsNullOrWhiteSpace(source.Text[start..end]))
        {
            bag.BadFString(span, ": empty expression not allowed");
            return new AstNone(span);
        }
        var tree = SyntaxTree.Field(source, start, end, bag);
        if (tree is null)
            return new AstNone(span);
        return With(false, () => tree.expressionList() is { } list ? ExpressionList(list)
            : Yield(tree.yieldExpression()));
    }

    // Where the expression that begins at `at` ends: at a ! : = or } outside quotes and brackets; `end` after
    // an error.
    private int ExpressionEnd(int at, int end)
    {
        var start = at;
        var brackets = new Stack<char>();
        while (at < end)
        {
            var c = source.Text[at];
            if (c is '\\' or '#')
                return FieldError(at, end, c == '#' ? " expression part cannot include '#'"
                    : " expression part cannot include a backslash");
            if (c is '\'' or '"')
            {
                at = QuoteEnd(at, end);
                continue;
            }
            if (brackets.Count == 0 && EndsExpression(at, end))
                return at;
            if (c is ')' or ']' or '}' && !CloseBracket(brackets, c, at))
                return end;
            if (c is '(' or '[' or '{')
                brackets.Push(c);
            at += brackets.Count == 0 && IsComparison(at, end) ? 2 : 1;
        }
        if (HasErrorIn(new SourceSpan(source, start, end)))
            return end;
        return FieldError(start - 1, end, brackets.Count > 0
            ? $": unmatched '{brackets.Peek()}'" : ": expecting '}'");
    }

    private bool EndsExpression(int at, int end) =>
        source.Text[at] is ':' or '}' || (source.Text[at] is '!' or '=' && !IsComparison(at, end));

    private bool IsComparison(int at, int end) =>
        source.Text[at] is '!' or '=' or '<' or '>' && at + 1 < end && source.Text[at + 1] == '=';

    private bool CloseBracket(Stack<char> brackets, char close, int at)
    {
        var span = new SourceSpan(source, at, at + 1);
        if (!brackets.TryPop(out var open))
            bag.BadFString(span, $": unmatched '{close}'");
        else if ((open, close) is not (('(', ')') or ('[', ']') or ('{', '}')))
            bag.BadFString(span,
                $": closing parenthesis '{close}' does not match opening parenthesis '{open}'");
        else
            return true;
        return false;
    }

    private int QuoteEnd(int at, int end)
    {
        var quote = source.Text[at];
        var isTriple = at + 2 < end && source.Text[at + 1] == quote && source.Text[at + 2] == quote;
        var close = new string(quote, isTriple ? 3 : 1);
        var stop = source.Text.IndexOf(close, at + close.Length, end - at - close.Length,
            StringComparison.Ordinal);
        if (stop >= 0 && source.Text.IndexOf('\\', at, stop - at) is var slash and >= 0)
            return FieldError(slash, end, " expression part cannot include a backslash");
        return stop < 0 ? FieldError(at, end, ": unterminated string") : stop + close.Length;
    }

    private int FieldError(int at, int end, string message)
    {
        bag.BadFString(new SourceSpan(source, at, Math.Min(at + 1, end)), message);
        return end;
    }
}
