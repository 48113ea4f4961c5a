// SPDX-License-Identifier: MIT
// The modules of the program: finds, parses and keeps them, in order of first import.
using EPython.Frontend.Diagnostics;
using EPython.Frontend.Syntax;
using EPython.Frontend.Text;

namespace EPython.Frontend.Binding;

/// <summary>A module by name: Symbol is null for a built-in module, a package without code, and one that is
/// missing (importing it raises, so that what is said of it does not matter).</summary>
internal sealed record ModuleReference(string Name, ModuleSymbol? Symbol, bool IsMissing = false)
{
    public bool IsBuiltin => Symbol is null && BuiltinNames.IsModule(Name);
}

internal sealed class ModuleTable(IModuleLoader loader, DiagnosticBag bag)
{
    private readonly Dictionary<string, ModuleReference?> _known = [];
    private readonly List<ModuleSymbol> _modules = [];
    private readonly HashSet<string> _broken = [];

    public IReadOnlyList<ModuleSymbol> Modules => _modules;

    public void AddMain(AstModule main, SourceText source) =>
        _modules.Add(new ModuleSymbol(main.Name, source, main));

    /// <summary>The module of a dotted name; null if there is none or it cannot be parsed.</summary>
    public ModuleReference? Find(string name)
    {
        if (!_known.TryGetValue(name, out var known))
            _known.Add(name, known = Load(name));
        return known;
    }

    public bool IsImported(string name) => _known.ContainsKey(name);

    public ModuleReference FindOrReport(string name, SourceSpan span)
    {
        if (Find(name) is { } module)
            return module;
        if (StandardModules.Contains(name))
            bag.UnsupportedModule(span, name);
        else if (!_broken.Contains(name))
            bag.NoModule(span, name, NearestName.Find(name, BuiltinNames.Modules.Concat(loader.Names)));
        return new ModuleReference(name, null, IsMissing: true);
    }

    /// <summary>The module that a from-import takes a name from: some names of built-in modules are written in Python.</summary>
    public ModuleReference HolderOf(ModuleReference module, string name) =>
        module.IsBuiltin && BuiltinNames.WrittenIn(module.Name, name) is { } written ? Find(written) ?? module : module;

    /// <summary>Words of the ModuleNotFoundError for a module that is missing.</summary>
    public string MissingWords(string name)
    {
        var dot = name.LastIndexOf('.');
        var isInModule = dot >= 0 && Find(name[..dot]) is not null && !loader.IsPackage(name[..dot]);
        return isInModule ? $"'{name}'; '{name[..dot]}' is not a package" : $"'{name}'";
    }

    private ModuleReference? Load(string name)
    {
        if (BuiltinNames.IsModule(name))
            return new ModuleReference(name, null);
        if (loader.Find(name) is not { } source)
            return loader.IsPackage(name) ? new ModuleReference(name, null) : null;
        if (Parser.Parse(source, name, bag) is not { } syntax)
        {
            _broken.Add(name);
            return null;
        }
        var module = new ModuleSymbol(name, source, syntax);
        _modules.Add(module);
        return new ModuleReference(name, module);
    }
}
