// SPDX-License-Identifier: MIT
// What was measured of kernels on one CPU.
namespace EPython.Host.Bench;

/// <summary>One mode or peer. Null: not known. Time: in milliseconds. Cost: in the CPU's unit. Bytecode, Native: bytes
/// of the program. Memory: the most that was in use; on the host, of the program's data alone.</summary>
internal sealed record ModeResult(string Mode)
{
    public Spread? Time { get; init; }
    public ulong? Cost { get; init; }
    public long? Bytecode { get; init; }
    public long? Native { get; init; }
    public long? Memory { get; init; }

    /// <summary>Bytes of the program itself; null where it changes as it runs.</summary>
    public long? Code => Native is null ? null : (Bytecode ?? 0) + Native;
}

/// <summary>One kernel. Notes: what could not be measured. Failures: what went wrong, other answers among
/// them.</summary>
internal sealed record KernelResult(
    string Kernel, int? Rounds, IReadOnlyList<ModeResult> Modes, IReadOnlyList<string> Notes,
    IReadOnlyList<string> Failures)
{
    public ModeResult? Find(string mode) => Modes.FirstOrDefault(one => one.Mode == mode);

    /// <summary>Cost over cost, or time over time where costs are not counted.</summary>
    public double? Ratio(RatioColumn column, bool isCounted)
    {
        if (Find(column.Over) is not { } over || Find(column.Under) is not { } under)
            return null;
        var (above, below) = isCounted
            ? ((double?)over.Cost, (double?)under.Cost) : (over.Time?.Median, under.Time?.Median);
        return below > 0 ? above / below : null;
    }
}

/// <summary>A column of ratios: of one mode or peer to another.</summary>
internal sealed record RatioColumn(string Over, string Under)
{
    public string Name => $"{Over} / {Under}";
}

/// <summary>All kernels on one CPU. Unit: of costs; empty: there are only times.</summary>
internal sealed record CpuResult(
    string Cpu, string Unit, IReadOnlyList<RatioColumn> Columns, IReadOnlyList<KernelResult> Kernels)
{
    /// <summary>The name of the host among CPUs.</summary>
    public const string Host = "host";

    public bool IsHost => Cpu == Host;
    public bool IsCounted => Unit.Length > 0;

    public double? Ratio(KernelResult kernel, RatioColumn column) => kernel.Ratio(column, IsCounted);

    /// <summary>The geometric mean of a column.</summary>
    public double? Mean(RatioColumn column) =>
        Spread.GeometricMean([.. Kernels.Select(kernel => Ratio(kernel, column)).OfType<double>()]);
}
