// SPDX-License-Identifier: MIT
// Places for a core's memory, by what linked cores really take: everything compiled where that fits, since then no
// interpreter is needed; else what runs more than once, of which those that win least per byte go back to the interpreter
// until the core fits; those for which there is room when larger ones have gone stay after all. A quarter of the memory is kept for
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

    // Where everything had room, besides the interpreter.
    private readonly IReadOnlyList<Placed> _wanted = [.. byHeat.Select(place =>
        IsWorthwhile(place) && !pinnedVm.Contains(place.Function) ? Compiled(place, $"there is room ({place.Reason})") : place)];

    public IReadOnlyList<Placed> Place()
    {
        if (!byHeat.Any(IsWorthwhile))
            return byHeat;
        if (pinnedVm.Count > 0)
            return Shrink(_wanted).Places;
        var all = byHeat.Select(place => Compiled(place, "all fits compiled, without interpreter")).ToList();
        var taken = measure(all).Taken;
        if (taken <= Budget)
            return all;
        var (shrunk, less) = Shrink(_wanted);
        return less > Budget && less >= taken ? all : shrunk;
    }

    // What runs more than once wins by being compiled, be it little.
    private static bool IsWorthwhile(Placed place) => place.IsCompiled || place.Visits > 1;

    private static Placed Compiled(Placed place, string reason) =>
        place.IsCompiled ? place : place with { IsCompiled = true, Reason = reason };

    // The places that fit, or the least that can be had; and what they take.
    private (IReadOnlyList<Placed> Places, long Taken) Shrink(IReadOnlyList<Placed> places)
    {
        var sizes = measure(places);
        var gone = new Stack<int>();
        while (sizes.Taken > Budget && Coldest(places, sizes) is { Count: > 0 } coldest)
        {
            foreach (var one in coldest)
            {
                gone.Push(one);
                places = With(places, one, Refused(places[one], sizes.Functions[one].Native));
            }
            sizes = measure(places);
        }
        return Refill(places, sizes, gone);
    }

    private Placed Refused(Placed place, long bytes) => place with
    {
        IsCompiled = false, Refused = bytes,
        Reason = $"no room for {bytes} bytes of machine code ({byHeat[place.Function].Reason})",
    };

    // The hottest per byte comes first.
    private (IReadOnlyList<Placed> Places, long Taken) Refill(IReadOnlyList<Placed> places, TargetSizes sizes, IEnumerable<int> gone)
    {
        foreach (var one in gone)
        {
            if (places[one].Refused - sizes.Functions[one].Bytecode > Budget - sizes.Taken)
                continue;
            var tried = With(places, one, _wanted[one]);
            var taken = measure(tried);
            if (taken.Taken <= Budget)
                (places, sizes) = (tried, taken);
        }
        return (places, sizes.Taken);
    }

    private static IReadOnlyList<Placed> With(IReadOnlyList<Placed> places, int index, Placed place) =>
        [.. places.Select((one, i) => i == index ? place : one)];

    // The compiled functions that win least time per byte, as many as take what is too much; none if none may go.
    private List<int> Coldest(IReadOnlyList<Placed> places, TargetSizes sizes)
    {
        var left = sizes.Taken - Budget;
        var coldest = new List<int>();
        foreach (var i in Enumerable.Range(0, places.Count)
            .Where(i => places[i].IsCompiled && !pinnedNative.Contains(places[i].Function) && sizes.Functions[i].Native > 0)
            .OrderBy(i => places[i].Work / sizes.Functions[i].Native).ThenBy(i => i).TakeWhile(_ => left > 0))
        {
            coldest.Add(i);
            left -= sizes.Functions[i].Native;
        }
        return coldest;
    }
}
