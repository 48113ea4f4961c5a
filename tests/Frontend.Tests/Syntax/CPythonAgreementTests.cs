// SPDX-License-Identifier: MIT
// Snippets, most of them wrong: CPython and the parser accept the same ones, and say the same about the
// others, on the same line. What CPython accepts and ePython refuses by name (EPY1100) is the only
// difference.
using EPython.Frontend.Diagnostics;
using EPython.TestSupport;
using Xunit;

namespace EPython.Frontend.Tests.Syntax;

public sealed class CPythonAgreementTests
{
    [Fact]
    public void Parser_AgreesWithCPython_OnSnippets()
    {
        var snippets = File.ReadAllText(Golden.PathOf("tests/diagnostics/snippets.txt")).Split("\n---\n");
        var folder = Directory.CreateTempSubdirectory("epython-snippets").FullName;
        try
        {
            var files = snippets.Select((text, i) =>
                Write(Path.Combine(folder, $"{i:000}.py"), text)).ToArray();
            var answers = CPythonSyntax.Ask(files);
            Assert.Equal(snippets.Length, answers.Count);
            var wrong = answers.Select(a => Difference(a.File, a.Answer)).Where(d => d is not null);
            Assert.Equal("", string.Join("\n", wrong));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Write(string path, string text)
    {
        File.WriteAllText(path, text + "\n");
        return path;
    }

    private static string? Difference(string file, string answer)
    {
        var source = Parsing.Read(file);
        var (module, diagnostics) = Parsing.Parse(source);
        if (diagnostics.Any(d => d.Code == "EPY1100"))
            return null;
        var accepted = !answer.StartsWith("error ");
        var ours = module is not null ? "accepted" : Describe(diagnostics[0]);
        var theirs = accepted ? "accepted" : answer["error ".Length..];
        return ours == theirs ? null : $"{source.Text}  CPython: {theirs}\n  ePython: {ours}\n";
    }

    private static string Describe(Diagnostic diagnostic) => $"{diagnostic.Span.Line} {diagnostic.Message}";
}
