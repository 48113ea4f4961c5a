// SPDX-License-Identifier: MIT
// The targets that come with epython, and a user's own: --target takes a name or a path to a target.toml.
using EPython.CodeGen.Toolchain;
using EPython.Host.Cli;

namespace EPython.Host.Targets;

internal static class TargetCatalog
{
    public static string Ports { get; } = Path.Combine(Installation.Root, "DeviceRuntime-c", "port");

    public static IReadOnlyList<Target> All() => [.. TargetReader.Names(Ports).Select(Named)];

    /// <summary>The target that --target asks for; what is wrong with it ends the command.</summary>
    public static Target Resolve(string nameOrPath)
    {
        if (nameOrPath.EndsWith(".toml", StringComparison.Ordinal))
            return Read(nameOrPath);
        if (TargetReader.Names(Ports).Contains(nameOrPath))
            return Named(nameOrPath);
        throw new CommandException(ExitCodes.Usage,
            $"there is no target '{nameOrPath}'; 'epython targets' lists them, and a path to a target.toml is one too");
    }

    private static Target Named(string name) => Read(Path.Combine(Ports, name, TargetReader.FileName));

    private static Target Read(string file)
    {
        try
        {
            return TargetReader.Read(file, Ports);
        }
        catch (TargetException error)
        {
            throw new CommandException(ExitCodes.Usage, error.Message);
        }
    }
}
