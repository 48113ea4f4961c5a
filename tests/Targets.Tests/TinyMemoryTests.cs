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

    // Functions of one kilobyte each, more of them than the core has memory for.
    private static string Large(int functions) => string.Concat(Enumerable.Range(0, functions).Select(i => $"def part_{i}(x):\n"
        + string.Concat(Enumerable.Range(0, 30).Select(j => $"    if x % {3 + (i * 7 + j) % 11} == {j % 3}:\n"
            + $"        x = x + {i * 13 + j} - x // {2 + (i + j) % 5}\n")) + "    return x % 1000003\n\n\n"))
        + "total = 1\n" + string.Concat(Enumerable.Range(0, functions).Select(i => $"total = part_{i}(total)\n"))
        + "print(total)\n";

    [TargetFact(Target)]
    public void ProgramTooLargeToBeResident_IsToldWhatLoadingWouldMakeOfIt()
    {
        using var scratch = new Scratch();
        var file = scratch.Write("large.py", Large(12));
        string[] command = ["run", $"--target={Target}", "--mode=native"];
        Shell.EPython([.. command, file]).Ends(4, "bytes too many", "with --load=ondemand", "left for loaded functions");
        Assert.Equal(Shell.Run("python3", [file]).Output, Shell.EPython([.. command, "--load=ondemand", file]).Ends(0).Output);
    }
}
