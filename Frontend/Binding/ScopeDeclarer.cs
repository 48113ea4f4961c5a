// SPDX-License-Identifier: MIT
// First step of Binding: makes the scopes, functions and variables of one module, notes every place that
// binds a name, and loads what it imports. Syntax has checked the order of declarations and uses.
using EPython.Frontend.Ir.Lowering;
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Binding;

internal sealed class ScopeDeclarer : ScopeWalker
{
    private readonly BindingContext _context;
    private Scope _scope;

    private readonly ConsumedGenerators _consumed;

    private ScopeDeclarer(BindingContext context, Scope module, ConsumedGenerators consumed)
    {
        _context = context;
        _consumed = consumed;
        _scope = module;
    }

    public static void Declare(BindingContext context, ModuleSymbol module)
    {
        var body = context.AddFunction("<module>", FunctionKind.Module, module.Syntax, null, module);
        module.Body = body;
        var scope = new Scope(body, null, isComprehension: false);
        context.ScopeOf[module.Syntax] = scope;
        new ScopeDeclarer(context, scope, ConsumedGenerators.Find(module.Syntax)).Visit(module.Syntax.Body);
    }

    protected override void OnLoad(AstName name, bool isCallee) { }

    protected override void OnStore(AstName name, AstExpression? value) =>
        Bind(_scope, name.Id, BindingKind.Value, name, value);

    protected override void OnDelete(AstName name) => Bind(_scope, name.Id, BindingKind.Delete, name);

    protected override void OnInt(AstInt literal, bool negated)
    {
        var value = negated ? -literal.Value : literal.Value;
        var max = _context.Profile == Types.Profile.I64F64 ? long.MaxValue : uint.MaxValue;
        if (value < Types.Profiles.IntMin(_context.Profile) || value > max)
            _context.Bag.IntLiteralTooLarge(literal.Span, Types.Profiles.IntBits(_context.Profile));
    }

    private void Bind(Scope scope, string name, BindingKind kind, AstNode node, AstExpression? value = null,
        ImportTarget? import = null)
    {
        if (scope.DeclarationOf(name) == Declaration.None)
            scope.Bind(name, node.Span, VariableKind.Local);
        _context.Sites.Add(new BindingSite(name, kind, node, scope) { Value = value, Import = import });
    }

    protected override void OnNamed(AstNamed named)
    {
        Visit(named.Value);
        Bind(_scope.Holder, named.Target.Id, BindingKind.Value, named.Target);
    }

    protected override void OnAnnotation(AstAnnotatedAssign statement)
    {
        if (statement.Target is not AstName name)
            return;
        if (_scope.IsModule || _scope.DeclarationOf(name.Id) == Declaration.None)
            _scope.Bind(name.Id, name.Span, VariableKind.Local);
    }

    // ---- functions ----------------------------------------------------------------------------------------

    protected override void OnFunction(AstFunction function)
    {
        VisitAll(function.Decorators.Select(decorator => decorator.Expression));
        VisitDefaults(function.Parameters);
        Bind(_scope, function.Name, BindingKind.Function, function);
        Inside(function, FunctionKind.Def, function.Name[0] == '.' ? function.ShownName : function.Name, function.Parameters, () => Visit(function.Body));
    }

    protected override void OnClass(AstClass definition)
    {
        VisitAll(definition.Decorators.Select(decorator => decorator.Expression));
        VisitAll(definition.Bases);
        Bind(_scope, definition.Name, BindingKind.Class, definition);
        var outer = _scope;
        _scope = new Scope(outer.Function, outer, isComprehension: false) { Class = _context.AddClass(definition, outer) };
        _context.ScopeOf[definition] = _scope;
        Visit(definition.Body);
        _scope = outer;
    }

    protected override void OnAttribute(AstAttribute attribute, bool isCallee, bool isStore)
    {
        if (isStore)
            NoteStore(attribute.Value, attribute.Name);
        base.OnAttribute(attribute, isCallee, isStore);
    }

    protected override void OnAttributeDelete(AstAttribute attribute)
    {
        _context.DeletedAttributes.Add(attribute.Name);
        base.OnAttributeDelete(attribute);
    }

    protected override void VisitCall(AstCall call)
    {
        if (AttributeCalls.UseOf(call) is { } use)
            NoteAttribute(call, use);
        base.VisitCall(call);
    }

    private void NoteStore(AstExpression holder, string name)
    {
        _context.StoredAttributes.Add(name);
        if (holder is AstName { Id: var known })
            _context.StoredOn.Add((known, name));
    }

    private void NoteAttribute(AstCall call, AttributeUse use)
    {
        if (AttributeCalls.NameOf(call) is not { } name)
        {
            _context.ComputedUses.Add(use);
            if (AttributeCalls.PartsOf(call) is { } parts)
                _context.ComputedParts.Add(parts);
        }
        else if (use is AttributeUse.Store or AttributeUse.Delete)
            NoteStore(call.Arguments[0].Value, name);
        if (use == AttributeUse.Delete && AttributeCalls.NameOf(call) is { } deleted)
            _context.DeletedAttributes.Add(deleted);
    }

    protected override void OnLambda(AstLambda lambda)
    {
        VisitDefaults(lambda.Parameters);
        Inside(lambda, FunctionKind.Lambda, "<lambda>", lambda.Parameters, () => Visit(lambda.Body));
    }

    protected override void OnYield(AstYield yielded)
    {
        _scope.Function.IsGenerator = true;
        base.OnYield(yielded);
    }

    private void Inside(
        AstNode node, FunctionKind kind, string name, IReadOnlyList<AstParameter> parameters, Action visit)
    {
        var outer = _scope;
        var function = _context.AddFunction(name, kind, node, outer, outer.Function.Module);
        _scope = new Scope(function, outer, isComprehension: false);
        _context.ScopeOf[node] = _scope;
        foreach (var parameter in parameters.OrderBy(parameter => parameter.Kind switch
        {
            ParameterKind.Star => 1,
            ParameterKind.StarStar => 2,
            _ => 0,
        }))
            AddParameter(parameter);
        visit();
        _scope = outer;
    }

    private void AddParameter(AstParameter parameter)
    {
        var variable = _scope.Bind(parameter.Name, parameter.Span, VariableKind.Parameter);
        variable.Default = parameter.Default;
        variable.KeywordOnly = parameter.Kind == ParameterKind.KeywordOnly;
        variable.PositionalOnly = parameter.Kind == ParameterKind.PositionalOnly;
        variable.IsStar = parameter.Kind == ParameterKind.Star;
        variable.IsStarStar = parameter.Kind == ParameterKind.StarStar;
        _scope.Function.Parameters.Add(variable);
        _context.Resolutions[parameter] = new Resolution.ToVariable(variable, 0);
        _context.Sites.Add(new BindingSite(parameter.Name, BindingKind.Parameter, parameter, _scope));
    }

    protected override void OnComprehension(AstComprehension comprehension)
    {
        Visit(comprehension.Clauses[0].Iterable);
        var outer = _scope;
        var function = outer.Function;
        var isGenerator = _consumed.IsGenerator(comprehension);
        if (isGenerator || ComprehensionCaptures.NeedFunction(comprehension, _consumed))
        {
            function = _context.AddFunction(NameOf(
                comprehension.Kind), FunctionKind.Comprehension, comprehension, outer,
                outer.Function.Module);
            function.IsGenerator = isGenerator;
        }
        _scope = new Scope(function, outer, isComprehension: true);
        _context.ScopeOf[comprehension] = _scope;
        if (function != outer.Function)
            AddIterator(comprehension);
        VisitInside(comprehension);
        _scope = outer;
    }

    private void AddIterator(AstComprehension comprehension)
    {
        var iterable = comprehension.Clauses[0].Iterable;
        var iterator = _scope.Bind(".0", iterable.Span, VariableKind.Parameter);
        iterator.PositionalOnly = true;
        iterator.Bindings = 1;
        _scope.Function.Parameters.Add(iterator);
    }

    private static string NameOf(ComprehensionKind kind) => kind switch
    {
        ComprehensionKind.List => "<listcomp>",
        ComprehensionKind.Set => "<setcomp>",
        ComprehensionKind.Dict => "<dictcomp>",
        _ => "<genexpr>",
    };

    // ---- global and nonlocal ------------------------------------------------------------------------------

    protected override void OnGlobal(AstGlobal statement)
    {
        foreach (var name in statement.Names)
            Declare(name, Declaration.Global);
    }

    protected override void OnNonlocal(AstNonlocal statement)
    {
        foreach (var name in statement.Names)
            Declare(name, Declaration.Nonlocal);
    }

    private void Declare(AstName name, Declaration declaration)
    {
        if (!_scope.IsModule)
            _scope.Declarations[name.Id] = declaration;
    }

    // ---- imports ------------------------------------------------------------------------------------------

    protected override void OnImport(AstImport import)
    {
        foreach (var name in import.Names)
        {
            var module = LoadWithParents(name.Name, name.Span);
            var first = name.Name.Split('.')[0];
            var target = name.Alias is null ? _context.Modules.Find(first) ?? module : module;
            foreach (var attribute in AttributesSaid())
                _context.Modules.HolderOf(target, attribute);
            Bind(_scope, name.Alias ?? first, BindingKind.Import, name, import: new ImportTarget(
                target, null));
        }
    }

    private IEnumerable<string> AttributesSaid() =>
        AstWalk.All(_scope.Function.Module.Syntax).OfType<AstAttribute>().Select(attribute => attribute.Name);

    private ModuleReference LoadWithParents(string name, Text.SourceSpan span)
    {
        for (var dot = name.IndexOf('.'); dot >= 0; dot = name.IndexOf('.', dot + 1))
        {
            if (_context.Modules.FindOrReport(name[..dot], span) is { IsMissing: true } missing)
                return missing;
        }
        return _context.Modules.FindOrReport(name, span);
    }

    protected override void OnImportFrom(AstImportFrom import)
    {
        var name = ImportNames.Absolute(import, _scope.Function.Module.Name);
        var module = LoadWithParents(name, import.Span);
        foreach (var item in import.Names)
        {
            if (item.Name == "*")
                ImportStar(import, module);
            else
                ImportItem(item, module);
        }
    }

    private void ImportStar(AstImportFrom import, ModuleReference module)
    {
        if (_scope.IsModule)
            _context.StarImports.Add((import, _scope, module));
        foreach (var name in ImportResolver.StarNames(module).ToList())
            _context.Modules.HolderOf(module, name);
    }

    private void ImportItem(AstImportName item, ModuleReference module)
    {
        module = _context.Modules.HolderOf(module, item.Name);
        if (module is { IsBuiltin: false, IsMissing: false })
            _context.Modules.Find($"{module.Name}.{item.Name}");
        Bind(_scope, item.Alias ?? item.Name, BindingKind.Import, item, import: new ImportTarget(
            module, item.Name));
    }
}

internal static class ImportNames
{
    /// <summary>Absolute name of the module of a from-import: leading dots start at the importing module's
    /// package.</summary>
    public static string Absolute(AstImportFrom import, string importer)
    {
        if (import.Level == 0)
            return import.Module;
        var parts = importer.Split('.');
        var package = string.Join('.', parts.Take(Math.Max(0, parts.Length - import.Level)));
        return import.Module.Length == 0 ? package : package.Length == 0
            ? import.Module : $"{package}.{import.Module}";
    }
}
