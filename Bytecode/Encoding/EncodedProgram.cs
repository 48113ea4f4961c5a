// SPDX-License-Identifier: MIT
// What the encoder gives: bytes and frame sizes per function, and the tables they index.
using EPython.Bytecode.Images;
using EPython.Frontend.Ir;

namespace EPython.Bytecode.Encoding;

public sealed class EncodedProgram
{
    /// <summary>By function index; null: not interpreted, or refused with an error.</summary>
    public required IReadOnlyList<EncodedFunction?> Functions { get; init; }
    /// <summary>Function records without code.</summary>
    public required IReadOnlyList<FunctionRecord> Signatures { get; init; }
    public required ConstantTable Constants { get; init; }
    public required IReadOnlyList<EnvironmentShape> Shapes { get; init; }
    /// <summary>Shape of the environment that each function's closure carries, or EnvironmentTable.None.</summary>
    public required IReadOnlyList<int> ClosureShapes { get; init; }
    public required IReadOnlyList<ClassRecord> Classes { get; init; }
    public required IReadOnlyList<EncodingError> Errors { get; init; }
}

/// <summary>Bytecode of one function; offsets count from its first byte.</summary>
public sealed record EncodedFunction(
    byte[] Code, int Values, int Raws, IReadOnlyList<CodeSite> Sites, IReadOnlyList<EnvironmentSite> Environments,
    IReadOnlyList<HandlerRange> Handlers)
{
    /// <summary>Its loops, outer ones before inner ones; empty where nobody asked for them.</summary>
    public IReadOnlyList<LoopPlace> Loops { get; init; } = [];
}

/// <summary>A loop in bytecode: every round begins at Top with a jump to it, but the first one; what follows begins at End.
/// Slots: of the locals that are alive there, in the bank of their kind.</summary>
public sealed record LoopPlace(IrStatement Loop, int Top, int End, IReadOnlyDictionary<IrLocal, int> Slots);

/// <summary>An instruction's source: Start is its first byte, At the byte after its opcode.</summary>
public readonly record struct CodeSite(int Start, int At, Site? Site);

/// <summary>A function that exceeds a limit of the machine.</summary>
public sealed record EncodingError(string Function, string Message)
{
    public override string ToString() => $"function {Function} cannot be interpreted: {Message}";
}
