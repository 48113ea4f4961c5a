// SPDX-License-Identifier: MIT
// One program of the corpus on one target in one mode, and how that compares with the oracle of i32f32: output, exit code,
// traceback.
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using EPython.CodeGen.Toolchain;

namespace EPython.Targets.Tests;

/// <summary>Problem: how it differs; null: it does not. Lacking: what it lacks on this machine; null: nothing.</summary>
internal sealed record CorpusResult(string Path, string Mode, string? Problem, string? Lacking, TimeSpan Took);

internal sealed partial class CorpusRun(Target target, TimeSpan limit)
{
    private const int DoesNotFit = 4;

    /// <summary>With so much memory a core can have all of VM and runtime, which is then compiled once for all programs
    /// (EPYTHON_SLICE=all); a smaller one is made of what its program uses.</summary>
    public const long PlentyOfMemory = 1024 * 1024;

    private static readonly ConcurrentDictionary<string, string> s_expected = new();

    public static bool IsSmall(Target target) => target.MostMemory < PlentyOfMemory;

    /// <summary>Programs that mean the same to 32-bit ints and single floats.</summary>
    public static IReadOnlyList<string> Corpus { get; } =
        [.. CorpusProgram.Discover().Where(path => CorpusProgram.Load(path).RunsOnI32F32)];

    public CorpusResult Run(string path, string mode, bool isWhole, long memory)
    {
        var clock = Stopwatch.StartNew();
        var program = CorpusProgram.Load(path);
        string[] options =
        [
            "run", $"--target={target.Name}", $"--mode={mode}", "--load=dynamic", $"--timeout={limit.TotalSeconds}", $"--memory={memory}",
            program.Path, .. program.Arguments,
        ];
        var environment = new Dictionary<string, string?> { ["EPYTHON_SLICE"] = isWhole ? "all" : null };
        var run = ProcessRun.Run(Repository.Launcher, options, program.Input, environment, limit + ProcessRun.Limit);
        var expected = s_expected.GetOrAdd(path,
            _ => ProcessRun.SingleOracle(program.Path, program.Arguments, program.Input).Comparable);
        var lacking = run.ExitCode == DoesNotFit ? TooMany().Match(run.Errors).Value
            : !isWhole && LackedMemory(run, expected) ? "not enough heap or stack for its data" : null;
        var problem = lacking is not null || run.Comparable == expected ? null
            : $"{target.Name} {mode} {path}\n=== expected\n{expected}\n=== got\n{run.Comparable}";
        return new CorpusResult(path, mode, problem, lacking, clock.Elapsed);
    }

    // What is left of a small machine's memory can be too little for a program that was linked with it.
    private static bool LackedMemory(ProcessRun run, string expected) =>
        new[] { "MemoryError", "RecursionError" }.Any(error => run.Comparable.Contains(error) && !expected.Contains(error));

    [GeneratedRegex(@"\d+ bytes too many")]
    private static partial Regex TooMany();
}
