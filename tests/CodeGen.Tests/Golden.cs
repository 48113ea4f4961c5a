// SPDX-License-Identifier: MIT
// Compares text with a file under tests/stages/c; EPY_BLESS=1 writes the file instead.
using Xunit;

namespace EPython.CodeGen.Tests;

internal static class Golden
{
    public static string Root { get; } = FindRoot();

    public static void Check(string name, string text)
    {
        var path = Path.Combine(Root, "tests", "stages", "c", name);
        if (Environment.GetEnvironmentVariable("EPY_BLESS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
        Assert.True(File.Exists(path), $"{path} is missing; EPY_BLESS=1 makes it");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Hybrid.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Hybrid.sln");
        return folder;
    }
}
