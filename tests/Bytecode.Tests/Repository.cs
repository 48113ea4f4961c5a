// SPDX-License-Identifier: MIT
// Where the project's own files are.
namespace EPython.Bytecode.Tests;

internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder)
    {
        while (!File.Exists(Path.Combine(folder, "Hybrid.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Hybrid.sln");
        return folder;
    }
}
