// SPDX-License-Identifier: MIT
// Tasks, and the handler that the host calls at heads of loops: at the same ones whoever runs the loop.
using Xunit;

namespace EPython.Host.Tests;

public sealed class TaskTests
{
    private const string Ticks = """
        from epython import on_interrupt, pause, run_all, task

        ticks = 0

        def tick():
            global ticks
            ticks += 1
            print("tick", ticks)
            pause()

        def count(name, n):
            for i in range(n):
                print(name, i)
            return name
            yield

        on_interrupt(tick)
        print(run_all([task(count, "a", 4), task(count, "b", 5)]), ticks)
        """;

    [Theory]
    [InlineData("--mode=vm")]
    [InlineData("--mode=native")]
    [InlineData("--mode=vm", "--native=count")]
    [InlineData("--mode=vm", "--native=tick")]
    [InlineData("--mode=native", "--load=ondemand")]
    public void Handler_PausesTasks_AtTheSameHeadsOfLoops(params string[] options)
    {
        var run = Shell.RunCode(Ticks, ["--interrupt-every=3", .. options]).Ends(0);
        Assert.Equal("""
            tick 1
            b 0
            tick 2
            a 0
            tick 3
            b 1
            b 2
            tick 4
            a 1
            tick 5
            b 3
            b 4
            tick 6
            a 2
            a 3
            ['a', 'b'] 6

            """, run.Output);
    }

    [Theory]
    [InlineData("vm", 1)]
    [InlineData("vm", 2)]
    [InlineData("native", 1)]
    [InlineData("native", 3)]
    [InlineData("auto", 2)]
    public void Results_DoNotDependOnInterrupts(string mode, int every)
    {
        var file = Golden.PathOf("tests/programs/tasks/interrupts.py");
        var run = Shell.EPython("run", $"--mode={mode}", $"--interrupt-every={every}", file).Ends(0);
        Assert.Equal(Shell.EPython("run", "--mode=vm", file).Ends(0).Output, run.Output); // CorpusTests compare that with CPython
    }

    [Theory]
    [InlineData("vm")]
    [InlineData("native")]
    public void Signal_CallsTheHandler(string mode)
    {
        const string Code = """
            from epython import on_interrupt
            done = False
            def stop():
                global done
                done = True
                print('stopped')
            on_interrupt(stop)
            print('ready', flush=True)
            while not done:
                pass
            print('done')
            """;
        using var run = RunningProgram.Start(Code, $"--mode={mode}");
        run.Signal("USR2", run.Host);
        Assert.EndsWith("stopped\ndone\n", run.End().Ends(0).Output);
    }

    [Theory]
    [InlineData("vm")]
    [InlineData("native")]
    public void Handler_ThatRaises_RaisesAtTheLoop_AndRunsAgain(string mode)
    {
        const string Code = """
            from epython import on_interrupt
            def fail():
                raise ValueError('in the handler')
            on_interrupt(fail)
            for turn in range(2):
                try:
                    for i in range(10):
                        pass
                except ValueError as e:
                    print(turn, i, e)
            for i in range(10):
                pass
            """;
        var run = Shell.RunCode(Code, $"--mode={mode}", "--interrupt-every=5").Ends(1,
            "line 12, in <module>", "line 3, in fail", "ValueError: in the handler\n");
        Assert.Equal("0 3 in the handler\n1 3 in the handler\n", run.Output);
    }

    [Fact]
    public void Handler_ThatCannotBeCalled_IsATypeErrorAtTheLoop() => Shell.RunCode(
        "from epython import on_interrupt\non_interrupt(3)\nfor i in range(3):\n    print(i)", "--interrupt-every=1")
        .Ends(1, "TypeError: 'int' object is not callable");

    [Fact]
    public void Task_ResumedAfterItsEnd_IsARuntimeError() => Shell.RunCode(
        "from epython import task\nt = task(len, 'abc')\nt.resume()\nprint(t.result)\nt.resume()")
        .Ends(1, "RuntimeError: a task cannot be resumed after its end\n");
}
