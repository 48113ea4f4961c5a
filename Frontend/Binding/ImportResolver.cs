// SPDX-License-Identifier: MIT
// Second step of Binding: gives every binding place its variable, expands `from m import *`, and finds what
// the names mean that only imports bind: modules, and built-in functions and constants, which need no
// variable at run time.
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Binding;

internal sealed class ImportResolver
{
    private readonly BindingContext _context;
    private readonly HashSet<Variable> _resolving = [];

    private ImportResolver(BindingContext context) => _context = context;

    public static void Resolve(BindingContext context)
    {
        var resolver = new ImportResolver(context);
        resolver.ExpandStars();
        foreach (var site in context.Sites)
            resolver.ResolveSite(site);
        foreach (var (variable, sites) in context.SitesOf)
            variable.Bindings = sites.Count(s => s.Kind != BindingKind.Delete);
        foreach (var variable in context.SitesOf.Keys)
            resolver.MeaningOf(variable);
    }

    private void ExpandStars()
    {
        bool changed;
        var done = new HashSet<(AstNode, string)>();
        do
        {
            changed = false;
            foreach (var (node, scope, module) in _context.StarImports)
            {
                foreach (var name in StarNames(module).Where(n => done.Add((node, n))).ToList())
                {
                    scope.Bind(name, node.Span, VariableKind.Global);
                    var import = new ImportTarget(_context.Modules.HolderOf(module, name), name);
                    _context.Sites.Add(new BindingSite(name, BindingKind.Import, node, scope) { Import =
                        import });
                    changed = true;
                }
            }
        }
        while (changed);
    }

    public static IEnumerable<string> StarNames(ModuleReference module) => module switch
    {
        { IsBuiltin: true } => BuiltinNames.AttributesOf(module.Name),
        { Symbol: { } symbol } => symbol.Globals.Keys.Where(name => !name.StartsWith('_')),
        _ => [],
    };

    private void ResolveSite(BindingSite site)
    {
        var variable = site.Scope.DeclarationOf(site.Name) switch
        {
            Declaration.Global => site.Scope.Root.Bind(site.Name, site.Node.Span, VariableKind.Global),
            Declaration.Nonlocal => site.Scope.FindEnclosing(site.Name),
            _ => site.Scope.Names[site.Name],
        };
        if (variable is not null)
            _context.AddSite(variable, site);
    }

    /// <summary>What a variable means if imports alone bind it and all import the same thing.</summary>
    private Resolution? MeaningOf(Variable variable)
    {
        if (_context.Meanings.TryGetValue(variable, out var known))
            return known;
        if (!_context.SitesOf.TryGetValue(variable, out var sites) || !_resolving.Add(variable))
            return null;
        var meanings = sites.Select(s => s.Import is null ? null : MeaningOf(s.Import)).Distinct().ToList();
        _resolving.Remove(variable);
        if (meanings.Count > 1 && meanings.Any(m => m is Resolution.ToModule))
            _context.Bag.ModuleNameRebound(sites[^1].Node.Span, variable.Name);
        else if (meanings.Count > 1 && meanings.OfType<Resolution.ToLoader>().FirstOrDefault() is { } loader)
            _context.Bag.LoaderIsNoValue(sites[^1].Node.Span, loader.Word);
        if (meanings.Count > 1 || meanings[0] is null or Resolution.ToVariable)
            return null;
        _context.Meanings[variable] = meanings[0]!;
        return meanings[0];
    }

    private Resolution? MeaningOf(ImportTarget import) => import switch
    {
        { Attribute: null } => new Resolution.ToModule(import.Module.Symbol, import.Module.Name),
        { Module.IsBuiltin: true } => _context.BuiltinAttribute(import.Module.Name, import.Attribute),
        _ => MeaningOfAttribute(import.Module, import.Attribute),
    };

    private Resolution? MeaningOfAttribute(ModuleReference module, string name)
    {
        if (module.Symbol is { } symbol && symbol.Globals.TryGetValue(name, out var variable))
            return MeaningOf(variable);
        return _context.Modules.Find($"{module.Name}.{name}") is { } inner
            ? new Resolution.ToModule(inner.Symbol, inner.Name)
            : null;
    }
}
