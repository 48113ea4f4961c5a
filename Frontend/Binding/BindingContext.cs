// SPDX-License-Identifier: MIT
// What the steps of Binding share: scopes by node, functions, and every place that binds a name.
using EPython.Frontend.Diagnostics;
using EPython.Frontend.Ir.Lowering;
using EPython.Frontend.Syntax;
using EPython.Frontend.Types;

namespace EPython.Frontend.Binding;

internal sealed class BindingContext(ModuleTable modules, DiagnosticBag bag, Profile profile)
{
    private readonly Dictionary<string, int> _qualifiedNames = [];

    public ModuleTable Modules { get; } = modules;
    public DiagnosticBag Bag { get; } = bag;
    public Profile Profile { get; } = profile;
    public List<FunctionSymbol> Functions { get; } = [];
    public Dictionary<AstNode, FunctionSymbol> FunctionOf { get; } = [];
    public Dictionary<AstNode, Scope> ScopeOf { get; } = [];
    public List<BindingSite> Sites { get; } = [];
    public Dictionary<Variable, List<BindingSite>> SitesOf { get; } = [];
    public List<(AstImportFrom Node, Scope Scope, ModuleReference Module)> StarImports { get; } = [];
    public Dictionary<Variable, Resolution> Meanings { get; } = [];
    public Dictionary<AstNode, Resolution> Resolutions { get; } = [];
    public Dictionary<AstStatement, IReadOnlyList<ImportAction>> Imports { get; } = [];
    public Variable? Argv { get; private set; }
    /// <summary>Calls of load_function: the name, and the function that calls.</summary>
    public List<(AstCall Call, string Name, FunctionSymbol User)> Loads { get; } = [];
    public Dictionary<AstFunction, Variable> Registrations { get; } = [];
    public List<ClassSymbol> Classes { get; } = [];
    public Dictionary<AstClass, ClassSymbol> ClassOf { get; } = [];
    /// <summary>Names of attributes that something assigns or deletes.</summary>
    public HashSet<string> StoredAttributes { get; } = [];
    /// <summary>Those of what a name stands for: the name, and the attribute's.</summary>
    public HashSet<(string Holder, string Attribute)> StoredOn { get; } = [];
    public HashSet<string> DeletedAttributes { get; } = [];
    public Dictionary<AstCall, AttributeCall> AttributeCalls { get; } = [];
    public HashSet<AttributeUse> ComputedUses { get; } = [];
    /// <summary>What names of attributes that are computed may be; empty if none is.</summary>
    public List<string> ComputedNames { get; } = [];
    /// <summary>How computed names begin and end, where the program says so.</summary>
    public List<NameParts> ComputedParts { get; } = [];
    /// <summary>Callees super().m: the class whose method says so.</summary>
    public Dictionary<AstAttribute, ClassSymbol> Supers { get; } = [];

    public FunctionSymbol AddFunction(
        string name, FunctionKind kind, AstNode syntax, Scope? parent, ModuleSymbol module)
    {
        var function = new FunctionSymbol(
            name, QualifiedName(name, kind, syntax, parent, module), kind, syntax, parent?.Function, module)
        {
            Index = Functions.Count,
            Class = kind == FunctionKind.Def ? parent?.Class : null,
        };
        Functions.Add(function);
        FunctionOf[syntax] = function;
        return function;
    }

    private string QualifiedName(
        string name, FunctionKind kind, AstNode syntax, Scope? parent, ModuleSymbol module)
    {
        var outer = parent?.Function;
        var prefix = parent?.Class is { } holder ? holder.QualifiedName + "."
            : outer is { Kind: not FunctionKind.Module } ? outer.QualifiedName + "."
            : module == Modules.Modules[0] ? "" : module.Name + ".";
        var line = kind is FunctionKind.Lambda or FunctionKind.Comprehension ? $":{syntax.Span.Line}" : "";
        var full = prefix + name + line;
        var count = _qualifiedNames[full] = _qualifiedNames.GetValueOrDefault(full) + 1;
        return count == 1 ? full : $"{full}#{count}";
    }

    public ClassSymbol AddClass(AstClass syntax, Scope outer)
    {
        var function = outer.Function;
        var pythonName = outer.Class is { } holder ? $"{holder.PythonName}.{syntax.Name}"
            : syntax.ShownName is { } shown ? shown : function.Kind == FunctionKind.Module ? syntax.Name : $"{function.PythonName}.<locals>.{syntax.Name}";
        var symbol = new ClassSymbol(
            syntax.ShownName ?? syntax.Name, pythonName, QualifiedName(syntax.Name, FunctionKind.Def, syntax, outer, function.Module), syntax,
            function.Module)
        {
            Index = Classes.Count,
        };
        Classes.Add(symbol);
        ClassOf.Add(syntax, symbol);
        return symbol;
    }

    private bool? _exitsMaySwallow;

    /// <summary>Some __exit__ may give something true: then exceptions end with the statement.</summary>
    public bool ExitsMaySwallow => _exitsMaySwallow ??= StoredAttributes.Contains("__exit__")
        || Classes.Any(one => one.Attributes.TryGetValue("__exit__", out var exit) && MaySwallow(exit));

    private bool MaySwallow(Variable exit) => SitesOf.GetValueOrDefault(exit) is not [{ Node: AstFunction { Decorators: [] } def }]
        || AstWalk.All(def).Any(node => node is AstYield or AstReturn { Value: not (null or AstNone or AstBool { Value: false }) });

    public Variable? VariableAt(AstNode node) =>
        Resolutions.GetValueOrDefault(node) is Resolution.ToVariable to ? to.Variable : null;

    /// <summary>Whether a class stands behind a place in the same file: there, it does not exist yet.</summary>
    public bool MayFollow(ClassSymbol one, AstNode place) => one.Syntax.Span.Source == place.Span.Source
        && one.Syntax.Span.Start > place.Span.Start;

    public void AddSite(Variable variable, BindingSite site)
    {
        if (!SitesOf.TryGetValue(variable, out var sites))
            SitesOf.Add(variable, sites = []);
        sites.Add(site);
    }

    public Variable ArgvVariable() =>
        Argv ??= new Variable("sys.argv", VariableKind.Global, Functions[0], default) { Bindings = 1 };

    /// <summary>Attribute of a module that is not code of the program: null if it has none of that
    /// name.</summary>
    public Resolution? BuiltinAttribute(string module, string name) => module == "sys" && name == "argv"
        ? new Resolution.ToVariable(ArgvVariable(), 0)
        : BuiltinNames.FindAttribute(module, name, Profile);

}
