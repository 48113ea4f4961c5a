// SPDX-License-Identifier: MIT
// Programs of the corpus on every target whose tools are here. Some on each whenever the tests run; the nightly set is all
// of them, in every mode.
using System.Collections.Concurrent;
using EPython.CodeGen.Toolchain;
using Xunit.Abstractions;

namespace EPython.Targets.Tests;

[Collection(nameof(Alone))]
public sealed class CorpusOnTargetsTests(ITestOutputHelper output)
{
    private const int Programs = 41;
    private const int SmallPrograms = 43;       // not all of them fit
    private const int LeastPrograms = 40;
    private const int FewPrograms = 6;          // where cycles of a clock are simulated, which takes time
    private const int SlicedPrograms = 12;

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(50);
    private static readonly TimeSpan s_longLimit = TimeSpan.FromSeconds(900);
    private static readonly string[] s_modes = ["vm", "native", "auto"];

    [Theory]
    [RunnableTargets, MissingTargets]
    public void SomePrograms_OnTarget_ShowWhatTheOracleShows(string name)
    {
        var target = Targets.Read(name);
        var few = target.Cost == CostCounter.Cycles;
        var count = few ? FewPrograms : CorpusRun.IsSmall(target) ? SmallPrograms : Programs;
        var done = Check(target, Selection.For(target, count), s_limit, MostMemory(target), HasAll(target));
        Assert.True(done >= (few ? FewPrograms : LeastPrograms), $"only {done} programs were run");
    }

    [Theory, Trait("Set", "nightly")]
    [RunnableTargets, MissingTargets]
    public void AllPrograms_OnTarget_ShowWhatTheOracleShows(string name)
    {
        var target = Targets.Read(name);
        // A small target's are those that fit interpreted: to learn that of each other takes a core made for it.
        var programs = CorpusRun.IsSmall(target) ? SixteenKilobytesTests.Programs : CorpusRun.Corpus;
        var runs = target.Cost == CostCounter.Cycles ? Selection.For(target, Programs)
            : [.. programs.SelectMany(path => s_modes.Select(mode => (path, mode)))];
        Check(target, runs, s_longLimit, MostMemory(target), HasAll(target));
    }

    /// <summary>Cores that are made of what their programs use, in the memory that a target has when nobody says, and with
    /// room for what is made for speed.</summary>
    [Theory, Trait("Set", "nightly")]
    [RunnableTargets, MissingTargets]
    public void SomePrograms_OnCoresMadeForThem_ShowWhatTheOracleShows(string name)
    {
        var target = Targets.Read(name);
        if (target.Cost == CostCounter.Cycles || CorpusRun.IsSmall(target))
            return;
        foreach (var memory in new[] { target.Memory, CorpusRun.PlentyOfMemory })
            Check(target, Selection.Spread(CorpusRun.Corpus, SlicedPrograms, name.Length), s_longLimit, memory, hasAll: false);
    }

    private static long MostMemory(Target target) => Math.Min(target.MostMemory, CorpusRun.PlentyOfMemory);

    // Where there is memory for it, one core that has all runs every program.
    private static bool HasAll(Target target) => !CorpusRun.IsSmall(target);

    // How many were run; fails if one of them differs.
    private int Check(
        Target target, IReadOnlyList<(string Path, string Mode)> runs, TimeSpan limit, long memory, bool hasAll)
    {
        var corpus = new CorpusRun(target, limit);
        // The first one compiles what all others use.
        var results = new ConcurrentQueue<CorpusResult>([corpus.Run(runs[0].Path, runs[0].Mode, hasAll, memory)]);
        Parallel.ForEach(
            Partitioner.Create(runs.Skip(1), EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            run => results.Enqueue(corpus.Run(run.Path, run.Mode, hasAll, memory)));
        var lacking = results.Where(result => result.Lacking is not null).OrderBy(result => result.Path).ToList();
        output.WriteLine($"{target.Name}: {runs.Count - lacking.Count} programs run in {memory} bytes, {lacking.Count} do not fit");
        foreach (var result in lacking)
            output.WriteLine($"  does not fit: {result.Path} ({result.Mode}): {result.Lacking}");
        foreach (var result in results.OrderByDescending(result => result.Took).Take(3))
            output.WriteLine($"  {result.Took.TotalSeconds:F1} s: {result.Path} ({result.Mode})");
        Assert.True(results.All(result => result.Problem is null),
            string.Join("\n\n", results.Select(result => result.Problem).OfType<string>().Order(StringComparer.Ordinal)));
        Assert.True(lacking.Count == 0 || memory < CorpusRun.PlentyOfMemory, "there is memory for all of them");
        return runs.Count - lacking.Count;
    }
}
