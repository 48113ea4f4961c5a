// SPDX-License-Identifier: MIT
// The children of a syntax node in the order in which they are evaluated (nearly: targets come after values).
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Ir.Lowering;

internal static class AstWalk
{
    public static IEnumerable<AstNode> Children(AstNode node) =>
        Nullable(node).Where(child => child is not null).Select(child => child!);

    private static IEnumerable<AstNode?> Nullable(AstNode node) => node switch
    {
        AstExpression expression => OfExpression(expression),
        AstStatement statement => OfStatement(statement),
        AstModule module => module.Body,
        AstArgument argument => [argument.Value],
        AstComprehensionClause clause => [clause.Iterable, clause.Target, .. clause.Conditions],
        AstParameter parameter => [parameter.Default],
        AstDecorator decorator => [decorator.Expression],
        AstHandler handler => [handler.Type, handler.Target, .. handler.Body],
        _ => [],
    };

    /// <summary>The node and everything below it.</summary>
    public static IEnumerable<AstNode> All(AstNode node) => Children(node).SelectMany(All).Prepend(node);

    private static IEnumerable<AstNode?> OfExpression(AstExpression expression) => expression switch
    {
        AstFString text => (IEnumerable<AstNode?>)text.Parts,
        AstFormatted part => [part.Value, part.Spec],
        AstBinary binary => [binary.Left, binary.Right],
        AstUnary unary => [unary.Operand],
        AstBoolean boolean => boolean.Operands,
        AstCompare compare => [compare.First, .. compare.Rest],
        AstConditional conditional => [conditional.Condition, conditional.Then, conditional.Else],
        AstCall call => [call.Callee, .. call.Arguments],
        AstAttribute attribute => [attribute.Value],
        AstSubscript subscript => [subscript.Value, subscript.Index],
        AstSlice slice => [slice.Start, slice.Stop, slice.Step],
        AstList list => list.Items,
        AstTuple tuple => tuple.Items,
        AstSet set => set.Items,
        AstDict dict => dict.Keys.Zip(dict.Values).SelectMany(pair => new AstNode?[] { pair.First, pair.Second }),
        AstStarred starred => [starred.Value],
        AstLambda lambda => [.. lambda.Parameters, lambda.Body],
        AstNamed named => [named.Value, named.Target],
        AstYield yielded => [yielded.Value],
        AstComprehension comprehension => [.. comprehension.Clauses, comprehension.Key, comprehension.Element],
        _ => [],
    };

    private static IEnumerable<AstNode?> OfStatement(AstStatement statement) => statement switch
    {
        AstExpressionStatement expression => (IEnumerable<AstNode?>)[expression.Value],
        AstAssign assign => [assign.Value, .. assign.Targets],
        AstAugmentedAssign assign => [assign.Target, assign.Value],
        AstAnnotatedAssign assign => [assign.Value, assign.Target],
        AstIf branch => [branch.Condition, .. branch.Then, .. branch.Else],
        AstWhile loop => [loop.Condition, .. loop.Body, .. loop.Else],
        AstFor loop => [loop.Iterable, loop.Target, .. loop.Body, .. loop.Else],
        AstFunction function => [.. function.Decorators, .. function.Parameters, .. function.Body],
        AstClass definition => [.. definition.Decorators, .. definition.Bases, .. definition.Body],
        AstReturn result => [result.Value],
        AstDelete delete => delete.Targets,
        AstAssert assert => [assert.Condition, assert.Message],
        AstTry guarded => [.. guarded.Body, .. guarded.Handlers, .. guarded.Else, .. guarded.Finally],
        AstWith with => [with.Context, with.Target, .. with.Body],
        AstRaise raised => [raised.Exception, raised.Cause],
        _ => [],
    };
}
