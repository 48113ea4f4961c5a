// SPDX-License-Identifier: MIT
// Another implementation of Python, run as a process: what it takes with a program, and with an empty one.
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using EPython.CodeGen.Toolchain;
using EPython.Host.Cli;

namespace EPython.Host.Bench;

/// <summary>Peak: the most memory of the process that was seen resident.</summary>
internal sealed record PeerRun(double Milliseconds, long Peak, string Output);

internal sealed class Peer(string name, string program)
{
    // How often a process is asked how large it is.
    private static readonly TimeSpan s_glance = TimeSpan.FromMilliseconds(10);

    public string Name => name;

    /// <summary>What it says that it is.</summary>
    public string Version => Machine.VersionOf(program);

    /// <summary>A program on PATH, or null.</summary>
    public static Peer? Find(string name) =>
        ProgramSearch.Find(name) is { } program ? new Peer(name, program) : null;

    /// <summary>Runs a program, from the start of the process to its end. What goes wrong is thrown.</summary>
    public PeerRun Run(string file, TimeSpan limit)
    {
        var start = new ProcessStartInfo(program, [file])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        var clock = Stopwatch.StartNew();
        using var process = Started(start);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var peak = 0L;
        while (!process.WaitForExit(s_glance))
        {
            peak = Math.Max(peak, PeakOf(process));
            if (clock.Elapsed > limit)
                throw Late(process, limit);
        }
        clock.Stop();
        return process.ExitCode == 0 ? new PeerRun(clock.Elapsed.TotalMilliseconds, peak, output.Result)
            : throw new CommandException(ExitCodes.ProgramFailed,
                $"exit code {process.ExitCode}: {errors.Result.TrimEnd().Split('\n')[^1]}");
    }

    // What is on PATH need not be a program for this machine.
    private static Process Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new CommandException(ExitCodes.ProgramFailed, $"can't be started: {error.Message}");
        }
    }

    private static CommandException Late(Process process, TimeSpan limit)
    {
        process.Kill(entireProcessTree: true);
        return new CommandException(ExitCodes.TimedOut,
            string.Create(CultureInfo.InvariantCulture, $"was stopped after {limit.TotalSeconds} s"));
    }

    // Nothing of a process that has just ended.
    private static long PeakOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }
}
