// SPDX-License-Identifier: MIT
// Places for a core's memory, by what linked cores really take: everything compiled where that fits, since then no
// interpreter is needed; else hot functions compiled, of which the least hot per byte go back to the interpreter until
// the core fits; those for which there is room when larger ones have gone stay after all. A quarter of the memory is kept for
// heap and frames.
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
        var gone = new Stack<int>();
        while (sizes.Taken > Budget && Coldest(places, sizes) is { } coldest)
        {
            gone.Push(coldest);
            var saved = sizes.Functions[coldest].Native;
            places = With(places, coldest, places[coldest] with
            {
                IsCompiled = false, Reason = $"no room for {saved} bytes of machine code ({places[coldest].Reason})", Refused = saved,
            });
            sizes = measure(places);
        }
        return Refill(places, sizes, gone);
    }

    // The hottest per byte comes first.
    private (IReadOnlyList<Placed> Places, long Taken) Refill(IReadOnlyList<Placed> places, TargetSizes sizes, IEnumerable<int> gone)
    {
        foreach (var one in gone)
        {
            if (places[one].Refused - sizes.Functions[one].Bytecode > Budget - sizes.Taken)
                continue;
            var tried = With(places, one, byHeat[one]);
            var taken = measure(tried);
            if (taken.Taken <= Budget)
                (places, sizes) = (tried, taken);
        }
        return (places, sizes.Taken);
    }

    private static IReadOnlyList<Placed> With(IReadOnlyList<Placed> places, int index, Placed place) =>
        [.. places.Select((one, i) => i == index ? place : one)];

    // The compiled function that wins least time per byte; null if none may go.
    private int? Coldest(IReadOnlyList<Placed> places, TargetSizes sizes)
    {
        var candidates = Enumerable.Range(0, places.Count)
            .Where(i => places[i].IsCompiled && !pinnedNative.Contains(places[i].Function) && sizes.Functions[i].Native > 0)
            .OrderBy(i => places[i].Visits / sizes.Functions[i].Native).ThenBy(i => i).ToList();
        return candidates.Count == 0 ? null : candidates[0];
    }
}
