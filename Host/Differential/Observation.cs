// SPDX-License-Identifier: MIT
// What a user sees of a run, and when two of them are the same.
using EPython.Host.Cli;

namespace EPython.Host.Differential;

internal enum Ending
{
    /// <summary>By itself, or by an exception that nobody caught.</summary>
    Ended,

    /// <summary>The program was refused when it was checked.</summary>
    Refused,

    /// <summary>It ran for longer than it may.</summary>
    TimedOut,

    /// <summary>The core died, or epython went wrong before it could run.</summary>
    Broken,
}

/// <summary>A run: what it printed, its exit code, how it ended. Errors: tracebacks, or what went wrong.</summary>
internal sealed record Observation(string Output, string Errors, int ExitCode, Ending Ending = Ending.Ended)
{
    private string? _comparable;

    public static Observation Of(CommandException error) => new("", error.Message, error.ExitCode, error.ExitCode switch
    {
        ExitCodes.TimedOut => Ending.TimedOut,
        ExitCodes.ProgramFailed or ExitCodes.DoesNotFit => Ending.Refused,
        _ => Ending.Broken,
    });

    /// <summary>All that is compared, as one text.</summary>
    public string Comparable => _comparable ??= Ending switch
    {
        Ending.Ended => $"{TracebackText.WithoutAddresses(Output)}--- exit {ExitCode}\n{TracebackText.Normalise(Errors)}",
        Ending.TimedOut => $"{Output}--- timed out",
        var other => $"{Output}--- {other}: {Errors}",
    };

    /// <summary>The class of the exception that ended it; empty if none did.</summary>
    public string Exception => Ending == Ending.Ended && ExitCode != 0 ? LastLine.Split(':')[0] : "";

    private string LastLine => Errors.TrimEnd().Split('\n')[^1];

    public bool IsSameAs(Observation other) => Comparable == other.Comparable;
}

/// <summary>Where two texts part: the number of the line, from 1, and both lines; null at the end of a text.</summary>
internal sealed record FirstDifference(int Line, string? Expected, string? Got)
{
    public static FirstDifference? Between(string expected, string got)
    {
        var (left, right) = (expected.Split('\n'), got.Split('\n'));
        for (var i = 0; i < Math.Max(left.Length, right.Length); i++)
        {
            var (one, other) = (left.ElementAtOrDefault(i), right.ElementAtOrDefault(i));
            if (one != other)
                return new FirstDifference(i + 1, one, other);
        }
        return null;
    }
}
