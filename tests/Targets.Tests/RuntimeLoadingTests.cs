// SPDX-License-Identifier: MIT
// Cores that hold nothing but what loads the rest (--load=runtime).
using System.Text.Json.Nodes;

namespace EPython.Targets.Tests;

public sealed class RuntimeLoadingTests : IDisposable
{
    private const string Target = "rv32";
    private const string Thumb = "cortex-m3", ShortThumb = "cortex-m0";

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    private static Shown Run(string memory, params string[] words) => RunOn(Target, memory, words);

    private static Shown RunOn(string target, string memory, params string[] words) =>
        Shell.EPython(["run", $"--target={target}", "--load=runtime", $"--memory={memory}", .. words]);

    private static JsonNode Statistics(Shown shown) => JsonNode.Parse(shown.Errors.Trim().Split('\n')[^1])!;

    private static void JacobiRuns(string target, string memory, long mostCode)
    {
        var run = RunOn(target, memory, "--mode=native", "--stats", "--format=json", Golden.PathOf("bench", "targets", "jacobi.py"))
            .Ends(0).Prints("282.8523254394531\n");
        Assert.True(Statistics(run)["evictions"]!.GetValue<long>() > 0);
        Assert.InRange(Statistics(run)["codePeak"]!.GetValue<long>(), 1, mostCode);
    }

    // Its code comes and goes: all that it takes does not fit beside the data.
    [TargetFact(Target)]
    public void Jacobi_RunsInLessThan6KB() => JacobiRuns(Target, "6000", 2500);

    [TargetFact(Thumb)]
    public void Jacobi_RunsInThumbToo() => JacobiRuns(Thumb, "5K", 2200);

    [TargetFact(ShortThumb)]
    public void Jacobi_RunsWhereJumpsAreShort() => JacobiRuns(ShortThumb, "6000", 3000);

    [TargetFact(Target)]
    public void LoopOfInts_FitsIn4KB() =>
        Run("4K", "--mode=native", Golden.PathOf("bench", "targets", "loop.py")).Ends(0).Prints("15000\n");

    [TargetTheory(Target)]
    [InlineData("vm")]
    [InlineData("native")]
    public void Fault_IsToldWithItsPlace(string mode) => Run("16K", $"--mode={mode}", "-c", """
        def at(items, i):
            return items[i]

        print(at([1, 2], 1))
        print(at([1, 2], 2))
        """).Ends(1, "line 2, in at", "IndexError: list index out of range").Prints("2\n");

    private static string Lines(int function, int count) => string.Concat(Enumerable.Range(0, count).Select(line =>
        $"    if x % {3 + (function * 7 + line) % 11} == {line % 3}:\n"
        + $"        x = x + {function * 13 + line} - x // {2 + (function + line) % 5}\n"));

    // Each function calls the next one, so that none of them may go.
    private static string Chain(int functions) => string.Concat(Enumerable.Range(0, functions).Select(i => $"def part_{i}(x):\n"
        + Lines(i, 8) + $"    return {(i + 1 < functions ? $"part_{i + 1}(x + 1)" : "x")} - x % 7\n\n\n"));

    [TargetFact(Target)]
    public void CodeThatRunsAndDoesNotFit_IsAMemoryError()
    {
        var program = Chain(40) + "print(part_36(1))\n";
        var expected = Shell.Run("python3", [_scratch.Write("end.py", program)]).Output;
        Run("12K", "--mode=native", _scratch.Write("chain.py", program + "print(part_0(1))\n"))
            .Ends(1, "in <module>", "MemoryError").Prints(expected);
    }

    [TargetFact(Target)]
    public void CodeThatRunsAndDoesNotFit_CanBeCaught()
    {
        const string Tries = "try:\n    print(part_0(1))\nexcept MemoryError:\n    print('caught')\n", End = "print(part_37(1))\n";
        var expected = Shell.Run("python3", [_scratch.Write("end.py", Chain(40) + End)]).Output;
        Run("16K", "--mode=native", _scratch.Write("chain.py", Chain(40) + Tries + End)).Ends(0).Prints("caught\n" + expected);
    }

    // Functions none of which is alike, called one after the other, again and again.
    private static string Large(int functions, int lines) => string.Concat(Enumerable.Range(0, functions).Select(i =>
            $"def part_{i}(x):\n{Lines(i, lines)}    return (x * 31 + {i}) % 1000003\n\n\n"))
        + "total = 1\nfor turn in range(3):\n"
        + string.Concat(Enumerable.Range(0, functions).Select(i => $"    total = part_{i}(total)\n"))
        + "    print(turn, total)\n";

    private void RunsLarger(string target, string mode, int functions, int lines, int times)
    {
        const int Memory = 16384;
        var file = _scratch.Write("large.py", Large(functions, lines));
        var run = RunOn(target, "16K", $"--mode={mode}", "--stats", "--format=json", file).Ends(0);
        Assert.Equal(Shell.Run("python3", [file]).Output, run.Output);
        var statistics = Statistics(run);
        Assert.True(statistics["codeBytesMoved"]!.GetValue<long>() > 3L * times * Memory, statistics.ToJsonString());
    }

    [TargetTheory(Target)]
    [InlineData("vm")]
    [InlineData("native")]
    public void ProgramLargerThanItsCore_Runs(string mode) =>
        RunsLarger(Target, mode, functions: 30, lines: mode == "vm" ? 60 : 24, times: 2);

    [TargetFact(ShortThumb)]
    public void ProgramLargerThanItsCore_RunsWhereJumpsAreShort() => RunsLarger(ShortThumb, "native", functions: 30, lines: 24, times: 2);

    [TargetTheory(Target)]
    [InlineData("native")]
    [InlineData("auto")]
    [Trait("Set", "nightly")]
    public void ProgramTenTimesLargerThanItsCore_Runs(string mode) => RunsLarger(Target, mode, functions: 80, lines: 45, times: 10);

    [Fact]
    public void Host_HasItsRuntime() => Shell.EPython("run", "--load=runtime", "-c", "print(1)").Ends(2, "--target=");

    [TargetFact("mips32")]
    public void TargetWhoseCallsAreNotKnown_IsRefused() =>
        RunOn("mips32", "32K", "--mode=native", "-c", "print(1)").Ends(2, "--load=runtime: mips32: code for MIPS cannot be loaded "
            + "part by part yet: the compiler's library calls by a table of addresses");
}
