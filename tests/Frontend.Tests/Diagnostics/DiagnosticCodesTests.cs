// SPDX-License-Identifier: MIT
// Codes are stable names: each belongs to one message method, and docs/diagnostics.md lists them all.
using System.Text;
using System.Text.RegularExpressions;
using EPython.TestSupport;
using Xunit;

namespace EPython.Frontend.Tests.Diagnostics;

public sealed partial class DiagnosticCodesTests
{
    private sealed record Row(string Code, string Method, string Message);

    [Fact]
    public void Codes_AreUnique()
    {
        var twice = Rows().GroupBy(r => r.Code).Where(g => g.Count() > 1)
            .Select(g => $"{g.Key}: {string.Join(", ", g.Select(r => r.Method))}");
        Assert.Empty(twice);
    }

    [Fact]
    public void Codes_AreDocumented()
    {
        var page = new StringBuilder("""
            # Diagnostics

            Every code that `epython` prints, generated from the methods of `DiagnosticBag`: EPY1xxx syntax,
            EPY2xxx names, EPY3xxx types. Codes are stable; wording may improve. `{...}` stands for a part that
            varies, as does a message given as such.

            | Code | Name | Message |
            |---|---|---|

            """);
        foreach (var row in Rows().OrderBy(r => r.Code, StringComparer.Ordinal))
            page.Append($"| {row.Code} | {row.Method} | {row.Message.Replace("|", "\\|")} |\n");
        Golden.Check("docs/diagnostics.md", page.ToString());
    }

    [Fact]
    public void Codes_AreFound_Everywhere()
    {
        var mentioned = SourceTexts().SelectMany(text => Code().Matches(text)).Select(m => m.Value).Distinct();
        Assert.Empty(mentioned.Except(Rows().Select(r => r.Code)));
    }

    private static IEnumerable<string> SourceTexts() => Golden.Files("Frontend", "*Diagnostic*.cs")
        .Where(file => !file.StartsWith("obj/") && !file.StartsWith("bin/") && !file.EndsWith("Renderer.cs"))
        .Select(file => File.ReadAllText(Golden.PathOf("Frontend", file)));

    private static IEnumerable<Row> Rows() => SourceTexts().SelectMany(text => Factory().Matches(text))
        .Select(m => new Row(m.Groups[2].Value, m.Groups[1].Value, Words(m.Groups[3].Value)));

    // The literals of the message; what is between them varies.
    private static string Words(string expression)
    {
        var words = string.Concat(Literal().Matches(expression).Select(m => Regex.Unescape(m.Groups[1].Value)));
        return words == "" ? "{message}" : Hole().Replace(words, "{...}");
    }

    // Method name, code, and the message expression: literals joined by + and what is between them.
    [GeneratedRegex("""
        (\w+)\(SourceSpan\ [^;{]*?"(EPY\d{4})",\s*(?:Severity\.\w+,\s*)?(?:span,\s*)?
        ( (?: \$?"(?:[^"\\]|\\.)*" | \([^()]*\$?"(?:[^"\\]|\\.)*"\s*\) | [\w\s+] )* )
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Factory();

    [GeneratedRegex("""
        "((?:[^"\\]|\\.)*)"
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"\bEPY\d{4}\b")]
    private static partial Regex Code();
}
