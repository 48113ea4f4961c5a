// SPDX-License-Identifier: MIT
// Which statements may make a list shorter, by the storage of the list. Growing harms no proof.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Frontend.Passes;

[Flags]
internal enum Shrinks : byte { None = 0, Value = 1, Int = 2, Float = 4, Bool = 8, All = 15 }

internal sealed class Shrink
{
    private static readonly HashSet<string> s_shrinking =
        ["ListPop", "ListRemove", "ListClear", "ListSort", "ArrayPop", "ArrayRemove", "RandomShuffle"];

    private readonly Dictionary<IrFunction, Shrinks> _functions = [];
    private readonly Shrinks _program;

    public Shrink(IrProgram program)
    {
        foreach (var function in program.Functions)
        {
            _functions[function] = IrWalk.All(function.Body).Aggregate(Shrinks.None, (all, s) => all | Own(s));
            _program |= _functions[function];
        }
        while (program.Functions.Any(Spread))
            continue;
    }

    public static bool Concerns(Shrinks shrinks, IrLocal list) =>
        shrinks != Shrinks.None && (shrinks & MaskOf(list.Type)) != 0;

    /// <summary>What a statement itself may shorten, through everything it may call.</summary>
    public Shrinks Of(IrStatement statement) => statement switch
    {
        IrCall call => _functions[call.Callee],
        IrCallValue or IrCallMethod => _program,
        IrForEach => _program,
        IrCallBuiltin call => Own(call) | (MayCall(call) ? _program : Shrinks.None),
        IrOp op => Own(op) | ((op.Operation.Info().Effects & Effects.Calls) != 0 ? _program : Shrinks.None),
        _ => Shrinks.None,
    };

    private static bool MayCall(IrCallBuiltin call) =>
        (BuiltinTable.All.First(row => row.Name == call.Builtin).Effects & Effects.Calls) != 0;

    /// <summary>Adds what callees and called values may do; true if that changed anything.</summary>
    private bool Spread(IrFunction function)
    {
        var all = IrWalk.All(function.Body).Aggregate(_functions[function], (sum, statement) => sum | Of(statement));
        if (all == _functions[function])
            return false;
        _functions[function] = all;
        return true;
    }

    private static Shrinks Own(IrStatement statement) => statement switch
    {
        IrOp { Operation: Operation.PopInt } => Shrinks.Int,
        IrOp { Operation: Operation.PopFloat } => Shrinks.Float,
        IrOp { Operation: Operation.PopBool } => Shrinks.Bool,
        IrOp { Operation: Operation.PopValue } => Shrinks.Value,
        IrOp { Operation: Operation.DeleteItemDynamic } op => MaskOf(op.Operands[0]),
        IrOp { Operation: Operation.StoreItemDynamic } op when !IsInt(op.Operands[1]) => MaskOf(op.Operands[0]),
        IrOp { Operation: Operation.InPlaceDynamic } op => MaskOf(op.Operands[0]),
        IrCallBuiltin call when s_shrinking.Contains(call.Builtin) => MaskOf(call.Arguments[0]),
        IrCallMethod { Method: "pop" or "remove" or "clear" or "sort" } => Shrinks.All,
        _ => Shrinks.None,
    };

    /// <summary>An index that is no slice.</summary>
    private static bool IsInt(IrOperand index) =>
        index is IrConstant { Value: long or string } || (index is IrLocal local && !local.Type.MayBe(TypeTags.Slice));

    private static Shrinks MaskOf(IrOperand list) => list is IrLocal local ? MaskOf(local.Type) : Shrinks.None;

    private static Shrinks MaskOf(PyType type)
    {
        if (!type.MayBe(TypeTags.List))
            return Shrinks.None;
        return (type.Element ?? PyType.Any).Storage switch
        {
            Storage.Int when type.Element is not null => Shrinks.Int,
            Storage.Float when type.Element is not null => Shrinks.Float,
            Storage.Bool when type.Element is not null => Shrinks.Bool,
            _ => type.Is(TypeTags.List) && type.Element is not null ? Shrinks.Value : Shrinks.All,
        };
    }
}
