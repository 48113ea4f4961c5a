// SPDX-License-Identifier: MIT
// epython check: syntax, names, unsupported features and certain type errors, without running.
using System.CommandLine;
using EPython.Frontend.Diagnostics;

namespace EPython.Host.Cli.Commands;

internal static class CheckCommand
{
    public static Command Create()
    {
        var source = new SourceOptions();
        var format = new Option<string>("--format") { DefaultValueFactory = _ => "text", Description = "text or json" };
        format.TakesOneOf("text", "json");
        var command = new Command("check", "Check a program without running it: syntax, names, unsupported features.");
        source.AddTo(command);
        command.Options.Add(format);
        command.SetAction(parsed => Run(source, parsed, parsed.GetValue(format) == "json"));
        return command;
    }

    private static int Run(SourceOptions source, ParseResult parsed, bool json)
    {
        var program = source.Read(parsed);
        var compilation = new Compilation(program.Text, program.Folder, source.Profile(parsed));
        _ = compilation.Lowered;
        if (!json)
            Report.Print(compilation.Diagnostics, warnings: true);
        foreach (var diagnostic in json ? compilation.Diagnostics.Items : [])
            Console.WriteLine(DiagnosticRenderer.Json(diagnostic));
        return compilation.Diagnostics.HasErrors ? ExitCodes.ProgramFailed : ExitCodes.Ok;
    }
}
