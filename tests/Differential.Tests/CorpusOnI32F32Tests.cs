// SPDX-License-Identifier: MIT
// Every program that means the same to 32-bit ints and single floats shows what the oracle of i32f32 shows.
using Xunit;

namespace EPython.Differential.Tests;

public sealed class CorpusOnI32F32Tests
{
    public static TheoryData<string> Programs =>
        [.. CorpusProgram.Discover().Where(path => CorpusProgram.Load(path).RunsOnI32F32)];

    [Theory]
    [MemberData(nameof(Programs))]
    public void Program_ShowsWhatItsOracleShows(string path) => Check(path, "--mode=vm", "--mode=native");

    [Theory, Trait("Set", "nightly")]
    [MemberData(nameof(Programs))]
    public void Program_CompiledAsItRuns_ShowsWhatItsOracleShows(string path) => Check(path, "--mode=auto");

    private static void Check(string path, params string[] modes)
    {
        var program = CorpusProgram.Load(path);
        var expected = ProcessRun.SingleOracle(program.Path, program.Arguments, program.Input).Comparable;
        foreach (var mode in modes)
        {
            string[] options = [mode, "--numbers=i32f32"];
            var run = ProcessRun.EPython(options, program.Path, program.Arguments, program.Input);
            Assert.True(expected == run.Comparable,
                $"epython run {string.Join(' ', options)} {path}\n=== expected\n{expected}\n=== got\n{run.Comparable}");
        }
    }
}
