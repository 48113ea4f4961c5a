// SPDX-License-Identifier: MIT
// Every command of the README does what it says.
using Xunit;

namespace EPython.Host.Tests;

public sealed class CommandTests
{
    private const string Arguments = "import sys\nprint(sys.argv[1:])\n";

    [Fact]
    public void Run_Code_Prints() => Shell.RunCode("print(1 + 1)").Ends(0).Prints("2\n");

    [Fact]
    public void Run_StandardInput_IsTheProgram() =>
        Shell.Run(Shell.Launcher, ["run", "-", "-x", "y"], Arguments).Ends(0).Prints("['-x', 'y']\n");

    [Fact]
    public void Run_ArgumentsAfterTheProgram_AreItsOwn()
    {
        using var scratch = new Scratch();
        var file = scratch.Write("a.py", Arguments);
        Shell.EPython("run", file, "one", "--mode=vm", "-v").Ends(0).Prints("['one', '--mode=vm', '-v']\n");
        Shell.EPython("run", "-c", Arguments, "--help").Ends(0).Prints("['--help']\n");
    }

    [Fact]
    public void Run_Verbose_SaysWhereEachFunctionWent()
    {
        var shown = Shell.EPython("run", "--native=merge,sort", "--vm=count", "-v", Shell.Example("mergesort.py")).Ends(0);
        Assert.Matches(@"make_sorter\.merge +native +\S", shown.Errors);
        Assert.Matches(@"make_sorter\.sort +native +\S", shown.Errors);
        Assert.Matches(@"make_sorter\.count +vm +\S", shown.Errors);
    }

    [Theory]
    [InlineData("vm")]
    [InlineData("native")]
    [InlineData("auto")]
    public void Run_Mode_PrintsTheSame(string mode) =>
        Assert.Contains("sorted True", Shell.EPython("run", $"--mode={mode}", Shell.Example("mergesort.py")).Ends(0).Output);

    [Fact]
    public void Run_Modules_AreFoundOnTheSearchPath()
    {
        using var scratch = new Scratch();
        scratch.Write("helper.py", "def twice(x):\n    return 2 * x\n");
        var environment = new Dictionary<string, string?> { ["EPYTHONPATH"] = scratch.PathOf("") };
        Shell.Run(Shell.Launcher, ["run", "-c", "import helper\nprint(helper.twice(4))"], environment: environment)
            .Ends(0).Prints("8\n");
    }

    [Fact]
    public void Run_Exit_GivesItsCode()
    {
        Shell.RunCode("import sys\nsys.exit(7)").Ends(7);
        Shell.RunCode("import sys\nsys.exit('words')").Ends(1, "words\n");
    }

    [Fact]
    public void Check_GoodProgram_IsSilent()
    {
        var shown = Shell.EPython("check", Shell.Example("jacobi.py")).Ends(0).Prints("");
        Assert.Equal("", shown.Errors);
    }

    [Fact]
    public void Check_SeveralPrograms_ChecksEach()
    {
        Shell.EPython("check", Shell.Example("jacobi.py"), Shell.Example("nbody.py")).Ends(0).Prints("");
        using var scratch = new Scratch();
        string[] programs = [scratch.Write("a.py", "x = )\n"), scratch.PathOf("none.py"), scratch.Write("b.py", "(\n")];
        var shown = Shell.EPython(["check", .. programs])
            .Ends(1, "a.py:1:5: error", "can't open file", "b.py:1:1: error");
        Assert.Equal("", shown.Output);
    }

    [Fact]
    public void Check_Json_IsOneObjectALine()
    {
        var shown = Shell.EPython("check", "--format=json", "-c", "async def f(): pass\nasync def g(): pass\n").Ends(1);
        var lines = shown.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([1, 2], lines.Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement
            .GetProperty("line").GetInt32()));
        Assert.Equal("", shown.Errors);
    }

    [Theory]
    [InlineData("--ast", "sweep")]
    [InlineData("--types", "sweep")]
    [InlineData("--ir", "sweep")]
    [InlineData("--bytecode", "sweep")]
    [InlineData("--c", "epy_fn_sweep")]
    public void Dump_Function_IsLessThanTheProgram(string stage, string name)
    {
        var all = Shell.EPython("dump", stage, Shell.Example("jacobi.py")).Ends(0).Output;
        var one = Shell.EPython("dump", stage, "--function", "sweep", Shell.Example("jacobi.py")).Ends(0).Output;
        Assert.Contains(name, all);
        Assert.Contains(name, one);
        Assert.True(one.Length < all.Length, one);
    }

    [Fact]
    public void Size_ListsFunctionsAndTotal()
    {
        var shown = Shell.EPython("size", Shell.Example("mergesort.py")).Ends(0);
        Assert.Matches(@"function +bytecode +native +frame\n", shown.Output);
        Assert.Matches(@"make_sorter\.merge +[1-9]\d* +[1-9]\d* +[1-9]\d*\n", shown.Output);
        Assert.Matches(@"total +[1-9]\d* +[1-9]\d* +-\n", shown.Output);
    }

    [Fact]
    public void Doctor_NamesToolsAndCores()
    {
        var shown = Shell.EPython("doctor").Ends(0);
        Assert.Matches(@"gcc +/\S+", shown.Output);
        Assert.Matches(@"core i32f32 +/\S+", shown.Output);
    }

    [Fact]
    public void Version_IsPrinted() => Assert.Matches(@"^epython \d+\.\d+\.\d+\n$", Shell.EPython("version").Ends(0).Output);

    [Theory]
    [InlineData("--help")]
    [InlineData("run", "--help")]
    [InlineData("dump", "-h")]
    public void Help_IsPrinted(params string[] arguments)
    {
        var shown = Shell.EPython(arguments).Ends(0);
        Assert.Contains("epython " + (arguments.Length > 1 ? arguments[0] : "[command]"), shown.Output);
        Assert.DoesNotContain("epython-host", shown.Output);
    }

    [Theory]
    [InlineData("provided")]
    [InlineData("there is no command 'bogus'", "bogus")]
    [InlineData("there is no option '--modd'", "run", "--modd=vm", "x.py")]
    [InlineData("there is no option '--modd'", "diff", "--modd", "vm", "x.py")]
    [InlineData("name one program", "run")]
    [InlineData("name programs", "check")]
    [InlineData("name one program", "dump", "--ir")]
    [InlineData("--mode=fast", "run", "--mode=fast", "x.py")]
    [InlineData("--memory takes", "run", "--memory=3", "x.py")]
    [InlineData("--memory takes", "run", "--memory=2G", "x.py")]
    [InlineData("--numbers=f16", "run", "--numbers=f16", "x.py")]
    [InlineData("name one stage", "dump", "x.py")]
    [InlineData("name one stage", "dump", "--ir", "--c", "x.py")]
    [InlineData("-o", "build", "x.py")]
    [InlineData("Required argument missing", "disasm")]
    public void Usage_Error_IsExplained(string words, params string[] arguments) =>
        Shell.EPython(arguments).Ends(2, "epython: ", words, "--help'");

    [Fact]
    public void Usage_ProgramWithoutCommand_IsCorrected()
    {
        var file = Shell.Example("mergesort.py");
        Shell.EPython(file).Ends(2, $"type 'epython run {file}' to run it");
    }

    [Theory]
    [InlineData("--mode", "vm")]
    [InlineData("--timeout", "30")]
    [InlineData("--load", "ondemand")]
    [InlineData("--format", "json")]
    public void Run_ValueOfAnOption_MayBeTheNextWord(string option, string value) =>
        Shell.EPython("run", option, value, "-c", "import sys; print(sys.argv)", "--mode=x").Ends(0).Prints("['-c', '--mode=x']\n");

    [Fact]
    public void Usage_UnknownFunction_IsCorrected()
    {
        var file = Shell.Example("mergesort.py");
        Shell.EPython("run", "--native=merg", file).Ends(2, "no function 'merg'", "did you mean 'merge'?");
        Shell.EPython("run", "--vm=xyz", file).Ends(2, "no function 'xyz'");
        Shell.EPython("dump", "--ir", "--function", "nope", file).Ends(2, "no function 'nope'", "make_sorter.merge");
    }

    [Fact]
    public void Launcher_FromAnotherFolder_FindsItsFiles()
    {
        using var scratch = new Scratch();
        scratch.Write("here.py", "print('here')\n");
        Shell.Run(Shell.Launcher, ["run", "here.py"], folder: scratch.PathOf("")).Ends(0).Prints("here\n");
    }
}
