// SPDX-License-Identifier: MIT
// epython diff: who agrees, what differs, and its exit codes.
using System.Text.Json.Nodes;
using Xunit;

namespace EPython.Host.Tests;

public sealed class DiffCommandTests
{
    private const string Sums = "def f(n):\n    return sum([i * i for i in range(n)])\n\n\nprint(f(10))\n";
    private const string Overflows = "x = 2 ** 62\nprint(x)\nprint(x * 4)\n";
    private const string Random = "import random\nrandom.seed(1)\nprint('begin')\nprint(random.random())\n";

    private static Shown Diff(string program, params string[] options)
    {
        using var scratch = new Scratch();
        return Shell.EPython(["diff", scratch.Write("a.py", program), .. options]);
    }

    [Fact]
    public void Agreement_NamesAllWays() =>
        Assert.EndsWith("a.py: CPython, vm, native, auto, mix 7, mix 8, replay 7 agree (exit 0)\n", Diff(Sums, "--mixes=2", "--seed=7").Ends(0).Output);

    [Fact]
    public void Exception_AgreesWithItsTraceback() =>
        Assert.Contains("agree (ZeroDivisionError, exit 1)", Diff("def f(x):\n    return 1 // x\n\n\nf(0)\n", "--mixes=0").Ends(0).Output);

    [Fact]
    public void Addresses_DoNotCount() =>
        Assert.Contains("agree (exit 0)", Diff("class C:\n    pass\n\n\nprint(C(), [C()])\n", "--mixes=0").Ends(0).Output);

    [Fact]
    public void IntBeyondTheProfile_IsJudgedByTheProfile()
    {
        Assert.Contains("profile's numbers, vm", Diff(Overflows, "--mixes=0").Ends(0).Output);
        Assert.Contains("OverflowError", Diff(Overflows, "--mixes=0", "--numbers=i32f32").Ends(0).Output);
    }

    [Fact]
    public void Difference_IsShownSideBySide()
    {
        var shown = Diff(Random, "--mixes=0").Ends(1).Output;
        Assert.Contains("a.py: differs\n", shown);
        Assert.Contains("  vm, native, auto, replay 1:\n", shown);
        Assert.Matches(@"\n +1 +begin +begin\n", shown);
        Assert.Matches(@"\n +2 +0\.\d+ +\| 0\.\d+\n", shown);
    }

    [Fact]
    public void Json_TellsTheFirstDifference()
    {
        var json = JsonNode.Parse(Diff(Random, "--mixes=0", "--format=json").Ends(1).Output)![0]!;
        Assert.False((bool)json["agrees"]!);
        Assert.Equal(["vm", "native", "auto", "replay 1"], json["differ"]![0]!["ways"]!.AsArray().Select(way => (string)way!));
        Assert.Equal(2, (int)json["differ"]![0]!["line"]!);
    }

    [Fact]
    public void RefusedProgram_Differs() =>
        Assert.Contains("epython refuses it", Diff("async def f():\n    pass\n\n\nprint(1)\n").Ends(1).Output);

    [Fact]
    public void EndlessProgram_TimesOutEverywhere() =>
        Assert.Contains("timed out", Diff("while True:\n    pass\n", "--mixes=0", "--timeout=1").Ends(0).Output
            .Replace("exit 124", "timed out"));

    [Fact]
    public void Input_IsReadByEach()
    {
        using var scratch = new Scratch();
        var input = scratch.Write("input.txt", "one\ntwo\n");
        Diff("print(input())\nprint(input())\n", "--mixes=1", $"--input={input}").Ends(0);
    }

    [Fact]
    public void MissingFile_EndsTheCommand() => Shell.EPython("diff", "/nonexistent.py").Ends(1, "can't open file");
}
