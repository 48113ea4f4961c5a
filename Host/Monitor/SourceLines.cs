// SPDX-License-Identifier: MIT
// Lines of source files for tracebacks, as CPython shows them: from disk, none for <string> and <stdin>.
using System.Collections.Concurrent;

namespace EPython.Host.Monitor;

internal static class SourceLines
{
    private static readonly ConcurrentDictionary<string, string[]> s_files = [];

    public static string? Find(string file, int line)
    {
        var lines = s_files.GetOrAdd(file, Read);
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
