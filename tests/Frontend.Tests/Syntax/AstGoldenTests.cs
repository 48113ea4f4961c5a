// SPDX-License-Identifier: MIT
// Printed trees: equal to the goldens, to CPython's trees, and the same each time.
using EPython.Frontend.Syntax;
using EPython.Frontend.Text;
using EPython.TestSupport;
using Xunit;

namespace EPython.Frontend.Tests.Syntax;

public sealed class AstGoldenTests
{
    private const string Folder = "tests/stages/ast";

    public static TheoryData<string> Files() => [.. Golden.Files(Folder, "*.py")];

    [Theory]
    [MemberData(nameof(Files))]
    public void Parser_BuildsTree_OfGolden(string file)
    {
        var (module, diagnostics) = Parsing.Parse(Parsing.Read($"{Folder}/{file}"));
        Assert.Empty(diagnostics);
        Golden.Check($"{Folder}/{Path.ChangeExtension(file, ".ast")}", AstPrinter.Print(module!));
    }

    [Fact]
    public void Parser_BuildsSameTree_Twice()
    {
        foreach (var file in Parsing.Programs())
        {
            var source = Parsing.Read(file);
            if (Parsing.Parse(source).Module is { } first)
                Assert.Equal(AstPrinter.Print(first), AstPrinter.Print(Parsing.Parse(source).Module!));
        }
    }

    [Fact]
    public void Parser_BuildsTreeAndPlaces_OfCPython()
    {
        var answers = CPythonSyntax.Ask(Parsing.Programs());
        Assert.NotEmpty(answers);
        foreach (var (file, answer) in answers)
        {
            if (answer.StartsWith("error") || answer.StartsWith("unsupported"))
                continue;
            var (module, diagnostics) = Parsing.Parse(Parsing.Read(file));
            Assert.Empty(diagnostics);
            var ours = $"{AstPrinter.Print(module!)}-- spans\n{Places(module!)}".TrimEnd('\n');
            Assert.Equal($"{file}\n{answer}", $"{file}\n{ours}");
        }
    }

    private static string Places(AstModule module)
    {
        var places = new List<string>();
        Collect(module, places);
        return string.Join("\n", places.Order(StringComparer.Ordinal));
    }

    private static void Collect(AstNode node, List<string> places)
    {
        foreach (var child in Parsing.Children(node))
        {
            if (child is AstFString || node is AstGlobal or AstNonlocal)
                continue;  // in CPython's tree the names of global are no nodes
            if (child is AstName or AstBinary or AstUnary or AstCall or AstSubscript or AstAttribute
                or AstCompare)
                places.Add(Place(child.Span));
            Collect(child, places);
        }
    }

    private static string Place(SourceSpan span) =>
        $"{span.Line}:{span.Column}-{span.Source.LineOf(span.End)}:{span.Source.ColumnOf(span.End)}";
}
