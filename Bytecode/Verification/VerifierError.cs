// SPDX-License-Identifier: MIT
// Why the verifier refuses an image. tests/verifier holds a file for each.
namespace EPython.Bytecode.Verification;

public enum VerifierError
{
    /// <summary>A function's code lies outside section Code or overlaps another's.</summary>
    CodeBounds,
    /// <summary>Bytes that are no instruction.</summary>
    BadInstruction,
    /// <summary>An instruction that is kept for later.</summary>
    ReservedInstruction,
    /// <summary>A jump to where no instruction begins.</summary>
    JumpTarget,
    /// <summary>Code runs past the end of its function.</summary>
    FallsOffEnd,
    /// <summary>A frame too large, or too small for its parameters.</summary>
    FrameSize,
    /// <summary>A parameter, result or global of a type that cannot be promised, or with a default that does not fit.
    /// </summary>
    Signature,
    /// <summary>A constant that cannot be one.</summary>
    Constant,
    /// <summary>Shapes of environments that contradict each other.</summary>
    EnvironmentTable,
    /// <summary>A protected range outside of its function, or a handler that does not begin with Catch.</summary>
    Handler,
    /// <summary>A class whose slots contradict those above it, or that holds what is not there.</summary>
    Class,
    /// <summary>Native entries that do not belong to the functions.</summary>
    NativeEntries,
    /// <summary>A register beyond the frame.</summary>
    Register,
    /// <summary>A spill slot that is a register, or beyond the frame.</summary>
    SpillSlot,
    /// <summary>No constant, global, function, built-in, method name or name has this index.</summary>
    Index,
    /// <summary>An immediate outside the range of its instruction.</summary>
    Immediate,
    /// <summary>More or fewer arguments than the callee takes.</summary>
    ArgumentCount,
    /// <summary>A raw register that no path, or not every path, has written.</summary>
    UndefinedRaw,
    /// <summary>A raw register of another kind than the instruction takes.</summary>
    RawKind,
    /// <summary>Words exist in profile i32f32 only.</summary>
    WordProfile,
    /// <summary>A value register that may hold nothing.</summary>
    Unbound,
    /// <summary>A value register of another type than the instruction takes.</summary>
    ValueType,
    /// <summary>An environment of another shape, or a slot or level that it does not have.</summary>
    Environment,
    /// <summary>A result of another kind than the callee or the function itself gives.</summary>
    ResultKind,
    /// <summary>A generator that does not start once, before anything else may happen, or a yield that belongs to none.
    /// </summary>
    Generator,
    /// <summary>More paths and slots than the verifier is willing to follow.</summary>
    TooComplex,
}

/// <summary>What is wrong and where: Function -1 is the image itself; Offset counts from the function's code.</summary>
public sealed record VerifierProblem(VerifierError Error, int Function, int Offset, string Message)
{
    public override string ToString() => Function < 0
        ? $"{Message} ({Error})" : $"function {Function}, offset {Offset}: {Message} ({Error})";
}

/// <summary>Leaves the check of one function; Verifier turns it into a VerifierProblem.</summary>
internal sealed class VerificationException(VerifierError error, int offset, string message) : Exception(message)
{
    public VerifierError Error { get; } = error;
    public int Offset { get; } = offset;
}
