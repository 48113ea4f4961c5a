// SPDX-License-Identifier: MIT
// epython fuzz: programs of a seed are always the same; fresh seeds find nothing.
//
// Which seeds are fresh is a matter of the tree under test: each change of it brings new programs, and who tests the same
// tree, here or in CI, tests the same programs.
using System.Text.Json.Nodes;
using EPython.Frontend.Types;
using EPython.Host.Fuzz;
using EPython.Host.Fuzz.Making;
using Xunit;
using Xunit.Abstractions;

namespace EPython.Host.Tests.Fuzz;

public sealed class FuzzCommandTests(ITestOutputHelper output)
{
    private const int FreshPrograms = 250;      // under each profile

    private static string Program(ulong seed, Features features = Features.All) =>
        Tree.Text(Maker.Program(seed, features, Profile.I64F64));

    [Fact]
    public void Seed_GivesTheSameProgram()
    {
        Assert.Equal(Program(12345), Program(12345));
        Assert.NotEqual(Program(12345), Program(12346));
    }

    [Fact]
    public void Features_LeaveOutWhatIsNotChosen()
    {
        for (ulong seed = 0; seed < 50; seed++)
        {
            var text = Program(seed, Features.Loops | Features.Functions);
            foreach (var word in new[] { "class ", "try:", "lambda", "import", "'%", ".append(", "nonlocal" })
                Assert.DoesNotContain(word, text);
        }
    }

    [Fact]
    public void UnknownFeature_IsAUsageError() =>
        Shell.EPython("fuzz", "--features=loops,monads").Ends(2, "there is no feature 'monads'", "closures");

    [Fact]
    public void Json_TellsWhatWasReached()
    {
        using var scratch = new Scratch();
        var shown = Shell.EPython("fuzz", "--seed=7", "--count=16", "--jobs=1", "--format=json", $"--save={scratch.PathOf("found")}").Ends(0);
        var json = JsonNode.Parse(shown.Output)!;
        Assert.Equal(16, (int)json["programs"]!);
        Assert.Equal(16, (int)json["agreed"]! + json["discarded"]!.AsObject().Sum(pair => (int)pair.Value!));
        Assert.True((int)json["operations"]!["AddInt"]! > 0);
        Assert.False(Directory.Exists(scratch.PathOf("found")));
    }

    [Theory]
    [InlineData("i64f64")]
    [InlineData("i32f32")]
    public void FreshPrograms_AreTheSameEverywhere(string numbers)
    {
        using var scratch = new Scratch();
        var seed = SeedOfTree();
        output.WriteLine($"seed {seed}, {numbers}");
        var profile = numbers == "i64f64" ? Profile.I64F64 : Profile.I32F32;
        var fuzzer = new Fuzzer(
            new FuzzRequest(seed, 0, FreshPrograms, 2, WaySet.All, 1, Features.All, profile, scratch.PathOf("found"), TimeSpan.FromSeconds(5)), output.WriteLine);
        fuzzer.Run();
        Assert.True(fuzzer.Findings.Count == 0, FuzzReport.Text(Request(seed, profile), fuzzer, verbose: false));
        Assert.True(fuzzer.Statistics.Agreed > FreshPrograms * 4 / 5, "too many programs are discarded");
    }

    private static ulong SeedOfTree()
    {
        if (!Path.Exists(Golden.PathOf(".git")))
            return (ulong)System.Random.Shared.Next();
        var tree = Shell.Run("git", ["rev-parse", "HEAD^{tree}"]).Ends(0).Output;
        return Convert.ToUInt64(tree[..8], 16);
    }

    private static FuzzRequest Request(ulong seed, Profile profile) =>
        new(seed, 0, FreshPrograms, 2, WaySet.All, 1, Features.All, profile, "", TimeSpan.Zero);
}
