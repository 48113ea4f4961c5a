// SPDX-License-Identifier: MIT
// The differences from CPython: each is a program that must still differ, and together they write docs/differences.md.
using System.Text;
using Xunit;

namespace EPython.Differential.Tests;

public sealed class DifferencesTests
{
    private static readonly string s_folder = Path.Combine(Repository.Root, "tests", "differences");
    private static readonly string s_manual = Path.Combine(Repository.Root, "docs", "differences.md");

    public static TheoryData<string> Programs =>
        [.. Files("by-design").Concat(Files("not-yet")).Select(path => Path.GetRelativePath(Repository.Root, path))];

    private static IEnumerable<string> Files(string kind) =>
        Directory.EnumerateFiles(Path.Combine(s_folder, kind), "*.py").Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Programs))]
    public void Difference_IsStillOne(string path)
    {
        var program = CorpusProgram.Load(path);
        var python = ProcessRun.Python(program.Path, [], "");
        Assert.Equal(0, python.ExitCode);
        foreach (var mode in new[] { "vm", "native" })
        {
            var run = ProcessRun.EPython([$"--mode={mode}"], program.Path, [], "");
            Assert.True(python.Comparable != run.Comparable, $"{path} no longer differs: move it to tests/programs");
            Assert.True(run.ExitCode is 0 or 1 && (run.ExitCode == 0 || run.Errors.Length > 0), run.Comparable);
        }
    }

    [Fact]
    public void Manual_IsWhatTheProgramsSay()
    {
        var text = Manual();
        if (Environment.GetEnvironmentVariable("EPY_BLESS") == "1")
            File.WriteAllText(s_manual, text);
        Assert.Equal(text, File.ReadAllText(s_manual).ReplaceLineEndings("\n"));
    }

    private static string Manual()
    {
        var text = new StringBuilder("# Differences from Python\n\n");
        text.Append("Written by the programs in `tests/differences` (EPY_BLESS=1 rewrites it); each is run by the tests.\n");
        Append(text, "By design", "by-design");
        Append(text, "Not yet", "not-yet");
        return text.ToString();
    }

    private static void Append(StringBuilder text, string title, string kind)
    {
        text.Append($"\n## {title}\n");
        foreach (var path in Files(kind))
        {
            var program = CorpusProgram.Load(Path.GetRelativePath(Repository.Root, path));
            var code = File.ReadLines(path).SkipWhile(line => line.StartsWith("# "));
            text.Append($"\n**{program.Note("what")}** Why: {program.Note("why")} Instead: {program.Note("instead")}\n\n");
            text.Append($"```python\n{string.Join('\n', code).TrimEnd()}\n```\n");
        }
    }
}
