// SPDX-License-Identifier: MIT
// Decorators, and names of module epython: @dynamic before functions, and calls of load_function.
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Binding;

internal sealed partial class NameResolver
{
    private void Decorate(AstFunction function)
    {
        foreach (var decorator in function.Decorators)
        {
            var call = decorator.Expression as AstCall;
            if (_scope.Class is not null && IsMethodDecorator(function, decorator.Expression))
                continue;
            if (LoaderOf(call?.Callee ?? decorator.Expression) != LoaderWord.Dynamic)
                Wrap(function, decorator);
            else if (function.Decorators.Count > 1)
                _context.Bag.UnsupportedDecorator(decorator.Span);
            else if (!_scope.IsModule)
                _context.Bag.DynamicIsNested(decorator.Span, function.Name);
            else if (LoadingOf(call?.Arguments ?? []) is { } loading)
                _context.FunctionOf[function].Loading = loading;
            else
                _context.Bag.BadDynamic(decorator.Span);
        }
    }

    private void Wrap(AstFunction function, AstDecorator decorator)
    {
        if (decorator.Expression is AstName { Id: "staticmethod" or "classmethod" or "property" } name
            && IsBuiltinName(name.Id))
        {
            _context.Bag.UnsupportedDecorator(decorator.Span);
            return;
        }
        Visit(decorator.Expression);
        _context.FunctionOf[function].Wrappers.Add(decorator);
    }

    // Alone, and not a name that the program binds.
    private bool IsMethodDecorator(AstFunction function, AstExpression expression) =>
        function.Decorators.Count == 1 && ((expression is AstName { Id: "staticmethod" or "classmethod" or "property" } name
            && IsBuiltinName(name.Id)) || ClassResolver.IsPropertyPart(function));

    // Nothing binds it; where it was used as no program may use it, that has been reported.
    private bool IsBuiltinName(string name) => _scope.Find(name) is null or { Bindings: 0 };

    private static FunctionLoading? LoadingOf(IReadOnlyList<AstArgument> arguments) => arguments switch
    {
        [] => FunctionLoading.AtDeclaration,
        [{ Name: "defer", Value: AstBool { Value: var defer } }] =>
            defer ? FunctionLoading.Deferred : FunctionLoading.AtDeclaration,
        _ => null,
    };

    protected override void VisitCall(AstCall call)
    {
        NoteAttributeCall(call);
        if (LoaderOf(call.Callee) != LoaderWord.LoadFunction)
            base.VisitCall(call);
        else if (call.Arguments is [{ Name: null, Value: AstStr name }])
            _context.Loads.Add((call, name.Value, _scope.Function));
        else
            _context.Bag.LoadsNoLiteral(call.Span);
    }

    private LoaderWord? LoaderOf(AstExpression expression)
    {
        var meaning = expression switch
        {
            AstName name => MeaningOf(name),
            AstAttribute attribute when ModuleOf(attribute.Value) is { Name: "epython", Module: null } =>
                _context.BuiltinAttribute("epython", attribute.Name),
            _ => null,
        };
        return (meaning as Resolution.ToLoader)?.Word;
    }
}
