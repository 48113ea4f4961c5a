// SPDX-License-Identifier: MIT
// Code that comes to the core on demand: programs larger than their core, eviction, damage on the way.
using System.Text;
using System.Text.Json.Nodes;
using EPython.Bytecode.Images;
using EPython.CodeGen.Loading;
using EPython.Host.Link;
using EPython.Host.Loading;
using Xunit;

namespace EPython.Host.Tests;

public sealed class LoadingTests
{
    private const int Memory = 32 << 10;

    // Functions none of which is alike, called one after the other, again and again.
    private static string LargeProgram(int functions, int lines)
    {
        var text = new StringBuilder("def mix(x, n):\n    return (x * 31 + n) % 1000003\n\n");
        for (var i = 0; i < functions; i++)
        {
            text.Append($"def part_{i}(x):\n");
            for (var j = 0; j < lines; j++)
            {
                text.Append($"    if x % {3 + (i * 7 + j) % 11} == {j % 3}:\n");
                text.Append($"        x = x + {i * 13 + j} - x // {2 + (i + j) % 5}\n");
            }
            text.Append($"    return mix(x, {i})\n\n");
        }
        text.Append($"parts = [{string.Join(", ", Enumerable.Range(0, functions).Select(i => $"part_{i}"))}]\n");
        text.Append("total = 1\nfor turn in range(3):\n    for part in parts:\n        total = part(total)\n    print(turn, total)\n");
        return text.ToString();
    }

    private static JsonNode Statistics(Shown shown) => JsonNode.Parse(shown.Errors.Trim().Split('\n')[^1])!;

    private static void RunsTenTimesLarger(string mode, int functions, int lines)
    {
        using var scratch = new Scratch();
        var file = scratch.Write("large.py", LargeProgram(functions, lines));
        var run = Shell.EPython("run", $"--mode={mode}", "--load=ondemand", "--numbers=i32f32", $"--memory={Memory}",
            "--stats", "--format=json", file).Ends(0);
        Assert.Equal(Shell.Run("python3", [file]).Output, run.Output);
        var statistics = Statistics(run);
        var (loads, moved) = (statistics["loads"]!.GetValue<long>(), statistics["codeBytesMoved"]!.GetValue<long>());
        Assert.True(moved / loads * functions > 10 * Memory, $"{moved} bytes in {loads} loads");
        Assert.InRange(statistics["evictions"]!.GetValue<long>(), 2 * functions, loads);
    }

    [Fact]
    public void Interpreted_TenTimesItsCore_Runs() => RunsTenTimesLarger("vm", functions: 56, lines: 280);

    [Fact]
    [Trait("Set", "nightly")]
    public void Compiled_TenTimesItsCore_Runs() => RunsTenTimesLarger("native", functions: 72, lines: 40);

    [Fact]
    public void Program_TooLargeToBeResident_IsRefusedWithoutLoading()
    {
        using var scratch = new Scratch();
        var file = scratch.Write("large.py", LargeProgram(20, 280));
        Shell.EPython("run", "--mode=vm", "--load=static", "--numbers=i32f32", $"--memory={Memory}", file)
            .Ends(4, "not enough memory");
    }

    // Two functions that do not fit beside each other and the data.
    private static string Alternating(int rounds) => $"""
        {LargeProgram(2, 500).Split("parts =")[0]}
        total = 1
        for turn in range({rounds}):
            total = part_0(total)
            total = part_1(total)
        print(total)
        """;

    // Generators that wait for each other, each in code of its own.
    private static string Generators(int count, int lines)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append($"def gen_{i}(n, step):\n    total = 0.5\n    names = ['{i}']\n    for i in range(n):\n");
            for (var j = 0; j < lines; j++)
                text.Append($"        total += i * step - {j % 3}\n");
            text.Append($"        if i % {i + 2} == 0:\n            names.append(str(i))\n");
            text.Append($"        yield i, total, len(names)\n    return 'end of {i}'\n\n");
        }
        text.Append("def all(generators):\n    for one in generators:\n        print((yield from one))\n\n");
        text.Append($"waiting = [{string.Join(", ", Enumerable.Range(0, count).Select(i => $"gen_{i}({6 + i}, {i})"))}]\n");
        text.Append("for turn in range(4):\n    print([next(one) for one in waiting])\nprint(list(all(waiting)))\n");
        return text.ToString();
    }

    [Theory]
    [InlineData("vm", "i32f32", 60, "16K")]
    [InlineData("native", "i64f64", 1, "24K")]
    [InlineData("native", "i32f32", 1, "16K")]
    [InlineData("auto", "i64f64", 1, "24K")]
    public void Generators_WhoseCodeIsGone_GoOn(string mode, string numbers, int lines, string memory)
    {
        using var scratch = new Scratch();
        var file = scratch.Write("waiting.py", Generators(12, lines));
        var run = Shell.EPython("run", $"--mode={mode}", "--load=ondemand", $"--numbers={numbers}", $"--memory={memory}",
            "--stats", "--format=json", file).Ends(0);
        Assert.Equal(Shell.Run("python3", [file]).Output, run.Output);
        Assert.InRange(Statistics(run)["evictions"]!.GetValue<long>(), 10, long.MaxValue);
    }

    private static void Reloads(int rounds)
    {
        using var scratch = new Scratch();
        var few = Statistics(Run(scratch, 10));
        var many = Run(scratch, rounds);
        Assert.Equal(few["heapPeak"]!.GetValue<long>(), Statistics(many)["heapPeak"]!.GetValue<long>());
        Assert.True(Statistics(many)["loads"]!.GetValue<long>() >= 2 * rounds);

        static Shown Run(Scratch scratch, int rounds) => Shell.EPython("run", "--mode=vm", "--load=ondemand",
            "--numbers=i32f32", "--memory=24K", "--stats", "--format=json", scratch.Write("two.py", Alternating(rounds))).Ends(0);
    }

    [Fact]
    public void Reloads_DoNotGrow() => Reloads(300);

    [Fact]
    [Trait("Set", "nightly")]
    public void MillionReloads_DoNotGrow() => Reloads(500_000);

    [Theory]
    [InlineData("vm")]
    [InlineData("native")]
    public void Recursion_ThroughLoadedFunctions_EndsWithAnError(string mode)
    {
        const string Code = """
            def down(n):
                return up(n + 1) + [n]
            def up(n):
                return down(n + 1) + [n]
            print("before")
            down(0)
            """;
        var run = Shell.RunCode(Code, $"--mode={mode}", "--load=ondemand", "--memory=24K", "--numbers=i32f32").Ends(1);
        Assert.Equal("before\n", run.Output);
        Assert.Matches("(RecursionError|MemoryError)", run.Errors.Trim().Split('\n')[^1]);
    }

    [Fact]
    public void LoopOfLoadedCode_CanBeStopped()
    {
        const string Code = "def spin(n):\n    while n > 0:\n        n = n | 1\nspin(1)";
        Shell.RunCode(Code, "--mode=native", "--load=ondemand", "--timeout=1").Ends(124);
    }

    [Fact]
    public void Mode_ThatDoesNotExist_IsRefused() => Shell.RunCode("print(1)", "--load=never").Ends(2, "--load");

    // ---- what is sent ------------------------------------------------------------------------------------------

    private static UnitServer Server(bool isBigEndian = false)
    {
        var image = new Image
        {
            Profile = Frontend.Types.Profile.I32F32, Code = [1, 2, 3, 4, 5], Constants = new ConstantTable(),
            Functions = [new FunctionRecord(2, 3, 0, 0, 0, 'n', default, 64, [])],
            GlobalRaws = [], GlobalValues = [], MethodNames = [], Names = [], Environments = new EnvironmentTable([], [], []),
        };
        var unit = new CodeUnit(image, [0], null, 0, (_, _) => throw new InvalidOperationException("nothing is compiled"),
            isBigEndian);
        return new UnitServer([unit], _ => "f", "rv32");
    }

    [Fact]
    public void Unit_HasHeadRowsAndCode()
    {
        var server = Server();
        Assert.Equal([19, 0, 0, 0], server.Answer(0, 0, 0, 64));
        // byte 0 stands where byte 2 - 16 of section Code would; no sites; one function, whose code is at 16
        Assert.Equal([0xF2, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 16, 0, 3, 4, 5], server.Answer(0, 0x1000, 0, 64));
        Assert.Equal([4, 5], server.Answer(0, 0x1000, 17, 64));
        Assert.Equal(new LoadStatistics(1, 19), server.Statistics);
    }

    [Fact]
    public void Unit_OfABigEndianCore_HasItsNumbersAsItReadsThem()
    {
        var server = Server(isBigEndian: true);
        Assert.Equal([0, 0, 0, 19], server.Answer(0, 0, 0, 64));
        Assert.Equal([0xFF, 0xFF, 0xFF, 0xF2, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 16, 3, 4, 5], server.Answer(0, 0x1000, 0, 64));
    }

    // One core runs them one after the other.
    [Fact]
    public void Program_AfterOneWithLoadedCode_IsNotChangedByIt() => Shell.EPython("diff", "--mixes=0",
        Golden.PathOf("tests/programs/tasks/unloaded.py"), Golden.PathOf("tests/programs/tasks/whole_module.py")).Ends(0);

    [Fact]
    public void Function_TooLargeForAUnit_IsRefused()
    {
        using var scratch = new Scratch();
        var lines = string.Concat(Enumerable.Repeat("    x = (x * 31 + x // 7 - x % 5) % 1000003\n", 4000));
        var file = scratch.Write("large.py", $"def large(x):\n{lines}    return x\n\nprint(large(1))\n");
        Shell.EPython("run", "--mode=vm", "--load=ondemand", file).Ends(4,
            "large has ", "bytes of code for the core of this machine; what is loaded on demand may have 65535: make functions");
    }

    [Fact]
    public void Unit_ThatComesDamagedEveryTime_EndsTheRun()
    {
        var server = Server();
        for (var i = 0; i < 4; i++)
            server.Answer(0, 0x1000, 0, 64);
        var error = Assert.Throws<LinkException>(() => server.Answer(0, 0x1000, 0, 64));
        Assert.Equal("the code of f came to the core rv32 damaged 4 times", error.Message);
        Assert.Equal(1, server.Statistics.Loads);
    }

    [Fact]
    public void Requests_ThatMakeNoSense_EndTheRun()
    {
        Assert.Throws<LinkException>(() => Server().Answer(7, 0, 0, 64));
        Assert.Throws<LinkException>(() => Server().Answer(0, 0x1000, 19, 64));
    }
}
