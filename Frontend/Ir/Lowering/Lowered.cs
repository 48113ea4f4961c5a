// SPDX-License-Identifier: MIT
// A lowered expression: where its value is and what is known of it.
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir.Lowering;

internal readonly record struct Lowered(IrOperand Operand, PyType Type)
{
    public Kind Kind => Operand.Kind;

    /// <summary>An int to arithmetic: int or bool, unboxed.</summary>
    public bool IsIntLike => Kind is Kind.Int or Kind.Bool;

    public bool IsNumber => Kind is Kind.Int or Kind.Bool or Kind.Float or Kind.Word;
    /// <summary>An unboxed int that is known not to be negative: a word can hold it.</summary>
    public bool IsNatural => Kind is Kind.Word or Kind.Bool
        || Kind == Kind.Int && (Operand is IrConstant { Value: >= 0L } || Type.IsNonNegative);

    public bool IsConstant => Operand is IrConstant;

    public static readonly Lowered None = new(IrConstant.Value_(null), PyType.None);

    public static Lowered Int(long value) => new(IrConstant.Int(value), PyType.Int);

    public static Lowered Float(double value) => new(IrConstant.Float(value), PyType.Float);

    public static Lowered Bool(bool value) => new(IrConstant.Bool(value), PyType.Bool);

    public static Lowered Str(string value) => new(IrConstant.Value_(value), PyType.Str);
}
