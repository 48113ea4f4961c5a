// SPDX-License-Identifier: MIT
// Asks CPython what it thinks of source files, all in one process.
using EPython.TestSupport;

namespace EPython.Frontend.Tests.Syntax;

internal static class CPythonSyntax
{
    /// <summary>Per file: "error LINE MESSAGE", "unsupported ...", or the tree and places as
    /// tests/oracle/syntax.py prints them.</summary>
    public static IReadOnlyList<(string File, string Answer)> Ask(IEnumerable<string> files)
    {
        var input = string.Concat(files.Select(file => file + "\n"));
        var output = CPython.Run("tests/oracle/syntax.py", input).ReplaceLineEndings("\n");
        return [.. ("\n" + output).Split("\n== ").Skip(1).Select(block =>
        {
            var end = block.IndexOf('\n');
            return (block[..end], block[(end + 1)..].TrimEnd('\n'));
        })];
    }
}
