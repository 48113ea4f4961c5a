// SPDX-License-Identifier: MIT
// Arithmetic on words (profile i32f32): ints that are not negative and may exceed int32, and arithmetic under a mask.
using EPython.Frontend.Syntax;
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir.Lowering;

internal sealed partial class FunctionLowering
{
    /// <summary>An operation on words, or null where an operand or the result may be negative: that is for boxed ints.</summary>
    private Lowered? WordBinary(Site site, BinaryOperator op, Lowered left, Lowered right)
    {
        if (op is BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight)
            return WordShift(site, op, left, right);
        if (op == BinaryOperator.And && (left.Kind == Kind.Word || right.Kind == Kind.Word))
            return Emit(site, Operation.AndWord, PyType.Word, [LowBits(site, left), LowBits(site, right)]);
        Operation? operation = op switch
        {
            BinaryOperator.Add => Operation.AddWord,
            BinaryOperator.Multiply => Operation.MultiplyWord,
            BinaryOperator.FloorDivide => Operation.FloorDivideWord,
            BinaryOperator.Modulo => Operation.ModuloWord,
            BinaryOperator.Or => Operation.OrWord,
            BinaryOperator.Xor => Operation.XorWord,
            _ => null,
        };
        return operation is { } known && left.IsNatural && right.IsNatural
            ? Emit(site, known, PyType.Word, [ConvertKind(site, left, Kind.Word), ConvertKind(site, right, Kind.Word)])
            : null;
    }

    private Lowered? WordShift(Site site, BinaryOperator op, Lowered left, Lowered count)
    {
        if (!left.IsNatural || !count.IsIntLike)
            return null;
        var operation = op == BinaryOperator.ShiftLeft ? Operation.ShiftLeftWord : Operation.ShiftRightWord;
        return Emit(site, operation, PyType.Word,
            [ConvertKind(site, left, Kind.Word), ConvertKind(site, count, Kind.Int)]);
    }

    /// <summary>The low 32 bits of an int, boxed or not.</summary>
    private IrOperand LowBits(Site site, Lowered value)
    {
        if (value.Operand is IrConstant { Value: long number })
            return IrConstant.Word(unchecked((uint)number));
        if (WordOf(value) is { } word)
            return word;
        if (value.Kind == Kind.Value)
            value = DynamicBinary(site, BinaryOperator.And, value, s_allBits, PyType.Int);
        return value.Kind == Kind.Int
            ? Emit(site, Operation.IntToWordWrap, PyType.Word, [value.Operand]).Operand
            : ConvertKind(site, value, Kind.Word);
    }

    private static readonly Lowered s_allBits = new(IrConstant.Word(uint.MaxValue), PyType.Word);

    // ---- words that are ints ------------------------------------------------------------------------------------------

    private readonly Dictionary<IrOperand, IrLocal> _words = [];    // what an int was made of

    /// <summary>An unboxed int as inference knows it: a word that cannot be large (masked, shifted) becomes an int.</summary>
    private Lowered NarrowInt(Site site, Lowered value, PyType type)
    {
        if (value.Kind == type.Kind || value.IsConstant || value.Kind == Kind.Int)
            return new Lowered(ConvertKind(site, value, type.Kind), type);
        var target = Temporary(Kind.Int, type);
        Add(new IrOp(site, Operation.WordToInt, target, [value.Operand]) { Checks = Checks.None });
        if (value.Operand is IrLocal { IsTemporary: true } word)
            _words.Add(target, word);
        return new Lowered(target, type);
    }

    /// <summary>The word that an int was made of, which then need not be made if it was just now.</summary>
    private IrLocal? WordOf(Lowered value)
    {
        if (!_words.TryGetValue(value.Operand, out var word))
            return null;
        if (_current.Count > 0 && IrWalk.Target(_current[^1]) == value.Operand
            && !_pinned.Contains((IrLocal)value.Operand))
            _current.RemoveAt(_current.Count - 1);
        return word;
    }

    // ---- under a mask -------------------------------------------------------------------------------------------------

    /// <summary>(sum, product, left shift...) &amp; constant: computed modulo 2^32.</summary>
    private Lowered? LowerMasked(AstBinary binary)
    {
        if (_program.Profile != Profile.I32F32 || MaskedArithmetic.Match(binary) is not { } masked
            || !IsInt(masked.Expression))
            return null;
        var bits = LowBitsOf(masked.Expression);
        return Emit(At(binary), Operation.AndWord, PyType.Word, [bits, IrConstant.Word(masked.Mask)]);
    }

    private bool IsInt(AstExpression expression) => expression switch
    {
        AstBinary binary when MaskedArithmetic.IsExact(binary) => IsInt(binary.Left)
            && (binary.Operator == BinaryOperator.ShiftLeft ? IsCount(binary.Right) : IsInt(binary.Right)),
        AstUnary unary when MaskedArithmetic.IsExact(unary) => IsInt(unary.Operand),
        _ => (TypeOf(expression).Tags & ~(TypeTags.Int | TypeTags.Word | TypeTags.Bool)) == 0,
    };

    private bool IsCount(AstExpression expression) => TypeOf(expression).Kind is Kind.Int or Kind.Bool;

    private IrOperand LowBitsOf(AstExpression expression)
    {
        var site = At(expression);
        if (!MaskedArithmetic.IsExact(expression))
            return LowBits(site, Lower(expression));
        if (expression is AstUnary unary)
            return LowBitsOfUnary(site, unary.Operator, LowBitsOf(unary.Operand));
        var binary = (AstBinary)expression;
        var left = Keep(site, new Lowered(LowBitsOf(binary.Left), PyType.Word), [binary.Right]).Operand;
        var right = binary.Operator == BinaryOperator.ShiftLeft
            ? ConvertKind(site, Lower(binary.Right), Kind.Int)
            : LowBitsOf(binary.Right);
        return Emit(site, WrapOf(binary.Operator), PyType.Word, [left, right]).Operand;
    }

    private IrOperand LowBitsOfUnary(Site site, UnaryOperator op, IrOperand operand) => op == UnaryOperator.Invert
        ? Emit(site, Operation.XorWord, PyType.Word, [operand, IrConstant.Word(uint.MaxValue)]).Operand
        : Emit(site, Operation.SubtractWordWrap, PyType.Word, [IrConstant.Word(0), operand]).Operand;

    private static Operation WrapOf(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => Operation.AddWordWrap,
        BinaryOperator.Subtract => Operation.SubtractWordWrap,
        BinaryOperator.Multiply => Operation.MultiplyWordWrap,
        BinaryOperator.ShiftLeft => Operation.ShiftLeftWordWrap,
        BinaryOperator.And => Operation.AndWord,
        BinaryOperator.Or => Operation.OrWord,
        _ => Operation.XorWord,
    };
}
