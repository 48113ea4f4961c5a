// SPDX-License-Identifier: MIT
// Kernels on a target: once each, since what is counted there does not vary. What does not fit is a note.
using EPython.CodeGen.Toolchain;
using EPython.Host.Compare;

namespace EPython.Host.Bench;

/// <summary>Memory: of its core; null: as much as the target has, or more if the program does not fit.</summary>
internal sealed class TargetBench(Target target, long? memory, IReadOnlyList<Way> ways, TimeSpan limit)
{
    public string Unit { get; } = TargetMeasurer.UnitOf(target);

    public KernelResult Measure(Kernel kernel)
    {
        var program = kernel.Compiled(target.Numbers);
        var measurer = new TargetMeasurer(program, target, memory, kernel.Twin, kernel.File, limit);
        var measured = measurer.Run([Way.C, .. ways]);
        return new KernelResult(kernel.Name, kernel.Rounds, [.. measured.Measurements.Select(Result)],
            [.. measured.Notes.Select(note => $"{kernel.Name} on {target.Name}: {note.Split('\n')[0]}")],
            [.. measured.Differences().Select(difference => $"{kernel.Name}: {difference}")]);
    }

    private static ModeResult Result(Measurement one) => new(Modes.NameOf(one.Way))
    {
        Time = one.Milliseconds is { } time ? Spread.Of([time]) : null,
        Cost = one.Cost, Bytecode = one.Bytecode, Native = one.Functions, Memory = one.Memory,
    };
}
