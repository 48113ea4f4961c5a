// SPDX-License-Identifier: MIT
// Class definitions, and private names: in a class, __x means _Class__x.
using Antlr4.Runtime.Tree;
using P = EPython.Frontend.Syntax.EPythonParser;

namespace EPython.Frontend.Syntax;

internal sealed partial class AstBuilder
{
    private string? _class;             // the innermost class around
    private readonly HashSet<string> _generic = [];     // names of classes so far that have types of parts

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
        var plain = WithComparisons(Class(tree, decorators, result));
        var behind = new List<AstStatement>();
        result.Add(WithMembers(WithEnumeration(plain, behind)));
        return [.. result, .. behind];
    }

    private AstClass Class(P.ClassDefinitionContext tree, List<AstDecorator> decorators, List<AstStatement> before)
    {
        if (tree.typeParameters() is { } types)
            Refuse(SpanOf(types), Unsupported.TypeParameters);
        var bases = new List<AstExpression>();
        foreach (var argument in tree.argumentList() is { } list ? Arguments(list) : [])
        {
            if (argument.Name == "metaclass" && Uses(argument.Value, AbstractMeta))
                bases.Add(Written(argument.Span, "ABC"));
            else if (argument.Name is not null)
                Refuse(argument.Span, Unsupported.ClassKeyword);
            else
                bases.Add(BaseMadeBy(argument.Value, before) ?? AbstractBase(argument.Value) ?? WithoutTypes(argument.Value));
        }
        var (outer, name) = ((_class, _inEnum, _members), NameOf(tree.NAME()));
        if (bases.Exists(IsGeneric))
            _generic.Add(name);
        (_class, _inEnum) = (PlainName(tree.NAME()), bases.Exists(IsEnumeration));
        _members = _inEnum ? [] : null;
        var body = Members(Block(tree.block()));
        (_class, _inEnum, _members) = outer;
        return new AstClass(SpanOver(tree.Start, body), name, SpanOf(tree.NAME()), bases, body)
        {
            Decorators = decorators, Module = _moduleName,
        };
    }

    // Generic[T] is Generic: types of parts mean nothing at run time.
    private AstExpression WithoutTypes(AstExpression value) => value is AstSubscript { Value: AstName or AstAttribute } generic
        && _imported.Values.Any(meaning => meaning is "typing.Generic" or "typing.Protocol" or "typing")
            ? generic.Value : value;

    private bool IsGeneric(AstExpression above) => above is AstName { Id: var name } && _generic.Contains(name)
        || Imported(above) is "typing.Generic" or "typing.Protocol";

    /// <summary>Stack[int] is Stack, for a class with types of parts.</summary>
    private bool IsPartsOnly(AstExpression value) => !_inTarget && value is AstName { Id: var name } && _generic.Contains(name);

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
