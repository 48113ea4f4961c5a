// SPDX-License-Identifier: MIT
// epython targets: the cores that programs can be built for, and whether their tools are here.
using System.CommandLine;
using EPython.CodeGen.Toolchain;
using EPython.Host.Targets;

namespace EPython.Host.Cli.Commands;

internal static class TargetsCommand
{
    public static Command Create()
    {
        var command = new Command("targets", "List the cores that programs can be built for.");
        command.SetAction(_ => Run());
        return command;
    }

    private static int Run()
    {
        var table = new TextTable("target", "numbers", "memory", "tools", "what it is");
        foreach (var target in TargetCatalog.All())
        {
            table.Add(target.Name, target.Numbers.ToString().ToLowerInvariant(), $"{target.Memory / 1024}K",
                State(target), target.Description);
        }
        Console.Write(table);
        return ExitCodes.Ok;
    }

    private static string State(Target target)
    {
        if (CoreBuilder.Compiler(target) is null)
            return "missing";
        return target.Run.Count == 0 ? "builds only" : TargetCore.Emulator(target) is null ? "no emulator" : "ready";
    }
}
