// SPDX-License-Identifier: MIT
// Where the sources of imported modules come from.
using EPython.Frontend.Text;

namespace EPython.Frontend.Binding;

public interface IModuleLoader
{
    /// <summary>Source of a module by its dotted name ("a.b": a/b.py or a/b/__init__.py); null if there is
    /// none.</summary>
    SourceText? Find(string name);
    /// <summary>A folder of that dotted name can hold modules.</summary>
    bool IsPackage(string name);
    /// <summary>Names of modules that could have been meant, for suggestions.</summary>
    IEnumerable<string> Names { get; }
}

/// <summary>Finds nothing: programs of one file.</summary>
public sealed class NoModules : IModuleLoader
{
    public static readonly NoModules Instance = new();
    public SourceText? Find(string name) => null;
    public bool IsPackage(string name) => false;
    public IEnumerable<string> Names => [];
}
