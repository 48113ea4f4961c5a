// SPDX-License-Identifier: MIT
// Cores that hold nothing but what loads the rest (--load=runtime).
using System.Text.Json.Nodes;

namespace EPython.Targets.Tests;

public sealed class RuntimeLoadingTests
{
    private const string Target = "rv32";

    private static Shown Run(string memory, params string[] words) =>
        Shell.EPython(["run", $"--target={Target}", "--load=runtime", $"--memory={memory}", .. words]);

    private static JsonNode Statistics(Shown shown) => JsonNode.Parse(shown.Errors.Trim().Split('\n')[^1])!;

    // Its code comes and goes: all that it takes does not fit beside the data.
    [TargetFact(Target)]
    public void Jacobi_RunsInLessThan6KB()
    {
        var run = Run("6000", "--mode=native", "--stats", "--format=json", Golden.PathOf("bench", "targets", "jacobi.py"))
            .Ends(0).Prints("282.8523254394531\n");
        Assert.True(Statistics(run)["evictions"]!.GetValue<long>() > 0);
        Assert.InRange(Statistics(run)["codePeak"]!.GetValue<long>(), 1, 2500);
    }

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

    [Fact]
    public void Host_HasItsRuntime() => Shell.EPython("run", "--load=runtime", "-c", "print(1)").Ends(2, "--target=");
}
