// SPDX-License-Identifier: MIT
// Type inference of words (profile i32f32): which results of int operators may lie in 2^31..2^32-1. Such an int that is
// never negative is kept unsigned. Without words in it arithmetic stays in int32, as if this file did not exist.
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Types;

public sealed partial class TypeInference
{
    /// <summary>TypeNode.Large if the operands may give such a result, else nothing.</summary>
    private static TypeTags LargeResult(BinaryOperator op, TypeNode left, TypeNode right, AstExpression? rightSyntax)
    {
        var (a, b) = (left.MayBeLarge, right.MayBeLarge);
        if (!a && !b || !left.Has(Integer) || !right.Has(Integer))
            return 0;
        var isLarge = op switch
        {
            BinaryOperator.Subtract => a || right.MayBeNegative,
            BinaryOperator.FloorDivide or BinaryOperator.ShiftLeft or BinaryOperator.Power => a,
            BinaryOperator.ShiftRight => a && !(rightSyntax is not null && ConstantInt(rightSyntax) > 0),
            BinaryOperator.Modulo => b && (a || left.MayBeNegative),
            BinaryOperator.And => a && (b || right.MayBeNegative) || b && left.MayBeNegative,
            BinaryOperator.Divide or BinaryOperator.MatrixMultiply => false,
            _ => true,
        };
        return isLarge ? TypeNode.Large : 0;
    }

    /// <summary>Results that only the syntax tells to be large: 1 &lt;&lt; 31, and masked arithmetic.</summary>
    private TypeTags LargeSyntax(AstBinary binary)
    {
        var isLarge = binary.Operator == BinaryOperator.ShiftLeft
            ? ConstantInt(binary.Left) is > 0 and var value && ConstantInt(binary.Right) is >= 0 and < 32 and var count
                && IsLarge((System.Numerics.BigInteger)value << (int)count)
            : MaskedArithmetic.Match(binary) is { Mask: > int.MaxValue };
        return isLarge ? TypeNode.Large : 0;
    }
}
