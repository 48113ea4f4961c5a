// SPDX-License-Identifier: MIT
// Lines of source files for tracebacks, as CPython shows them: from disk, none for <string> and <stdin>.
namespace EPython.Host.Monitor;

internal static class SourceLines
{
    private static readonly Dictionary<string, string[]> s_files = [];

    public static string? Find(string file, int line)
    {
        if (!s_files.TryGetValue(file, out var lines))
            s_files[file] = lines = Read(file);
        return line >= 1 && line <= lines.Length ? lines[line - 1] : null;
    }

    private static string[] Read(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllLines(file) : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
