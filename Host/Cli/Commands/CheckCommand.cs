// SPDX-License-Identifier: MIT
// epython check: syntax, names, unsupported features and certain type errors of each program, without running.
using System.CommandLine;
using EPython.Frontend.Diagnostics;
using EPython.Frontend.Types;

namespace EPython.Host.Cli.Commands;

internal static class CheckCommand
{
    public static Command Create()
    {
        var source = new SourceOptions(several: true);
        var format = new Option<string>("--format") { DefaultValueFactory = _ => "text", Description = "text or json" };
        format.TakesOneOf("text", "json");
        var command = new Command("check", "Check programs without running them: syntax, names, unsupported features.");
        source.AddTo(command);
        command.Options.Add(format);
        command.SetAction(parsed => Run(source, parsed, parsed.GetValue(format) == "json"));
        return command;
    }

    // A program that cannot be read does not keep the others from being checked.
    private static int Run(SourceOptions source, ParseResult parsed, bool json)
    {
        var exitCode = ExitCodes.Ok;
        foreach (var read in source.ReadAll(parsed))
        {
            try
            {
                if (!Check(read(), source.Profile(parsed), json))
                    exitCode = ExitCodes.ProgramFailed;
            }
            catch (CommandException error)
            {
                Report.Print(error);
                exitCode = error.ExitCode;
            }
        }
        return exitCode;
    }

    // Whether it has no errors, after they were printed.
    private static bool Check(ProgramSource program, Profile profile, bool json)
    {
        var compilation = new Compilation(program.Text, program.Folder, profile);
        _ = compilation.Lowered;
        if (!json)
            Report.Print(compilation.Diagnostics, warnings: true);
        foreach (var diagnostic in json ? compilation.Diagnostics.Items : [])
            Console.WriteLine(DiagnosticRenderer.Json(diagnostic));
        return !compilation.Diagnostics.HasErrors;
    }
}
