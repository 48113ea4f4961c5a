// SPDX-License-Identifier: MIT
// tests/diagnostics/syntax/*.py: each mistake is marked on its line with `#~ CODE`; nothing else may be
// reported.
using System.Text.RegularExpressions;
using EPython.Frontend.Diagnostics;
using EPython.TestSupport;
using Xunit;

namespace EPython.Frontend.Tests.Syntax;

public sealed partial class DiagnosticFilesTests
{
    private const string Folder = "tests/diagnostics/syntax";

    public static TheoryData<string> Files() => [.. Golden.Files(Folder, "*.py")];

    [Theory]
    [MemberData(nameof(Files))]
    public void Parser_Reports_WhatIsMarked(string file)
    {
        var source = Parsing.Read($"{Folder}/{file}");
        var (module, diagnostics) = Parsing.Parse(source);
        var reported = diagnostics.Select(d => $"{d.Span.Line} {d.Code}").Order(StringComparer.Ordinal);
        Assert.Equal(Marks(source.Text).Order(StringComparer.Ordinal), reported);
        Assert.Equal(diagnostics.Count == 0, module is not null);
    }

    private static IEnumerable<string> Marks(string text)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var mark = Mark().Match(lines[i]);
            foreach (var code in mark.Success ? mark.Groups[1].Value.Split(' ') : [])
                yield return $"{i + 1} {code}";
        }
    }

    [GeneratedRegex(@"#~ (EPY\d{4}(?: EPY\d{4})*)")]
    private static partial Regex Mark();
}
