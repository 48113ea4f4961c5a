// SPDX-License-Identifier: MIT
using System.CommandLine;

namespace EPython.Host.Cli;

/// <summary>--format=text|json.</summary>
internal sealed class FormatOption
{
    private readonly Option<string> _format = new("--format")
    {
        Description = "text (default) or json",
        DefaultValueFactory = _ => "text",
    };

    public void AddTo(Command command)
    {
        _format.TakesOneOf("text", "json");
        command.Options.Add(_format);
    }

    public bool IsJson(ParseResult parsed) => parsed.GetValue(_format) == "json";
}
