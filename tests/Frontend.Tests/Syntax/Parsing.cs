// SPDX-License-Identifier: MIT
// What the syntax tests share: parsing text, and walking a tree by reflection.
using System.Collections;
using EPython.Frontend.Diagnostics;
using EPython.Frontend.Syntax;
using EPython.Frontend.Text;
using EPython.TestSupport;

namespace EPython.Frontend.Tests.Syntax;

internal static class Parsing
{
    public static (AstModule? Module, IReadOnlyList<Diagnostic> Diagnostics) Parse(SourceText source)
    {
        var bag = new DiagnosticBag();
        var module = Parser.Parse(source, "m", bag);
        return (module, bag.Items);
    }

    public static (AstModule? Module, IReadOnlyList<Diagnostic> Diagnostics) Parse(string text) =>
        Parse(new SourceText("test.py", text));

    /// <summary>The one statement's expression, printed; fails on any message.</summary>
    public static string Expression(string text)
    {
        var (module, diagnostics) = Parse(text);
        if (module is null)
            throw new InvalidOperationException(DiagnosticRenderer.Text(diagnostics));
        return AstPrinter.Print(((AstExpressionStatement)module.Body[0]).Value);
    }

    public static SourceText Read(string path)
    {
        var result = SourceText.Read(Golden.PathOf(path));
        return result.Text ?? throw new InvalidOperationException(result.Problem!.Message);
    }

    /// <summary>Programs of the repository that are expected to parse.</summary>
    public static IEnumerable<string> Programs() =>
        new[] { "tests/programs", "tests/stages/ast", "examples", "bench/kernels" }
            .SelectMany(folder => Golden.Files(folder, "*.py").Select(file => $"{folder}/{file}"));

    public static IEnumerable<AstNode> Children(AstNode node)
    {
        foreach (var property in node.GetType().GetProperties())
        {
            var value = property.GetValue(node);
            if (value is AstNode child)
                yield return child;
            else if (value is IEnumerable many and not string)
            {
                foreach (var item in many.OfType<AstNode>())
                    yield return item;
            }
        }
    }
}
