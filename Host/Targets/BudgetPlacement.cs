// SPDX-License-Identifier: MIT
// Places for a core's memory, by what linked cores really take: everything compiled where that fits, since then no
// interpreter is needed; else hot functions compiled, of which the least hot per byte go back to the interpreter until
// the core fits. A quarter of the memory is kept for heap and frames.
using EPython.CodeGen;

namespace EPython.Host.Targets;

internal sealed class BudgetPlacement(
    long memory, IReadOnlyList<Placed> byHeat, IReadOnlySet<int> pinnedVm, IReadOnlySet<int> pinnedNative,
    Func<IReadOnlyList<Placed>, TargetSizes> measure)
{
    /// <summary>Bytes that code, constants and stack may take.</summary>
    public static long BudgetOf(long memory) => memory - memory / 4;

    private long Budget => BudgetOf(memory);

    public IReadOnlyList<Placed> Place()
    {
        if (pinnedVm.Count == 0 && byHeat.Any(place => place.IsCompiled))
        {
            var all = byHeat.Select(place => place with
            {
                IsCompiled = true, Reason = place.IsCompiled ? place.Reason : "all fits compiled, without interpreter",
            }).ToList();
            var taken = measure(all).Taken;
            if (taken <= Budget)
                return all;
            var (shrunk, less) = Shrink(byHeat);
            return less > Budget && less >= taken ? all : shrunk;
        }
        return Shrink(byHeat).Places;
    }

    // The places that fit, or the least that can be had; and what they take.
    private (IReadOnlyList<Placed> Places, long Taken) Shrink(IReadOnlyList<Placed> places)
    {
        var sizes = measure(places);
        while (sizes.Taken > Budget && Coldest(places, sizes) is { } coldest)
        {
            var saved = sizes.Functions[coldest].Native;
            places = [.. places.Select((place, i) => i != coldest ? place : place with
            {
                IsCompiled = false, Reason = $"no room for {saved} bytes of machine code ({place.Reason})",
            })];
            sizes = measure(places);
        }
        return (places, sizes.Taken);
    }

    // The compiled function that wins least time per byte; null if none may go.
    private int? Coldest(IReadOnlyList<Placed> places, TargetSizes sizes)
    {
        var candidates = Enumerable.Range(0, places.Count)
            .Where(i => places[i].IsCompiled && !pinnedNative.Contains(places[i].Function) && sizes.Functions[i].Native > 0)
            .OrderBy(i => places[i].Visits / sizes.Functions[i].Native).ThenBy(i => i).ToList();
        return candidates.Count == 0 ? null : candidates[0];
    }
}
