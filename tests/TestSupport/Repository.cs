// SPDX-License-Identifier: MIT
// Places in the repository under test.
namespace EPython.TestSupport;

internal static class Repository
{
    public static string Root { get; } = FindRoot();
    public static string Launcher => Path.Combine(Root, "epython");
    /// <summary>Modules that programs import, for CPython.</summary>
    public static string PythonModules => Path.Combine(Root, "python");
    public static string Programs => Path.Combine(Root, "tests", "programs");
    public static string Examples => Path.Combine(Root, "examples");
    /// <summary>A C compiler that does not optimise, whatever it is told.</summary>
    public static string FastCompiler => Path.Combine(Root, "tests", "TestSupport", "fast-gcc");
    public static string SingleOracle => Path.Combine(Root, "python", "oracle", "profiles.py");

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Hybrid.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Hybrid.sln");
        return folder;
    }
}
