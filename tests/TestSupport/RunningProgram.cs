// SPDX-License-Identifier: MIT
// A program that runs while a test sends signals to the processes that run it.
using System.Diagnostics;
using Xunit;

namespace EPython.TestSupport;

/// <summary>A program that said `ready`, with the processes that run it.</summary>
internal sealed class RunningProgram : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);
    private readonly Scratch _scratch = new();
    private readonly Process _process;
    private readonly Task<string> _errors;

    private RunningProgram(string program, string[] environment, string[] options)
    {
        // Tests that a shell runs in the background have SIGINT ignored, and so would what they start.
        string[] command = ["--default-signal=INT", .. environment, Shell.Launcher, "run", .. options, _scratch.Write("loop.py", program)];
        var start = new ProcessStartInfo("env", command)
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
        WaitUntilItSettles();
    }

    public int Host => _process.Id;
    public int Core { get; }

    public static RunningProgram Start(string program, params string[] options) => new(program, [], options);

    /// <summary>Environment: NAME=value of each variable.</summary>
    public static RunningProgram StartIn(string[] environment, string program, params string[] options) =>
        new(program, environment, options);

    public void Signal(string name, int process) => Process.Start("kill", [$"-{name}", $"{process}"])!.WaitForExit();

    public void Type(string text)
    {
        _process.StandardInput.Write(text);
        _process.StandardInput.Flush();
    }

    public Shown End()
    {
        Assert.True(_process.WaitForExit(s_limit), "it hangs");
        return new Shown(_process.StandardOutput.ReadToEnd(), _errors.Result, _process.ExitCode);
    }

    // What it said may be seen here before it goes on from there: it settles where it computes or waits.
    private void WaitUntilItSettles()
    {
        using var core = Process.GetProcessById(Core);
        var begun = core.TotalProcessorTime;
        for (int asleep = 0; asleep < 5; Thread.Sleep(10))
        {
            core.Refresh();
            if (core.HasExited || core.TotalProcessorTime - begun > TimeSpan.FromMilliseconds(30))
                return;
            asleep = IsInState('S', Core) ? asleep + 1 : 0;
        }
    }

    /// <summary>Waits until the core is gone too.</summary>
    public void WaitForCore()
    {
        var since = Stopwatch.StartNew();
        while (Directory.Exists($"/proc/{Core}") && !IsInState('Z', Core))
        {
            Assert.True(since.Elapsed < s_limit, "the core lives on");
            Thread.Sleep(20);
        }
    }

    // A process that is gone altogether is in every state that one waits for.
    private static bool IsInState(char state, int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/stat").Contains($") {state} ");
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
