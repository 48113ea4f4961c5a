// SPDX-License-Identifier: MIT
// A run that begins in the interpreter, or with the code that an earlier run left, and is compiled as it goes on.
using System.Diagnostics;
using System.Globalization;
using EPython.Bytecode.Images;
using EPython.CodeGen;
using EPython.Frontend.Ir;
using EPython.Host.Cli;
using EPython.Host.Monitor;

namespace EPython.Host.Tiers;

/// <summary>What a run's tiering came to.</summary>
internal sealed record TierStatistics(int Samples);

/// <summary>ProfilePath: where heat is read from, or recorded. ReplaySeed: of a run that is the same each time.</summary>
internal sealed record TierRequest(string? ProfilePath, int? ReplaySeed, bool IsVerbose);

internal sealed class TieredRun(TierProgram program, TierRequest request, CoreProcess core, Terminal terminal)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    public RunReport Run(IReadOnlyList<string> argv, TimeSpan? limit) =>
        request.ReplaySeed is { } seed ? Replay(seed, argv, limit) : Tier(argv, limit);

    private RunReport Replay(int seed, IReadOnlyList<string> argv, TimeSpan? limit)
    {
        var image = program.Image(null);
        core.Session.Tiers = ReplayTiers.Create(program, image, seed, core.Hello);
        return new ProgramRunner(core, terminal, image, null).LoadAndRun(argv, limit) with { Tiers = new TierStatistics(0) };
    }

    private RunReport Tier(IReadOnlyList<string> argv, TimeSpan? limit)
    {
        var cache = new HeatCache(program.Program, program.Profile);
        var places = new PlacementRequest(PlacementMode.Auto, [], [], null).Place(program.Program, hasCompiler: true);
        var profile = request.ProfilePath is { } path ? HeatProfile.Read(path, program.Program) : null;
        var known = cache.Read();
        var planned = profile ?? known ?? places.Where(place => place.IsCompiled).Select(place => place.Function).ToHashSet();
        var first = FirstPart(planned);
        var image = program.Image(first);
        if (request.IsVerbose)
            terminal.Error(Placement.Print([.. places.Select(place => Begins(place, planned, first is not null))]));
        var start = new TierStart(planned, profile is not null, first is null ? new HashSet<int>() : planned, first?.Code.Code.Length ?? 0);
        using var tiering = new Tiering(program, image, start, core.Link, core.Hello, Tell);
        core.Session.Tiers = tiering;
        try
        {
            var report = new ProgramRunner(core, terminal, image, null).LoadAndRun(argv, limit);
            // A program that ends before its compiler does: when that comes again, the compiler is waited for, once.
            if (known is not null && first is null && report.ExitCode is ExitCodes.Ok or ExitCodes.ProgramFailed)
                tiering.Finish();
            return report with { Tiers = new TierStatistics(tiering.Samples) };
        }
        finally
        {
            core.Session.Tiers = null;
            Keep(tiering, planned, profile is not null, known, cache);
        }
    }

    private NativePart? FirstPart(IReadOnlySet<int> planned) =>
        planned.Count > 0 && program.Emit(planned, TierProgram.NoHeads) is { } unit && program.Cached(unit) is { } known
            ? program.FirstPart(known, core.Hello) : null;

    private static Placed Begins(Placed place, IReadOnlySet<int> planned, bool isKnown)
    {
        var isPlanned = planned.Contains(place.Function);
        return place with
        {
            IsCompiled = isPlanned && isKnown,
            Reason = place.Reason + (isPlanned && !isKnown ? "; to be compiled as it runs" : ""),
        };
    }

    private void Keep(
        Tiering tiering, IReadOnlySet<int> planned, bool wasRead, IReadOnlySet<int>? known, HeatCache cache)
    {
        if (tiering.Failure is { } failure)
            terminal.Error($"epython: {failure}\nepython: so the rest of the program was interpreted\n");
        if (request.ProfilePath is { } path && !wasRead)
            HeatProfile.Write(path, program.Program, tiering.Heat, tiering.Compiled ?? planned);
        if (tiering.Compiled is { } compiled && known?.SetEquals(compiled) != true)
            cache.Write(tiering.Heat, compiled);
    }

    private void Tell(string words)
    {
        if (request.IsVerbose)
            terminal.Error(string.Create(CultureInfo.InvariantCulture, $"{_clock.Elapsed.TotalMilliseconds,7:0.0} ms  {words}\n"));
    }
}
