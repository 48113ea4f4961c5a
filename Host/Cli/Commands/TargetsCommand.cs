// SPDX-License-Identifier: MIT
// epython targets: the cores that programs can be built for, and whether their tools are here; as JSON, all that is
// needed to build C for them as epython does.
using System.CommandLine;
using System.Text.Json.Nodes;
using EPython.CodeGen.Toolchain;
using EPython.Host.Targets;

namespace EPython.Host.Cli.Commands;

internal static class TargetsCommand
{
    public static Command Create()
    {
        var format = new FormatOption();
        var command = new Command("targets", "List the cores that programs can be built for.");
        format.AddTo(command);
        command.SetAction(parsed => format.IsJson(parsed) ? RunJson() : Run());
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

    private static int RunJson()
    {
        Console.WriteLine(new JsonArray([.. TargetCatalog.All().Select(target => (JsonNode)Json(target))]).ToJsonString());
        return ExitCodes.Ok;
    }

    // "{memory}" in the linker's flags, and what stands in braces in the run command, is to be filled in.
    private static JsonObject Json(Target target)
    {
        var compiler = CoreBuilder.Compiler(target);
        var (core, library) = (Installation.CoreSources,
            compiler is null ? null : CoreFlags.LibraryAsync(target, compiler).GetAwaiter().GetResult());
        return new JsonObject
        {
            ["name"] = target.Name, ["state"] = State(target), ["numbers"] = target.Numbers.ToString().ToLowerInvariant(),
            ["memory"] = target.Memory, ["mostMemory"] = target.MostMemory, ["stack"] = target.Stack,
            ["object"] = target.Object.Name, ["cost"] = target.Cost.ToString().ToLowerInvariant(),
            ["losesBytes"] = target.LosesBytes, ["folder"] = target.Folder, ["compiler"] = compiler,
            ["programFlags"] = Texts(CoreFlags.Program(target)), ["coreFlags"] = Texts(CoreFlags.Core(target)),
            ["includeFolders"] = Texts(core.IncludeFolders), ["portSources"] = Texts(target.Sources),
            ["coreSources"] = Texts(core.Files), ["linkFlags"] = Texts(CoreFlags.Link(target, "{memory}")),
            ["library"] = library, ["run"] = Texts(target.Run),
        };
    }

    private static JsonArray Texts(IEnumerable<string> texts) =>
        new([.. texts.Select(text => (JsonNode)JsonValue.Create(text))]);

    private static string State(Target target)
    {
        var tools = TargetTools.Of(target, Installation.Root);
        return tools.All(tool => tool.Path is not null) ? target.Run.Count > 0 ? "ready" : "builds only"
            : target.Run.Count > 0 && tools.SkipLast(1).All(tool => tool.Path is not null) ? "no emulator" : "missing";
    }
}
