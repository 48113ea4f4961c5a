// SPDX-License-Identifier: MIT
// Literals as IR constants.
using System.Numerics;
using EPython.Frontend.Syntax;
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir.Lowering;

internal static class Literals
{
    /// <summary>The boxed constant that an expression is, or null if it is not a literal that fits.</summary>
    public static IrConstant? ValueOf(AstExpression expression, Profile profile) =>
        TryGet(expression, profile, out var value) ? IrConstant.Value_(value) : null;

    /// <summary>A float as the profile holds it.</summary>
    public static double Round(double number, Profile profile) =>
        profile == Profile.I32F32 ? (float)number : number;

    public static IrConstant? Convert(IrConstant constant, Kind kind) => (constant.Value, kind) switch
    {
        (long or double or bool, Kind.Value) => IrConstant.Value_(constant.Value),
        (uint word, Kind.Value) => IrConstant.Value_((long)word),
        (uint word and <= int.MaxValue, Kind.Int) => IrConstant.Int(word),
        (long value and >= 0 and <= uint.MaxValue, Kind.Word) => IrConstant.Word((uint)value),
        (bool value, Kind.Word) => IrConstant.Word(value ? 1u : 0),
        (long value, Kind.Int) => IrConstant.Int(value),
        (bool value, Kind.Int) => IrConstant.Int(value ? 1 : 0),
        (double value, Kind.Float) => IrConstant.Float(value),
        (long value and > -(1L << 24) and < 1L << 24, Kind.Float) when constant.Kind != Kind.Value =>
            IrConstant.Float(value),
        (bool value, Kind.Float) when constant.Kind != Kind.Value => IrConstant.Float(value ? 1 : 0),
        (bool value, Kind.Bool) => IrConstant.Bool(value),
        _ => null,
    };

    private static bool TryGet(AstExpression expression, Profile profile, out object? value)
    {
        value = null;
        switch (expression)
        {
            case AstNone:
                return true;
            case AstBool literal:
                value = literal.Value;
                return true;
            case AstFloat literal:
                value = Round(literal.Value, profile);
                return true;
            case AstStr literal:
                value = literal.Value;
                return true;
            case AstBytes literal:
                value = new IrBytes(literal.Value);
                return true;
            case AstEllipsis:
                value = new IrEllipsis();
                return true;
            case AstInt literal:
                return Fits(literal.Value, profile, ref value);
            case AstUnary { Operator: UnaryOperator.Negate, Operand: AstInt literal }:
                return Fits(-literal.Value, profile, ref value);
            case AstUnary { Operator: UnaryOperator.Negate, Operand: AstFloat literal }:
                value = -Round(literal.Value, profile);
                return true;
            case AstTuple tuple:
                return TryGetTuple(tuple, profile, out value);
            default:
                return false;
        }
    }

    private static bool TryGetTuple(AstTuple tuple, Profile profile, out object? value)
    {
        var items = new List<object?>();
        value = null;
        foreach (var item in tuple.Items)
        {
            if (!TryGet(item, profile, out var one))
                return false;
            items.Add(one);
        }
        value = new IrTupleConstant(items);
        return true;
    }

    private static bool Fits(BigInteger number, Profile profile, ref object? value)
    {
        if (number < profile.IntMin() || number > profile.IntMax())
            return false;
        value = (long)number;
        return true;
    }
}
