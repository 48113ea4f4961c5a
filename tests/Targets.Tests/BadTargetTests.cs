// SPDX-License-Identifier: MIT
// What can go wrong between a program and a target: each ends with its exit code and words, and leaves no process behind.
using System.Diagnostics;
using EPython.CodeGen.Toolchain;

namespace EPython.Targets.Tests;

public sealed class BadTargetTests : IDisposable
{
    private const string Base = "rv32-user";
    private const string Program = "print('here')\n";

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    // Runs a program on a target that is rv32-user but for some keys.
    private Shown Run(string keys, params string[] options)
    {
        var file = _scratch.Write("target.toml", $"inherits = \"{Base}\"\n{keys}");
        return Shell.EPython(["run", $"--target={file}", .. options, _scratch.Write("program.py", Program)]);
    }

    private string Executable(string text, string name = "emulator")
    {
        var file = _scratch.Write(name, "#!/bin/sh\n" + text);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return file;
    }

    // A compiler that does something to what the real one makes.
    private string Compiler(string text)
    {
        var real = RealCompiler;
        Executable($$"""
            {{real}} "$@" || exit $?
            while [ $# -gt 1 ]; do
                [ "$1" = -o ] && made=$2
                shift
            done
            [ -z "$made" ] || {{text}}

            """, "bad-gcc");
        return _scratch.PathOf("bad-");
    }

    private static string RealCompiler => TargetTools.Of(Targets.Read(Base), Golden.Root)[0].Path!;

    private static void IsGone(int process)
    {
        var since = Stopwatch.StartNew();
        while (Directory.Exists($"/proc/{process}"))
        {
            Assert.True(since.Elapsed < TimeSpan.FromSeconds(10), $"process {process} lives on");
            Thread.Sleep(20);
        }
    }

    [Fact]
    public void UnknownTarget_IsToldHowToListThem() =>
        Shell.EPython("run", "--target=nothing", "-c", "print(1)").Ends(2, "there is no target 'nothing'", "epython targets");

    [Fact]
    public void MissingDescription_IsTold() =>
        Shell.EPython("run", "--target=/nowhere/target.toml", "-c", "print(1)").Ends(2, "can't open target description");

    [Fact]
    public void WrongKey_IsToldWithItsPlace() =>
        Run("memory = true\n").Ends(2, "target.toml:2: memory: expected a number that is not negative").Prints("");

    [TargetFact(Base)]
    public void TooLittleMemory_TellsHowMuchIsMissing()
    {
        var shown = Run("stack = 7168\n", "--memory=8K", "--load=static");
        Assert.Matches(
            @"does not fit into the 8192 bytes of \S+: \d+ bytes too many; largest functions: <module> \(\d+ bytes\)",
            shown.Ends(4).Errors);
    }

    // A core is built of a program: neither an image nor another core is one.
    [Theory]
    [InlineData("EPYI", "an image")]
    [InlineData("\x7f" + "ELF", "an ELF file")]
    public void WhatIsNoSource_IsRefused(string begin, string kind)
    {
        var file = _scratch.Write("program", begin + new string('\0', 100));
        foreach (var command in new[] { "run", "size" })
            Shell.EPython(command, $"--target={Base}", file).Ends(2, $"program is {kind}; what is wanted here is the source");
    }

    [Fact]
    public void MoreMemoryThanThereIs_IsRefused() =>
        Run("memory-max = 65536\n", "--memory=1M").Ends(2, "has at most 65536 bytes of memory");

    [Fact]
    public void MissingCompiler_IsToldWhatToType() =>
        Run("compiler = \"nowhere-elf-\"\npackages = [\"gcc-nowhere\"]\n")
            .Ends(3, "nowhere-elf-gcc", "was not found", "apt-get install -y gcc-nowhere");

    [TargetFact(Base)]
    public void MissingEmulator_IsToldWhatToType() =>
        Run("run = \"qemu-nowhere {elf}\"\npackages = [\"qemu-nowhere\"]\n")
            .Ends(3, "qemu-nowhere, which runs", "was not found", "apt-get install -y qemu-nowhere");

    [TargetFact(Base)]
    public void EmulatorThatEndsAtOnce_IsTold() =>
        Run($"run = \"{Executable("exit 7\n")} {{elf}}\"\n").Ends(3, "the core died while starting (exit code 7)").Prints("");

    [TargetFact(Base)]
    public void SilentEmulator_IsEndedWithAllItStarted()
    {
        var pids = _scratch.PathOf("pids");
        var emulator = Executable($"echo $$ > {pids}\nsleep 600 &\necho $! >> {pids}\nwait\n");
        var since = Stopwatch.StartNew();
        Run($"run = \"{emulator} {{elf}}\"\nstart-timeout-ms = 500\n").Ends(3, "the core is silent while starting: nothing came for 0.5 s").Prints("");
        Assert.True(since.Elapsed < TimeSpan.FromSeconds(30), "it waited for longer than it should");
        foreach (var line in File.ReadLines(pids))
            IsGone(int.Parse(line));
    }

    [TargetFact(Base)]
    public void EmulatorThatSpeaksNonsense_IsTold() =>
        Run($"run = \"{Executable("echo this is no message at all; exec cat\n")} {{elf}}\"\nstart-timeout-ms = 500\n")
            .Ends(3, "epython: ").Prints("");

    [TargetFact(Base)]
    public void EmulatorKilledWhileRunning_IsToldWithTheProgram()
    {
        var pid = _scratch.PathOf("pid");
        var emulator = Executable($"echo $$ > {pid}\nexec {Targets.Read(Base).Run[0]} \"$@\"\n");
        var file = _scratch.Write("target.toml", $"inherits = \"{Base}\"\nrun = \"{emulator} {{elf}}\"\n");
        var program = _scratch.Write("endless.py", "print('ready', flush=True)\nwhile True:\n    pass\n");
        var start = new ProcessStartInfo(Shell.Launcher, ["run", $"--target={file}", program])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var run = Process.Start(start)!;
        Assert.Equal("ready", run.StandardOutput.ReadLine());
        Process.Start("kill", ["-KILL", File.ReadAllText(pid).Trim()])!.WaitForExit();
        var errors = run.StandardError.ReadToEnd();
        run.WaitForExit();
        new Shown("", errors, run.ExitCode).Ends(3, "the core died while running endless.py: killed by signal 9");
    }

    [TargetFact(Base)]
    public void EmulatorKilledWhileItsProgramWaits_IsToldWithTheProgram()
    {
        using var run = RunningProgram.Start("print('ready', flush=True)\ninput()\n", $"--target={Base}");
        run.Signal("KILL", run.Core);
        run.Type("too late\n");
        run.End().Ends(3, "the core died while running loop.py: killed by signal 9");
    }

    [TargetTheory(Base)]
    [InlineData(3)]
    [InlineData(30)]
    [InlineData(80)]
    public void EmulatorWhoseOutputBreaksOff_IsTold(int bytes)
    {
        var emulator = Executable($"{Targets.Read(Base).Run[0]} \"$@\" | head -c {bytes}\n");
        Run($"run = \"{emulator} {{elf}}\"\nstart-timeout-ms = 2000\n", "--timeout=20").Ends(3, "epython: the core ").Prints("");
    }

    [TargetFact(Base)]
    public void EmulatorThatIsNoProgram_IsTold() =>
        Run($"run = \"{_scratch.Write("emulator", "no program")} {{elf}}\"\n").Ends(3, "emulator, which runs", "was not found");

    [TargetTheory(Base)]
    [InlineData("truncate -s 200 \"$made\"")]
    [InlineData("printf 'no object at all' > \"$made\"")]
    [InlineData("rm \"$made\"")]
    public void CompilerThatMakesDamagedObjects_IsTold(string damage) =>
        Run($"compiler = \"{Compiler(damage)}\"\n").Ends(3, "epython: ").Prints("");

    [TargetFact(Base)]
    public void CompilerThatDoesNotTellWhereItsLibraryIs_IsTold()
    {
        Executable($"case $1 in -print-*) exit 1 ;; esac\nexec {RealCompiler} \"$@\"\n", "silent-gcc");
        Run($"compiler = \"{_scratch.PathOf("silent-")}\"\n").Ends(3, "libgcc.a").Prints("");
    }

    [TargetFact(Base)]
    public void WrongLinkerScript_IsTold() =>
        Run($"link-script = \"{_scratch.Write("wrong.ld", "SECTIONS { nonsense\n")}\"\n").Ends(3, "wrong.ld").Prints("");

    [TargetFact(Base)]
    public void ChannelThatLacksAFunction_IsTold() =>
        Run("sources = [\"{common}/core_main.c\", \"{common}/port.c\"]\n").Ends(3, "epy_port_read").Prints("");

    [TargetFact(Base)]
    public void EndlessProgram_IsStopped()
    {
        Shell.EPython("run", $"--target={Base}", "--timeout=1", "-c", "while True:\n    pass\n")
            .Ends(124, "was stopped: it ran for 1 s");
    }

    [TargetFact(Base)]
    public void CompilerForAnotherProcessor_IsTold() =>
        Run("object = \"arm/32/little/eabi5\"\nmachine = 40\n")
            .Ends(3, "target.toml: object: ", "makes RiscV/32/little", "not arm/32/little/eabi5").Prints("");

    [TargetFact(Base)]
    public void WrongAbi_IsTold() =>
        Run("elf-flags = 4\nelf-flags-mask = 6\n").Ends(3, "target.toml: object: ", "RiscV/32/little, flags 0x1").Prints("");
}
