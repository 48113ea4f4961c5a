// SPDX-License-Identifier: MIT
// Where programs are: a path, a name on PATH, or a name in the bin folder of an unpacked toolchain; and what to type
// where they are not.
namespace EPython.CodeGen.Toolchain;

public static class ProgramSearch
{
    /// <summary>Folder of unpacked toolchains: each folder in it has a bin folder.</summary>
    public const string ToolchainsVariable = "EPYTHON_TOOLCHAINS";

    /// <summary>Path of a program, or null.</summary>
    public static string? Find(string name)
    {
        if (name.Contains('/'))
            return IsExecutable(name) ? Path.GetFullPath(name) : null;
        return Folders().Select(folder => Path.Combine(folder, name)).FirstOrDefault(IsExecutable);
    }

    /// <summary>What to type for Debian packages.</summary>
    public static string AptLine(IEnumerable<string> packages) =>
        $"{(Environment.UserName == "root" ? "" : "sudo ")}apt-get install -y {string.Join(' ', packages)}";

    private static IEnumerable<string> Folders()
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        var toolchains = Environment.GetEnvironmentVariable(ToolchainsVariable);
        IEnumerable<string> unpacked = string.IsNullOrEmpty(toolchains) || !Directory.Exists(toolchains) ? []
            : Directory.EnumerateDirectories(toolchains).Order(StringComparer.Ordinal)
                .Select(folder => Path.Combine(folder, "bin"));
        return path.Split(':', StringSplitOptions.RemoveEmptyEntries).Concat(unpacked);
    }

    private static bool IsExecutable(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows()
            || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.OtherExecute)) != 0);
}
