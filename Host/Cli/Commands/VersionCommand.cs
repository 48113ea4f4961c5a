// SPDX-License-Identifier: MIT
// epython version.
using System.CommandLine;

namespace EPython.Host.Cli.Commands;

internal static class VersionCommand
{
    public static Command Create()
    {
        var command = new Command("version", "Print the version.");
        command.SetAction(_ =>
        {
            var version = typeof(VersionCommand).Assembly.GetName().Version;
            Console.WriteLine($"epython {version?.ToString(3)}");
            return ExitCodes.Ok;
        });
        return command;
    }
}
