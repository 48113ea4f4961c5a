// SPDX-License-Identifier: MIT
// compare: what it prints and draws of measurements that are given, and whole runs on the host.
using System.Text.Json.Nodes;
using EPython.Host.Compare;
using Xunit;

namespace EPython.Host.Tests;

public sealed class ComparisonTests
{
    private static readonly string[] s_names = ["vm", "static dispatch", "dynamic dispatch", "dynamic loading", "C"];

    private static Measurement Row(string cpu, Way way, long runtime, long bytecode, long functions, ulong? cost, double ms) =>
        new(cpu, way)
        {
            Runtime = runtime, Bytecode = bytecode, Functions = functions, Cost = cost, Milliseconds = ms, Output = "5\n",
            Memory = cost is null ? null : runtime + bytecode + functions + 900,
        };

    private static ComparisonReport Canned() => new("jacobi",
    [
        new CpuComparison("host", "",
        [
            Row("host", Way.Vm, 230000, 400, 0, null, 60.5), Row("host", Way.StaticDispatch, 230000, 0, 1500, null, 5.25),
            Row("host", Way.DynamicDispatch, 230000, 0, 1700, null, 5.75),
            Row("host", Way.DynamicLoading, 231000, 0, 1650, null, 6), Row("host", Way.C, 2400, 0, 900, null, 5),
        ], []),
        new CpuComparison("mips32", "instructions",
        [
            Row("mips32", Way.Vm, 9000, 300, 0, 40_000_000, 900), Row("mips32", Way.StaticDispatch, 5200, 0, 900, 1_050_000, 80),
            Row("mips32", Way.C, 4600, 0, 500, 1_000_000, 75),
        ], ["dynamic dispatch: exit code 1: MemoryError <here>"]),
        new CpuComparison("epiphany", "",
            [new Measurement("epiphany", Way.StaticDispatch) { Runtime = 5000, Bytecode = 0, Functions = 1000 }],
            ["static dispatch: built only, there is no emulator"]),
        new CpuComparison("sparcv9", "", [], ["vm, static dispatch, C: sparc64-linux-gnu-gcc was not found"]),
    ]);

    [Fact]
    public void Text_IsATable() => Golden.Check("tests/stages/compare/jacobi.txt", Canned().Text());

    [Fact]
    public void Page_HasTableAndPlots()
    {
        var page = ComparisonPage.Write(Canned());
        Golden.Check("tests/stages/compare/jacobi.html", page);
        Assert.DoesNotContain("http", page);
        Assert.DoesNotContain("<here>", page);
        foreach (var svg in page.Split("<svg ").Skip(1))
            System.Xml.Linq.XElement.Parse("<svg " + svg[..(svg.IndexOf("</svg>", StringComparison.Ordinal) + 6)]);
    }

    [Fact]
    public void Json_HasEveryWay()
    {
        var cpus = JsonNode.Parse(Canned().Json())!["cpus"]!.AsArray();
        Assert.Equal(["host", "mips32", "epiphany", "sparcv9"], cpus.Select(cpu => (string)cpu!["cpu"]!));
        Assert.Equal(s_names, cpus[0]!["ways"]!.AsArray().Select(way => (string)way!["way"]!));
        Assert.Equal(1.05, (double)cpus[1]!["ways"]![1]!["ratioToC"]!);
        Assert.Equal(12844, (int)cpus[1]!["ways"]![1]!["paperBytes"]!);
        Assert.Null(cpus[2]!["ways"]![0]!["cost"]);
    }

    [Fact]
    public void DifferentAnswers_AreTold()
    {
        var report = new ComparisonReport("k",
        [
            new CpuComparison("host", "",
                [new Measurement("host", Way.Vm) { Output = "1\n2\n" }, new Measurement("host", Way.C) { Output = "1\n3\n" }], []),
        ]);
        Assert.Equal("on host, vm printed other than C: line 2 is '2' and '3'", Assert.Single(report.Differences));
    }

    [Fact]
    public void Compare_OnTheHost_MeasuresEveryWay()
    {
        using var scratch = new Scratch();
        var shown = Shell.EPython("compare", "--targets=host", "--format=json", $"--html={scratch.PathOf("page.html")}",
            Shell.Example("jacobi.py")).Ends(0);
        var ways = JsonNode.Parse(shown.Output)!["cpus"]![0]!["ways"]!.AsArray();
        Assert.Equal(s_names, ways.Select(way => (string)way!["way"]!));
        Assert.All(ways, way => Assert.True((double)way!["ratioToC"]! > 0));
        Assert.Contains("dynamic dispatch", File.ReadAllText(scratch.PathOf("page.html")));
    }

    [Fact]
    public void Compare_OtherAnswerOfTheTwin_IsAnError()
    {
        using var scratch = new Scratch();
        scratch.Write("k.c", "#include \"twin.h\"\nvoid twin_main(epy_core *c) { twin_print_int(c, 4); }\n");
        Shell.EPython("compare", "--targets=host", scratch.Write("k.py", "print(3)\n"))
            .Ends(1, "on host, vm printed other than C: line 1 is '3' and '4'");
    }

    [Fact]
    public void Compare_WithoutATwin_SaysSo()
    {
        using var scratch = new Scratch();
        var shown = Shell.EPython("compare", "--targets=host", scratch.Write("k.py", "print(3)\n")).Ends(0, "no C twin");
        Assert.Contains("dynamic dispatch", shown.Output);
    }

    [Theory]
    [InlineData("closures.py")]
    [InlineData("mergesort.py")]
    [InlineData("queens.py")]
    public void DynamicDispatch_PrintsTheSame(string example) =>
        Shell.EPython("run", "--mode=native", "--dispatch=dynamic", Shell.Example(example)).Ends(0)
            .Prints(Shell.EPython("run", "--mode=vm", Shell.Example(example)).Ends(0).Output);
}
