// SPDX-License-Identifier: MIT
// Arithmetic: typed operations where both operands have one number type, dynamic ones otherwise.
using EPython.Frontend.Syntax;
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir.Lowering;

internal sealed partial class FunctionLowering
{
    private Lowered LowerBinary(AstBinary binary)
    {
        var site = At(binary);
        if (LowerMasked(binary) is { } masked)
            return masked;
        if (RepeatedItem(binary) is { } item)
            return LowerRepeat(site, TypeOf(binary), item, binary.Right);
        var values = LowerAll(binary.Left, binary.Right);
        return Binary(site, binary.Operator, values[0], values[1], TypeOf(binary));
    }

    private Lowered Binary(Site site, BinaryOperator op, Lowered left, Lowered right, PyType type)
    {
        if (left.IsNumber && right.IsNumber && NumberBinary(site, op, left, right, type) is { } number)
            return number;
        return (op, left.Type.Tags, right.Type.Tags) switch
        {
            (BinaryOperator.Add, TypeTags.Str, TypeTags.Str) =>
                Emit(site, Operation.ConcatStr, PyType.Str, [Prove(site, left), Prove(site, right)]),
            (BinaryOperator.Add, TypeTags.List, TypeTags.List) => ConcatLists(site, left, right, type),
            _ => Restored(site, DynamicBinary(site, op, left, right, type), left),
        };
    }

    private Lowered? NumberBinary(Site site, BinaryOperator op, Lowered left, Lowered right, PyType type)
    {
        if (left.Kind == Kind.Float || right.Kind == Kind.Float)
            return FloatBinary(site, op, left, right);
        return left.IsIntLike && right.IsIntLike && type.Kind != Kind.Word
            ? IntBinary(site, op, left, right, type)
            : WordBinary(site, op, left, right);
    }

    private Lowered DynamicBinary(Site site, BinaryOperator op, Lowered left, Lowered right, PyType type)
    {
        var operands = new[] { Boxed(site, left), Boxed(site, right) };
        return op switch
        {
            BinaryOperator.Add => Emit(site, Operation.AddDynamic, type, operands),
            BinaryOperator.Subtract => Emit(site, Operation.SubtractDynamic, type, operands),
            BinaryOperator.Multiply => Emit(site, Operation.MultiplyDynamic, type, operands),
            _ => Emit(site, Operation.BinaryDynamic, type, operands, (int)NumberOf(op)),
        };
    }

    private static OperatorNumber NumberOf(BinaryOperator op) => Enum.Parse<OperatorNumber>(op.ToString());

    private Lowered? IntBinary(Site site, BinaryOperator op, Lowered left, Lowered right, PyType type)
    {
        if (op == BinaryOperator.Power && !type.Is(TypeTags.Int))
            return type.Is(TypeTags.Float) ? FloatBinary(site, op, left, right) : null;
        Operation? operation = op switch
        {
            BinaryOperator.Add => Operation.AddInt,
            BinaryOperator.Subtract => Operation.SubtractInt,
            BinaryOperator.Multiply => Operation.MultiplyInt,
            BinaryOperator.Divide => Operation.DivideInt,
            BinaryOperator.FloorDivide => Operation.FloorDivideInt,
            BinaryOperator.Modulo => Operation.ModuloInt,
            BinaryOperator.Power => Operation.PowerInt,
            BinaryOperator.And => Operation.AndInt,
            BinaryOperator.Or => Operation.OrInt,
            BinaryOperator.Xor => Operation.XorInt,
            BinaryOperator.ShiftLeft => Operation.ShiftLeftInt,
            BinaryOperator.ShiftRight => Operation.ShiftRightInt,
            _ => null,
        };
        if (operation is not { } known)
            return null;
        var operands = new[] { ConvertKind(site, left, Kind.Int), ConvertKind(site, right, Kind.Int) };
        var result = Emit(site, known, op == BinaryOperator.Divide ? PyType.Float : PyType.Int, operands);
        // Python keeps & | ^ of two bools a bool.
        return left.Kind == Kind.Bool && right.Kind == Kind.Bool && IsBitwise(op)
            ? Emit(site, Operation.TruthInt, PyType.Bool, [result.Operand])
            : result;
    }

    private static bool IsBitwise(BinaryOperator op) =>
        op is BinaryOperator.And or BinaryOperator.Or or BinaryOperator.Xor;

    private Lowered? FloatBinary(Site site, BinaryOperator op, Lowered left, Lowered right)
    {
        Operation? operation = op switch
        {
            BinaryOperator.Add => Operation.AddFloat,
            BinaryOperator.Subtract => Operation.SubtractFloat,
            BinaryOperator.Multiply => Operation.MultiplyFloat,
            BinaryOperator.Divide => Operation.DivideFloat,
            BinaryOperator.FloorDivide => Operation.FloorDivideFloat,
            BinaryOperator.Modulo => Operation.ModuloFloat,
            BinaryOperator.Power => Operation.PowerFloat,
            _ => null,
        };
        if (operation is not { } known)
            return null;
        var operands = new[] { ConvertKind(site, left, Kind.Float), ConvertKind(site, right, Kind.Float) };
        return Emit(site, known, PyType.Float, operands);
    }

    // ---- lists --------------------------------------------------------------------------------------------------------

    private Lowered ConcatLists(Site site, Lowered left, Lowered right, PyType type)
    {
        var storage = (type.Element ?? PyType.Any).Storage;
        return left.Type.Element?.Storage == storage && right.Type.Element?.Storage == storage
            ? Emit(site, Operation.AddDynamic, type, [left.Operand, right.Operand])
            : ListFrom(site, type, left.Operand, right.Operand);
    }

    /// <summary>The item of [item] * n, where the list has a known storage.</summary>
    private AstExpression? RepeatedItem(AstBinary binary) =>
        binary is { Operator: BinaryOperator.Multiply, Left: AstList { Items: [not AstStarred and var item] } }
        && TypeOf(binary).Is(TypeTags.List) && TypeOf(binary.Right).Kind is Kind.Int or Kind.Bool
            ? item
            : null;

    private Lowered LowerRepeat(Site site, PyType type, AstExpression item, AstExpression count)
    {
        var values = LowerAll(item, count);
        var storage = (type.Element ?? PyType.Any).Storage;
        var operation = storage switch
        {
            Storage.Int => Operation.RepeatListInt,
            Storage.Float => Operation.RepeatListFloat,
            Storage.Bool => Operation.RepeatListBool,
            _ => Operation.RepeatListValue,
        };
        return Emit(site, operation, type,
            [ConvertKind(site, values[0], KindOf(storage)), ConvertKind(site, values[1], Kind.Int)]);
    }

    // ---- unary --------------------------------------------------------------------------------------------------------

    private Lowered LowerUnary(AstUnary unary)
    {
        if (unary is { Operator: UnaryOperator.Negate, Operand: AstInt literal })
            return LowerInt(unary, -literal.Value);
        if (unary.Operator == UnaryOperator.Not)
            return LowerNot(unary);
        var site = At(unary);
        var value = Lower(unary.Operand);
        if (value.Operand is IrConstant { Kind: Kind.Float, Value: double number } && unary.Operator == UnaryOperator.Negate)
            return Lowered.Float(-number);
        return value.IsIntLike || value.Kind == Kind.Float
            ? TypedUnary(site, unary.Operator, value) ?? DynamicUnary(site, unary, value)
            : DynamicUnary(site, unary, value);
    }

    private Lowered? TypedUnary(Site site, UnaryOperator op, Lowered value)
    {
        var isFloat = value.Kind == Kind.Float;
        var operand = isFloat ? value.Operand : ConvertKind(site, value, Kind.Int);
        return (op, isFloat) switch
        {
            (UnaryOperator.Negate, true) => Emit(site, Operation.NegateFloat, PyType.Float, [operand]),
            (UnaryOperator.Negate, false) => Emit(site, Operation.NegateInt, PyType.Int, [operand]),
            (UnaryOperator.Invert, false) => Emit(site, Operation.InvertInt, PyType.Int, [operand]),
            (UnaryOperator.Plus, _) => new Lowered(operand, isFloat ? PyType.Float : PyType.Int),
            _ => null,
        };
    }

    private Lowered DynamicUnary(Site site, AstUnary unary, Lowered value) =>
        Emit(site, Operation.UnaryDynamic, TypeOf(unary), [Boxed(site, value)],
            (int)Enum.Parse<OperatorNumber>(unary.Operator.ToString()));

    // ---- augmented assignment -----------------------------------------------------------------------------------------

    /// <summary>The result of left op= right.</summary>
    private Lowered InPlace(Site site, BinaryOperator op, Lowered left, Lowered right, PyType type)
    {
        if (left.IsNumber && right.IsNumber && NumberBinary(site, op, left, right, type) is { } number)
            return Narrow(site, number, type);
        if (op == BinaryOperator.Add && left.Type.Is(TypeTags.Str) && right.Type.Is(TypeTags.Str))
            return Narrow(site, Binary(site, op, left, right, type), type);
        if (op == BinaryOperator.Add && left.Type.Is(TypeTags.List))
        {
            Pin(left);
            Add(new IrCallBuiltin(site, "ListExtend", null, [Prove(site, left), Boxed(site, right)]));
            return left;
        }
        var operands = new[] { Boxed(site, left), Boxed(site, right) };
        return Narrow(site, Emit(site, Operation.InPlaceDynamic, type, operands, (int)NumberOf(op)), type);
    }
}
