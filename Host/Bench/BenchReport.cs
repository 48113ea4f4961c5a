// SPDX-License-Identifier: MIT
// All that was measured, and the cells of its tables. BenchText, BenchJson and BenchPage write them.
using System.Globalization;

namespace EPython.Host.Bench;

/// <summary>Heading: when, where and with what it was measured. Notes: of the whole run.</summary>
internal sealed record BenchReport(
    IReadOnlyList<string> Heading, IReadOnlyList<CpuResult> Cpus, IReadOnlyList<Goal> Goals,
    IReadOnlyList<string> OwnNotes)
{
    public static readonly IReadOnlyList<string> DetailHeader =
        ["cpu", "kernel", "mode", "ms", "quartiles", "cost", "/ C", "bytecode", "native", "memory"];

    public IReadOnlyList<string> Failures => [.. All.SelectMany(kernel => kernel.Failures)];

    public IReadOnlyList<string> Notes => [.. OwnNotes, .. All.SelectMany(kernel => kernel.Notes)];

    private IEnumerable<KernelResult> All => Cpus.SelectMany(cpu => cpu.Kernels);

    /// <summary>Goals that were measured, each with its CPU and what was reached.</summary>
    public IEnumerable<(Goal Goal, string Cpu, double Reached)> Reached()
    {
        foreach (var goal in Goals)
        {
            foreach (var cpu in Cpus)
            {
                if (goal.Reached(cpu) is { } reached)
                    yield return (goal, cpu.Cpu, reached);
            }
        }
    }

    // ---- cells -------------------------------------------------------------------------------------------------

    public static string[] SummaryHeader(CpuResult cpu) =>
        ["kernel", $"{Modes.C} {(cpu.IsCounted ? cpu.Unit : "ms")}", .. cpu.Columns.Select(column => column.Name)];

    /// <summary>A row for each kernel, and one of means.</summary>
    public static IEnumerable<string[]> SummaryRows(CpuResult cpu)
    {
        foreach (var kernel in cpu.Kernels)
        {
            var c = kernel.Find(Modes.C);
            yield return [kernel.Kernel, cpu.IsCounted ? Cell((long?)c?.Cost) : Cell(c?.Time?.Median),
                .. cpu.Columns.Select(column => Cell(cpu.Ratio(kernel, column)))];
        }
        yield return ["geometric mean", "-", .. cpu.Columns.Select(column => Cell(cpu.Mean(column)))];
    }

    /// <summary>A row for each mode and peer of each kernel.</summary>
    public IEnumerable<string[]> DetailRows() =>
        from cpu in Cpus from kernel in cpu.Kernels from mode in kernel.Modes select DetailRow(cpu, kernel, mode);

    public IEnumerable<string[]> GoalRows() => Reached().Select(one => new[]
    {
        one.Cpu, one.Goal.Kernel, one.Goal.Column, one.Goal.Wanted, Cell(one.Reached),
        one.Goal.IsMetBy(one.Reached) ? "met" : "missed",
    });

    public static readonly IReadOnlyList<string> GoalHeader = ["cpu", "kernel", "ratio", "goal", "reached", ""];

    private static string[] DetailRow(CpuResult cpu, KernelResult kernel, ModeResult mode) =>
    [
        cpu.Cpu, kernel.Kernel, mode.Mode, Cell(mode.Time?.Median),
        cpu.IsHost && mode.Time is { } time ? $"{Cell(time.Low)}-{Cell(time.High)}" : "-", Cell((long?)mode.Cost),
        Cell(cpu.Ratio(kernel, new RatioColumn(mode.Mode, Modes.C))),
        Cell(mode.Bytecode), Cell(mode.Native), Cell(mode.Memory),
    ];

    private static string Cell(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "-";
    private static string Cell(double? number) => number?.ToString("F2", CultureInfo.InvariantCulture) ?? "-";
}
