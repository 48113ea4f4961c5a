// SPDX-License-Identifier: MIT
// Programs of the corpus that run interpreted in the 16 KB of rv32, VM and runtime among them (fits-16k.txt, found by
// bench/corpus16.py), go on doing so, with at most 12 KB of heap.
using System.Text.Json.Nodes;

namespace EPython.Targets.Tests;

[Collection(nameof(Alone))]
public sealed class SixteenKilobytesTests
{
    private const string Target = "rv32";
    private const int Sample = 12;
    private const long MostHeap = 12 * 1024;

    /// <summary>Those that fit.</summary>
    public static IReadOnlyList<string> Programs { get; } =
        File.ReadAllLines(Golden.PathOf("tests", "Targets.Tests", "fits-16k.txt"));

    [TargetFact(Target)]
    public void SomePrograms_RunIn16KB() => Run(Enumerable.Range(0, Sample).Select(i => Programs[i * Programs.Count / Sample]));

    [TargetFact(Target), Trait("Set", "nightly")]
    public void EveryProgram_RunsIn16KB() => Run(Programs);

    private static void Run(IEnumerable<string> programs)
    {
        var problems = programs.AsParallel().Select(Problem).OfType<string>().Order(StringComparer.Ordinal);
        Assert.Equal("", string.Join("\n\n", problems));
    }

    private static string? Problem(string path)
    {
        var program = CorpusProgram.Load(path);
        var expected = ProcessRun.SingleOracle(program.Path, program.Arguments, program.Input);
        string[] options = [$"--target={Target}", "--mode=vm", "--load=static", "--memory=16K", "--stats", "--format=json"];
        var run = ProcessRun.EPython(options, program.Path, program.Arguments, program.Input);
        var lines = run.Errors.TrimEnd().Split('\n');
        var statistics = lines[^1].StartsWith('{') ? JsonNode.Parse(lines[^1]) : null;      // none of a program that failed
        var shown = statistics is null ? run : run with { Errors = string.Join('\n', lines.SkipLast(1)) };
        if (shown.Comparable != expected.Comparable)
            return $"{path}\n=== expected\n{expected.Comparable}\n=== got\n{shown.Comparable}";
        var heap = (long?)statistics?["heapPeak"] ?? 0;
        return heap <= MostHeap ? null : $"{path}: {heap} bytes of heap";
    }
}
