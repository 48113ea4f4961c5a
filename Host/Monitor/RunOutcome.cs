// SPDX-License-Identifier: MIT
// How a run ended.
using EPython.Bytecode.Contract;
using EPython.Bytecode.Images;
using EPython.Frontend.Types;

namespace EPython.Host.Monitor;

public abstract record RunOutcome
{
    public sealed record Finished(RunStatistics Statistics) : RunOutcome;

    /// <summary>A fault nobody handled. Activations: `at` of each, outermost first. Origins: where it came from, nearest
    /// first, if it is an exception that was raised.</summary>
    public sealed record Faulted(Fault Fault, IReadOnlyList<PyValue> Arguments, IReadOnlyList<uint> Activations,
        IReadOnlyList<Origin> Origins) : RunOutcome
    {
        /// <summary>What was noted of the exception.</summary>
        public IReadOnlyList<PyValue> Notes { get; init; } = [];

        public PyException Exception => Arguments is [PyException raised] ? raised : new PyException(
            BuiltinTable.TypeNumber(Fault.Info().ExceptionClass), (int)Fault, Arguments);
    }

    /// <summary>An exception that another one was raised from, or while it was handled; `at` of the activations that it
    /// left.</summary>
    public sealed record Origin(bool IsCause, PyException Exception, IReadOnlyList<uint> Activations)
    {
        /// <summary>What was noted of it.</summary>
        public IReadOnlyList<PyValue> Notes { get; init; } = [];
    }

    /// <summary>It ran for longer than it may.</summary>
    public sealed record TimedOut(TimeSpan Limit) : RunOutcome;

    /// <summary>The core is gone or sent nonsense.</summary>
    public sealed record Died(string Reason) : RunOutcome;
}

/// <summary>What a core counted in a run; bytes. StackPeak: of the C stack; 0: the core does not know it.
/// Evictions: units of code that were dropped to make room. LoopsEntered, FunctionsReplaced:
/// by compiled code, while they were interpreted.</summary>
public sealed record RunStatistics(
    ulong HeapPeak, ulong Collections, ulong StackPeak, long Evictions, long LoopsEntered = 0,
    long FunctionsReplaced = 0);

/// <summary>Something that the core would not take; section 0: not a section but a message.</summary>
public sealed class RefusedException(Section section, Refusal reason, uint offset)
    : Exception($"the core refused the program: {RefusalTable.Words(reason)} ({section}, offset {offset})")
{
    public Refusal Reason { get; } = reason;
}
