// SPDX-License-Identifier: MIT
// Which functions are not part of the resident program, and which of them come and go as one: a top-level function with
// all that lies inside it.
using EPython.Frontend.Binding;
using EPython.Frontend.Ir;

namespace EPython.CodeGen.Loading;

/// <summary>Static: all code is resident. Dynamic: functions marked @dynamic are loaded. OnDemand: all
/// are. Runtime: VM and runtime, too (CodeGen/Overlays). Auto: as Dynamic, and what a core has no room for besides where
/// functions are placed as auto chooses.</summary>
public enum LoadMode { Auto, Static, Dynamic, OnDemand, Runtime }

/// <summary>Units: function indices in order; the first is the one that gives the unit its name.</summary>
public sealed record LoadPlan(IReadOnlyList<IReadOnlyList<int>> Units)
{
    public static LoadPlan Nothing { get; } = new([]);

    public IReadOnlySet<int> Functions => Units.SelectMany(unit => unit).ToHashSet();
    public bool IsEmpty => Units.Count == 0;
    /// <summary>The core has nothing but what loads the rest.</summary>
    public bool LoadsRuntime { get; private init; }
    /// <summary>More may be loaded if that is what makes the program fit.</summary>
    public bool MayGrow { get; private init; }

    public static LoadPlan Of(IrProgram program, LoadMode mode)
    {
        var units = program.Functions.GroupBy(function => Outermost(function.Symbol)).Where(unit => mode switch
        {
            LoadMode.Static => false,
            LoadMode.Auto or LoadMode.Dynamic => unit.Key.Loading != FunctionLoading.WithProgram,
            _ => true,
        });
        return new LoadPlan([.. units.Select(unit => (IReadOnlyList<int>)[.. unit.Select(function => function.Index).Order()])])
        {
            LoadsRuntime = mode == LoadMode.Runtime,
            MayGrow = mode == LoadMode.Auto,
        };
    }

    /// <summary>The same with more units; what they are is then settled.</summary>
    public LoadPlan With(IEnumerable<IReadOnlyList<int>> units) =>
        this with { Units = [.. Units, .. units.Where(unit => !Functions.Contains(unit[0]))], MayGrow = false };

    /// <summary>The same without all other functions, which come in another way or stay.</summary>
    public LoadPlan Only(IReadOnlySet<int> functions) => this with
    {
        Units = [.. Units.Select(unit => (IReadOnlyList<int>)[.. unit.Where(functions.Contains)]).Where(unit => unit.Count > 0)],
    };

    // A module's body, or what lies directly in one.
    private static FunctionSymbol Outermost(FunctionSymbol symbol)
    {
        while (symbol.Parent is { Kind: not FunctionKind.Module } parent)
            symbol = parent;
        return symbol;
    }
}
