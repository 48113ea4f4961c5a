// SPDX-License-Identifier: MIT
// Ctrl-C, and a host that is killed: a core that waits for its host or looks at its flag raises KeyboardInterrupt, one that
// does neither is ended, and no emulator is left behind.
using System.Diagnostics;
using EPython.CodeGen.Toolchain;

namespace EPython.Targets.Tests;

[Collection(nameof(Alone))]
public sealed class InterruptTests
{
    private const string Loop = "print('ready', flush=True)\nx = 0\nwhile True:\n    x = (x + 3) % 7\n";
    private const string Caught = """
        import time
        print('ready', flush=True)
        x = 0
        try:
            while True:
                x = (x + 3) % 7
        except KeyboardInterrupt:
            print('caught')
        time.sleep(1)
        print('slept')
        """;
    private const string Sleep = "import time\nprint('ready', flush=True)\ntime.sleep(600)\nprint('not here')\n";
    private const string Input = "print('ready', flush=True)\n\ninput()\nprint('not here')\n";

    private static void IsInterruptedWhileWaiting(string target, string program)
    {
        using var run = RunningProgram.Start(program, $"--target={target}", "--mode=vm");
        run.Signal("INT", run.Host);
        run.End().Ends(130, "line 3, in <module>  [vm]", "\nKeyboardInterrupt\n").Prints("");
        run.WaitForCore();
    }

    [TargetTheory("rv32-user")]
    [InlineData(Sleep)]
    [InlineData(Input)]
    public void Interrupt_OfAProcessThatWaits_IsKeyboardInterrupt(string program) =>
        IsInterruptedWhileWaiting("rv32-user", program);

    [TargetTheory("cortex-m3")]
    [InlineData(Sleep)]
    [InlineData(Input)]
    public void Interrupt_OfSemihostingThatWaits_IsKeyboardInterrupt(string program) =>
        IsInterruptedWhileWaiting("cortex-m3", program);

    [Theory]
    [RunnableTargets, MissingTargets]
    public void Interrupt_OfACoreThatComputes_IsKeyboardInterrupt(string target)
    {
        using var run = RunningProgram.Start(Loop, $"--target={target}", "--mode=vm");
        run.Signal("INT", run.Host);
        // Nobody looks into the simulator.
        string[] words = Targets.Read(target).Cost == CostCounter.Cycles ? ["interrupted while running loop.py"]
            : ["line 4, in <module>  [vm]", "\nKeyboardInterrupt\n"];
        run.End().Ends(130, words).Prints("");
        run.WaitForCore();
    }

    // Once for each Ctrl-C: what the program does then runs to its end, and may wait.
    [TargetTheory("rv32")]
    [InlineData("rv32")]
    [InlineData("rv32-user")]
    public void Interrupt_ThatIsCaught_IsOver(string target)
    {
        using var run = RunningProgram.Start(Caught, $"--target={target}", "--mode=vm");
        var since = Stopwatch.StartNew();
        run.Signal("INT", run.Host);
        run.End().Ends(0).Prints("caught\nslept\n");
        Assert.True(since.Elapsed.TotalSeconds >= 1, "it did not sleep");
        run.WaitForCore();
    }

    // Compiled loops of a frozen core look at nothing, but where they call built-ins.
    [TargetTheory("rv32")]
    [InlineData("rv32")]
    [InlineData("rv32-user")]
    public void Interrupt_OfALoopThatDoesNotLook_EndsTheCore(string target)
    {
        using var run = RunningProgram.Start(Loop, $"--target={target}", "--mode=native");
        run.Signal("INT", run.Host);
        run.End().Ends(130, "interrupted while running loop.py: its core, which does not listen while it computes, was ended");
        run.WaitForCore();
    }

    [TargetTheory("rv32-user")]
    [InlineData("KILL")]
    [InlineData("TERM")]
    public void HostKilled_LeavesNoEmulator(string signal)
    {
        using var run = RunningProgram.Start(Loop, "--target=rv32-user", "--mode=vm");
        run.Signal(signal, run.Host);
        run.End();
        run.WaitForCore();
    }
}
