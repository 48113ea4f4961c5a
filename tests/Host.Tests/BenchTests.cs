// SPDX-License-Identifier: MIT
// bench: what it makes of measurements that are given, whole runs of small kernels, and what it says of bad ones.
using System.Text.Json.Nodes;
using EPython.Host.Bench;
using EPython.Host.Cli;
using Xunit;

namespace EPython.Host.Tests;

public sealed class BenchTests
{
    private const string Kernel = "ROUNDS = 3\ntotal = 0\nfor k in range(ROUNDS):\n    total += k\nprint(total)\n";

    private const string Twin = """
        #include "twin.h"
        void twin_main(epy_core *c) {
            twin_int total = 0;
            for (int k = 0; k < ROUNDS; k++)
                total += k;
            twin_print_int(c, total);
        }
        """;

    private static string Printing(string number) =>
        $"#include \"twin.h\"\nvoid twin_main(epy_core *c) {{ twin_print_int(c, {number}); }}\n";

    private static ModeResult Timed(string mode, double ms) => new(mode)
    {
        Time = new Spread(ms, ms * 0.9, ms * 1.2),
        Bytecode = mode == "vm" ? 100 : 0, Native = mode == "vm" ? 0 : 900, Memory = 64,
    };

    private static ModeResult Counted(string mode, ulong cost) => new(mode) { Cost = cost, Bytecode = 0, Native = 400 };

    private static BenchReport Canned()
    {
        RatioColumn[] ours = [new("vm", "C"), new("native", "C")];
        ModeResult[] fib = [Timed("C", 2), Timed("vm", 40), Timed("native", 4), Timed("python3", 160)];
        ModeResult[] sieve = [Timed("C", 4), Timed("vm", 20), Timed("native", 4.5)];
        ModeResult[] counted = [Counted("C", 1000), Counted("native", 1250)];
        var host = new CpuResult("host", "", [.. ours, new("python3", "C"), new("python3", "vm")],
        [
            new KernelResult("fib", 10, fib, [], []),
            new KernelResult("sieve", 5, sieve, [], ["sieve: python3: exit code 1: <x>"]),
        ]);
        var rv32 = new CpuResult("rv32", "instructions", ours,
            [new KernelResult("fib", 1, counted, ["fib on rv32: vm: does not fit"], [])]);
        return new BenchReport(["2026-01-01, a machine."], [host, rv32],
        [
            new Goal("host", Goal.Mean, "native / C", true, 1.5), new Goal("host", "sieve", "native / C", true, 1.1),
            new Goal("host", Goal.Mean, "python3 / vm", false, 4),
            new Goal(Goal.AnyTarget, "fib", "native / C", true, 1.25),
            new Goal("host", "jacobi", "native / C", true, 1.3),
        ], ["micropython, which was not found on PATH"]);
    }

    [Fact]
    public void Text_HasTablesOfMarkdown() => Golden.Check("tests/stages/bench/report.txt", BenchText.Write(Canned()));

    [Fact]
    public void Page_HasTablesAndPlots()
    {
        var page = BenchPage.Write(Canned());
        Golden.Check("tests/stages/bench/report.html", page);
        Assert.DoesNotContain("http", page);
        Assert.DoesNotContain("<x>", page);
        foreach (var svg in page.Split("<svg ").Skip(1))
            System.Xml.Linq.XElement.Parse("<svg " + svg[..(svg.IndexOf("</svg>", StringComparison.Ordinal) + 6)]);
    }

    [Fact]
    public void Json_HasEveryFigure()
    {
        var json = JsonNode.Parse(BenchJson.Write(Canned()))!;
        Assert.Equal(Math.Sqrt(20 * 5), (double)json["cpus"]![0]!["geometricMeans"]!["vm / C"]!, 9);
        Assert.Equal(36, (double)json["cpus"]![0]!["kernels"]![0]!["modes"]![1]!["lowerQuartile"]!, 9);
        Assert.Equal(1.25, (double)json["cpus"]![1]!["kernels"]![0]!["ratios"]!["native / C"]!);
        Assert.Null(json["cpus"]![1]!["kernels"]![0]!["ratios"]!["vm / C"]);
        Assert.Equal([true, false, true, true], json["goals"]!.AsArray().Select(goal => (bool)goal!["met"]!));
        Assert.Single(json["failures"]!.AsArray());
    }

    [Theory]
    [InlineData(new[] { 4.0 }, 4, 4, 4)]
    [InlineData(new[] { 3.0, 1.0 }, 2, 1.5, 2.5)]
    [InlineData(new[] { 5.0, 1.0, 9.0, 2.0, 3.0 }, 3, 2, 5)]
    public void Spread_IsMedianAndQuartiles(double[] values, double median, double low, double high) =>
        Assert.Equal(new Spread(median, low, high), Spread.Of(values));

    [Theory]
    [InlineData("[host.mean]\n\"native / C\" = \"<= 1.5\"\n", null)]
    [InlineData("[host.mean]\n\"native / C\" = 1.5\n", "goals.toml:2: expected \"<= NUMBER\"")]
    [InlineData("[host.mean]\n\"native / C\" = \"< 1.5\"\n", "goals.toml:2: expected")]
    [InlineData("\n[here.mean]\n\"native / C\" = \"<= 1.5\"\n", "goals.toml:2: expected [host.KERNEL]")]
    [InlineData("[host.mean\n", "goals.toml:1: ")]
    [InlineData("[host.k]\n\"native / C\" = \"<= 1.5\"\n", "goals.toml:1: there is no kernel 'k'")]
    [InlineData("\"native / C\" = \"<= 1.5\"\n", "goals.toml:1: expected [host.KERNEL]")]
    public void Goals_AreReadOrRefused(string text, string? problem)
    {
        using var scratch = new Scratch();
        var folder = Path.GetDirectoryName(scratch.Write("goals.toml", text))!;
        if (problem is null)
            Assert.Equal(new Goal("host", "mean", "native / C", true, 1.5), Assert.Single(Goals.Of(folder)));
        else
            Assert.Contains(problem, Assert.Throws<CommandException>(() => Goals.Of(folder)).Message);
    }

    [Fact]
    public void Bench_MeasuresEveryMode()
    {
        using var folder = new Folder(Kernel, Twin);
        var shown = folder.Bench("--json", "--repeat=2", "--peers=python3,no-such-python",
            "--modes=vm,native,auto,dispatch,ondemand", $"--html={folder.PathOf("page.html")}",
            $"--svg={folder.PathOf("plot.svg")}").Ends(0);
        var json = JsonNode.Parse(shown.Output)!;
        var kernel = json["cpus"]![0]!["kernels"]![0]!;
        var modes = kernel["modes"]!.AsArray();
        Assert.Equal(["C", "vm", "native", "auto", "dispatch", "ondemand", "python3"],
            modes.Select(mode => (string)mode!["mode"]!));
        Assert.All(modes, mode => Assert.InRange(
            (double)mode!["milliseconds"]!, (double)mode["lowerQuartile"]!, (double)mode["upperQuartile"]!));
        Assert.True((long)modes[1]!["bytecode"]! > 0 && (long)modes[2]!["native"]! > 0);
        Assert.True((double)kernel["ratios"]!["python3 / vm"]! > 0);
        Assert.Equal(3, (int)kernel["rounds"]!);
        Assert.Equal("no-such-python, which was not found on PATH", (string)json["notes"]![0]!);
        Assert.Contains("<svg", File.ReadAllText(folder.PathOf("page.html")));
        Assert.Equal("svg", System.Xml.Linq.XElement.Load(folder.PathOf("plot.svg")).Name.LocalName);
    }

    [Fact]
    public void Rounds_AreThoseAskedFor_InAllModes()
    {
        using var folder = new Folder("ROUNDS = 3\nprint(ROUNDS)\n", Printing("ROUNDS == 7 ? 7 : 0"));
        folder.Bench("--rounds=7", "--repeat=1").Ends(0);
    }

    [Fact]
    public void OtherAnswers_AreAnError_AndTheRestIsMeasured()
    {
        using var folder = new Folder(Kernel, Twin.Replace("total += k", "total += 2 * k", StringComparison.Ordinal));
        var shown = folder.Bench("--repeat=1", "--modes=vm")
            .Ends(1, "k: vm printed other than C: line 1 is '3' and '6'");
        Assert.Contains("k: python3 printed other than C", shown.Errors);
        Assert.Contains("| host | k      | C    |", shown.Output);
    }

    [Fact]
    public void AKernelThatFails_IsAnError()
    {
        using var folder = new Folder("print(1 // len([]))\n", Twin);
        folder.Bench("--repeat=1", "--rounds=1", "--modes=vm,native").Ends(1, "ZeroDivisionError");
    }

    [Fact]
    public void APeerThatIsNoProgram_IsAnError()
    {
        using var folder = new Folder(Kernel, Twin);
        var peer = folder.Write("peer", "\u007fELF, but not really");
        File.SetUnixFileMode(peer, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        folder.Bench("--repeat=1", "--modes=vm", $"--peers={peer}").Ends(1, "can't be started");
    }

    [Fact]
    public void AKernelThatRunsTooLong_IsAnError()
    {
        using var folder = new Folder("while True:\n    pass\n", Printing("1"));
        var shown = folder.Bench("--repeat=1", "--timeout=0.5", "--modes=vm")
            .Ends(1, "python3: was stopped after 0.5 s");
        Assert.Contains("k: vm: k.py was stopped", shown.Errors);
    }

    [Fact]
    public void ATwinThatIsNoC_IsAnError()
    {
        using var folder = new Folder(Kernel, "int main(void) { return }\n");
        folder.Bench("--repeat=1", "--modes=vm").Ends(1, "k: C: gcc failed");
    }

    [Theory]
    [InlineData(2, "there is no kernel 'j' in ", "--kernels=j")]
    [InlineData(2, "there is no mode 'fast'; there are vm, native", "--modes=vm,fast")]
    [InlineData(2, "there is no target 'z80'", "--targets=z80")]
    [InlineData(2, "--repeat=0: at least 1", "--repeat=0")]
    [InlineData(2, "--rounds=-3: at least 1", "--rounds=-3")]
    [InlineData(2, "--timeout=0: more than 0", "--timeout=0")]
    [InlineData(2, "--kernels=,: a kernel", "--kernels=,")]
    [InlineData(2, "--targets=,: host", "--targets=,")]
    [InlineData(2, "'x'", "--repeat=x")]
    public void WhatIsNotThere_IsTold(int exitCode, string words, string option)
    {
        using var folder = new Folder(Kernel, Twin);
        folder.Bench(option).Ends(exitCode, words);
    }

    [Fact]
    public void AFolderWithoutKernels_IsTold()
    {
        using var scratch = new Scratch();
        Shell.EPython("bench", $"--folder={scratch.PathOf("none")}").Ends(2, "there is no folder ");
        var folder = Path.GetDirectoryName(scratch.Write("a.py", ""));
        Shell.EPython("bench", $"--folder={folder}").Ends(2, "no kernels are in ");
    }

    [Fact]
    public void ANamedKernelWithoutTwin_IsTold()
    {
        using var folder = new Folder(Kernel, Twin);
        folder.Write("lonely.py", "print(1)\n");
        folder.Bench("--kernels=lonely").Ends(1, "no C twin stands beside");
    }

    [Fact]
    public void WithoutACompiler_ItSaysWhatToDo()
    {
        using var folder = new Folder(Kernel, Twin);
        Shell.Run(Shell.Launcher, ["bench", $"--folder={folder.Path}"],
            environment: new Dictionary<string, string?> { ["EPYTHON_CC"] = "no-such-gcc" })
            .Ends(3, "EPYTHON_CC is 'no-such-gcc'");
    }

    // Kernel k with its twin.
    private sealed class Folder : IDisposable
    {
        private readonly Scratch _scratch = new();

        public Folder(string kernel, string twin)
        {
            Path = System.IO.Path.GetDirectoryName(Write("k.py", kernel))!;
            Write("k.c", twin);
        }

        public string Path { get; }

        public string Write(string name, string text) => _scratch.Write(name, text);
        public string PathOf(string name) => _scratch.PathOf(name);
        public Shown Bench(params string[] options) => Shell.EPython(["bench", $"--folder={Path}", .. options]);
        public void Dispose() => _scratch.Dispose();
    }
}
