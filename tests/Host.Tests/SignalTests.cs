// SPDX-License-Identifier: MIT
// Ctrl-C, and processes that are killed: everything ends, says why, and nothing is left behind.
using Xunit;

namespace EPython.Host.Tests;

public sealed class SignalTests
{
    private const string Loop = """
        def f(n):
            x = 0
            while True:
                x = (x + n) % 7
            return x

        print('ready', flush=True)
        f(3)
        """;

    [Theory]
    [InlineData("vm")]
    [InlineData("native")]
    public void Interrupt_OfALoop_IsKeyboardInterrupt(string mode)
    {
        using var run = RunningProgram.Start(Loop, $"--mode={mode}");
        run.Signal("INT", run.Host);
        run.End().Ends(130, "Traceback (most recent call last):\n", $"in f  [{mode}]", "\nKeyboardInterrupt\n");
    }

    // Neither of the loops looks whether it is to stop.
    [Fact]
    public void Interrupt_OfALoopOverListsThatAreApart_IsKeyboardInterrupt()
    {
        using var run = RunningProgram.Start("""
            def f(xs, ys, n):
                for a in range(n):
                    for b in range(len(ys)):
                        ys[b] = xs[b] + a

            print('ready', flush=True)
            f([1] * 100, [0] * 100, 1 << 60)
            """, "--mode=native");
        run.Signal("INT", run.Host);
        run.End().Ends(130, "line 2, in f  [native]", "\nKeyboardInterrupt\n");
    }

    [Theory]
    [InlineData("import time\nprint('ready', flush=True)\ntime.sleep(600)\nprint('not here')\n")]
    [InlineData("print('ready', flush=True)\ninput()\nprint('not here')\n")]
    public void Interrupt_WhileWaiting_IsKeyboardInterrupt(string program)
    {
        using var run = RunningProgram.Start(program, "--mode=vm");
        run.Signal("INT", run.Host);
        run.End().Ends(130, "line 3, in <module>".Replace("3", program.StartsWith("import") ? "3" : "2"), "\nKeyboardInterrupt\n");
    }

    // The loop has nothing in it that could raise; what comes after waits for the host.
    [Theory]
    [InlineData("vm")]
    [InlineData("native")]
    public void Interrupt_ThatIsCaught_IsOver(string mode)
    {
        using var run = RunningProgram.Start("""
            print('ready', flush=True)
            x = 0
            try:
                while True:
                    x = (x + 3) % 7
                    if x > 9:
                        print(x)
            except KeyboardInterrupt:
                print('caught')
            print('read', input())
            """, $"--mode={mode}");
        run.Signal("INT", run.Host);
        run.Type("words\n");
        run.End().Ends(0).Prints("caught\nread words\n");
    }

    [Theory]
    [InlineData("vm")]
    [InlineData("native")]
    public void Core_Killed_IsReported(string mode)
    {
        using var run = RunningProgram.Start(Loop, $"--mode={mode}");
        run.Signal("KILL", run.Core);
        run.End().Ends(3, "the core died while running loop.py: killed by signal 9");
    }

    [Fact]
    public void Core_Crash_IsReportedWithWhatItRan()
    {
        using var run = RunningProgram.Start(Loop, "--mode=vm");
        run.Signal("SEGV", run.Core);
        run.End().Ends(3, "in <module>  [vm]", "the core died while running loop.py: killed by signal 11");
    }

    [Theory]
    [InlineData("KILL")]
    [InlineData("TERM")]
    public void Host_Killed_LeavesNoCore(string signal)
    {
        using var run = RunningProgram.Start(Loop, "--mode=vm");
        run.Signal(signal, run.Host);
        run.End();
        run.WaitForCore();
    }
}
