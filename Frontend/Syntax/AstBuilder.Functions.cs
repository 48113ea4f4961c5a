// SPDX-License-Identifier: MIT
// Function definitions, lambdas and their parameters.
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using EPython.Frontend.Text;
using P = EPython.Frontend.Syntax.EPythonParser;
using T = EPython.Frontend.Syntax.EPythonLexer;

namespace EPython.Frontend.Syntax;

internal sealed partial class AstBuilder
{
    private AstFunction Function(P.FunctionDefinitionContext tree, IReadOnlyList<AstDecorator>? decorators = null)
    {
        if (tree.typeParameters() is { } types)
            Refuse(SpanOf(types), Unsupported.TypeParameters);
        var name = tree.NAME();
        var parameters = Parameters(tree.parameterList()?.parameter());
        var returns = tree.result is null ? null : Annotation(tree.result);
        var members = _members;
        _members = null;
        var body = Block(tree.block());
        _members = members;
        return new AstFunction(
            SpanOver(tree.Start, body), NameOf(name), SpanOf(name), parameters, returns, body)
        {
            Decorators = decorators ?? [],
        };
    }

    private AstLambda Lambda(P.ExpressionContext tree)
    {
        var parameters = Parameters(tree.lambdaParameters()?.lambdaParameter());
        return new AstLambda(SpanOf(tree), parameters, Expression(tree.expression()));
    }

    // What parameters and lambda's parameters have in common.
    private readonly record struct ParameterParts(
        ParserRuleContext Tree, ITerminalNode? Name, P.ExpressionContext? Annotation,
            P.ExpressionContext? Default)
    {
        public int Marker => TypeOf(Tree.GetChild(0));
    }

    private List<AstParameter> Parameters(P.ParameterContext[]? trees) =>
        ParameterList([.. (trees ?? []).Select(t =>
            new ParameterParts(t, t.NAME(), t.annotation, t.defaultValue))]);

    private List<AstParameter> Parameters(P.LambdaParameterContext[]? trees) =>
        ParameterList([.. (trees ?? []).Select(t => new ParameterParts(t, t.NAME(), null, t.defaultValue))]);

    private List<AstParameter> ParameterList(ParameterParts[] parts)
    {
        CheckOrder(parts);
        var positionalOnly = Array.FindIndex(parts, p => p.Marker == T.SLASH);
        var star = Array.FindIndex(parts, p => p.Marker == T.STAR);
        var result = new List<AstParameter>();
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Name is null)
                continue;
            var kind = parts[i].Marker switch
            {
                T.STAR => ParameterKind.Star,
                T.DOUBLESTAR => ParameterKind.StarStar,
                _ when i < positionalOnly => ParameterKind.PositionalOnly,
                _ => star >= 0 && i > star ? ParameterKind.KeywordOnly : ParameterKind.Normal,
            };
            result.Add(Parameter(parts[i], kind));
        }
        return result;
    }

    private AstParameter Parameter(ParameterParts parts, ParameterKind kind) => new(
        SpanOf(parts.Tree), NameOf(parts.Name!), kind,
        parts.Annotation is null ? null : Annotation(parts.Annotation),
        parts.Default is null ? null : Expression(parts.Default));

    private void CheckOrder(ParameterParts[] parts)
    {
        int slashes = 0, stars = 0;
        var (hasDefault, isLast) = (false, false);
        var names = new HashSet<string>();
        for (var i = 0; i < parts.Length; i++)
        {
            var part = parts[i];
            if (isLast)
                bag.BadParameters(SpanOf(part.Tree), "arguments cannot follow var-keyword argument");
            if (part.Name is not null && !names.Add(NameOf(part.Name)))
                bag.DuplicateParameter(SpanOf(part.Name), NameOf(part.Name));
            switch (part.Marker)
            {
                case T.SLASH: CheckSlash(part, i, slashes++, stars); break;
                case T.STAR: CheckStar(parts, i, stars++); break;
                case T.DOUBLESTAR:
                    isLast = true;
                    CheckNoDefault(part, "var-keyword");
                    break;
                default:
                    if (hasDefault && part.Default is null && stars == 0)
                        bag.DefaultOrder(SpanOf(part.Tree));
                    hasDefault |= part.Default is not null;
                    break;
            }
        }
    }

    private void CheckSlash(ParameterParts part, int index, int slashes, int stars)
    {
        if (index == 0)
            bag.BadParameters(SpanOf(part.Tree), "at least one argument must precede /");
        else if (stars > 0)
            bag.BadParameters(SpanOf(part.Tree), "/ must be ahead of *");
        else if (slashes > 0)
            bag.BadParameters(SpanOf(part.Tree), "/ may appear only once");
    }

    private void CheckStar(ParameterParts[] parts, int index, int stars)
    {
        var part = parts[index];
        if (stars > 0)
            bag.BadParameters(SpanOf(part.Tree), "* argument may appear only once");
        else if (part.Name is null && (index + 1 == parts.Length || parts[index + 1].Marker != T.NAME))
            bag.BadParameters(SpanOf(part.Tree), "named arguments must follow bare *");
        CheckNoDefault(part, "var-positional");
    }

    private void CheckNoDefault(ParameterParts part, string what)
    {
        if (part.Default is not null)
            bag.BadParameters(SpanOf(part.Tree), $"{what} argument cannot have default value");
    }
}
