// SPDX-License-Identifier: MIT
// Which generator expressions need no generator: those that a built-in uses up before anybody else sees them. They become
// loops, or lists. Only names that nothing in the module binds are built-ins for certain here.
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Binding;

internal sealed class ConsumedGenerators : ScopeWalker
{
    private static readonly HashSet<string> s_consumers =
        ["sum", "any", "all", "list", "tuple", "sorted", "min", "max", "dict"];

    private readonly Dictionary<AstComprehension, string> _found = [];  // by: name of the function, "" for a method
    private readonly HashSet<string> _bound = [];
    private bool _anyBound;

    private ConsumedGenerators() { }

    public static ConsumedGenerators Find(AstModule module)
    {
        var found = new ConsumedGenerators();
        found.Visit(module.Body);
        return found;
    }

    /// <summary>It is a generator expression whose generator exists.</summary>
    public bool IsGenerator(AstComprehension comprehension) => comprehension.Kind == ComprehensionKind.Generator
        && !(_found.TryGetValue(comprehension, out var by) && (by.Length == 0 || (!_anyBound && !_bound.Contains(by))));

    protected override void VisitCall(AstCall call)
    {
        if (call.Arguments is [{ Name: null, Value: AstComprehension only }, ..] && Consumer(call.Callee) is { } by
            && (call.Arguments.Count == 1 || (by == "sorted" && call.Arguments.Skip(1).All(option => option.Name is not null))))
            _found[only] = by;
        base.VisitCall(call);
    }

    private static string? Consumer(AstExpression callee) => callee switch
    {
        AstName name when s_consumers.Contains(name.Id) => name.Id,
        AstAttribute { Name: "join", Value: AstStr } => "",
        _ => null,
    };

    protected override void OnStore(AstName name, AstExpression? value) => _bound.Add(name.Id);

    protected override void OnNamed(AstNamed named)
    {
        _bound.Add(named.Target.Id);
        Visit(named.Value);
    }

    protected override void OnFunction(AstFunction function)
    {
        _bound.Add(function.Name);
        Parameters(function.Parameters);
        Visit(function.Body);
    }

    protected override void OnLambda(AstLambda lambda)
    {
        Parameters(lambda.Parameters);
        Visit(lambda.Body);
    }

    private void Parameters(IReadOnlyList<AstParameter> parameters)
    {
        VisitDefaults(parameters);
        _bound.UnionWith(parameters.Select(parameter => parameter.Name));
    }

    protected override void OnClass(AstClass definition)
    {
        _bound.Add(definition.Name);
        VisitAll(definition.Decorators.Select(decorator => decorator.Expression));
        VisitAll(definition.Bases);
        Visit(definition.Body);
    }

    protected override void OnComprehension(AstComprehension comprehension)
    {
        Visit(comprehension.Clauses[0].Iterable);
        VisitInside(comprehension);
    }

    protected override void OnImport(AstImport import) =>
        _bound.UnionWith(import.Names.Select(name => name.Alias ?? name.Name));

    protected override void OnImportFrom(AstImportFrom import)
    {
        _bound.UnionWith(import.Names.Select(name => name.Alias ?? name.Name));
        _anyBound |= import.Names.Any(name => name.Name == "*") && !BuiltinNames.IsModule(import.Module);
    }

    protected override void OnLoad(AstName name, bool isCallee) { }
    protected override void OnDelete(AstName name) { }
}
