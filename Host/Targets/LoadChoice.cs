// SPDX-License-Identifier: MIT
// The third choice of auto, where a core has no room for all of a program: what is loaded when it is called. Everything, VM and
// runtime too, where the target's calls can be led; else as few functions as will do, those first that win least by
// being there. Where there is room for all of it, but not for hot functions compiled, cold ones are loaded instead.
using EPython.CodeGen;
using EPython.CodeGen.Loading;
using EPython.CodeGen.Toolchain;
using EPython.Frontend.Ir;
using EPython.Host.Cli;

namespace EPython.Host.Targets;

/// <summary>Plan: what is loaded in any case.</summary>
internal sealed class LoadChoice(
    IrProgram program, Target target, LoadPlan plan, PlacementRequest request, long memory)
{
    private const long UnitHead = 32;           // of a loaded unit: its rows, alignment

    // Kept for it where nobody knows what it needs.
    private long Heap => memory - BudgetPlacement.BudgetOf(memory);

    /// <summary>Whether there is a choice.</summary>
    public bool IsOpen => plan.MayGrow && request is { Mode: PlacementMode.Auto, Mix: null };

    /// <summary>The core of a program that lacks so many bytes to be resident; null: it does not fit in any way.</summary>
    public BuiltCore? Build(long missing)
    {
        var why = $"{missing} bytes too many to be resident";
        var (core, problem) = new TargetBuilder(program, target, LoadPlan.Of(program, LoadMode.Runtime)).TryOverlay(request, memory);
        if (core is not null)
            return core with { Places = Explained(core.Places, _ => true, why) };
        // What is too large with nothing resident is so with more.
        return problem!.ExitCode == ExitCodes.DoesNotFit ? null
            : Build(_ => true, Heap, why) ?? Build(_ => true, 0, why);
    }

    /// <summary>The core of a program that is resident with hot functions interpreted: with cold ones loaded, where that makes room
    /// for those. Null: it does not.</summary>
    public BuiltCore? BuildForHot(IReadOnlyList<Placed> places)
    {
        var hottest = places.MaxBy(place => place.Refused > 0 ? place.Visits : 0)!;
        var hot = places.Where(place => place.IsCompiled || place.Refused > 0).Select(place => place.Function).ToHashSet();
        return hottest.Refused == 0 ? null
            : Build(unit => !unit.Any(hot.Contains), Heap,
                $"{hottest.Refused} bytes of machine code of {hottest.Name} would have no room");
    }

    private static IReadOnlyList<Placed> Explained(IReadOnlyList<Placed> places, Func<int, bool> isLoaded, string why) =>
        [.. places.Select(place => !isLoaded(place.Function) ? place
            : place with { IsLoaded = true, Reason = $"loaded when it is called: {why}" })];

    // With the fewest units loaded, of those that may go, that leave so many bytes for the heap; null: no number does.
    private BuiltCore? Build(Func<IReadOnlyList<int>, bool> mayGo, long heap, string why)
    {
        var whole = new TargetBuilder(program, target, LoadPlan.Of(program, LoadMode.OnDemand));
        var places = whole.Place(request, memory);
        var sizes = new TargetBuilder(program, target, plan).Measure(places, request.Dispatch, memory).Functions;
        var coldest = LoadPlan.Of(program, LoadMode.OnDemand).Units
            .Where(unit => !unit.Contains(0) && mayGo(unit))        // the main module runs to the end
            .OrderBy(unit => unit.Max(function => places[function].Visits) / Bytes(unit)).ToList();

        long Bytes(IReadOnlyList<int> unit) => UnitHead + unit.Sum(function => sizes[function].Native + sizes[function].Bytecode);
        bool Fits(int count)
        {
            var tried = plan.With(coldest.Take(count));
            var taken = new TargetBuilder(program, target, tried).Measure(places, request.Dispatch, memory);
            return taken.Taken + tried.Units.Max(Bytes) + Math.Max(taken.Arena, heap) <= memory;
        }

        if (coldest.Count == 0 || !Fits(coldest.Count))
            return null;
        var (least, most) = (1, coldest.Count);
        while (least < most)
        {
            var middle = (least + most) / 2;
            (least, most) = Fits(middle) ? (least, middle) : (middle + 1, most);
        }
        var units = plan.With(coldest.Take(least));
        var core = new TargetBuilder(program, target, units).Build(places, request, memory);
        return core with { Places = Explained(core.Places, units.Functions.Contains, why) };
    }
}
