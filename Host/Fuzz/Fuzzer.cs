// SPDX-License-Identifier: MIT
// A run: makes the programs of a seed, tries them in batches on several threads, makes what it finds small and saves it.
using System.Diagnostics;
using EPython.Frontend.Types;
using EPython.Host.Fuzz.Making;

namespace EPython.Host.Fuzz;

/// <summary>Ways of running a program that are tried.</summary>
[Flags]
internal enum WaySet { Vm = 1, Native = 2, Mix = 4, Auto = 8, All = 15 }

/// <summary>First: number of the first program. Folder: where findings go.</summary>
internal sealed record FuzzRequest(
    ulong Seed, int First, int Count, int Jobs, WaySet Ways, int Mixes, Features Features, Profile Profile, string Folder, TimeSpan ShrinkLimit);

/// <summary>A finding with its program, as it was made and as small as it became.</summary>
internal sealed record SavedFinding(Finding Finding, Sample Sample, Sample Small, string Path);

internal sealed class Fuzzer(FuzzRequest request, Action<string> progress)
{
    private const int BatchSize = 16;
    private const int OptimisedOneIn = 4;
    private const int MostSaved = 40;       // kinds of findings: what breaks everything is seen in the first of them
    private static readonly TimeSpan s_reportEvery = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _keys = [];
    private readonly List<SavedFinding> _findings = [];
    private readonly Stopwatch _ran = Stopwatch.StartNew();
    private TimeSpan _reported;
    private int _next;

    public FuzzStatistics Statistics { get; } = new();
    public TimeSpan Ran => _ran.Elapsed;

    /// <summary>One for each key, in the order of programs.</summary>
    public IReadOnlyList<SavedFinding> Findings => [.. _findings.OrderBy(found => found.Sample.Number)];

    /// <summary>How many programs showed what a finding shows.</summary>
    public int Times(Finding finding) => _keys[finding.Key];

    public void Run()
    {
        var failures = new List<Exception>();
        var threads = Enumerable.Range(0, request.Jobs).Select(_ => new Thread(() =>
        {
            try
            {
                Work();
            }
            catch (Exception error)
            {
                lock (_lock)
                    failures.Add(error);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        _ran.Stop();
        if (failures.Count > 0)
            throw failures[0];
    }

    private void Work()
    {
        using var laboratory = new Laboratory(request.Profile, request.Ways, request.Mixes);
        for (var first = TakeBatch(); first < request.Count; first = TakeBatch())
        {
            var samples = Enumerable.Range(request.First + first, Math.Min(BatchSize, request.Count - first)).Select(Make).ToList();
            var optimised = IsOptimised(samples[0].Number);
            foreach (var outcome in laboratory.Try(samples, optimised, countsLines: true))
            {
                Statistics.Add(outcome);
                if (outcome.Finding is { } finding && IsNew(finding))
                    Save(laboratory, outcome.Sample, finding, optimised);
            }
            Report();
        }
    }

    private int TakeBatch() => Interlocked.Add(ref _next, BatchSize) - BatchSize;

    // A program is compiled in the same way whichever batch it is in, so that one can be tried again by itself.
    private static bool IsOptimised(int number) => number / BatchSize % OptimisedOneIn == 0;

    private Sample Make(int number)
    {
        var seed = Chance.SeedOf(request.Seed, number);
        return new Sample(number, seed, Maker.Program(seed, request.Features, request.Profile));
    }

    private bool IsNew(Finding finding)
    {
        lock (_lock)
        {
            var times = _keys[finding.Key] = _keys.GetValueOrDefault(finding.Key) + 1;
            return times == 1 && _keys.Count <= MostSaved;
        }
    }

    private void Save(Laboratory laboratory, Sample sample, Finding finding, bool optimised)
    {
        progress($"program {sample.Number}: {finding.Way}: {finding.Key}; making it small");
        // A name that is missing would go on missing, whatever else goes.
        var small = finding.Kind == FindingKind.Invalid ? sample : new Shrinker(
            candidates => [.. laboratory.Try(candidates, optimised, countsLines: false).Select(o => o.Finding?.Key == finding.Key)],
            request.ShrinkLimit).Shrink(sample);
        var shown = laboratory.Try([small], optimised, countsLines: false)[0].Finding ?? finding;
        var saved = new SavedFinding(shown, sample, small, FindingFile.Write(request, sample, small, shown));
        lock (_lock)
            _findings.Add(saved);
    }

    private void Report()
    {
        lock (_lock)
        {
            if (Ran - _reported < s_reportEvery)
                return;
            _reported = Ran;
        }
        progress(FormattableString.Invariant(
            $"{Statistics.Programs} programs, {Statistics.Programs / Ran.TotalSeconds:0.0} a second, {Statistics.Differ} with findings"));
    }
}
