// SPDX-License-Identifier: MIT
// The row of an operation: what it takes, gives and may do. Rows come from opcodes.def.
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir;

/// <summary>What running an operation may do. Calls implies the other two.</summary>
[Flags]
public enum Effects : byte { None = 0, Raises = 1, Allocates = 2, Calls = 4 }

/// <summary>A row: result kind letter ('-': none) and operand letters as opcodes.def explains them.</summary>
public sealed record OperationInfo(Operation Operation, char Result, string Operands, Effects Effects)
{
    public string Name => Operation.ToString();
    public bool MayRaise => Effects != Effects.None;
    public bool MayAllocate => (Effects & (Effects.Allocates | Effects.Calls)) != 0;
    public Kind ResultKind => Operations.KindOf(Result);
    /// <summary>Letters of the register operands only.</summary>
    public IEnumerable<char> Registers => Operands.Where(letter => "ifbwv".Contains(letter));
    /// <summary>Letters of the immediates only, in the order of IrOp.Immediates.</summary>
    public IEnumerable<char> Immediates => Operands.Where(letter => "nsBX".Contains(letter));
    public bool IsVariadic => Operands.Contains('*');
}

public static partial class Operations
{
    public static OperationInfo Info(this Operation operation) => s_rows[(int)operation];
    public static IReadOnlyList<OperationInfo> All => s_rows;

    /// <summary>The checks that an operation makes and that proofs can take away; None: it makes none of these.</summary>
    public static Checks HasChecks(this Operation operation) => operation switch
    {
        Operation.AddInt or Operation.SubtractInt or Operation.MultiplyInt or Operation.NegateInt or Operation.AbsInt
            or Operation.AddWord or Operation.SubtractWord or Operation.MultiplyWord or Operation.IntToWord
            or Operation.WordToInt => Checks.Overflow,
        Operation.FloorDivideInt => Checks.Zero | Checks.Overflow,
        Operation.ModuloInt or Operation.DivideInt or Operation.FloorDivideWord or Operation.ModuloWord => Checks.Zero,
        Operation.PowerInt or Operation.ShiftLeftInt or Operation.ShiftLeftWord => Checks.Overflow | Checks.Negative,
        Operation.ShiftRightInt or Operation.ShiftRightWord or Operation.ShiftLeftWordWrap => Checks.Negative,
        Operation.LoadItemInt or Operation.LoadItemFloat or Operation.LoadItemBool or Operation.LoadItemValue
            or Operation.StoreItemInt or Operation.StoreItemFloat or Operation.StoreItemBool
            or Operation.StoreItemValue or Operation.LoadItemStr => Checks.Bounds | Checks.Negative,
        _ => Checks.None,
    };

    public static Kind KindOf(char letter) => letter switch
    {
        'i' => Kind.Int,
        'f' => Kind.Float,
        'b' => Kind.Bool,
        'w' => Kind.Word,
        'v' => Kind.Value,
        _ => Kind.None,
    };
}
