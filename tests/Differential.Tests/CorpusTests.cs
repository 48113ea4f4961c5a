// SPDX-License-Identifier: MIT
// Every program of the corpus shows the same in every mode as under CPython: output, exit code, traceback.
using Xunit;

namespace EPython.Differential.Tests;

public sealed class CorpusTests
{
    public static TheoryData<string> Programs => [.. CorpusProgram.Discover()];

    private const int Mixes = 2, MixesOfExamples = 8;
    private const int MixesAtNight = 20;

    private static readonly string[][] s_modes = [["--mode=vm"], ["--mode=native"], ["--mode=auto"]];

    // Which functions are compiled is the point of mixes and replays, not how: the compiler need not optimise.
    private static readonly Dictionary<string, string?> s_unoptimised = new() { ["EPYTHON_CC"] = Repository.FastCompiler };

    [Theory]
    [MemberData(nameof(Programs))]
    public void Program_InEveryMode_ShowsWhatCPythonShows(string path)
    {
        var mixes = path.StartsWith("examples", StringComparison.Ordinal) ? MixesOfExamples : Mixes;
        Check(path, [.. s_modes.Select(mode => (mode, (IReadOnlyDictionary<string, string?>?)null)),
            .. Changing(path, mixes).Select(options => (options, (IReadOnlyDictionary<string, string?>?)s_unoptimised))]);
    }

    [Theory, Trait("Set", "nightly")]
    [MemberData(nameof(Programs))]
    public void Program_InManyMixes_CompiledAsForUsers_ShowsWhatCPythonShows(string path) =>
        Check(path, [.. Changing(path, MixesAtNight).Select(options => (options, (IReadOnlyDictionary<string, string?>?)null))]);

    private static void Check(string path, IReadOnlyList<(string[] Options, IReadOnlyDictionary<string, string?>? Environment)> runs)
    {
        var program = CorpusProgram.Load(path);
        var expected = program.Expected;
        Parallel.ForEach(runs, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, one =>
        {
            string[] command = ["run", .. one.Options, program.Path, .. program.Arguments];
            var run = ProcessRun.Run(Repository.Launcher, command, program.Input, one.Environment);
            Assert.True(expected == run.Comparable,
                $"epython {string.Join(' ', command)}\n=== expected\n{expected}\n=== got\n{run.Comparable}");
        });
    }

    // Both kinds of code in one run. Seeds are fixed by the program's name, so that a failure repeats.
    private static IEnumerable<string[]> Changing(string path, int mixes)
    {
        var seed = path.Aggregate(17, (sum, c) => sum * 31 + c) & 0xFFFF;
        if (!File.ReadAllText(CorpusProgram.Load(path).Path).Contains("import dynamic"))    // what comes on demand is not tiered
            yield return [$"--tier=replay:{seed}"];
        for (var i = 0; i < mixes; i++)
            yield return i % 2 == 0 ? [$"--mix={seed + i}"] : [$"--mix={seed + i}", "--load=ondemand"];
    }
}
