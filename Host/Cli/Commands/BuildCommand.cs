// SPDX-License-Identifier: MIT
// epython build: a program as an image, to be run later by `epython run image.epyi`.
using System.CommandLine;
using EPython.Bytecode.Images;
using EPython.Host.Monitor;

namespace EPython.Host.Cli.Commands;

internal static class BuildCommand
{
    public static Command Create()
    {
        var source = new SourceOptions();
        var placement = new PlacementArguments();
        var output = new Option<string>("-o") { Description = "image to write", HelpName = "IMAGE", Required = true };
        var command = new Command("build", "Build an image of a program.");
        source.AddTo(command);
        placement.AddTo(command);
        command.Options.Add(output);
        command.SetAction(parsed => Run(source, placement, parsed, parsed.GetValue(output)!));
        return command;
    }

    private static int Run(SourceOptions source, PlacementArguments placement, ParseResult parsed, string output)
    {
        using var terminal = new Terminal();
        var program = source.Read(parsed);
        var profile = source.Profile(parsed);
        using var core = CoreProcess.Start(profile, memory: null, terminal);
        var compilation = new Compilation(program.Text, program.Folder, profile);
        var ir = Report.Require(compilation, compilation.Ir);
        var built = new Builder(ir, profile).Build(placement.Read(parsed), () => core.Hello);
        foreach (var note in built.Notes)
            terminal.Error($"epython: {note}\n");
        OutputFile.Write(output, ImageWriter.Write(built.Image));
        return ExitCodes.Ok;
    }
}
