// SPDX-License-Identifier: MIT
// Finds imported modules: in the program's folder, in each folder of EPYTHONPATH, then among those that come with epython.
using EPython.Frontend.Binding;
using EPython.Frontend.Text;

namespace EPython.Host;

/// <summary>Search path of one program.</summary>
public sealed class ModuleFinder(string? programFolder) : IModuleLoader
{
    private readonly string[] _folders =
    [
        programFolder ?? ".",
        .. (Environment.GetEnvironmentVariable("EPYTHONPATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
        Installation.StandardModules,
    ];

    public SourceText? Find(string name)
    {
        var relative = name.Replace('.', Path.DirectorySeparatorChar);
        foreach (var folder in name.StartsWith("epython.", StringComparison.Ordinal) ? [Installation.PythonModules] : _folders)
        {
            foreach (var candidate in new[] { relative + ".py", Path.Combine(relative, "__init__.py") })
            {
                var path = Path.Combine(folder, candidate);
                if (File.Exists(path) && SourceText.Read(path).Text is { } source)
                    return Installation.IsLibrary(path) ? new SourceText(source.Name, source.Text) { IsSilent = true } : source;
            }
        }
        return null;
    }

    public bool IsPackage(string name) =>
        _folders.Any(folder => Directory.Exists(Path.Combine(folder, name.Replace('.', Path.DirectorySeparatorChar))));

    public IEnumerable<string> Names => _folders.Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.py"))
        .Select(path => Path.GetFileNameWithoutExtension(path)!);
}
