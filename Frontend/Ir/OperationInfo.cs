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
