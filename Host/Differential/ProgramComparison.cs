// SPDX-License-Identifier: MIT
// One program under the oracle of its profile and in every way that was asked for.
using EPython.CodeGen.Loading;
using EPython.CodeGen.Toolchain;
using EPython.Frontend.Diagnostics;
using EPython.Frontend.Ir;
using EPython.Frontend.Text;
using EPython.Frontend.Types;
using EPython.Host.Cli;
using EPython.Host.Tiers;

namespace EPython.Host.Differential;

/// <summary>What one program showed in each way; Refused: its diagnostics, then it ran in none.</summary>
internal sealed record ProgramComparison(
    string File, Verdict Oracle, IReadOnlyList<(string Way, Observation Seen)> Ways, string? Refused)
{
    /// <summary>The ways that show the same as the oracle.</summary>
    public IEnumerable<string> Agreeing => Ways.Where(way => way.Seen.IsSameAs(Oracle.Seen)).Select(way => way.Way);

    /// <summary>Ways that show something else, those together that show the same.</summary>
    public IEnumerable<(IReadOnlyList<string> Ways, Observation Seen)> Differing => Ways
        .Where(way => !way.Seen.IsSameAs(Oracle.Seen))
        .GroupBy(way => way.Seen.Comparable)
        .Select(group => ((IReadOnlyList<string>)[.. group.Select(way => way.Way)], group.First().Seen));

    public bool Agrees => Refused is null && Ways.All(way => way.Seen.IsSameAs(Oracle.Seen));
}

internal sealed class ProgramComparer(Profile profile, IReadOnlyList<Way> ways, TimeSpan limit) : IDisposable
{
    private readonly PythonOracle _oracle = PythonOracle.Start(profile);
    private readonly CoreRunner _core = new(profile);

    /// <summary>Runs a file everywhere.</summary>
    public ProgramComparison Compare(string file, IReadOnlyList<string> arguments, string input)
    {
        var source = SourceInput.ReadFile(file);
        var trial = new Trial(file, source.Text, arguments, input, limit);
        var verdict = _oracle.Run(trial, countsLines: false);
        var compilation = new Compilation(source, Path.GetDirectoryName(Path.GetFullPath(file)), profile);
        if (compilation.Ir is not { } program || compilation.Diagnostics.HasErrors)
            return new ProgramComparison(file, verdict, [], Words(compilation.Diagnostics));
        return new ProgramComparison(file, verdict, [.. ways.Select(way => (way.Name, Run(program, way, trial)))], null);
    }

    private static string Words(DiagnosticBag bag) => string.Concat(
        bag.Items.Where(item => item.Severity == Severity.Error).Select(DiagnosticRenderer.Text));

    private Observation Run(IrProgram program, Way way, Trial trial)
    {
        try
        {
            if (way.ReplaySeed is { } seed && TryReplay(program, seed, trial) is { } seen)
                return seen;
            var plan = LoadPlan.Of(program, LoadMode.Dynamic);
            var built = new Builder(program, profile, plan).Build(way.Request, () => _core.Hello);
            return _core.Run(built.Image, built.Units, trial);
        }
        catch (CommandException error)
        {
            return Observation.Of(error);
        }
    }

    // Null: the program cannot be tiered.
    private Observation? TryReplay(IrProgram program, int seed, Trial trial)
    {
        if (!LoadPlan.Of(program, LoadMode.Dynamic).IsEmpty
            || CCompiler.Find(Installation.IncludeFolders, profile, out _) is not { } compiler
            || TierProgram.TryCreate(program, profile, compiler) is not { } tiers)
            return null;
        var image = tiers.Image(null);
        return _core.Run(image, null, trial, ReplayTiers.Create(tiers, image, seed, _core.Hello));
    }

    public void Dispose()
    {
        _oracle.Dispose();
        _core.Dispose();
    }
}
