// SPDX-License-Identifier: MIT
// Class definitions, and private names: in a class, __x means _Class__x.
using Antlr4.Runtime.Tree;
using P = EPython.Frontend.Syntax.EPythonParser;

namespace EPython.Frontend.Syntax;

internal sealed partial class AstBuilder
{
    private string? _class;             // the innermost class around

    private static P.ClassDefinitionContext? ClassTreeOf(IParseTree tree) => tree switch
    {
        P.ClassDefinitionContext plain => plain,
        P.DecoratedContext decorated => decorated.GetChild(decorated.ChildCount - 1) as P.ClassDefinitionContext,
        _ => null,
    };

    /// <summary>The class of a statement, after those that calls among its bases make.</summary>
    private List<AstStatement> Classes(P.ClassDefinitionContext tree, IParseTree whole)
    {
        var decorators = whole is P.DecoratedContext decorated
            ? decorated.namedExpression().Select(Decorator).ToList() : [];
        var result = new List<AstStatement>();
        var plain = Class(tree, decorators, result);
        result.Add(WithMembers(plain));
        return result;
    }

    private AstClass Class(P.ClassDefinitionContext tree, List<AstDecorator> decorators, List<AstStatement> before)
    {
        if (tree.typeParameters() is { } types)
            Refuse(SpanOf(types), Unsupported.TypeParameters);
        var bases = new List<AstExpression>();
        foreach (var argument in tree.argumentList() is { } list ? Arguments(list) : [])
        {
            if (argument.Name is not null)
                Refuse(argument.Span, Unsupported.ClassKeyword);
            else
                bases.Add(BaseMadeBy(argument.Value, before) ?? argument.Value);
        }
        var (outer, name) = (_class, NameOf(tree.NAME()));
        _class = PlainName(tree.NAME());
        var body = Block(tree.block());
        _class = outer;
        return new AstClass(SpanOver(tree.Start, body), name, SpanOf(tree.NAME()), bases, body)
        {
            Decorators = decorators, Module = _moduleName,
        };
    }

    private string NameOf(ITerminalNode node) => _made?.NameOf(PlainName(node)) ?? Mangled(PlainName(node));

    private string Mangled(string name)
    {
        if (_class is null || !name.StartsWith("__", StringComparison.Ordinal)
            || name.EndsWith("__", StringComparison.Ordinal))
            return name;
        var prefix = _class.TrimStart('_');
        return prefix.Length == 0 ? name : $"_{prefix}{name}";
    }
}
