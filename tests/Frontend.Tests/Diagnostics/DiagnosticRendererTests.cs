// SPDX-License-Identifier: MIT
// How messages look.
using EPython.Frontend.Diagnostics;
using EPython.Frontend.Tests.Syntax;
using Xunit;

namespace EPython.Frontend.Tests.Diagnostics;

public sealed class DiagnosticRendererTests
{
    [Fact]
    public void Text_ShowsLineCaretAndHelp() => Assert.Equal(
        """
        test.py:2:8: error EPY1100: `await` is not in the ePython subset
            x = (await a)
                 ^^^^^^^
          help: call the function directly

        """, Render("def f():\n  x = (await a)\n"));

    [Fact]
    public void Text_AlignsCaret_BehindTabsAndWideCharacters() => Assert.Equal(
        """
        test.py:1:12: error EPY1022: invalid syntax. Perhaps you forgot a comma?
            x = ['日本',    1 2]
                            ^^^

        """, Render("x = ['日本',\t1 2]\n"));

    [Fact]
    public void Text_MarksFirstLine_OfLongSpan() => Assert.Equal(
        """
        test.py:1:1: error EPY1018: cannot assign to function call here. Maybe you meant '==' instead of '='?
            f(1,
            ^^^^

        """, Render("f(1,\n  2) = 3\n"));

    [Fact]
    public void Json_IsOneObject()
    {
        var (_, diagnostics) = Parsing.Parse("x = \"a\" 1\n");
        Assert.Equal("""
            {"file":"test.py","line":1,"column":9,"endLine":1,"endColumn":10,"severity":"error","code":"EPY1001","message":"invalid syntax"}
            """, DiagnosticRenderer.Json(Assert.Single(diagnostics)));
    }

    private static string Render(string text) => DiagnosticRenderer.Text(Parsing.Parse(text).Diagnostics);
}
