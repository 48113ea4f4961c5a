// SPDX-License-Identifier: MIT
// ANTLR's tree in, Ast.cs nodes out. The grammar accepts a little more than Python and much more than
// ePython; what is too much is reported here, by name. Parts: Statements, Functions, Targets, Expressions,
// Displays, Calls, Classes, Records, Unsupported.
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using EPython.Frontend.Diagnostics;
using EPython.Frontend.Text;
using P = EPython.Frontend.Syntax.EPythonParser;
using T = EPython.Frontend.Syntax.EPythonLexer;

namespace EPython.Frontend.Syntax;

/// <param name="source">The file.</param>
/// <param name="skippedLines">Indices of the NEWLINE tokens of lines that did not parse.</param>
/// <param name="bag">Receives messages.</param>
internal sealed partial class AstBuilder(SourceText source, IReadOnlySet<int> skippedLines, DiagnosticBag bag)
{
    /// <summary>Deeper trees than this are refused, so that later phases can recurse over them.</summary>
    private const int DepthLimit = 1000;

    private int _depth;
    private bool _wasTooDeep;                             // told once

    private P.FileInputContext _module = null!;
    private string _moduleName = "";

    public AstModule Module(P.FileInputContext tree, string name)
    {
        (_module, _moduleName) = (tree, name);
        var body = Statements(tree.children);
        var module = new AstModule(new SourceSpan(source, 0, source.Text.Length), name, [.. ImportsOfWritten(), .. body]);
        RefuseOtherUses(module);
        return module;
    }

    private SourceSpan Span(int start, int end) => _made?.Place ?? new SourceSpan(source, start, end);

    private SourceSpan SpanOf(ParserRuleContext context) => Span(context.Start.StartIndex,
        Math.Max(context.Start.StartIndex, (context.Stop ?? context.Start).StopIndex + 1));

    private SourceSpan SpanOf(IToken token) => Span(token.StartIndex, token.StopIndex + 1);

    private SourceSpan SpanOf(ITerminalNode node) => SpanOf(node.Symbol);

    private static int TypeOf(IParseTree node) => node is ITerminalNode terminal ? terminal.Symbol.Type : 0;

    private static bool Has(ParserRuleContext context, int tokenType)
    {
        for (var i = 0; i < context.ChildCount; i++)
        {
            if (TypeOf(context.GetChild(i)) == tokenType)
                return true;
        }
        return false;
    }

    // Names are compared in normal form, as Python does.
    private static string PlainName(ITerminalNode node) => NormalForm.Of(node.Symbol.Text);
}
