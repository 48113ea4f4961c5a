// SPDX-License-Identifier: MIT
// Programs on a core that collects at every allocation and overwrites what it frees: what the collector did not see, shows. And
// on one where a given allocation fails: MemoryError, and the core goes on.
using System.Text.Json.Nodes;
using Xunit;

namespace EPython.Host.Tests;

/// <summary>A core built with EPY_HOSTILE.</summary>
public sealed class HostileCore : IDisposable
{
    private readonly OtherCore _core = new("-O1 -g0 -w -DEPY_HOSTILE=1");

    /// <summary>What epython diff says of each program. Failures: which allocation fails in each run that the core makes.</summary>
    internal IReadOnlyList<JsonNode> Compare(IEnumerable<string> programs, IEnumerable<int>? failures = null)
    {
        var run = ProcessRun.Run(OtherCore.Host, ["diff", "--mixes=0", "--format=json", .. programs], "",
            new Dictionary<string, string?>(_core.Environment) { ["EPYTHON_FAILURES"] = string.Join(',', failures ?? []) },
            TimeSpan.FromMinutes(30));
        Assert.True(run.ExitCode is 0 or 1, run.Errors);
        return [.. JsonNode.Parse(run.Output)!.AsArray().Select(one => one!)];
    }

    internal string Write(string name, string text) => _core.Write(name, text);

    public void Dispose() => _core.Dispose();
}

public sealed class HostileMemoryTests(HostileCore core) : IClassFixture<HostileCore>
{
    private const int Runs = 4;             // of a program: vm, native, auto, replay
    private const int Slice = 40;

    // Too much for a collection at each allocation.
    private static readonly string[] s_large = ["/limits/", "/tasks/", "/loading/", "infinite-recursion", "mutual-recursion", "garbage"];

    private static readonly List<CorpusProgram> s_programs = [.. CorpusProgram.Discover()
        .Where(path => !s_large.Any(path.Contains) && !path.StartsWith("examples", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal).Select(CorpusProgram.Load)
        .Where(program => program.HasOracle && program.Input.Length == 0 && program.Note("arguments") is null)];

    [Fact]
    public void Programs_CollectedAtEachAllocation_ShowWhatCPythonShows()
    {
        var step = s_programs.Count / Slice;
        Agree(s_programs.Where((_, i) => i % step == 0).Take(Slice));
    }

    [Fact]
    [Trait("Set", "nightly")]
    public void AllPrograms_CollectedAtEachAllocation_ShowWhatCPythonShows() => Agree(s_programs);

    private void Agree(IEnumerable<CorpusProgram> programs)
    {
        var differing = core.Compare(programs.Select(program => program.Path)).Where(one => !(bool)one["agrees"]!);
        Assert.Empty(differing.Select(one => one.ToJsonString()));
    }

    private const string Work = """
        class Node:
            def __init__(self, value, next):
                self.value = value
                self.next = next


        def counted(n):
            for i in range(n):
                yield i


        def work(n):
            nodes = None
            for i in range(n):
                nodes = Node([i, str(i) * 3], nodes)
            table = {str(i): (i, i + 0.5) for i in counted(n)}
            words = sorted(table, key=lambda word: word[::-1])
            text = f"{words} {len(table)} {nodes.value}"
            return text.upper() + "-".join(words)


        """;

    private const string Catching = Work + """
        first = work(9)
        missed = 0
        for i in range(5):
            try:
                if work(9) != first:
                    print("different")
            except MemoryError:
                missed += 1
        print("done", missed <= 1, first == work(9))
        """;

    public static TheoryData<string> Failing => new()
    {
        { Work + "print(work(9))\nprint(work(12))\n" },
        { "import itertools, collections\nd = collections.deque(itertools.islice(itertools.count(), 20))\nprint(d, {1, 2} | {3})\n" },
        { Catching },
    };

    [Theory]
    [MemberData(nameof(Failing))]
    public void FailedAllocation_IsMemoryError_AndTheCoreGoesOn(string text) => Fail(text, Enumerable.Range(0, 10).Select(i => 1 + i * i * 3));

    [Theory]
    [Trait("Set", "nightly")]
    [MemberData(nameof(Failing))]
    public void EachFailedAllocation_IsMemoryError_AndTheCoreGoesOn(string text) => Fail(text, Enumerable.Range(1, 400));

    // After each failure the same core runs a program to which nothing happens.
    private void Fail(string text, IEnumerable<int> places)
    {
        var (program, next) = (core.Write("failing.py", text), core.Write("next.py", "print([str(i) for i in range(30)], {1: 'a'})\n"));
        var failures = places.ToList();
        var seen = core.Compare(failures.SelectMany(_ => new[] { program, next }),
            failures.SelectMany(place => Enumerable.Repeat(place, Runs).Concat(Enumerable.Repeat(0, Runs))));
        for (var i = 0; i < failures.Count; i++)
        {
            Assert.True(IsMemoryError(seen[2 * i]), $"allocation {failures[i]}: {seen[2 * i].ToJsonString()}");
            Assert.True((bool)seen[2 * i + 1]["agrees"]!, $"after allocation {failures[i]}: {seen[2 * i + 1].ToJsonString()}");
        }
        Assert.Contains(failures.Select((_, i) => seen[2 * i]), one => text == Catching || !(bool)one["agrees"]!);
    }

    private static bool IsMemoryError(JsonNode seen) => (bool)seen["agrees"]! || seen["differ"]!.AsArray()
        .All(way => (string?)way!["exception"] == "MemoryError" && (int)way["exit"]! == 1);
}
