// SPDX-License-Identifier: MIT
// The targets that come with epython, and whether this machine can build for them and run them.
using System.Collections.Concurrent;
using EPython.CodeGen.Toolchain;

namespace EPython.Targets.Tests;

internal static class Targets
{
    private static readonly ConcurrentDictionary<string, string?> s_missing = new();

    public static string Ports => Golden.PathOf("DeviceRuntime-c", "port");

    /// <summary>All that have an emulator, whether or not it is here.</summary>
    public static IEnumerable<string> Runnable => TargetReader.Names(Ports).Where(name => Read(name).Run.Count > 0);

    public static Target Read(string name) => TargetReader.Read(Path.Combine(Ports, name, TargetReader.FileName), Ports);

    /// <summary>"sparcv9 (gcc-sparc64-linux-gnu qemu-user)": what to install; null if its tools are here.</summary>
    public static string? Missing(string name) => s_missing.GetOrAdd(name, _ =>
    {
        var target = Read(name);
        return TargetTools.Of(target, Golden.Root).All(tool => tool.Path is not null) ? null
            : $"{name} ({TargetTools.Sources(target)})";
    });
}
