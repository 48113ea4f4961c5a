// SPDX-License-Identifier: MIT
// A frozen core that ended its program, whatever the way, answers and runs it again in the same way.
using EPython.Host.Link;
using EPython.Host.Monitor;

namespace EPython.Targets.Tests;

[Trait("Set", "nightly")]
public sealed class RunAgainTests : IDisposable
{
    private const string Base = "rv32-user";
    private const string Memory = "24K";    // so that the C stack is short

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    public static TheoryData<string, string> Endings => new()
    {
        { "end", "print('begin')\n" },
        { "fault", "print('begin')\nl = [1, 2]\nprint(l[len(l)])\n" },
        { "exit", "import sys\nprint('begin')\nsys.exit(3)\n" },
        { "memory", "print('begin')\nl = [0]\nwhile True:\n    l = l + l\n" },
        { "recursion", "def f(n):\n    return f(n + 1) + 1\n\n\nprint('begin')\nprint(f(0))\n" },
        { "key", "def f(x):\n    return sorted([x, -x], key=f)[0]\n\n\nprint('begin')\nprint(f(3))\n" },
        { "nested", "print('begin')\na = b = ()\nfor i in range(60):\n    a = (a, i)\n    b = (b, i)\nprint(a == b)\n" },
        { "hash", "print('begin')\na = ()\nfor i in range(60):\n    a = (a, i)\nprint({a: 1})\n" },
        { "globals", "count = 0\nfor i in range(3):\n    count += 1\nprint('begin', count)\nassert count == 3\n" },
    };

    [TargetTheory(Base)]
    [MemberData(nameof(Endings))]
    public void Core_RunsItsProgramTwice(string ending, string program)
    {
        foreach (var mode in new[] { "vm", "native" })
        {
            var elf = _scratch.PathOf($"{ending}-{mode}.elf");
            var source = _scratch.Write("program.py", program);
            Shell.EPython("build", $"--target={Base}", $"--mode={mode}", $"--memory={Memory}", "-o", elf, source).Ends(0);
            File.SetUnixFileMode(elf, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            var (first, second) = RunTwice(elf);
            Assert.StartsWith("begin", first);
            Assert.Equal(first, second);
        }
    }

    private static (string First, string Second) RunTwice(string elf)
    {
        using var link = new FrameLink(
            ProcessChannel.Start(Targets.Read(Base).Run[0], [elf], takesSignals: false), unreliable: false);
        var shown = new MemoryStream();
        using var terminal = new Terminal(() => Stream.Null, shown, Stream.Null);
        var session = new Session(link, terminal);
        session.Greet();
        var first = Run(session, shown);
        return (first, Run(session, shown));
    }

    private static string Run(Session session, MemoryStream shown)
    {
        var before = shown.Length;
        var end = session.Run(0, ["program.py"], new PyText([]), TimeSpan.FromSeconds(20)) switch
        {
            RunOutcome.Finished => "finished",
            RunOutcome.Faulted fault => $"{fault.Fault} in {fault.Activations.Count} activations",
            var other => throw new Xunit.Sdk.XunitException($"it ended with {other}"),
        };
        return System.Text.Encoding.UTF8.GetString(shown.ToArray().AsSpan((int)before)) + end;
    }
}
