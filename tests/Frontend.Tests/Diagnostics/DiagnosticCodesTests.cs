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

            Every code that `epython` prints, generated from the methods of `DiagnosticBag`: EPY1xxx syntax, EPY2xxx names,
            EPY3xxx types. Codes are stable; wording may improve. `{...}` stands for a part that varies.

            | Code | Name | Message |
            |---|---|---|

            """);
        foreach (var row in Rows().OrderBy(r => r.Code, StringComparer.Ordinal))
            page.Append($"| {row.Code} | {row.Method} | {row.Message.Replace("|", "\\|")} |\n");
        Golden.Check("docs/diagnostics.md", page.ToString());
    }

    private static IEnumerable<Row> Rows() => Golden.Files("Frontend", "*Diagnostics.cs")
        .Select(file => File.ReadAllText(Golden.PathOf("Frontend", file)))
        .SelectMany(text => Factory().Matches(text))
        .Select(m => new Row(m.Groups[2].Value, m.Groups[1].Value, Words(m.Groups[3].Value)));

    // The literals of the message expression; what is between them varies.
    private static string Words(string expression)
    {
        var literals = Literal().Matches(expression).Select(m => m.Groups[1].Value.Replace("\\\"", "\"").Replace("\\\\", "\\"));
        var words = string.Concat(literals);
        return words == "" ? "{message}" : Hole().Replace(words, "{...}");
    }

    [GeneratedRegex("""\b(\w+)\(SourceSpan [^)]*\)\s*=>\s*(?:Error|Warning|new)\(\s*"(EPY\d{4})",(?:\s*Severity\.\w+,)?\s*span,\s*((?:\$?"(?:[^"\\]|\\.)*"|[^;"])*?)(?=, (?:null|help|exceptionClass|")|,\s*\n?\s*"|\);)""")]
    private static partial Regex Factory();

    [GeneratedRegex("""\$?"((?:[^"\\]|\\.)*)""" + "\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();
}
