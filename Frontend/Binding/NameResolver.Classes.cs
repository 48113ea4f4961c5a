// SPDX-License-Identifier: MIT
// Names in classes: their scopes, and super().
using EPython.Frontend.Syntax;
using EPython.Frontend.Types;

namespace EPython.Frontend.Binding;

internal sealed partial class NameResolver
{
    protected override void OnClass(AstClass definition)
    {
        VisitAll(definition.Decorators.Select(decorator => decorator.Expression));
        VisitAll(definition.Bases);
        UseTarget(definition, definition.Name, _scope);
        Inside(definition, () => Visit(definition.Body));
    }

    /// <summary>super() without arguments, of a method.</summary>
    private bool IsSuper(AstExpression expression) =>
        expression is AstCall { Callee: AstName { Id: "super" }, Arguments.Count: 0 }
        && IsBuiltinName("super") && _scope.Function is { Class: not null, Parameters: [{ IsStar: false, IsStarStar: false }, ..] };

    /// <summary>A method of a built-in type that is taken from the type (str.upper), or an attribute of the type itself
    /// (int.from_bytes).</summary>
    private Resolution.ToBuiltin? MethodOfType(AstAttribute attribute) => attribute.Value is AstName name
        && MeaningOf(name) is Resolution.ToType { Name: var type }
        && BuiltinTable.All.FirstOrDefault(row =>
            (row.Type == type || row.Module == name.Id + ".") && row.PythonName == attribute.Name) is { } row
            ? new Resolution.ToBuiltin(row.Name, IsMath: false) : null;

    private void NoteAttributeCall(AstCall call)
    {
        if (call.Callee is AstName callee && MeaningOf(callee) is Resolution.ToBuiltin { Name: var row }
            && AttributeCalls.UseOf(row) is { } use && AttributeCalls.Of(call, use) is { } attribute)
            _context.AttributeCalls.Add(call, attribute);
        else if (call.Callee is AstAttribute { Value: AstName type, Name: var name } && MeaningOf(type) is Resolution.ToType { Name: "Any" }
            && AttributeCalls.UseOfMethod(name) is { } plain && AttributeCalls.Of(call, plain, isPlain: true) is { } ofObject)
            _context.AttributeCalls.Add(call, ofObject);
    }

    /// <summary>getattr and its like, elsewhere than in a call with as many arguments as they take.</summary>
    private void CheckAttributeFunction(AstName name)
    {
        if (MeaningOf(name) is Resolution.ToBuiltin { Name: var row } && AttributeCalls.UseOf(row) is not null
            && !_context.AttributeCalls.Keys.Any(call => call.Callee == name))
            _context.Bag.AttributeFunctionIsNoValue(name.Span, name.Id);
    }

    private void UseSuper(AstAttribute callee)
    {
        var function = _scope.Function;
        _context.Supers.Add(callee, function.Class!);
        Use(callee.Value, function.Parameters[0], isLoad: true, isCallee: false);
    }
}
