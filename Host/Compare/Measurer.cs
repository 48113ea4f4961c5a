// SPDX-License-Identifier: MIT
// Measures all ways on one CPU, one after the other. What one way lacks (a tool, memory, time) is a note; the others are
// measured all the same.
using System.Text;
using EPython.Host.Cli;
using EPython.Host.Link;
using EPython.Host.Monitor;

namespace EPython.Host.Compare;

internal abstract class Measurer(string cpu, string unit, bool hasTwin)
{
    private readonly List<(string Subject, string Text)> _notes = [];

    protected string Cpu => cpu;

    protected abstract Measurement MeasureOurs(Way way);
    protected abstract Measurement MeasureTwin();

    /// <summary>Whether a way exists here.</summary>
    protected virtual bool Has(Way way) => way != Way.C || hasTwin;

    /// <summary>One way, once. What goes wrong is thrown.</summary>
    public Measurement Measure(Way way) => way == Way.C ? MeasureTwin() : MeasureOurs(way);

    public CpuComparison Run(IEnumerable<Way> ways)
    {
        var rows = new List<Measurement>();
        foreach (var way in ways.Where(Has))
        {
            if (Try(way) is { } row)
                rows.Add(row);
        }
        var notes = _notes.GroupBy(note => note.Text)
            .Select(group => $"{string.Join(", ", group.Select(note => note.Subject).Distinct())}: {group.Key}");
        return new CpuComparison(cpu, unit, rows, [.. notes]);
    }

    private Measurement? Try(Way way)
    {
        try
        {
            return Measure(way);
        }
        catch (Exception error) when (IsFailure(error))
        {
            Note(way, error.Message);
            return null;
        }
    }

    /// <summary>Whether a way failed, so that others are measured all the same.</summary>
    public static bool IsFailure(Exception error) =>
        error is CommandException { ExitCode: not ExitCodes.Interrupted } or RefusedException or LinkException;

    protected void Note(Way way, string text) => _notes.Add((way.Name(), text));
}

/// <summary>A terminal whose output is kept, for a program that reads nothing.</summary>
internal sealed class CapturedTerminal : IDisposable
{
    private readonly MemoryStream _output = new();
    private readonly MemoryStream _errors = new();

    public CapturedTerminal() => Terminal = new Terminal(() => Stream.Null, _output, _errors);

    public Terminal Terminal { get; }

    /// <summary>What a program printed that ended well.</summary>
    public string Output(int exitCode)
    {
        Terminal.Flush();
        if (exitCode == ExitCodes.Ok)
            return Encoding.UTF8.GetString(_output.ToArray());
        var words = Encoding.UTF8.GetString(_errors.ToArray()).TrimEnd();
        throw new CommandException(exitCode, $"exit code {exitCode}: {words.Split('\n')[^1]}");
    }

    public void Dispose() => Terminal.Dispose();
}
