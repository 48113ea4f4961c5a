// SPDX-License-Identifier: MIT
// Runs an image on a core and tells the user how it ended.
using System.Diagnostics;
using System.Globalization;
using System.Text;
using EPython.Bytecode.Contract;
using EPython.Bytecode.Images;
using EPython.Host.Cli;
using EPython.Host.Link;
using EPython.Host.Loading;
using EPython.Host.Monitor;
using EPython.Host.Tiers;

namespace EPython.Host;

/// <summary>How a run ended for the shell, how long it took, and what the core counted if it ended by itself.</summary>
internal sealed record RunReport(int ExitCode, TimeSpan Ran, RunStatistics? Core, LoadStatistics? Loading)
{
    public TierStatistics? Tiers { get; init; }
}

/// <summary>A run of an image on a core. HearsInterrupts: Ctrl-C is for the program.</summary>
internal sealed class ProgramRunner(
    CoreProcess core, Terminal terminal, Image image, UnitServer? units, bool hearsInterrupts = true)
{
    private const uint NativeAt = 0x80000000;

    /// <summary>Loads the image and runs it.</summary>
    public RunReport LoadAndRun(IReadOnlyList<string> argv, TimeSpan? limit)
    {
        _ = core.Hello;
        foreach (var (section, bytes) in ImageWriter.CoreSections(image))
            core.Session.Load(section, bytes);
        return Run(argv, limit);
    }

    /// <summary>Runs the image that the core holds already.</summary>
    public RunReport Run(IReadOnlyList<string> argv, TimeSpan? limit)
    {
        var text = PyText.Of(image);
        core.Session.Units = units;
        using var interrupts = hearsInterrupts ? Interrupts.SendTo(core.Link) : null;
        using var events = hearsInterrupts ? Interrupts.CallHandlerOf(core.Link) : null;
        var clock = Stopwatch.StartNew();
        var outcome = core.Session.Run(0, argv, text, limit);
        clock.Stop();
        return outcome switch
        {
            RunOutcome.Finished finished => Finish(finished, clock.Elapsed),
            RunOutcome.Faulted faulted => new RunReport(Fail(faulted, argv, text), clock.Elapsed, null, null),
            RunOutcome.Died when core.Link.WasEnded =>
                throw new CommandException(ExitCodes.Interrupted,
                    $"interrupted while running {Running(argv)}: its core, which does not listen while it computes, was ended"),
            RunOutcome.Died died => throw Died(argv, died.Reason),
            RunOutcome.TimedOut late => throw new CommandException(ExitCodes.TimedOut, string.Create(
                CultureInfo.InvariantCulture, $"{Running(argv)} was stopped: it ran for {late.Limit.TotalSeconds} s")),
            _ => throw new InvalidOperationException($"an outcome {outcome.GetType().Name}"),
        };
    }

    private static string Running(IReadOnlyList<string> argv) => Path.GetFileName(argv.FirstOrDefault() ?? "");

    private static CommandException Died(IReadOnlyList<string> argv, string reason) => new(ExitCodes.Internal,
        $"the core died while running {Running(argv)}: {reason}");

    private RunReport Finish(RunOutcome.Finished finished, TimeSpan ran)
    {
        terminal.Flush();
        return new RunReport(ExitCodes.Ok, ran, finished.Statistics,
            units is null ? null : units.Statistics with { HostTime = core.Session.LoadTime });
    }

    private int Fail(RunOutcome.Faulted faulted, IReadOnlyList<string> argv, PyText text)
    {
        var exception = faulted.Exception;
        if (ExceptionText.IsA(exception, "SystemExit", text))
            return Exit(ExitStatus(exception), text);
        terminal.Error(Tracebacks(faulted, text));
        if (exception.Fault == (int)Fault.CoreInternal)
            throw Died(argv, core.Link.Ending() ?? "internal fault");
        return ExceptionText.IsA(exception, "KeyboardInterrupt", text) ? ExitCodes.Interrupted : ExitCodes.ProgramFailed;
    }

    private static PyValue ExitStatus(PyException exit) => exit.Arguments switch
    {
        [] => new PyNone(),
        [var only] => only,
        var several => new PyTuple(several),
    };

    // What an exception came from is told first.
    private string Tracebacks(RunOutcome.Faulted faulted, PyText text)
    {
        var told = new StringBuilder();
        foreach (var origin in faulted.Origins.Reverse())
        {
            told.Append(Format(origin.Exception, origin.Activations, origin.Notes, text));
            told.Append(origin.IsCause
                ? "\nThe above exception was the direct cause of the following exception:\n\n"
                : "\nDuring handling of the above exception, another exception occurred:\n\n");
        }
        return told.Append(Format(faulted.Exception, faulted.Activations, faulted.Notes, text)).ToString();
    }

    private string Format(PyException exception, IReadOnlyList<uint> activations, IReadOnlyList<PyValue> notes, PyText text) =>
        Traceback.Format([.. activations.SelectMany(Frames)],
            string.Join('\n', [ExceptionText.Line(exception, text), .. notes.Select(text.Str)]), SourceLines.Find);

    // sys.exit: None is success, an int is the code, anything else is printed.
    private int Exit(PyValue status, PyText text)
    {
        terminal.Flush();
        switch (status)
        {
            case PyNone or PyUnbound: return ExitCodes.Ok;
            case PyInt code: return (int)(code.Value & 0xFF);
            case PyBool flag: return flag.Value ? 1 : 0;
            default:
                terminal.Error(text.Str(status) + "\n");
                return ExitCodes.ProgramFailed;
        }
    }

    private IEnumerable<TraceFrame> Frames(uint at)
    {
        var mark = at >= NativeAt ? "native" : "vm";
        var chain = new Stack<TraceFrame>();
        for (var site = image.Debug?.Find(at); site is not null; site = site.Caller)
        {
            if (site.Function.Length > 0 && !Installation.IsLibrary(site.File))
                chain.Push(new TraceFrame(site.File, site.Line, site.Function, mark));
        }
        return chain;
    }
}
