// SPDX-License-Identifier: MIT
// Class definitions, and private names: in a class, __x means _Class__x.
using Antlr4.Runtime.Tree;
using P = EPython.Frontend.Syntax.EPythonParser;

namespace EPython.Frontend.Syntax;

internal sealed partial class AstBuilder
{
    private string? _class;             // the innermost class around

    private AstClass Class(P.ClassDefinitionContext tree, IReadOnlyList<AstDecorator>? decorators = null)
    {
        if (tree.typeParameters() is { } types)
            Refuse(SpanOf(types), Unsupported.TypeParameters);
        var bases = new List<AstExpression>();
        foreach (var argument in tree.argumentList() is { } list ? Arguments(list) : [])
        {
            if (argument.Name is not null)
                Refuse(argument.Span, Unsupported.ClassKeyword);
            else
                bases.Add(argument.Value);
        }
        var (outer, name) = (_class, NameOf(tree.NAME()));
        _class = PlainName(tree.NAME());
        var body = Block(tree.block());
        _class = outer;
        return new AstClass(SpanOver(tree.Start, body), name, SpanOf(tree.NAME()), bases, body)
        {
            Decorators = decorators ?? [],
        };
    }

    private string NameOf(ITerminalNode node) => Mangled(PlainName(node));

    private string Mangled(string name)
    {
        if (_class is null || !name.StartsWith("__", StringComparison.Ordinal)
            || name.EndsWith("__", StringComparison.Ordinal))
            return name;
        var prefix = _class.TrimStart('_');
        return prefix.Length == 0 ? name : $"_{prefix}{name}";
    }
}
