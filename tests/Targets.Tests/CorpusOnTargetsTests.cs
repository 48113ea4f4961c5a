// SPDX-License-Identifier: MIT
// Programs of the corpus on every target whose tools are here: output, exit code and traceback are those of the oracle of
// i32f32. Most cores have everything and are compiled once (EPYTHON_SLICE=all); cores of the smallest machines, and some on
// the others, are made of what their programs use.
using System.Collections.Concurrent;
using EPython.CodeGen.Toolchain;
using Xunit.Abstractions;

namespace EPython.Targets.Tests;

[Trait("Set", "nightly")]
public sealed class CorpusOnTargetsTests(ITestOutputHelper output)
{
    private const int ProgramsPerTarget = 42;
    private const int SlicedPrograms = 6;
    private const int DoesNotFit = 4;
    private const long PlentyOfMemory = 512 * 1024;

    private static readonly string[] s_modes = ["vm", "native", "auto"];
    private static readonly string[] s_corpus =
        [.. CorpusProgram.Discover().Where(path => CorpusProgram.Load(path).RunsOnI32F32)];

    private static readonly ConcurrentDictionary<string, string> s_expected = new();

    public static TheoryData<string> Names => [.. Targets.Runnable];

    public static TheoryData<string> SlicedNames => ["rv32-user", "cortex-m3", "mips32"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Programs_OnTarget_ShowWhatTheOracleShows(string name)
    {
        if (!Targets.AreToolsOf(name, output))
            return;
        var target = Targets.Read(name);
        var isLarge = target.MostMemory >= PlentyOfMemory;
        // Simulating clock cycles takes time: the processor is rv32-user's, and a few programs are enough.
        var count = target.Cost == CostCounter.Cycles ? SlicedPrograms : ProgramsPerTarget;
        Check(target, Spread(count, Targets.Runnable.ToList().IndexOf(name)), isLarge);
    }

    [Theory]
    [MemberData(nameof(SlicedNames))]
    public void Programs_OnCoresMadeForThem_ShowWhatTheOracleShows(string name)
    {
        if (Targets.AreToolsOf(name, output))
            Check(Targets.Read(name), Spread(SlicedPrograms, name.Length), isWhole: false);
    }

    [Fact]
    public void Spread_ReachesAllPartsOfTheCorpus()
    {
        foreach (var part in new[] { "closures", "/strings/", "/faults/", "/containers/", "/modules/", "/numbers/" })
            Assert.Contains(Spread(ProgramsPerTarget, 0), run => run.Path.Contains(part));
    }

    // Programs at even distances, each in one mode; another target begins with another one.
    private static IReadOnlyList<(string Path, string Mode)> Spread(int count, int shift) =>
        [.. Enumerable.Range(0, Math.Min(count, s_corpus.Length)).Select(i =>
            (s_corpus[(i * s_corpus.Length / count + shift) % s_corpus.Length], s_modes[(i + shift) % s_modes.Length]))];

    private void Check(Target target, IReadOnlyList<(string Path, string Mode)> runs, bool isWhole)
    {
        var problems = new ConcurrentQueue<string>();
        var tooLarge = new ConcurrentQueue<string>();
        Parallel.ForEach(runs, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, one =>
        {
            var program = CorpusProgram.Load(one.Path);
            var run = Run(target, program, one.Mode, isWhole);
            var expected = s_expected.GetOrAdd(one.Path,
                _ => ProcessRun.SingleOracle(program.Path, program.Arguments, program.Input).Comparable);
            if (run.ExitCode == DoesNotFit || (target.MostMemory < PlentyOfMemory && LacksMemory(run, expected)))
                tooLarge.Enqueue($"{one.Path} ({one.Mode})");
            else if (run.Comparable != expected)
                problems.Enqueue($"{target.Name} {one.Mode} {one.Path}\n=== expected\n{expected}\n=== got\n{run.Comparable}");
        });
        output.WriteLine($"{target.Name}: {runs.Count - tooLarge.Count} programs run, {tooLarge.Count} do not fit its memory");
        foreach (var path in tooLarge.Order(StringComparer.Ordinal))
            output.WriteLine($"  does not fit: {path}");
        Assert.True(problems.IsEmpty, string.Join("\n\n", problems));
        Assert.True(tooLarge.Count < runs.Count, "nothing fits");
        Assert.True(tooLarge.IsEmpty || target.MostMemory < PlentyOfMemory, "there is memory for all of them");
    }

    // Heap or stack of a small machine can be too short for a program that was linked with it.
    private static bool LacksMemory(ProcessRun run, string expected) =>
        new[] { "MemoryError", "RecursionError" }.Any(error => run.Comparable.Contains(error) && !expected.Contains(error));

    private static ProcessRun Run(Target target, CorpusProgram program, string mode, bool isWhole)
    {
        string[] options =
        [
            "run", $"--target={target.Name}", $"--mode={mode}", "--timeout=50",
            $"--memory={Math.Min(target.MostMemory, PlentyOfMemory)}", program.Path, .. program.Arguments,
        ];
        var environment = new Dictionary<string, string?> { ["EPYTHON_SLICE"] = isWhole ? "all" : null };
        return ProcessRun.Run(Repository.Launcher, options, program.Input, environment);
    }
}
