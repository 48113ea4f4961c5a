// SPDX-License-Identifier: MIT
// Third step of Binding: finds what every name and every attribute of a module stands for, and what each
// import statement does. Uses of variables are collected; Binder turns them into levels when all captures are
// known.
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Binding;

/// <summary>A place that uses a variable; User is the function it runs in.</summary>
internal sealed record VariableUse(
    AstNode Node, Variable Variable, FunctionSymbol User, bool IsLoad, bool IsCallee);

internal sealed partial class NameResolver : ScopeWalker
{
    private readonly BindingContext _context;
    private readonly List<VariableUse> _uses;
    private Scope _scope;

    private NameResolver(BindingContext context, List<VariableUse> uses, Scope scope)
    {
        _context = context;
        _uses = uses;
        _scope = scope;
    }

    public static void Resolve(BindingContext context, ModuleSymbol module, List<VariableUse> uses)
    {
        var resolver = new NameResolver(context, uses, context.ScopeOf[module.Syntax]);
        resolver.ReportNonlocals(resolver._scope);
        resolver.Visit(module.Syntax.Body);
    }

    // ---- names --------------------------------------------------------------------------------------------

    protected override void OnLoad(AstName name, bool isCallee)
    {
        CheckAttributeFunction(name);
        if (MeaningOf(name) is Resolution.ToModule module)
            _context.Bag.ModuleIsNoValue(name.Span, module.Name);
        else if (MeaningOf(name) is Resolution.ToLoader loader)
            _context.Bag.LoaderIsNoValue(name.Span, loader.Word);
        else if (_scope.Find(name.Id) is { } variable && IsVariable(variable))
            Use(name, variable, isLoad: true, isCallee);
        else
            _context.Resolutions[name] = MeaningOf(name) ?? Unknown(name, isCallee);
    }

    /// <summary>Something binds it, and it needs a variable at run time.</summary>
    private bool IsVariable(Variable variable) =>
        !_context.Meanings.ContainsKey(variable)
        && (_context.SitesOf.ContainsKey(variable) || variable.Bindings > 0
            || variable.Kind != VariableKind.Global);

    /// <summary>What a name stands for if that is no variable.</summary>
    private Resolution? MeaningOf(AstName name)
    {
        if (_scope.Find(name.Id) is { } variable)
            return _context.Meanings.GetValueOrDefault(variable);
        return FindBuiltin(name.Id);
    }

    private Resolution? FindBuiltin(string name) => name switch
    {
        "__name__" => new Resolution.ToConstant(_scope.Function.Module.Name),
        "__file__" => new Resolution.ToConstant(_scope.Function.Module.Source.Name),
        ['.', .. var hidden] => BuiltinNames.FindHidden(hidden),
        "load_function" when _context.Modules.IsImported("epython") => // as the paper's listing has it
            new Resolution.ToLoader(LoaderWord.LoadFunction),
        _ => BuiltinNames.Find(name),
    };

    /// <summary>A name that nothing binds: a global that is never bound, so that running the line
    /// raises.</summary>
    private Resolution.ToVariable Unknown(AstName name, bool isCallee)
    {
        if (BuiltinNames.IsUnsupported(name.Id))
            _context.Bag.UnsupportedBuiltin(name.Span, name.Id);
        else
            _context.Bag.UndefinedName(name.Span, name.Id, NearestName.Find(name.Id, VisibleNames()));
        var variable = _scope.Root.Bind(name.Id, name.Span, VariableKind.Global);
        Use(name, variable, isLoad: true, isCallee);
        return new Resolution.ToVariable(variable, 0);
    }

    private IEnumerable<string> VisibleNames()
    {
        var names = BuiltinNames.Functions.Concat(_scope.Root.Names.Where(p =>
            p.Value.Bindings > 0).Select(p => p.Key));
        for (var scope = _scope; !scope.IsModule; scope = scope.Parent!)
            names = names.Concat(scope.Names.Keys);
        return names;
    }

    protected override void OnStore(AstName name, AstExpression? value) => UseTarget(name, name.Id, _scope);

    protected override void OnDelete(AstName name) => UseTarget(name, name.Id, _scope, isLoad: true);

    private void UseTarget(AstNode node, string name, Scope scope, bool isLoad = false)
    {
        if (VariableOfTarget(name, scope) is { } variable)
            Use(node, variable, isLoad, isCallee: false);
    }

    private static Variable? VariableOfTarget(string name, Scope scope) => scope.DeclarationOf(name) switch
    {
        Declaration.Global => scope.Root.Names[name],
        Declaration.Nonlocal => scope.FindEnclosing(name),
        _ => scope.Names[name],
    };

    private void Use(AstNode node, Variable variable, bool isLoad, bool isCallee) =>
        _uses.Add(new VariableUse(node, variable, _scope.Function, isLoad, isCallee));

    // ---- scopes -------------------------------------------------------------------------------------------

    protected override void OnNamed(AstNamed named)
    {
        Visit(named.Value);
        UseTarget(named.Target, named.Target.Id, _scope.Holder);
    }

    protected override void OnFunction(AstFunction function)
    {
        Decorate(function);
        VisitDefaults(function.Parameters);
        UseTarget(function, function.Name, _scope);
        Inside(function, () => Visit(function.Body));
    }

    protected override void OnLambda(AstLambda lambda)
    {
        VisitDefaults(lambda.Parameters);
        Inside(lambda, () => Visit(lambda.Body));
    }

    protected override void OnComprehension(AstComprehension comprehension)
    {
        Visit(comprehension.Clauses[0].Iterable);
        Inside(comprehension, () => VisitInside(comprehension));
    }

    private void Inside(AstNode node, Action visit)
    {
        var outer = _scope;
        _scope = _context.ScopeOf[node];
        ReportNonlocals(_scope);
        visit();
        _scope = outer;
    }

    private void ReportNonlocals(Scope scope)
    {
        var missing = scope.Declarations.Where(d =>
            d.Value == Declaration.Nonlocal && scope.FindEnclosing(d.Key) is null);
        foreach (var (name, _) in missing)
            _context.Bag.NoNonlocalBinding(NonlocalSpan(scope, name), name);
    }

    private static Text.SourceSpan NonlocalSpan(Scope scope, string name) =>
        ((AstFunction)scope.Function.Syntax).Body.OfType<AstNonlocal>().SelectMany(s => s.Names)
            .FirstOrDefault(n => n.Id == name)?.Span ?? scope.Function.Syntax.Span;

    // ---- attributes of modules ----------------------------------------------------------------------------

    protected override void OnAttribute(AstAttribute attribute, bool isCallee, bool isStore)
    {
        if (!isStore && IsSuper(attribute.Value))
            UseSuper(attribute);
        else if (!isStore && MethodOfType(attribute) is { } method)
            _context.Resolutions[attribute] = method;
        else if (ModuleOf(attribute.Value) is not { } module)
            Visit(attribute.Value);
        else if (MeaningOf(module, attribute, isCallee, isStore) is { } meaning)
        {
            _context.Resolutions[attribute] = meaning;
            if (meaning is Resolution.ToLoader loader)
                _context.Bag.LoaderIsNoValue(attribute.Span, loader.Word);
        }
    }

    /// <summary>The module that an expression is, if it is one.</summary>
    private Resolution.ToModule? ModuleOf(AstExpression expression)
    {
        var meaning = expression switch
        {
            AstName name => MeaningOf(name),
            AstAttribute attribute when ModuleOf(attribute.Value) is { } outer =>
                Submodule(outer, attribute.Name),
            _ => null,
        };
        if (meaning is not Resolution.ToModule module)
            return null;
        _context.Resolutions[expression] = module;
        return module;
    }

    private Resolution.ToModule? Submodule(Resolution.ToModule outer, string name)
    {
        if (outer.Module is { } symbol && symbol.Globals.TryGetValue(name, out var variable))
            return _context.Meanings.GetValueOrDefault(variable) as Resolution.ToModule;
        return BuiltinNames.IsModule(outer.Name)
            || _context.Modules.Find($"{outer.Name}.{name}") is not { } inner
            ? null
            : new Resolution.ToModule(inner.Symbol, inner.Name);
    }

    private Resolution? MeaningOf(
        Resolution.ToModule module, AstAttribute attribute, bool isCallee, bool isStore)
    {
        var name = attribute.Name;
        var bag = _context.Bag;
        if (module.Module is { } symbol)
            return GlobalOf(symbol, attribute, isCallee, isStore);
        if (!BuiltinNames.IsModule(module.Name) && _context.Modules.Find(module.Name) is null)
            Use(attribute, _scope.Root.Bind(
                $"{module.Name}.{name}", attribute.Span, VariableKind.Global), !isStore, isCallee);
        else if (isStore)
            bag.ModuleAttributeIsFixed(attribute.Span, module.Name, name);
        else if (BuiltinNames.IsModule(module.Name))
        {
            if (BuiltinNames.WrittenIn(module.Name, name) is { } part && _context.Modules.Find(part)?.Symbol is { } written)
                return GlobalOf(written, attribute, isCallee, isStore);
            var meaning = _context.BuiltinAttribute(module.Name, name);
            if (meaning is null)
            {
                var suggestion = NearestName.Find(name, BuiltinNames.AttributesOf(module.Name));
                bag.NoModuleAttribute(attribute.Span, module.Name, name, suggestion);
            }
            return meaning;
        }
        else if (Submodule(module, name) is { } inner)
            bag.ModuleIsNoValue(attribute.Span, inner.Name);
        else
            bag.NoModuleAttribute(attribute.Span, module.Name, name, null);
        return null;
    }

    private Resolution? GlobalOf(ModuleSymbol module, AstAttribute attribute, bool isCallee, bool isStore)
    {
        if (isStore)
            StoreGlobal(module, attribute);
        else if (attribute.Name == "__name__" && !module.Globals.ContainsKey(attribute.Name))
            return new Resolution.ToConstant(module.Name);
        else if (!module.Globals.TryGetValue(attribute.Name, out var variable))
        {
            if (attribute.Name is "__name__" or "__file__")
                return new Resolution.ToConstant(attribute.Name == "__name__"
                    ? module.Name : module.Source.Name);
            var suggestion = NearestName.Find(attribute.Name, module.Globals.Keys);
            _context.Bag.NoModuleAttribute(attribute.NameSpan, module.Name, attribute.Name, suggestion);
        }
        else if (!_context.Meanings.TryGetValue(variable, out var meaning))
            Use(attribute, variable, isLoad: true, isCallee);
        else if (meaning is Resolution.ToModule inner)
            _context.Bag.ModuleIsNoValue(attribute.Span, inner.Name);
        else
            return meaning;
        return null;
    }

    private void StoreGlobal(ModuleSymbol module, AstAttribute attribute)
    {
        var scope = _context.ScopeOf[module.Syntax];
        var variable = scope.Bind(attribute.Name, attribute.NameSpan, VariableKind.Global);
        _context.AddSite(variable, new BindingSite(attribute.Name, BindingKind.Value, attribute, scope));
        variable.Bindings++;
        Use(attribute, variable, isLoad: false, isCallee: false);
    }

    // ---- imports ------------------------------------------------------------------------------------------

    protected override void OnImport(AstImport import)
    {
        var actions = new List<ImportAction>();
        foreach (var name in import.Names)
        {
            if (RunWithParents(name.Name, actions))
                RunWritten(name.Name, actions);
        }
        _context.Imports[import] = actions;
    }

    /// <summary>Runs a module's packages and the module; false if one is missing: then the import
    /// raises.</summary>
    private bool RunWithParents(string name, List<ImportAction> actions)
    {
        for (var dot = name.IndexOf('.'); dot >= 0; dot = name.IndexOf('.', dot + 1))
        {
            if (!Run(name[..dot], actions))
                return false;
        }
        return Run(name, actions);
    }

    private bool Run(string name, List<ImportAction> actions)
    {
        var module = _context.Modules.Find(name);
        if (module is null)
            actions.Add(new ImportAction.Raise("ModuleNotFound", _context.Modules.MissingWords(name)));
        else if (module.Symbol is { } symbol)
            actions.Add(new ImportAction.Run(symbol));
        return module is not null;
    }

    // What of a built-in module is written in Python, where the program has it.
    private void RunWritten(string name, List<ImportAction> actions)
    {
        if (BuiltinNames.WrittenParts(name) is { } part && _context.Modules.IsImported(part))
            Run(part, actions);
    }

    protected override void OnImportFrom(AstImportFrom import)
    {
        var name = ImportNames.Absolute(import, _scope.Function.Module.Name);
        var actions = new List<ImportAction>();
        _context.Imports[import] = actions;
        if (!RunWithParents(name, actions) || _context.Modules.Find(name) is not { } module)
            return;
        foreach (var item in import.Names)
        {
            if (item.Name != "*")
                ImportItem(module, item.Name, item.Alias ?? item.Name, item, actions);
            else
            {
                foreach (var star in ImportResolver.StarNames(module).ToList())
                    ImportItem(module, star, star, item, actions);
            }
        }
    }

    private void ImportItem(
        ModuleReference module, string name, string alias, AstImportName item, List<ImportAction> actions)
    {
        var holder = _context.Modules.HolderOf(module, name);
        if (holder != module)
            Run(holder.Name, actions);
        module = holder;
        if (SourceOf(module, name, item, actions) is not { } source
            || source is Resolution.ToModule or Resolution.ToLoader)
            return;
        if (VariableOfTarget(alias, _scope) is not { } target || _context.Meanings.ContainsKey(target))
            return;
        Use(item, target, isLoad: false, isCallee: false);
        actions.Add(new ImportAction.Assign(target, source, IfBound: item.Name == "*", Check: false));
    }

    private Resolution? SourceOf(
        ModuleReference module, string name, AstImportName item, List<ImportAction> actions)
    {
        if (module.IsBuiltin)
        {
            var meaning = _context.BuiltinAttribute(module.Name, name);
            if (meaning is null)
                ReportMissing(module, name, item, BuiltinNames.AttributesOf(module.Name));
            return meaning;
        }
        if (module.Symbol is { } symbol && symbol.Globals.TryGetValue(name, out var variable))
            return _context.Meanings.GetValueOrDefault(variable) ?? new Resolution.ToVariable(variable, 0);
        if (_context.Modules.Find($"{module.Name}.{name}") is { } inner)
        {
            Run(inner.Name, actions);
            return new Resolution.ToModule(inner.Symbol, inner.Name);
        }
        ReportMissing(module, name, item, module.Symbol?.Globals.Keys ?? Enumerable.Empty<string>());
        return null;
    }

    private void ReportMissing(
        ModuleReference module, string name, AstImportName item, IEnumerable<string> candidates) =>
        _context.Bag.CannotImportName(item.Span, module.Name, name, NearestName.Find(name, candidates));
}
