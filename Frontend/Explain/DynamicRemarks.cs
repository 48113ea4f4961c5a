// SPDX-License-Identifier: MIT
// What is decided only when it runs, since a value may be of several types there, and what would make it typed.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Frontend.Explain;

internal static class DynamicRemarks
{
    private const TypeTags Numbers = TypeTags.Bool | TypeTags.Int | TypeTags.Word | TypeTags.Float;

    public static IEnumerable<Remark> Of(IrStatement statement, IrProgram program) => statement switch
    {
        IrOp op => Operation(op, program),
        IrLoadGlobal { IsBound: false, Global: { Kind: Kind.Value } global } => [Unbound(statement, global.Name)],
        IrCallValue call => [Make(call, $"what is called is a value: {Words(call.Callee)}",
            "it is found when it runs, arguments and result are boxed", "call a function by its name")],
        IrCallMethod call =>
            [Make(call, $"{call.Method}() is looked up", Words(call.Arguments[0]), Advice(call.Arguments[0]))],
        _ => [],
    };

    private static IEnumerable<Remark> Operation(IrOp op, IrProgram program)
    {
        switch (op.Operation)
        {
            case Ir.Operation.LoadAttribute or Ir.Operation.StoreAttribute or Ir.Operation.DeleteAttribute:
                yield return Make(op, $"attribute {program.MethodNames[op.Immediates[0]]} is looked up by name",
                    Words(op.Operands[0]), Advice(op.Operands[0]) ?? "assign it in __init__ of the class");
                break;
            case Ir.Operation.CheckFlag or Ir.Operation.CheckFlagLocal or Ir.Operation.CheckBoundLocal:
                yield return Unbound(op, program.Names[op.Immediates[0]]);
                break;
            case Ir.Operation.CheckType or Ir.Operation.UnboxInt or Ir.Operation.UnboxFloat or Ir.Operation.UnboxBool
                or Ir.Operation.UnboxWord:
                if (op.Operands[0] is IrLocal tested && IsMixed(tested))
                    yield return Check(op, "the type is tested", $"it comes as {Words(tested)}", Advice(tested));
                break;
            default:
                if (IsDecidedLate(op.Operation) && op.Operands.FirstOrDefault(IsMixed) is { } mixed)
                    yield return Make(op, "what this does is decided when it runs", Types(op), Advice(mixed));
                break;
        }
    }

    private static bool IsDecidedLate(Operation operation) => operation is
        Ir.Operation.AddDynamic or Ir.Operation.SubtractDynamic or Ir.Operation.MultiplyDynamic
        or Ir.Operation.BinaryDynamic or Ir.Operation.InPlaceDynamic or Ir.Operation.UnaryDynamic or Ir.Operation.CompareDynamic
        or Ir.Operation.TestDynamic or Ir.Operation.ContainsValue or Ir.Operation.LoadItemDynamic
        or Ir.Operation.StoreItemDynamic or Ir.Operation.DeleteItemDynamic or Ir.Operation.GetIterator
        or Ir.Operation.Length or Ir.Operation.TruthValue;

    private static Remark Make(IrStatement statement, string what, string why, string? advice) =>
        new(statement.Site.Span, RemarkKind.Dynamic, what, why, advice);

    private static Remark Unbound(IrStatement statement, string name) =>
        Check(statement, "the name may be unbound", $"{name} is not assigned on every way here", "assign it before");

    private static Remark Check(IrStatement statement, string what, string why, string? advice) =>
        new(statement.Site.Span, RemarkKind.Check, what, why, advice);

    // ---- types in words -------------------------------------------------------------------------------------------

    private static bool IsMixed(IrOperand operand) => operand is IrLocal { Kind: Kind.Value } local
        && ((uint)local.Type.Tags & ((uint)local.Type.Tags - 1)) != 0;

    private static string Types(IrOp op) => string.Join(", ",
        op.Operands.OfType<IrLocal>().Where(local => local.Kind == Kind.Value).Select(Words).Distinct());

    private static string Words(IrOperand operand) => operand switch
    {
        IrLocal { Type.Tags: TypeTags.Any } local => $"{Name(local)} of unknown type",
        IrLocal local => $"{Name(local)} of type {local.Type}",
        _ => "a constant",
    };

    private static string Name(IrLocal local) => local.IsTemporary || local.Name == "t" ? "a value" : local.Name;

    private static string? Advice(IrOperand operand)
    {
        if (operand is not IrLocal { Kind: Kind.Value } local || !IsMixed(local))
            return null;
        var tags = local.Type.Tags;
        if ((tags & ~Numbers) == 0)
        {
            return "use one kind of number: "
                + (tags.HasFlag(TypeTags.Float) ? "0.0 for 0, float(x) for an int" : "int(x) for a bool");
        }
        if (tags == TypeTags.Any)
            return "keep values of one type in a variable, a list or a dict, and give functions arguments of one type";
        return tags.HasFlag(TypeTags.None)
            ? "start with a value of the type it will have, in place of None"
            : "give each type a variable or a function of its own";
    }
}
