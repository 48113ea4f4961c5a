// SPDX-License-Identifier: MIT
// docs/adding-a-target.md, "A board of your own": the folder that it shows, outside of the repository, is a target.
using System.Text.RegularExpressions;

namespace EPython.Targets.Tests;

[Trait("Set", "nightly")]
public sealed class OwnBoardTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [TargetFact("cortex-m3")]
    public void BoardOfThePage_RunsPrograms()
    {
        var page = File.ReadAllText(Golden.PathOf("docs", "adding-a-target.md"));
        var section = page[page.IndexOf("## A board of your own", StringComparison.Ordinal)..];
        var blocks = Regex.Matches(section, "^```[a-z]*\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline);
        var target = _scratch.Write("target.toml", blocks[0].Groups[1].Value);
        _scratch.Write("link.ld", blocks[1].Groups[1].Value);
        var script = _scratch.Write("board.sh", blocks[2].Groups[1].Value);
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var program = _scratch.Write("program.py", "print(sum([i * 0.5 for i in range(10)]))\n");
        foreach (var mode in new[] { "vm", "native" })
        {
            var run = Shell.EPython("run", $"--target={target}", $"--mode={mode}", "--stats", program);
            run.Ends(0, "instructions", "stack peak ").Prints("22.5\n");
        }
        Shell.EPython("doctor", $"--target={target}").Ends(0);
    }
}
