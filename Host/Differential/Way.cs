// SPDX-License-Identifier: MIT
using System.Globalization;
using EPython.CodeGen;

namespace EPython.Host.Differential;

/// <summary>A way of running a program: where its functions are. ReplaySeed: where they move while it runs.</summary>
internal sealed record Way(string Name, PlacementRequest Request, int? ReplaySeed = null)
{
    public static Way Vm { get; } = Of("vm", PlacementMode.Vm);
    public static Way Native { get; } = Of("native", PlacementMode.Native);
    public static Way Auto { get; } = Of("auto", PlacementMode.Auto);

    /// <summary>A coin for each function, thrown with a seed.</summary>
    public static Way Mix(int seed) => new(
        "mix " + seed.ToString(CultureInfo.InvariantCulture), new PlacementRequest(PlacementMode.Vm, [], [], seed));

    /// <summary>Interpreted at first; a seed says when its functions and loops are compiled.</summary>
    public static Way Replay(int seed) => new("replay " + seed.ToString(CultureInfo.InvariantCulture), Vm.Request, seed);

    private static Way Of(string name, PlacementMode mode) => new(name, new PlacementRequest(mode, [], [], null));
}
