// SPDX-License-Identifier: MIT
// Which statements may make a list shorter or longer, by the storage of the list.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Frontend.Passes;

/// <summary>Lists, by how their items are stored.</summary>
[Flags]
public enum Lists : byte { None = 0, Value = 1, Int = 2, Float = 4, Bool = 8, All = 15 }

/// <summary>The lists that may have become shorter, and longer.</summary>
public readonly record struct Resized(Lists Shorter, Lists Longer)
{
    public Lists Either => Shorter | Longer;

    public static Resized operator |(Resized x, Resized y) => new(x.Shorter | y.Shorter, x.Longer | y.Longer);
}

public sealed class Resizing
{
    private static readonly HashSet<string> s_shrinking =
        ["ListPop", "ListRemove", "ListClear", "ListSort", "ArrayPop", "ArrayRemove", "RandomShuffle"];

    private static readonly HashSet<string> s_growing =
        ["ListAppend", "ListExtend", "ListInsert", "ListSort", "ArrayAppend", "ArrayExtend", "ArrayInsert", "ListUnpack"];

    private static readonly Dictionary<string, Effects> s_effects =
        BuiltinTable.All.ToDictionary(row => row.Name, row => row.Effects);

    private readonly Dictionary<IrFunction, Resized> _functions = [];

    public Resizing(IrProgram program)
    {
        foreach (var function in program.Functions)
        {
            _functions[function] = IrWalk.All(function.Body).Aggregate(default(Resized), (all, s) => all | Own(s));
            Anywhere |= _functions[function];
        }
        while (program.Functions.Any(Spread))
            continue;
    }

    /// <summary>What the program resizes at all.</summary>
    public Resized Anywhere { get; }

    public static bool Concerns(Lists lists, IrLocal list) => lists != Lists.None && (lists & Of(list.Type)) != 0;

    /// <summary>What a statement itself may resize, through everything it may call.</summary>
    public Resized Of(IrStatement statement) => statement switch
    {
        IrCall call => _functions[call.Callee],
        IrCallValue or IrCallMethod or IrYield => Anywhere,
        IrForEach => Anywhere,
        IrCallBuiltin call => Own(call) | (MayCall(s_effects[call.Builtin]) ? Anywhere : default),
        IrOp op => Own(op) | (MayCall(op.Operation.Info().Effects) ? Anywhere : default),
        _ => default,
    };

    private static bool MayCall(Effects effects) => (effects & Effects.Calls) != 0;

    /// <summary>Adds what callees and called values may do; true if that changed anything.</summary>
    private bool Spread(IrFunction function)
    {
        var all = IrWalk.All(function.Body).Aggregate(_functions[function], (sum, statement) => sum | Of(statement));
        if (all == _functions[function])
            return false;
        _functions[function] = all;
        return true;
    }

    private static Resized Own(IrStatement statement)
    {
        // A method or function that resizes, used as a value: it is called somewhere.
        var escapes = IrWalk.Reads(statement).OfType<IrBuiltinValue>()
            .Any(value => s_shrinking.Contains(value.Name) || s_growing.Contains(value.Name));
        return escapes ? new Resized(Lists.All, Lists.All) : OwnKind(statement);
    }

    private static Resized OwnKind(IrStatement statement) => statement switch
    {
        IrOp { Operation: Operation.PopInt } => new(Lists.Int, Lists.None),
        IrOp { Operation: Operation.PopFloat } => new(Lists.Float, Lists.None),
        IrOp { Operation: Operation.PopBool } => new(Lists.Bool, Lists.None),
        IrOp { Operation: Operation.PopValue } => new(Lists.Value, Lists.None),
        IrOp { Operation: Operation.AppendInt } => new(Lists.None, Lists.Int),
        IrOp { Operation: Operation.AppendFloat } => new(Lists.None, Lists.Float),
        IrOp { Operation: Operation.AppendBool } => new(Lists.None, Lists.Bool),
        IrOp { Operation: Operation.AppendValue } => new(Lists.None, Lists.Value),
        IrOp { Operation: Operation.DeleteItemDynamic } op => new(Of(op.Operands[0]), Lists.None),
        IrOp { Operation: Operation.StoreItemDynamic } op when !IsInt(op.Operands[1]) => Both(op.Operands[0]),
        IrOp { Operation: Operation.InPlaceDynamic } op => Both(op.Operands[0]),
        IrCallBuiltin call => new(
            s_shrinking.Contains(call.Builtin) ? Of(call.Arguments[0]) : Lists.None,
            s_growing.Contains(call.Builtin) ? Of(call.Arguments[0]) : Lists.None),
        IrOp { Operation: Operation.CallMethodUnpacked } => new(Lists.All, Lists.All),
        IrCallMethod { Method: "pop" or "remove" or "clear" } => new(Lists.All, Lists.None),
        IrCallMethod { Method: "sort" } => new(Lists.All, Lists.All),
        IrCallMethod { Method: "append" or "extend" or "insert" } => new(Lists.None, Lists.All),
        _ => default,
    };

    private static Resized Both(IrOperand list) => new(Of(list), Of(list));

    /// <summary>An index that is no slice.</summary>
    private static bool IsInt(IrOperand index) =>
        index is IrConstant { Value: long or string } || (index is IrLocal local && !local.Type.MayBe(TypeTags.Slice));

    private static Lists Of(IrOperand list) => list is IrLocal local ? Of(local.Type) : Lists.None;

    // Arrays share operations with lists, and say less of their storage.
    private static Lists Of(PyType type)
    {
        if (type.MayBe(TypeTags.Array))
            return Lists.All;
        if (!type.MayBe(TypeTags.List))
            return Lists.None;
        return (type.Element ?? PyType.Any).Storage switch
        {
            Storage.Int when type.Element is not null => Lists.Int,
            Storage.Float when type.Element is not null => Lists.Float,
            Storage.Bool when type.Element is not null => Lists.Bool,
            _ => type.Is(TypeTags.List) && type.Element is not null ? Lists.Value : Lists.All,
        };
    }
}
