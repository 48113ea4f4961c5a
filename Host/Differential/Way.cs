// SPDX-License-Identifier: MIT
using System.Globalization;
using EPython.CodeGen;

namespace EPython.Host.Differential;

/// <summary>A way of running a program: where its functions are.</summary>
internal sealed record Way(string Name, PlacementRequest Request)
{
    public static Way Vm { get; } = Of("vm", PlacementMode.Vm);
    public static Way Native { get; } = Of("native", PlacementMode.Native);
    public static Way Auto { get; } = Of("auto", PlacementMode.Auto);

    /// <summary>A coin for each function, thrown with a seed.</summary>
    public static Way Mix(int seed) => new(
        "mix " + seed.ToString(CultureInfo.InvariantCulture), new PlacementRequest(PlacementMode.Vm, [], [], seed));

    private static Way Of(string name, PlacementMode mode) => new(name, new PlacementRequest(mode, [], [], null));
}
