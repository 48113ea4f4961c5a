// SPDX-License-Identifier: MIT
// Arithmetic under a constant mask, (a * b + c) & 0xFFFFFFFF: only the low 32 bits of what is masked matter, so profile
// i32f32 computes it modulo 2^32 and no intermediate result overflows.
using System.Numerics;

namespace EPython.Frontend.Syntax;

/// <summary>Expression & Mask, in either order.</summary>
public sealed record MaskedArithmetic(AstExpression Expression, uint Mask)
{
    /// <summary>The parts of an expression of this form, or null.</summary>
    public static MaskedArithmetic? Match(AstBinary binary)
    {
        if (binary.Operator != BinaryOperator.And)
            return null;
        return MaskOf(binary.Right) is { } right && IsArithmetic(binary.Left) ? new(binary.Left, right)
            : MaskOf(binary.Left) is { } left && IsArithmetic(binary.Right) ? new(binary.Right, left)
            : null;
    }

    /// <summary>Operators whose low 32 bits follow from those of their operands (of a shift: of its left one).</summary>
    public static bool IsExact(AstExpression expression) => expression switch
    {
        AstBinary binary => binary.Operator is BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply
            or BinaryOperator.ShiftLeft or BinaryOperator.Or or BinaryOperator.Xor or BinaryOperator.And,
        AstUnary { Operand: AstInt } => false,
        AstUnary unary => unary.Operator is UnaryOperator.Negate or UnaryOperator.Invert,
        _ => false,
    };

    private static uint? MaskOf(AstExpression expression) =>
        expression is AstInt { Value: var value } && value >= BigInteger.Zero && value <= uint.MaxValue ? (uint)value : null;

    /// <summary>Whether something in the expression may leave 32 bits.</summary>
    private static bool IsArithmetic(AstExpression expression) => IsExact(expression) && expression switch
    {
        AstBinary { Operator: BinaryOperator.Or or BinaryOperator.Xor or BinaryOperator.And } bits =>
            IsArithmetic(bits.Left) || IsArithmetic(bits.Right),
        _ => true,
    };
}
