// SPDX-License-Identifier: MIT
// C text as it is written: lines, indented blocks, comments. Knows layout, not meaning.
using System.Globalization;
using System.Text;

namespace EPython.CodeGen.C;

/// <summary>Writes C source line by line and keeps the indentation.</summary>
internal sealed class CWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public override string ToString() => _text.ToString();

    public int Position => _text.Length;

    /// <summary>Whole lines, at a position where a line began.</summary>
    public void Insert(int position, string lines) => _text.Insert(position, lines);

    public void Line(string text)
    {
        _text.Append(' ', 4 * _depth).Append(text).Append('\n');
    }

    public void Blank() => _text.Append('\n');

    /// <summary>"head {", and everything until Close is inside.</summary>
    public void Open(string head)
    {
        Line(head.Length == 0 ? "{" : head + " {");
        _depth++;
    }

    public void Close(string tail = "")
    {
        _depth--;
        Line("}" + tail);
    }

    /// <summary>"} else {" between Open and Close.</summary>
    public void Else(string head = "else")
    {
        _depth--;
        Line("} " + head + " {");
        _depth++;
    }

    /// <summary>A label, one level out, followed by an empty statement so that a declaration may follow.</summary>
    public void Label(string name)
    {
        _text.Append(' ', Math.Max(0, 4 * (_depth - 1))).Append(name).Append(":;\n");
    }

    public void Comment(string text) => Line($"/* {Harmless(text)} */");

    /// <summary>Text that cannot end its comment, start another, or change how the rest of the line reads.</summary>
    public static string Harmless(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var ch in text)
        {
            var afterStar = clean.Length > 0 && clean[^1] is '*' or '/' or '?';
            if (ch is '/' or '*' or '?' && clean.Length > 0 && afterStar)
                clean.Append(' ');
            clean.Append(IsPrintable(ch) ? ch : ' ');
        }
        return clean.ToString().TrimEnd('\\', ' ');
    }

    private static bool IsPrintable(char ch) => char.GetUnicodeCategory(ch) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
