// SPDX-License-Identifier: MIT
// epython doctor: what is installed, what is missing, what to type.
using System.CommandLine;
using EPython.CodeGen.Toolchain;
using EPython.Frontend.Types;
using EPython.Host.Targets;

namespace EPython.Host.Cli.Commands;

internal static class DoctorCommand
{
    // What epython uses: the command, for what, the Debian package.
    private static readonly (string Command, string Use, string Package)[] s_tools =
    [
        ("gcc", "compile functions to native code; build the cores", "gcc"),
        ("java", "build epython: make the parser from grammar/", "default-jre-headless"),
        ("npm", "build epython: fetch the parser generator", "npm"),
        ("dotnet", "build epython", "dotnet-sdk-10.0"),
        ("python3", "run the tests: CPython is their oracle", "python3"),
        ("valgrind", "bench: count instructions", "valgrind"),
    ];

    public static Command Create()
    {
        var target = new Option<string?>("--target")
        {
            Description = "what is needed for a core other than the host process: a name, or a target.toml",
            HelpName = "T",
        };
        var command = new Command("doctor", "Say what is installed, what is missing, and what to type.") { target };
        command.SetAction(parsed =>
            parsed.GetValue(target) is { } name ? RunFor(TargetCatalog.Resolve(name)) : Run());
        return command;
    }

    private static int RunFor(Target target)
    {
        var table = new TextTable("tool", "state", "used to");
        var tools = TargetTools.Of(target, Installation.Root);
        foreach (var tool in tools)
            table.Add(tool.Name, tool.Path ?? "missing", tool.Use);
        Console.Write(table);
        if (tools.All(tool => tool.Path is not null))
            return ExitCodes.Ok;
        Console.WriteLine($"\nmissing: {CoreBuilder.Advice(target)}");
        return ExitCodes.Internal;
    }

    private static int Run()
    {
        var table = new TextTable("tool", "state", "used to");
        var missing = new List<string>();
        foreach (var (tool, use, package) in s_tools)
        {
            var path = ProgramSearch.Find(tool);
            table.Add(tool, path ?? "missing", use);
            if (path is null)
                missing.Add(package);
        }
        var broken = false;
        foreach (var profile in Enum.GetValues<Profile>())
        {
            var core = Installation.Core(profile);
            var present = File.Exists(core);
            broken |= !present;
            table.Add($"core {profile.ToString().ToLowerInvariant()}", present ? core : "missing", "run programs");
        }
        Console.Write(table);
        if (missing.Count > 0)
            Console.WriteLine($"\nmissing: type  {ProgramSearch.AptLine(missing)}");
        if (broken)
            Console.WriteLine("\nbroken: a core is missing; build again with  ./epython --install version");
        return broken ? ExitCodes.Internal : ExitCodes.Ok;
    }
}
