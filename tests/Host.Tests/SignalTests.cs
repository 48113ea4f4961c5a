// SPDX-License-Identifier: MIT
// Ctrl-C, and processes that are killed: everything ends, says why, and nothing is left behind.
using System.Diagnostics;
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
        using var run = RunningProgram.Start(Loop, mode);
        run.Signal("INT", run.Host);
        run.End().Ends(130, "Traceback (most recent call last):\n", $"in f  [{mode}]", "\nKeyboardInterrupt\n");
    }

    [Theory]
    [InlineData("import time\nprint('ready', flush=True)\ntime.sleep(600)\nprint('not here')\n")]
    [InlineData("print('ready', flush=True)\ninput()\nprint('not here')\n")]
    public void Interrupt_WhileWaiting_IsKeyboardInterrupt(string program)
    {
        using var run = RunningProgram.Start(program, "vm");
        run.Signal("INT", run.Host);
        run.End().Ends(130, "line 3, in <module>".Replace("3", program.StartsWith("import") ? "3" : "2"), "\nKeyboardInterrupt\n");
    }

    [Theory]
    [InlineData("vm")]
    [InlineData("native")]
    public void Core_Killed_IsReported(string mode)
    {
        using var run = RunningProgram.Start(Loop, mode);
        run.Signal("KILL", run.Core);
        run.End().Ends(3, "the core died while running loop.py: killed by signal 9");
    }

    [Fact]
    public void Core_Crash_IsReportedWithWhatItRan()
    {
        using var run = RunningProgram.Start(Loop, "vm");
        run.Signal("SEGV", run.Core);
        run.End().Ends(3, "in <module>  [vm]", "the core died while running loop.py: killed by signal 11");
    }

    [Theory]
    [InlineData("KILL")]
    [InlineData("TERM")]
    public void Host_Killed_LeavesNoCore(string signal)
    {
        using var run = RunningProgram.Start(Loop, "vm");
        run.Signal(signal, run.Host);
        run.End();
        run.WaitForCore();
    }
}

/// <summary>A program that said `ready`, with the processes that run it.</summary>
internal sealed class RunningProgram : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);
    private readonly Scratch _scratch = new();
    private readonly Process _process;
    private readonly Task<string> _errors;

    private RunningProgram(string program, string mode)
    {
        var start = new ProcessStartInfo(Shell.Launcher, ["run", $"--mode={mode}", _scratch.Write("loop.py", program)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Golden.Root,
        };
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
        Assert.Equal("ready", _process.StandardOutput.ReadLine());
        Core = Child(_process.Id);
    }

    public int Host => _process.Id;
    public int Core { get; }

    public static RunningProgram Start(string program, string mode) => new(program, mode);

    public void Signal(string name, int process) => Process.Start("kill", [$"-{name}", $"{process}"])!.WaitForExit();

    public Shown End()
    {
        Assert.True(_process.WaitForExit(s_limit), "it hangs");
        return new Shown(_process.StandardOutput.ReadToEnd(), _errors.Result, _process.ExitCode);
    }

    /// <summary>Waits until the core is gone too.</summary>
    public void WaitForCore()
    {
        var since = Stopwatch.StartNew();
        while (Directory.Exists($"/proc/{Core}") && !IsZombie(Core))
        {
            Assert.True(since.Elapsed < s_limit, "the core lives on");
            Thread.Sleep(20);
        }
    }

    private static bool IsZombie(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/stat").Contains(") Z ");
        }
        catch (IOException)
        {
            return true;
        }
    }

    // The launcher became the host by exec, so that the core is its only child.
    private static int Child(int parent) =>
        int.Parse(File.ReadAllText($"/proc/{parent}/task/{parent}/children").Split(' ')[0]);

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
        _scratch.Dispose();
    }
}
