// SPDX-License-Identifier: MIT
// The third choice of auto, where a core has no room for all of a program: what is loaded when it is called. Everything, VM and
// runtime too, where the target's calls can be led; else as few functions as will do, those first that win least by
// being there.
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

    /// <summary>Whether there is a choice.</summary>
    public bool IsOpen => plan.MayGrow && request is { Mode: PlacementMode.Auto, Mix: null };

    /// <summary>The core of a program that lacks so many bytes to be resident; null: it does not fit in any way.</summary>
    public BuiltCore? Build(long missing)
    {
        var (core, problem) = new TargetBuilder(program, target, LoadPlan.Of(program, LoadMode.Runtime)).TryOverlay(request, memory);
        if (core is not null)
            return core with { Places = Explained(core.Places, _ => true, missing) };
        if (problem!.ExitCode == ExitCodes.DoesNotFit || Units() is not { } units)
            return null;            // what is too large with nothing resident is so with more
        core = new TargetBuilder(program, target, units).Build(request, memory);
        return core with { Places = Explained(core.Places, units.Functions.Contains, missing) };
    }

    private static IReadOnlyList<Placed> Explained(IReadOnlyList<Placed> places, Func<int, bool> isLoaded, long missing) =>
        [.. places.Select(place => !isLoaded(place.Function) ? place
            : place with
            {
                IsLoaded = true, Reason = $"loaded when it is called: {missing} bytes too many to be resident",
            })];

    /// <summary>The plan with the fewest functions loaded that fits; null: none does.</summary>
    public LoadPlan? Units()
    {
        var whole = new TargetBuilder(program, target, LoadPlan.Of(program, LoadMode.OnDemand));
        var places = whole.Place(request, memory);
        var sizes = new TargetBuilder(program, target, plan).Measure(places, request.Dispatch, memory).Functions;
        var coldest = LoadPlan.Of(program, LoadMode.OnDemand).Units
            .Where(unit => !unit.Contains(0))       // the main module runs to the end
            .OrderBy(unit => unit.Max(function => places[function].Visits) / Bytes(unit)).ToList();

        long Bytes(IReadOnlyList<int> unit) => UnitHead + unit.Sum(function => sizes[function].Native + sizes[function].Bytecode);
        bool Fits(int count)
        {
            var tried = plan.With(coldest.Take(count));
            var taken = new TargetBuilder(program, target, tried).Measure(places, request.Dispatch, memory);
            return taken.Taken + taken.Arena + tried.Units.Max(Bytes) <= memory;
        }

        if (coldest.Count == 0 || !Fits(coldest.Count))
            return null;
        var (least, most) = (1, coldest.Count);
        while (least < most)
        {
            var middle = (least + most) / 2;
            (least, most) = Fits(middle) ? (least, middle) : (middle + 1, most);
        }
        return plan.With(coldest.Take(least));
    }
}
