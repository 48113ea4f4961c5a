// SPDX-License-Identifier: MIT
// What of a target's tools is on this machine.
using System.Diagnostics;

namespace EPython.CodeGen.Toolchain;

/// <summary>A tool and where it is; null: missing.</summary>
public sealed record TargetTool(string Name, string? Path, string Use);

public static class TargetTools
{
    /// <summary>Compiler, its library, and emulator of a target, in the order of their use. Root: of the repository.</summary>
    public static IReadOnlyList<TargetTool> Of(Target target, string root)
    {
        var compiler = CoreBuilder.Compiler(target);
        var tools = new List<TargetTool>
        {
            new(target.Compiler + "gcc", compiler, $"build cores for {target.Name}"),
        };
        if (compiler is not null)
            tools.Add(new("libgcc", Libgcc(target, compiler), "link them"));
        if (target.Run.Count > 0)
            tools.Add(new(System.IO.Path.GetFileName(target.Run[0]), Emulator(target, root), "run them"));
        return tools;
    }

    /// <summary>The program that runs cores of a target; null if it is not here.</summary>
    public static string? Emulator(Target target, string root) => ProgramSearch.Find(Folders(target, root)
        .Aggregate(target.Run[0], (text, folder) => text.Replace(folder.Key, folder.Value, StringComparison.Ordinal)));

    /// <summary>Placeholders of a target's command that its first word may have.</summary>
    public static IReadOnlyDictionary<string, string> Folders(Target target, string root) =>
        new Dictionary<string, string>(StringComparer.Ordinal) { ["{port}"] = target.Folder, ["{root}"] = root };

    /// <summary>Packages and script that have the tools: "gcc-arm-none-eabi qemu-system-arm".</summary>
    public static string Sources(Target target) =>
        string.Join(' ', target.Install is null ? target.Packages : [.. target.Packages, target.Install]);

    // The compiler's library for the target's flags, which may be a package of its own; null if it is not here.
    private static string? Libgcc(Target target, string compiler)
    {
        var flags = target.Libgcc is null ? target.Flags : [];
        var start = new ProcessStartInfo(compiler, [.. flags, "-print-libgcc-file-name"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var path = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        if (target.Libgcc is not null)
            path = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path)!, target.Libgcc);
        return File.Exists(path) ? path : null;
    }
}
