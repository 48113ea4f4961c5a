// SPDX-License-Identifier: MIT
// Programs of ten times the memory of their core, whose functions come when they are called: what they print, and what they cost
// beside the same ones all resident in larger memory.
using System.Text.Json.Nodes;

namespace EPython.Targets.Tests;

public sealed class LargeProgramTests : IDisposable
{
    private const string Board = "cortex-m3", Process = "rv32-user";
    private const int Memory = 24576, Times = 10, MostCost = 3;
    private const int Functions = 64, Rounds = 200;

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    // Functions that are all different, one called after the other: the largest fits beside what is resident.
    private static string Program(int lines)
    {
        static string Line(int i, int j) => $"        if x % {3 + (i * 7 + j) % 11} == {j % 3}:\n"
            + $"            x = x + {i * 13 + j} - x // {2 + (i + j) % 5}\n";
        var functions = Enumerable.Range(0, Functions).Select(i => $"def part_{i}(x):\n    for k in range({Rounds}):\n"
            + string.Concat(Enumerable.Range(0, lines).Select(j => Line(i, j))) + "    return x % 10007\n\n\n");
        var calls = Enumerable.Range(0, Functions).Select(i => $"total = part_{i}(total)\n");
        return string.Concat(functions) + "total = 1\n" + string.Concat(calls) + "print(total)\n";
    }

    private static JsonNode Run(string target, string mode, string load, string memory, string file, string expected)
    {
        var run = Shell.EPython("run", $"--target={target}", $"--mode={mode}", $"--load={load}", $"--memory={memory}", "--stats",
            "--format=json", file).Ends(0).Prints(expected);
        return JsonNode.Parse(run.Errors.Trim().Split('\n')[^1])!;
    }

    private void Runs(string target, string mode)
    {
        var file = _scratch.Write("large.py", Program(mode == "vm" ? 180 : 56));
        var expected = Shell.Run("python3", [file]).Output;
        var resident = Run(target, mode, "static", "2M", file, expected);
        var loaded = Run(target, mode, "ondemand", $"{Memory}", file, expected);
        Assert.InRange(loaded["loads"]!.GetValue<int>(), Functions, Functions + 2);     // each came once
        Assert.InRange(loaded["codeBytesMoved"]!.GetValue<long>(), Times * Memory, long.MaxValue);
        var (cost, least) = (loaded["instructions"]!.GetValue<long>(), resident["instructions"]!.GetValue<long>());
        Assert.True(cost <= MostCost * least, $"{cost} instructions, {least} where all is resident");
    }

    [TargetFact(Process)]
    public void Interpreted_Runs() => Runs(Process, "vm");

    [TargetTheory(Process), Trait("Set", "nightly")]
    [InlineData("native")]
    [InlineData("auto")]
    public void Compiled_Runs(string mode) => Runs(Process, mode);

    [TargetTheory(Board), Trait("Set", "nightly")]
    [InlineData("vm")]
    [InlineData("native")]
    [InlineData("auto")]
    public void OnABoard_Runs(string mode) => Runs(Board, mode);
}
