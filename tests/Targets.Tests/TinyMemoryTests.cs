// SPDX-License-Identifier: MIT
// Compiled programs in next to no memory: stack and heap are as large as what is known of the program, and a fault is still told.
namespace EPython.Targets.Tests;

public sealed class TinyMemoryTests
{
    private const string Target = "rv32";

    private static Shown Run(string memory, string code) =>
        Shell.EPython("run", $"--target={Target}", "--mode=native", $"--memory={memory}", "-c", code);

    [TargetFact(Target)]
    public void Jacobi_FitsIn8KB() => Shell
        .EPython("run", $"--target={Target}", "--mode=native", "--memory=8K", Golden.PathOf("bench", "targets", "jacobi.py"))
        .Ends(0).Prints("282.8523254394531\n");

    [TargetFact(Target)]
    public void LoopOfInts_FitsIn4KB() => Shell
        .EPython("run", $"--target={Target}", "--mode=native", "--memory=4K", Golden.PathOf("bench", "targets", "loop.py"))
        .Ends(0).Prints("15000\n");

    [TargetFact(Target)]
    public void Fault_IsToldWhereOnlyTheKnownStackFits() => Run("4608", """
        def power(n):
            total = 1
            for i in range(n):
                total = total * 3 + i
            return total

        print(power(5))
        print(power(100))
        """).Ends(1, "line 4, in power", "OverflowError: integer result does not fit in 32 bits").Prints("301\n");

    [TargetFact(Target)]
    public void ProgramThatRecurses_KeepsTheStackOfItsTarget() => Run("4608", """
        def down(n):
            return 0 if n == 0 else down(n - 1) + 1

        print(down(9))
        """).Ends(4, "bytes too many");
}
