// SPDX-License-Identifier: MIT
// Every program of the corpus shows the same in every mode as under CPython: output, exit code, traceback.
using Xunit;

namespace EPython.Differential.Tests;

public sealed class CorpusTests
{
    public static TheoryData<string> Programs => [.. CorpusProgram.Discover()];

    [Theory]
    [MemberData(nameof(Programs))]
    public void Program_InEveryMode_ShowsWhatCPythonShows(string path)
    {
        var program = CorpusProgram.Load(path);
        var expected = program.Expected;
        Parallel.ForEach(Modes(path), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, options =>
        {
            var run = ProcessRun.EPython(options, program.Path, program.Arguments, program.Input);
            Assert.True(expected == run.Comparable,
                $"epython run {string.Join(' ', options)} {path}\n=== expected\n{expected}\n=== got\n{run.Comparable}");
        });
    }

    // The seed of a mix is fixed by the program's name, so that a failure repeats.
    private static IEnumerable<string[]> Modes(string path)
    {
        yield return ["--mode=vm"];
        yield return ["--mode=native"];
        yield return ["--mode=auto"];
        var seed = path.Aggregate(17, (sum, c) => sum * 31 + c) & 0xFFFF;
        if (!File.ReadAllText(CorpusProgram.Load(path).Path).Contains("import dynamic"))    // what comes on demand is not tiered
            yield return [$"--tier=replay:{seed}"];
        var mixes = path.StartsWith("examples", StringComparison.Ordinal) ? 20 : 2;
        for (var i = 0; i < mixes; i++)
            yield return i % 2 == 0 ? [$"--mix={seed + i}"] : [$"--mix={seed + i}", "--load=ondemand"];
    }
}
