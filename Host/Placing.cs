// SPDX-License-Identifier: MIT
// What the user asked for about places, answered or refused.
using EPython.CodeGen;
using EPython.Frontend.Ir;
using EPython.Host.Cli;

namespace EPython.Host;

/// <summary>What the user asked for; Mix: a seed that places each function by a coin.</summary>
internal sealed record PlacementRequest(
    PlacementMode Mode, IReadOnlyList<string> Native, IReadOnlyList<string> Vm, int? Mix)
{
    public Dispatch Dispatch { get; init; }

    /// <summary>How hot functions were when it was measured, which is then believed rather than what is estimated; null: it was
    /// not.</summary>
    public IReadOnlyDictionary<int, double>? Heat { get; init; }

    /// <summary>A place for every function; what cannot be done ends the command.</summary>
    public IReadOnlyList<Placed> Place(IrProgram program, bool hasCompiler)
    {
        var options = Mix is { } seed
            ? new PlacementOptions(PlacementMode.Vm, Mixed(program, seed), [])
            : new PlacementOptions(Mode, Native, Vm, hasCompiler);
        var (places, errors) = Placement.Place(program, options);
        if (errors.Count > 0)
            throw new CommandException(ExitCodes.Usage, string.Join('\n', errors));
        return Heat is null ? places : [.. places.Select(WithHeat)];
    }

    private Placed WithHeat(Placed place)
    {
        var heat = Heat!.GetValueOrDefault(place.Function);
        return place with { Visits = heat, Work = heat };
    }

    // A coin for each function; the same seed and program give the same mix on every machine.
    private static List<string> Mixed(IrProgram program, int seed)
    {
        var random = new Random(seed);
        return [.. program.Functions.Where(_ => random.Next(2) == 0).Select(function => function.Name)];
    }
}
