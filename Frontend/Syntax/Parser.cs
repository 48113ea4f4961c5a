// SPDX-License-Identifier: MIT
// Source text in, syntax tree out. The only door to this folder: ANTLR's trees and tokens stay behind it.
using System.Runtime.ExceptionServices;
using EPython.Frontend.Diagnostics;
using EPython.Frontend.Text;

namespace EPython.Frontend.Syntax;

public static class Parser
{
    private const int StackBytes = 64 << 20;              // reserved, touched only by absurd nesting

    /// <summary>The module's tree, or null when <paramref name="bag"/> got errors (several, in source
    /// order).</summary>
    public static AstModule? Parse(SourceText source, string moduleName, DiagnosticBag bag)
    {
        AstModule? module = null;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    module = ParseHere(source, moduleName, bag);
                }
                catch (Exception e)
                {
                    failure = ExceptionDispatchInfo.Capture(e);
                }
            },
            StackBytes);
        thread.Start();
        thread.Join();
        failure?.Throw();
        return module;
    }

    private static AstModule? ParseHere(SourceText source, string moduleName, DiagnosticBag bag)
    {
        var found = new DiagnosticBag();
        AstModule? module = null;
        var skippedLines = new HashSet<int>();
        var tree = SyntaxTree.Module(source, skippedLines, found);
        if (tree is not null)
        {
            module = new AstBuilder(source, skippedLines, found).Module(tree, moduleName);
            SyntaxChecks.Check(module, found);
        }
        bag.AddSorted(found);
        return found.HasErrors ? null : module;
    }
}
