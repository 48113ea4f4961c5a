// SPDX-License-Identifier: MIT
// Files that cannot be read as source: each a diagnostic, never an exception.
using System.Text;
using EPython.Frontend.Text;
using Xunit;

namespace EPython.Frontend.Tests.Text;

public sealed class SourceReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("epython-source").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_ReturnsText_OfUtf8File() =>
        Assert.Equal("x = 'é'\n", Read("x = 'é'\r\n"u8.ToArray()).Text!.Text);

    [Fact]
    public void Read_Reports_MissingFile() => AssertProblem("EPY1090", "No such file",
        SourceText.Read(Path.Combine(_folder, "none", "none.py")));

    [Fact]
    public void Read_Reports_Directory() => AssertProblem("EPY1090", "directory", SourceText.Read(_folder));

    [Fact]
    public void Read_Reports_BadPath() => AssertProblem("EPY1090", "open", SourceText.Read("a\0b"));

    [Fact]
    public void Read_Reports_NullBytes() => AssertProblem("EPY1090", "null bytes", Read([65, 0, 66]));

    [Fact]
    public void Read_Reports_BytesThatAreNotUtf8() =>
        AssertProblem("EPY1091", "'\\xff' in file", Read([.. "a = 1\n"u8, 0xFF, 10]));

    [Fact]
    public void Read_Reports_TruncatedUtf8() => AssertProblem("EPY1091", "on line 1", Read([65, 0xE2, 0x82]));

    [Fact]
    public void Read_Reports_OtherEncodings() =>
        AssertProblem("EPY1091", "latin-1", Read("# -*- coding: latin-1 -*-\n"u8.ToArray()));

    [Fact]
    public void Read_Accepts_DeclaredUtf8() =>
        Assert.NotNull(Read("# vim: set fileencoding=utf-8 :\n"u8.ToArray()).Text);

    private SourceReadResult Read(byte[] bytes)
    {
        var path = Path.Combine(_folder, "file.py");
        File.WriteAllBytes(path, bytes);
        return SourceText.Read(path);
    }

    private static void AssertProblem(string code, string words, SourceReadResult result)
    {
        Assert.Null(result.Text);
        Assert.Equal(code, result.Problem!.Code);
        Assert.Contains(words, result.Problem.Message);
    }
}
