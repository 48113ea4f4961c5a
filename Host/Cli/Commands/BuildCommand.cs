// SPDX-License-Identifier: MIT
// epython build: a program as an image, to be run later by `epython run image.epyi`; for a target, as a core that holds it.
using System.CommandLine;
using EPython.Bytecode.Images;
using EPython.CodeGen.Loading;
using EPython.CodeGen.Toolchain;
using EPython.Host.Monitor;
using EPython.Host.Targets;

namespace EPython.Host.Cli.Commands;

internal static class BuildCommand
{
    public static Command Create()
    {
        var source = new SourceOptions();
        var placement = new PlacementArguments();
        var target = new TargetOptions();
        var output = new Option<string>("-o")
        {
            Description = "image to write (with --target: the ELF file of a core)", HelpName = "FILE", Required = true,
        };
        var command = new Command("build", "Build an image of a program, or a core that holds it.");
        source.AddTo(command);
        placement.AddTo(command);
        target.AddTo(command);
        command.Options.Add(output);
        command.SetAction(parsed => target.Target(parsed) is { } core
            ? BuildCore(source, placement, core, target.Memory(parsed, core), parsed, parsed.GetValue(output)!)
            : BuildImage(source, placement, parsed, parsed.GetValue(output)!));
        return command;
    }

    private static int BuildImage(SourceOptions source, PlacementArguments placement, ParseResult parsed, string output)
    {
        using var terminal = new Terminal();
        var program = source.Read(parsed);
        var profile = source.Profile(parsed);
        using var core = CoreProcess.Start(profile, memory: null, terminal);
        var compilation = new Compilation(program.Text, program.Folder, profile);
        var ir = Report.Require(compilation, compilation.Ir);
        var built = new Builder(ir, profile, LoadPlan.Nothing).Build(placement.Read(parsed), () => core.Hello);
        foreach (var note in built.Notes)
            terminal.Error($"epython: {note}\n");
        OutputFile.Write(output, ImageWriter.Write(built.Image));
        return ExitCodes.Ok;
    }

    private static int BuildCore(
        SourceOptions source, PlacementArguments placement, Target target, long memory, ParseResult parsed, string output)
    {
        var program = source.Read(parsed);
        var compilation = new Compilation(program.Text, program.Folder, source.Profile(parsed, target));
        var ir = Report.Require(compilation, compilation.Ir);
        OutputFile.Write(output, new TargetBuilder(ir, target, LoadPlan.Nothing).Build(placement.Read(parsed), memory).Elf);
        OutputFile.MakeExecutable(output);
        return ExitCodes.Ok;
    }
}
