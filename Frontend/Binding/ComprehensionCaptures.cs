// SPDX-License-Identifier: MIT
// Which comprehensions need a function of their own: those with a variable that a lambda or generator inside mentions,
// for then each run of the comprehension must have its own variables. (A lambda's own parameter of that name
// counts too: harmless.)
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Binding;

internal sealed class ComprehensionCaptures(ConsumedGenerators consumed) : ScopeWalker
{
    private readonly HashSet<string> _targets = [];
    private readonly HashSet<string> _captured = [];
    private bool _inFunction;

    public static bool NeedFunction(AstComprehension comprehension, ConsumedGenerators consumed)
    {
        var walker = new ComprehensionCaptures(consumed);
        walker.VisitInside(comprehension);
        return walker._captured.Overlaps(walker._targets);
    }

    protected override void OnLoad(AstName name, bool isCallee)
    {
        if (_inFunction)
            _captured.Add(name.Id);
    }

    protected override void OnStore(AstName name, AstExpression? value)
    {
        if (!_inFunction)
            _targets.Add(name.Id);
    }

    protected override void OnLambda(AstLambda lambda)
    {
        VisitDefaults(lambda.Parameters);
        Inside(() => Visit(lambda.Body));
    }

    protected override void OnComprehension(AstComprehension comprehension)
    {
        Visit(comprehension.Clauses[0].Iterable);
        var nested = new ComprehensionCaptures(consumed)
        {
            _inFunction = _inFunction || consumed.IsGenerator(comprehension) || NeedFunction(comprehension, consumed),
        };
        nested.VisitInside(comprehension);
        _captured.UnionWith(nested._captured);
    }

    private void Inside(Action visit)
    {
        var before = _inFunction;
        _inFunction = true;
        visit();
        _inFunction = before;
    }

    protected override void OnNamed(AstNamed named) => Visit(named.Value);
    protected override void OnDelete(AstName name) { }
    protected override void OnFunction(AstFunction function) { }
    protected override void OnClass(AstClass definition) { }
    protected override void OnImport(AstImport import) { }
    protected override void OnImportFrom(AstImportFrom import) { }
}
