// SPDX-License-Identifier: MIT
// Rows of the contract tables as the host uses them.
using EPython.Frontend.Ir;

namespace EPython.Bytecode.Contract;

/// <summary>A row of opcodes.def.</summary>
public sealed record OpcodeInfo(Opcode Opcode, char Result, string Operands, Effects Effects);

/// <summary>A row of faults.def: exception class and message template.</summary>
public sealed record FaultInfo(Fault Fault, string ExceptionClass, string Message);

public static partial class Opcodes
{
    public static OpcodeInfo Info(this Opcode opcode) => s_rows[(int)opcode];
    public static IReadOnlyList<OpcodeInfo> All => s_rows;
    /// <summary>The instruction of an operation: the OP row of its name.</summary>
    public static Opcode Of(Operation operation) => s_ofOperation[(int)operation];
}

public static partial class FaultTable
{
    public static FaultInfo Info(this Fault fault) => s_rows[(int)fault];
    public static IReadOnlyList<FaultInfo> All => s_rows;
}

public static partial class OperatorTable
{
    public static string Symbol(this DynamicOperator op) => s_symbols[(int)op];
}
