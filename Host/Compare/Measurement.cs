// SPDX-License-Identifier: MIT
// What was measured of one way of running a kernel on one CPU.
using EPython.CodeGen;
using EPython.CodeGen.Loading;

namespace EPython.Host.Compare;

/// <summary>Ways of running a kernel. Static: compiled functions call each other by their C names. Dynamic: every call
/// goes through the callee's descriptor. Loading: compiled functions come to the core when they are first called; RuntimeLoading: VM
/// and runtime, too. Auto: functions are placed as `run` does. C: the twin.</summary>
internal enum Way
{
    Vm,
    StaticDispatch,
    DynamicDispatch,
    DynamicLoading,
    RuntimeLoading,
    Auto,
    C,
}

internal static class Ways
{
    /// <summary>Those that the paper compares.</summary>
    public static readonly IReadOnlyList<Way> Compared =
        [Way.Vm, Way.StaticDispatch, Way.DynamicDispatch, Way.DynamicLoading, Way.RuntimeLoading, Way.C];

    public static string Name(this Way way) => way switch
    {
        Way.Vm => "vm",
        Way.StaticDispatch => "static dispatch",
        Way.DynamicDispatch => "dynamic dispatch",
        Way.DynamicLoading => "dynamic loading",
        Way.RuntimeLoading => "runtime loading",
        Way.Auto => "auto",
        _ => "C",
    };

    /// <summary>Where its functions go and how they call each other.</summary>
    public static PlacementRequest Request(this Way way) =>
        new(way.Placement(), [], [], null)
        {
            Dispatch = way == Way.DynamicDispatch ? Dispatch.Dynamic : Dispatch.Static,
        };

    private static PlacementMode Placement(this Way way) => way switch
    {
        Way.Vm => PlacementMode.Vm,
        Way.Auto => PlacementMode.Auto,
        _ => PlacementMode.Native,
    };

    /// <summary>What is not resident.</summary>
    public static LoadMode Load(this Way way) => way switch
    {
        Way.DynamicLoading => LoadMode.OnDemand,
        Way.RuntimeLoading => LoadMode.Runtime,
        _ => LoadMode.Static,
    };
}

/// <summary>Null: not known. Runtime: all that is resident and is neither bytecode nor a function of the program. Functions:
/// with the heads of the units that they come in, where they are loaded; those of VM and runtime, too, where these are. Memory:
/// the most of it that was in use. Data: the most that the program's own data took: the heap's peak; of a process, by how much it
/// grew. Cost: of the program alone, in the CPU's unit.</summary>
internal sealed record Measurement(string Cpu, Way Way)
{
    public long? Runtime { get; init; }
    public long? Bytecode { get; init; }
    public long? Functions { get; init; }
    public long? Memory { get; init; }
    public long? Data { get; init; }
    public ulong? Cost { get; init; }
    public double? Milliseconds { get; init; }
    public string? Output { get; init; }

    public long? Total => Runtime is null && Bytecode is null && Functions is null ? null
        : (Runtime ?? 0) + (Bytecode ?? 0) + (Functions ?? 0);
}

/// <summary>One CPU: its measurements, the unit of their costs, and why others are missing.</summary>
internal sealed record CpuComparison(
    string Cpu, string Unit, IReadOnlyList<Measurement> Measurements, IReadOnlyList<string> Notes)
{
    /// <summary>A measurement's cost, or time where costs are not counted, over that of C.</summary>
    public double? Ratio(Measurement one)
    {
        var c = Measurements.FirstOrDefault(other => other.Way == Way.C);
        if (c is null)
            return null;
        if (one.Cost is { } cost && c.Cost is > 0 and { } ofC)
            return (double)cost / ofC;
        return Unit.Length == 0 && one.Milliseconds is { } time && c.Milliseconds is > 0 and { } timeOfC ? time / timeOfC : null;
    }

    /// <summary>Ways that printed other than the first one; empty: all agree.</summary>
    public IReadOnlyList<string> Differences()
    {
        var ran = Measurements.Where(one => one.Output is not null).ToList();
        return [.. ran.Where(one => one.Output != ran[^1].Output).Select(one =>
            $"on {Cpu}, {one.Way.Name()} printed other than {ran[^1].Way.Name()}: {FirstDifference(one.Output!, ran[^1].Output!)}")];
    }

    /// <summary>Where two outputs part.</summary>
    public static string FirstDifference(string one, string other)
    {
        var pairs = one.Split('\n').Zip(other.Split('\n')).ToList();
        var at = pairs.FindIndex(pair => pair.First != pair.Second);
        return at < 0 ? "one of them goes on longer"
            : $"line {at + 1} is '{pairs[at].First}' and '{pairs[at].Second}'";
    }
}
