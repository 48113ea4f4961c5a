// SPDX-License-Identifier: MIT
// Programs that are compiled while they run: functions are replaced, loops entered, and whatever goes wrong beside the program
// leaves it alone.
using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;

namespace EPython.Host.Tests;

public sealed partial class TierTests : IDisposable
{
    // Interpreted, it takes some twenty seconds.
    private const string Long = """
        def sweep(n, wrong):
            s = 0
            for i in range(n):
                for j in range(100):
                    s += i * j % 7
            return s // wrong

        def main():
            total = 0
            for k in range(9000):
                total += sweep(2000, 8999 - k)
            print(total)

        try:
            main()
        finally:
            print('done')
        """;

    private const string Endless = """
        def f(n):
            x = 0
            while True:
                x = (x + n) % 7
            return x

        print('ready', flush=True)
        try:
            f(3)
        except KeyboardInterrupt:
            print('caught')
        """;

    private readonly Scratch _scratch = new();

    private Dictionary<string, string?> ColdCache => new() { ["XDG_CACHE_HOME"] = _scratch.PathOf("cache") };

    private Shown Run(string code, params string[] options) =>
        Shell.Run(Shell.Launcher, ["run", .. options, "-c", code], environment: ColdCache);

    // A C compiler that is a script.
    private string Compiler(string script)
    {
        var path = _scratch.Write("cc", "#!/bin/sh\n" + script);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    public void Dispose() => _scratch.Dispose();

    // ---- what a run becomes ------------------------------------------------------------------------------------

    [Fact]
    public void Run_OfALongProgram_IsCompiledAsItGoesOn()
    {
        var first = Run(Long, "-v", "--stats").Ends(1,
            "sweep: entered at line", "line 6, in sweep  [native]", "ZeroDivisionError");     // main has no time of its own
        Assert.Equal("done\n", first.Output);
        Assert.Matches(@"sweep, main: compiling, \d+ of \d+ ms in sweep", first.Errors);
        Assert.Matches(@"sweep +vm +.*; to be compiled as it runs", first.Errors);
        var second = Run(Long, "-v").Ends(1, "ZeroDivisionError");
        Assert.Matches(@"sweep +native", second.Errors);
        Assert.DoesNotContain("compiling", second.Errors);
    }

    // Its shape does not tell that it is hot: heat is what the second run knows it by.
    [Fact]
    public void Heat_IsKeptForTheNextRun()
    {
        const string code = "n = 0\nlimit = int('9' * 9)\nwhile n < limit:\n    n += 1\nprint(n)\n";
        Run(code, "-v").Ends(0, "<module>: entered at line").Prints("999999999\n");
        Assert.Matches(@"<module> +native", Run(code, "-v").Ends(0).Prints("999999999\n").Errors);
    }

    // It ends before its compiler does; the third time at the latest it begins with the code.
    [Fact]
    public void Program_ThatAlwaysEndsFirst_IsCompiledInTheEnd()
    {
        const string code = "def f(n):\n    t = 0\n    for i in range(n):\n        t += i % 7\n    return t\nprint(f(3500000))\n";
        Run(code).Ends(0).Prints("10500000\n");
        Run(code).Ends(0).Prints("10500000\n");
        var third = Run(code, "-v").Ends(0).Prints("10500000\n");
        Assert.Matches(@"f +native", third.Errors);
        Assert.DoesNotContain("compiling", third.Errors);
    }

    [Fact]
    public void Run_OfAShortProgram_StartsNoCompiler() =>
        Assert.DoesNotContain("compiling", Run("print(sum(range(10)))", "-v").Ends(0).Prints("45\n").Errors);

    [Fact]
    public void Static_PlacesBeforeTheRun()
    {
        var shown = Run("def f(n):\n    for i in range(900):\n        n += i\n    print(n)\nf(1)\n", "--tier=static", "-v");
        Assert.Matches(@"f +native", shown.Ends(0).Errors);
    }

    [Fact]
    public void Replay_IsTheSameEachTime()
    {
        string[] options = ["--tier=replay:5", "--stats", "--format=json"];
        var file = Golden.PathOf("tests", "programs", "tiers", "loops.py");
        var runs = Enumerable.Range(0, 2).Select(_ => Shell.EPython(["run", .. options, file]).Ends(0)).ToList();
        Assert.Equal(runs[0].Output, runs[1].Output);
        var entered = runs.Select(run => LoopsEntered().Match(run.Errors).Groups[1].Value).ToList();
        Assert.Equal(entered[0], entered[1]);
        Assert.True(int.Parse(entered[0]) > 0, runs[0].Errors);
    }

    [GeneratedRegex(@"""loopsEntered"":(\d+)")]
    private static partial Regex LoopsEntered();

    // ---- profiles ----------------------------------------------------------------------------------------------

    [Fact]
    public void Profile_IsRecordedAndThenFollowed()
    {
        var profile = _scratch.PathOf("heat.json");
        Run(Long, $"--profile={profile}").Ends(1);
        Assert.Contains("\"name\":\"sweep\"", File.ReadAllText(profile));
        var only = File.ReadAllText(profile).Replace("\"native\":true", "\"native\":false");
        File.WriteAllText(profile, only);
        var shown = Run("print(1)\n" + Long.Replace("9000", "90").Replace("8999", "8999"), "-v", $"--profile={profile}").Ends(0);
        Assert.DoesNotContain("compiling", shown.Errors);
        Assert.Equal(only, File.ReadAllText(profile));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"functions\": [{\"name\": 1}]}")]
    [InlineData("not json")]
    public void Profile_ThatIsNone_IsRefused(string text)
    {
        var profile = _scratch.Write("heat.json", text);
        Run("print(1)", $"--profile={profile}").Ends(2, $"--profile={profile}: this is no profile", "delete it").Prints("");
    }

    [Fact]
    public void Profile_ThatCannotBeWritten_IsSaid() =>
        Run("print(1)", "--profile=/nonexistent/heat.json").Ends(2, "--profile=/nonexistent/heat.json: it cannot be written");

    [Theory]
    [InlineData("--tier=soon", "it takes run, static or replay:SEED")]
    [InlineData("--tier=replay:x", "it takes run, static or replay:SEED")]
    [InlineData("--tier=run --mode=vm", "--tier goes with --mode=auto")]
    [InlineData("--tier=run --native=f", "--tier does not go with --native, --vm and --mix")]
    [InlineData("--tier=run --memory=64K", "--tier does not go with --memory")]
    [InlineData("--tier=run --target=rv32", "--tier is for this machine")]
    [InlineData("--tier=static --profile=x", "--profile goes with --tier=run")]
    [InlineData("--profile=x --mode=native", "--profile goes with --mode=auto")]
    public void Options_ThatDoNotGoTogether_AreRefused(string options, string words) =>
        Run("def f(): pass\nf()", options.Split(' ')).Ends(2, words).Prints("");

    // ---- what may go wrong beside the program ------------------------------------------------------------------

    [Fact]
    public void Program_ThatEndsFirst_EndsTheCompilerAndWaitsForNothing()
    {
        var pid = _scratch.PathOf("pid");
        var environment = ColdCache;
        environment["EPYTHON_CC"] = Compiler($"echo $$ > {pid}.new; mv {pid}.new {pid}; exec sleep 100");
        var clock = Stopwatch.StartNew();
        var code = Long.Replace("9000", "300");
        Shell.Run(Shell.Launcher, ["run", "-c", code], environment: environment).Ends(0);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(50), $"it took {clock.Elapsed}");
        Assert.False(Directory.Exists("/proc/" + File.ReadAllText(pid).Trim()), "the compiler lives on");
    }

    [Fact]
    public void Compiler_ThatFails_LeavesTheProgramInterpreted()
    {
        var environment = ColdCache;
        environment["EPYTHON_CC"] = Compiler("echo 'it is broken' >&2; exit 1");
        Shell.Run(Shell.Launcher, ["run", "-c", Long.Replace("9000", "300")], environment: environment)
            .Ends(0, "it is broken", "so the rest of the program was interpreted");
    }

    [Fact]
    public void Interrupt_WhileTheCompilerRuns_IsTheProgramsOwn()
    {
        string[] environment = [$"XDG_CACHE_HOME={_scratch.PathOf("cache")}", $"EPYTHON_CC={Compiler("exec sleep 100")}"];
        using var run = RunningProgram.StartIn(environment, Endless);
        Thread.Sleep(300);
        run.Signal("INT", run.Host);
        run.End().Ends(0).Prints("caught\n");
    }

    [Fact]
    public void Interrupt_OfALoopThatWasEntered_IsCaughtThere()
    {
        using var run = RunningProgram.StartIn([$"XDG_CACHE_HOME={_scratch.PathOf("cache")}"], Endless, "-v");
        Thread.Sleep(5000);
        run.Signal("INT", run.Host);
        run.End().Ends(0, "f: entered at line").Prints("caught\n");
    }

    [Fact]
    public void Core_ThatDiesWhileTheCompilerRuns_IsReported()
    {
        string[] environment = [$"XDG_CACHE_HOME={_scratch.PathOf("cache")}", $"EPYTHON_CC={Compiler("exec sleep 100")}"];
        using var run = RunningProgram.StartIn(environment, Endless);
        Thread.Sleep(300);
        run.Signal("KILL", run.Core);
        run.End().Ends(3, "the core died while running loop.py: killed by signal 9");
    }
}
