// SPDX-License-Identifier: MIT
// The turns of one mode or peer, until one fails.
using EPython.Host.Compare;

namespace EPython.Host.Bench;

internal abstract class Turns(string name)
{
    protected string Name => name;

    /// <summary>What it printed; null: nothing yet.</summary>
    public string? Output { get; private set; }

    /// <summary>What went wrong; null: nothing.</summary>
    public string? Failure { get; private set; }

    /// <summary>Runs the kernel. Expected: what it must print; null: anything.</summary>
    public void Take(bool isCounted, string? expected)
    {
        if (Failure is not null)
            return;
        try
        {
            Output = Run(isCounted);
            if (expected is not null && Output != expected)
                Failure = $"{name} printed other than {Modes.C}: {CpuComparison.FirstDifference(Output, expected)}";
        }
        catch (Exception error) when (Measurer.IsFailure(error))
        {
            Failure = $"{name}: {error.Message}";
        }
    }

    /// <summary>What was measured; null: it failed.</summary>
    public ModeResult? Result() => Failure is null ? Measured() : null;

    // Runs and measures; what it printed.
    protected abstract string Run(bool isCounted);
    protected abstract ModeResult Measured();
}

/// <summary>A way of ours, or the twin.</summary>
internal sealed class WayTurns(Way way, HostMeasurer measurer) : Turns(Modes.NameOf(way))
{
    private readonly List<double> _times = [];
    private Measurement? _last;

    protected override string Run(bool isCounted)
    {
        _last = measurer.Measure(way);
        if (isCounted && _last.Milliseconds is { } time)
            _times.Add(time);
        return _last.Output ?? "";
    }

    protected override ModeResult Measured() => new(Name)
    {
        Time = _times.Count == 0 ? null : Spread.Of(_times),
        Bytecode = _last!.Bytecode, Native = _last.Functions, Memory = _last.Data,
    };
}

/// <summary>A peer; from what it takes, what it takes with an empty program is subtracted.</summary>
internal sealed class PeerTurns(Peer peer, PeerFiles files, TimeSpan limit) : Turns(peer.Name)
{
    private const double Least = 0.001;     // of a time that drowns in that of starting

    private readonly List<PeerRun> _runs = [];
    private readonly List<PeerRun> _empty = [];

    protected override string Run(bool isCounted)
    {
        var empty = peer.Run(files.Empty, limit);
        var run = peer.Run(files.Program, limit);
        if (isCounted)
        {
            _empty.Add(empty);
            _runs.Add(run);
        }
        return run.Output;
    }

    protected override ModeResult Measured()
    {
        var start = Spread.Of(_empty.Select(run => run.Milliseconds)).Median;
        return new ModeResult(Name)
        {
            Time = Spread.Of(_runs.Select(run => Math.Max(run.Milliseconds - start, Least))),
            Memory = Math.Max(0, _runs.Max(run => run.Peak) - _empty.Max(run => run.Peak)),
        };
    }
}
