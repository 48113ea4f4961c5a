// SPDX-License-Identifier: MIT
// Golden files: text compared with a file of the repository. EPY_BLESS=1 writes the file instead; read the
// diff. Linked into the test projects that use it.
using Xunit;

namespace EPython.TestSupport;

internal static class Golden
{
    /// <summary>The folder of Hybrid.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Full path of a file or folder of the repository.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Files below a folder of the repository, as paths relative to that folder, in stable
    /// order.</summary>
    public static IEnumerable<string> Files(string folder, string pattern)
    {
        var root = PathOf(folder);
        return Directory.EnumerateFiles(root, pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>Compares with a golden file, given relative to the repository.</summary>
    public static void Check(string name, string actual)
    {
        var path = PathOf(name);
        var normal = Normalize(actual);
        if (Environment.GetEnvironmentVariable("EPY_BLESS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, normal);
        }
        Assert.True(File.Exists(path), $"{name} is missing; EPY_BLESS=1 makes it");
        Assert.Equal(Normalize(File.ReadAllText(path)), normal);
    }

    private static string Normalize(string text) =>
        text.ReplaceLineEndings("\n").Replace(Root.Replace('\\', '/') + "/", "");

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Hybrid.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Hybrid.sln");
        return folder;
    }
}
