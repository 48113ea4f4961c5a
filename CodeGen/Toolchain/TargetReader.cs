// SPDX-License-Identifier: MIT
// target.toml -> Target. What is wrong is told with file, line and key. A description may inherit another one's keys;
// paths are relative to the description that gives them.
using EPython.Frontend.Types;

namespace EPython.CodeGen.Toolchain;

public static class TargetReader
{
    public const string FileName = "target.toml";
    private const string CommonName = "common";     // folder of what all share, beside the targets'
    private const int DeepestInheritance = 8;

    /// <summary>Names of the targets below a folder of ports.</summary>
    public static IReadOnlyList<string> Names(string ports) =>
        [.. Directory.EnumerateDirectories(ports).Where(folder => File.Exists(Path.Combine(folder, FileName)))
            .Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    /// <summary>Reads a description and what it inherits; <paramref name="ports"/> is the folder of all targets.</summary>
    public static Target Read(string file, string ports)
    {
        file = Path.GetFullPath(file);
        var keys = new TargetKeys(file);
        var next = file;
        for (var depth = 0; next is not null; depth++)
        {
            var own = TargetKeys.Parse(next);
            keys.Inherit(own);
            if (own.TryGetValue("inherits", out var inherits) && depth == DeepestInheritance)
                throw inherits.Wrong("goes round in a circle");
            next = inherits is null ? null : Path.Combine(ports, inherits.Text, FileName);
            if (next is not null && !File.Exists(next))
                throw inherits!.Wrong($"there is no target '{inherits.Text}'");
        }
        return Build(file, keys, Path.Combine(Path.GetFullPath(ports), CommonName));
    }

    private static Target Build(string file, TargetKeys keys, string common)
    {
        var memory = keys.Number("memory");
        return new Target
        {
            Name = Path.GetFileName(Path.GetDirectoryName(file)!),
            File = file,
            Common = common,
            Description = keys.Text("description"),
            Compiler = keys.Text("compiler"),
            Packages = keys.Items("packages"),
            Install = keys.Find("install")?.Text,
            MachineFlags = keys.Items("flags"),
            SmallFlags = keys.Find("small-flags")?.Items ?? [],
            Flags = [],
            IsSmall = true,
            Numbers = keys.OneOf("numbers", ("i32f32", Profile.I32F32), ("i64f64", Profile.I64F64)),
            Libgcc = keys.Find("libgcc")?.Text,
            Sources = [.. keys.Items("sources").Select(name => keys.PathOf("sources", name.Replace("{common}", common)))],
            LinkScript = keys.PathOf("link-script", keys.Text("link-script")),
            Memory = memory,
            MostMemory = keys.Number("memory-max", memory),
            MemoryStep = keys.Number("memory-step", 8),
            Stack = keys.Number("stack"),
            Object = Format(keys),
            LosesBytes = keys.Flag("loses-bytes", false),
            Run = keys.Find("run")?.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [],
            Cost = keys.OneOf("cost", ("none", CostCounter.None), ("plugin", CostCounter.Instructions),
                ("cycles", CostCounter.Cycles)),
            StartTimeout = TimeSpan.FromMilliseconds(keys.Number("start-timeout-ms")),
            Exits = keys.Flag("exits", true),
        }.For(memory);
    }

    private static ObjectFormat Format(TargetKeys keys)
    {
        var parts = keys.Text("object").Split('/');
        if (parts is not [_, "32" or "64", "little" or "big", ..])
            throw keys.Find("object")!.Wrong("expected machine/32 or 64/little or big/ABI");
        return new ObjectFormat(keys.Text("object"), (ushort)keys.Number("machine"), parts[1] == "64", parts[2] == "big",
            (uint)keys.Number("elf-flags", 0), (uint)keys.Number("elf-flags-mask", 0));
    }
}
