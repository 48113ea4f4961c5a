// SPDX-License-Identifier: MIT
// Where the parts of an installed epython are. The launcher says where with EPYTHON_HOME; without it the executable's
// own place decides.
using EPython.CodeGen.Toolchain;
using EPython.Frontend.Types;

namespace EPython.Host;

public static class Installation
{
    public static string Root { get; } = FindRoot();

    /// <summary>Executable of the host core of a profile.</summary>
    public static string Core(Profile profile) =>
        Path.Combine(Root, "out", "bin", "epython-core-" + profile.ToString().ToLowerInvariant());

    /// <summary>Modules that programs import, for CPython.</summary>
    public static string PythonModules { get; } = Path.Combine(Root, "python");

    /// <summary>Modules of the standard library that are written in Python.</summary>
    public static string StandardModules { get; } = Path.Combine(PythonModules, "modules");

    /// <summary>Sources of built-in types, and of parts of built-in modules, that are written in Python.</summary>
    private static readonly string[] s_writtenTypes =
        [.. new[] { "complex", "memory", "plain", "draws" }.Select(name => Path.Combine(PythonModules, "epython", name + ".py"))];

    /// <summary>Whether a file stands for what is no code of the program: it has no frames in tracebacks.</summary>
    public static bool IsLibrary(string file) => s_writtenTypes.Contains(file)
        || file.StartsWith(StandardModules + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>What runs programs under CPython, to compare.</summary>
    public static string Oracle { get; } = Path.Combine(PythonModules, "oracle");

    /// <summary>Functions of math.def as the host cores have them, for cores that have none.</summary>
    public static string MathLibrary { get; } = Path.Combine(Root, "out", "bin", "libepython-math.so");

    /// <summary>Folders of the headers that generated C includes.</summary>
    public static IReadOnlyList<string> IncludeFolders { get; } =
    [
        Path.Combine(Root, "DeviceRuntime-c", "include"),
        Path.Combine(Root, "Bytecode", "Contract"),
    ];

    /// <summary>What a core for a target is made of.</summary>
    public static CoreSources CoreSources => new(
        [.. SourcesIn("DeviceRuntime-c"), .. SourcesIn("DeviceVM-c")],
        [
            .. IncludeFolders, Path.Combine(Root, "DeviceVM-c", "include"),
            Path.Combine(Root, "DeviceRuntime-c", "port", "common"),
        ]);

    private static IEnumerable<string> SourcesIn(string part) =>
        Directory.EnumerateFiles(Path.Combine(Root, part, "src"), "*.c").Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        if (Environment.GetEnvironmentVariable("EPYTHON_HOME") is { Length: > 0 } home)
            return Path.GetFullPath(home);
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Hybrid.sln")))
                return folder;
        }
        return AppContext.BaseDirectory;
    }
}
