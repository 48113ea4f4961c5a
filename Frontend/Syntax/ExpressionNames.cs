// SPDX-License-Identifier: MIT
// What CPython's messages call an expression: "cannot assign to function call".
namespace EPython.Frontend.Syntax;

internal static class ExpressionNames
{
    public static string Describe(AstExpression expression) => expression switch
    {
        AstName => "name",
        AstInt or AstFloat or AstStr or AstBytes => "literal",
        AstBool b => b.Value ? "True" : "False",
        AstNone => "None",
        AstEllipsis => "ellipsis",
        AstFString or AstFormatted => "f-string expression",
        AstBinary or AstUnary or AstBoolean => "expression",
        AstCompare => "comparison",
        AstConditional => "conditional expression",
        AstCall => "function call",
        AstAttribute => "attribute",
        AstSubscript or AstSlice => "subscript",
        AstList => "list",
        AstTuple => "tuple",
        AstDict => "dict literal",
        AstSet => "set display",
        AstStarred => "starred",
        AstLambda => "lambda",
        AstNamed => "named expression",
        AstYield => "yield expression",
        AstComprehension { Kind: ComprehensionKind.List } => "list comprehension",
        AstComprehension { Kind: ComprehensionKind.Set } => "set comprehension",
        AstComprehension { Kind: ComprehensionKind.Dict } => "dict comprehension",
        AstComprehension => "generator expression",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>CPython adds "Maybe you meant '=='" only for operands of comparisons that are not
    /// displays.</summary>
    public static bool IsOperand(AstExpression expression) =>
        expression is not (AstList or AstTuple or AstBool
        or AstNone or AstBoolean or AstCompare or AstConditional or AstLambda or AstNamed or AstStarred
        or AstComprehension { Kind: ComprehensionKind.Generator })
            and not AstUnary { Operator: UnaryOperator.Not };
}
