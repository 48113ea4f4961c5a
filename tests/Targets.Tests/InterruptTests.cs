// SPDX-License-Identifier: MIT
// Ctrl-C, and a host that is killed: a core that waits for its host raises KeyboardInterrupt, one that computes is ended,
// and no emulator is left behind.
namespace EPython.Targets.Tests;

public sealed class InterruptTests
{
    private const string Loop = "print('ready', flush=True)\nx = 0\nwhile True:\n    x = (x + 3) % 7\n";
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

    [TargetTheory("rv32-user")]
    [InlineData("vm")]
    [InlineData("native")]
    public void Interrupt_OfACoreThatComputes_EndsIt(string mode)
    {
        using var run = RunningProgram.Start(Loop, "--target=rv32-user", $"--mode={mode}");
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
