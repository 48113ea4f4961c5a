// SPDX-License-Identifier: MIT
// Names in classes: their scopes, and super().
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Binding;

internal sealed partial class NameResolver
{
    protected override void OnClass(AstClass definition)
    {
        VisitAll(definition.Bases);
        UseTarget(definition, definition.Name, _scope);
        Inside(definition, () => Visit(definition.Body));
    }

    /// <summary>super() without arguments, of a method.</summary>
    private bool IsSuper(AstExpression expression) =>
        expression is AstCall { Callee: AstName { Id: "super" }, Arguments.Count: 0 }
        && _scope.Find("super") is null && _scope.Function is { Class: not null, Parameters: [{ IsStar: false, IsStarStar: false }, ..] };

    private void UseSuper(AstAttribute callee)
    {
        var function = _scope.Function;
        _context.Supers.Add(callee, function.Class!);
        Use(callee.Value, function.Parameters[0], isLoad: true, isCallee: false);
    }
}
