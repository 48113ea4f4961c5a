// SPDX-License-Identifier: MIT
// Diagnostics as people read them:
//   file.py:3:7: error EPY1001: message
//       source line
//             ^^^^
//   help: what to do
// and as JSON, one object a line.
using System.Globalization;
using System.Text;
using EPython.Frontend.Text;

namespace EPython.Frontend.Diagnostics;

public static class DiagnosticRenderer
{
    private const int TabWidth = 4;  // tabs of the source line are shown as so many spaces
    private const int MostShown = 160;  // of a longer line, the part around the caret

    /// <summary>All diagnostics, each ended by a line end.</summary>
    public static string Text(IEnumerable<Diagnostic> diagnostics) =>
        string.Concat(diagnostics.Select(Text));

    public static string Text(Diagnostic diagnostic)
    {
        var span = diagnostic.Span;
        var isFile = span.Source.Text.Length == 0;        // about the file as a whole
        var output = new StringBuilder(span.Source.Name);
        if (!isFile)
            output.Append(CultureInfo.InvariantCulture, $":{span.Line}:{span.Column}");
        output.Append($": {SeverityWord(diagnostic)} {diagnostic.Code}: {diagnostic.Message}\n");
        if (!isFile)
            AppendSource(output, span);
        if (diagnostic.Help is not null)
            output.Append($"  help: {diagnostic.Help}\n");
        return output.ToString();
    }

    /// <summary>{"file","line","column","endLine","endColumn","severity","code","message","help"}: columns
    /// count UTF-16 units from 1; a span ends before endColumn.</summary>
    public static string Json(Diagnostic diagnostic)
    {
        var (source, start, end) = (diagnostic.Span.Source, diagnostic.Span.Start, diagnostic.Span.End);
        var output = new StringBuilder("{");
        Property(output, "file", source.Name);
        Property(output, "line", source.LineOf(start));
        Property(output, "column", source.ColumnOf(start));
        Property(output, "endLine", source.LineOf(end));
        Property(output, "endColumn", source.ColumnOf(end));
        Property(output, "severity", SeverityWord(diagnostic));
        Property(output, "code", diagnostic.Code);
        Property(output, "message", diagnostic.Message);
        if (diagnostic.Help is not null)
            Property(output, "help", diagnostic.Help);
        output[^1] = '}';
        return output.ToString();
    }

    private static string SeverityWord(Diagnostic diagnostic) =>
        diagnostic.Severity == Severity.Error ? "error" : "warning";

    // ---- the source line and its caret --------------------------------------------------------------------

    private static void AppendSource(StringBuilder output, SourceSpan span)
    {
        var line = span.Source.Line(span.Line);
        var first = span.Column - 1;
        var last = span.Source.LineOf(span.End) == span.Line ? span.Source.ColumnOf(span.End) - 1
            : line.Length;
        var indent = Math.Min(first, line.Length - line.AsSpan().TrimStart().Length);
        var shown = Expand(line[indent..]);
        var before = Width(Expand(line[indent..Math.Min(first, line.Length)]));
        var under = Width(Expand(line[Math.Min(first, line.Length)..Math.Clamp(last, first, line.Length)]));
        if (shown.Length == 0)
            return;
        if (shown.Length > MostShown)
            (shown, before, under) = Clip(shown, before, under);
        output.Append("    ").Append(shown).Append('\n');
        output.Append(' ', 4 + before).Append('^', Math.Max(1, under)).Append('\n');
    }

    // The part of a long line around the caret.
    private static (string Shown, int Before, int Under) Clip(string shown, int before, int under)
    {
        var start = Math.Clamp(before - MostShown / 2, 0, shown.Length);
        if (start > 0 && start < shown.Length && char.IsLowSurrogate(shown[start]))
            start++;
        var length = Math.Min(MostShown, shown.Length - start);
        var head = start > 0 ? "..." : "";
        var tail = start + length < shown.Length ? "..." : "";
        var at = before - start + head.Length;
        return ($"{head}{shown.AsSpan(start, length)}{tail}", at, Math.Clamp(under, 1, Math.Max(1, length - at)));
    }

    private static string Expand(string text) =>
        text.Replace("\t", new string(' ', TabWidth)).Replace('\f', ' ');

    // Columns on a terminal: East Asian wide characters and emoji take two, combining marks none.
    private static int Width(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var isMark = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;
            width += isMark ? 0 : IsWide(rune.Value) ? 2 : 1;
        }
        return width;
    }

    private static bool IsWide(int c) => c >= 0x1100
        && c is <= 0x115F or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0xA4CF)
            or (>= 0xAC00 and <= 0xD7A3)
            or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60)
            or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1F64F) or (>= 0x1F900 and <= 0x1F9FF)
            or (>= 0x20000 and <= 0x3FFFD);

    // ---- JSON ---------------------------------------------------------------------------------------------

    private static void Property(StringBuilder output, string name, int value) =>
        output.Append(CultureInfo.InvariantCulture, $"\"{name}\":{value},");

    private static void Property(StringBuilder output, string name, string value)
    {
        output.Append('"').Append(name).Append("\":\"");
        foreach (var c in value)
        {
            if (c is '"' or '\\')
                output.Append('\\').Append(c);
            else if (c < ' ' || char.IsSurrogate(c))
                output.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else
                output.Append(c);
        }
        output.Append("\",");
    }
}
