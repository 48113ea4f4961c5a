// SPDX-License-Identifier: MIT
// Files that cannot be read or hold what nobody expects.
using System.Text;
using Xunit;

namespace EPython.Host.Tests;

public sealed class BadFileTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    private Shown Run(string name, string text) => Shell.EPython("run", "--mode=vm", _scratch.Write(name, text));

    [Theory]
    [InlineData("run")]
    [InlineData("check")]
    [InlineData("dump", "--ir")]
    [InlineData("size")]
    public void File_Missing_IsNamed(params string[] command) =>
        Shell.EPython([.. command, "none.py"]).Ends(1, "can't open file 'none.py': [Errno 2] No such file or directory");

    [Fact]
    public void File_IsAFolder() => Shell.EPython("run", _scratch.PathOf("")).Ends(1, "it is a directory");

    [Fact]
    public void File_Unreadable_IsNamed()
    {
        var file = _scratch.Write("secret.py", "print(1)\n");
        File.SetUnixFileMode(file, UnixFileMode.None);
        var shown = Shell.EPython("run", file);
        if (Environment.UserName == "root")     // whom no mode keeps out
            shown.Ends(0).Prints("1\n");
        else
            shown.Ends(1, "[Errno 13] Permission denied");
    }

    [Fact]
    public void Text_NotUtf8_IsRefused() =>
        Shell.EPython("run", _scratch.Write("latin.py", [.. "x = '"u8, 0xFF, (byte)'\'', (byte)'\n']))
            .Ends(1, "Non-UTF-8 code starting with '\\xff'", "latin.py");

    [Fact]
    public void Text_WithNul_IsRefused() =>
        Run("nul.py", "print(1)\0\nprint(2)\n").Ends(1, "nul.py: source code cannot contain null bytes").Prints("");

    [Fact]
    public void Text_Empty_RunsInEveryMode()
    {
        var file = _scratch.Write("empty.py", "");
        foreach (var mode in new[] { "vm", "native", "auto" })
            Assert.Equal("", Shell.EPython("run", $"--mode={mode}", file).Ends(0).Prints("").Errors);
    }

    [Fact]
    public void Text_OnlyComment_Runs() => Run("comment.py", "# nothing").Ends(0).Prints("");

    [Fact]
    public void Text_WindowsLineEnds_AreLineEnds() =>
        Run("win.py", "if 1:\r\n    print('''a\r\nb''')\r\n").Ends(0).Prints("a\nb\n");

    [Fact]
    public void Text_ByteOrderMark_IsSkipped() =>
        Shell.EPython("run", _scratch.Write("bom.py", [0xEF, 0xBB, 0xBF, .. "print(3)\n"u8])).Ends(0).Prints("3\n");

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("-", "")]
    [InlineData("not ", "")]
    [InlineData("lambda: ", "")]
    [InlineData("1+(", ")")]
    public void Text_NestedDeeply_IsRefused(string open, string close)
    {
        var text = new StringBuilder("x = ").Insert(4, open, 5000).Append('1').Insert(5 + 5000 * open.Length, close, 5000);
        var shown = Run("deep.py", text.Append('\n').ToString()).Ends(1, "deep.py:1:", "error EPY1015");
        Assert.True(shown.Errors.Length < 1000, "a long line is shown around the caret only");
    }

    [Fact]
    public void Text_IndentedDeeply_IsRefused() =>
        Run("deep.py", string.Concat(Enumerable.Range(0, 150).Select(i => new string(' ', i) + "if 1:\n"))
            + new string(' ', 150) + "print(1)\n").Ends(1, "too many levels of indentation");

    [Fact]
    public void Text_HugeLine_Runs()
    {
        Run("list.py", $"x = [{string.Concat(Enumerable.Repeat("1, ", 5000))}]\nprint(len(x))\n").Ends(0).Prints("5000\n");
        Run("str.py", $"x = '{new string('a', 1_000_000)}'\nprint(len(x))\n").Ends(0).Prints("1000000\n");
    }
}
