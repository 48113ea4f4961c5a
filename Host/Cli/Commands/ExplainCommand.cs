// SPDX-License-Identifier: MIT
// epython explain: what was inferred of each function, which checks remain and why, what stayed dynamic, what to write.
using System.CommandLine;
using System.Text;
using EPython.CodeGen;
using EPython.Host.Explain;

namespace EPython.Host.Cli.Commands;

internal static class ExplainCommand
{
    public static Command Create()
    {
        var source = new SourceOptions();
        var format = new FormatOption();
        var page = new Option<string?>("--html")
        {
            Description = "write the source with heat and remarks as a page",
            HelpName = "FILE",
        };
        var command = new Command("explain",
            "Tell what was inferred of each function, which checks remain and why, what is dynamic, what to write.");
        source.AddTo(command);
        format.AddTo(command);
        command.Options.Add(page);
        command.SetAction(parsed => Run(source, parsed, format.IsJson(parsed), parsed.GetValue(page)));
        return command;
    }

    private static int Run(SourceOptions source, ParseResult parsed, bool json, string? page)
    {
        var input = source.Read(parsed);
        var profile = source.Profile(parsed);
        var compilation = new Compilation(input.Text, input.Folder, profile);
        var program = Report.Require(compilation, compilation.Ir);
        var places = new PlacementRequest(PlacementMode.Auto, [], [], null).Place(program, hasCompiler: true);
        var explanation = new Explanation(compilation.Typed!, program, profile, places);
        Console.Out.Write(json ? ExplanationJson.Write(explanation) : ExplanationText.Write(explanation));
        if (page is not null)
            OutputFile.Write(page, Encoding.UTF8.GetBytes(ExplanationPage.Write(input.Text.Name, explanation)));
        return ExitCodes.Ok;
    }
}
