// SPDX-License-Identifier: MIT
// @f.register where singledispatch made f: annotations are gone when the program runs, so the type is written where the decorator is.
namespace EPython.Frontend.Syntax;

internal sealed partial class AstBuilder
{
    private const string SingleDispatch = "functools.singledispatch";

    private readonly HashSet<string> _dispatchers = [];

    /// <summary>@f.register of a function of x: int is @f.register(int); of x: int | str both, one after the other.</summary>
    private AstFunction Registered(AstFunction function)
    {
        if (function.Decorators.Any(one => Imported(one.Expression) == SingleDispatch))
            _dispatchers.Add(function.Name);
        if (function.Parameters is not [{ Annotation: { } kinds }, ..] || !function.Decorators.Any(IsRegistration))
            return function;
        return With(function, [.. function.Decorators.SelectMany(one => IsRegistration(one)
            ? PartsOfUnion(kinds).Select(kind => new AstDecorator(one.Span,
                new AstCall(one.Expression.Span, one.Expression, [new AstArgument(kind.Span, null, kind)])))
            : [one])]);
    }

    private bool IsRegistration(AstDecorator decorator) => decorator.Expression
        is AstAttribute { Name: "register", Value: AstName { Id: var dispatcher } } && _dispatchers.Contains(dispatcher);
}
