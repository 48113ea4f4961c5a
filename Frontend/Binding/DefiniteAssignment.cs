// SPDX-License-Identifier: MIT
// Finds the uses that may find their variable unbound, so that all others need no check. Locals that nothing captures:
// data flow inside the function. Globals and captured variables ("shared"): through the call graph. A function starts
// with what holds at every place where it can start to be called: its direct calls, and the places where it becomes a
// value (a bound variable stays bound: shared variables with a `del` are never counted as bound). A call binds what
// every way through the callee binds. Starts from the best case and takes away until nothing changes.
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Binding;

internal sealed class DefiniteAssignment
{
    private readonly Dictionary<FunctionSymbol, FlowState> _entries = [];
    private readonly Dictionary<FunctionSymbol, FlowState> _exits = [];
    private readonly HashSet<Variable> _deleted;
    private readonly HashSet<ModuleSymbol> _cyclic;

    private DefiniteAssignment(BindingContext context)
    {
        Context = context;
        _deleted = [.. context.SitesOf.Where(p => p.Value.Any(s => s.Kind == BindingKind.Delete)).Select(p => p.Key)];
        _cyclic = ImportCycles.Find(context);
    }

    public BindingContext Context { get; }
    public HashSet<AstNode> MayBeUnbound { get; } = [];
    /// <summary>Imports of names that may be unbound in their module.</summary>
    public HashSet<ImportAction.Assign> CheckedImports { get; } = new(ReferenceEqualityComparer.Instance);
    public int SharedCount { get; private set; }
    public bool Changed { get; set; }

    public static DefiniteAssignment Analyse(BindingContext context)
    {
        var analysis = new DefiniteAssignment(context);
        analysis.NumberShared();
        analysis.Enter(context.Functions[0], new FlowState(analysis.SharedCount));
        do
        {
            analysis.Changed = false;
            foreach (var function in context.Functions)
                FunctionFlow.Run(analysis, function);
        }
        while (analysis.Changed);
        return analysis;
    }

    private void NumberShared()
    {
        foreach (var variable in Context.Modules.Modules.SelectMany(m => m.Globals.Values).Where(v => v.Bindings > 0))
            Number(variable);
        foreach (var variable in Context.Functions.SelectMany(f => f.EnvironmentSlots))
            Number(variable);
    }

    private void Number(Variable variable)
    {
        if (!_deleted.Contains(variable))
            variable.FlowIndex = SharedCount++;
    }

    public bool IsCyclic(ModuleSymbol module) => _cyclic.Contains(module);

    /// <summary>What holds when the function starts; null if nothing starts it.</summary>
    public FlowState? EntryOf(FunctionSymbol function) => _entries.GetValueOrDefault(function);

    /// <summary>What the function binds before it returns; null if it never returns.</summary>
    public FlowState? ExitOf(FunctionSymbol function) => _exits.GetValueOrDefault(function);

    public void Enter(FunctionSymbol function, FlowState state)
    {
        var shared = state.Resize(SharedCount, SharedCount);
        Update(_entries, function, FlowState.Meet(EntryOf(function), shared)!);
    }

    public void Exit(FunctionSymbol function, FlowState state)
    {
        var shared = state.Resize(SharedCount, SharedCount);
        foreach (var own in function.EnvironmentSlots.Where(v => v.FlowIndex >= 0))
            shared.Remove(own.FlowIndex);
        Update(_exits, function, shared);
    }

    private void Update(Dictionary<FunctionSymbol, FlowState> states, FunctionSymbol function, FlowState state)
    {
        if (state.SameAs(states.GetValueOrDefault(function)))
            return;
        states[function] = state;
        Changed = true;
    }
}

/// <summary>Modules that import themselves by way of others: their bodies may still be running when imported.</summary>
internal static class ImportCycles
{
    public static HashSet<ModuleSymbol> Find(BindingContext context)
    {
        var edges = context.Imports.Select(p => (From: p.Key.Span.Source,
            To: p.Value.OfType<ImportAction.Run>().Select(r => r.Module).ToList())).ToList();
        var direct = context.Modules.Modules.ToDictionary(
            m => m, m => edges.Where(e => e.From == m.Source).SelectMany(e => e.To).ToHashSet());
        return [.. context.Modules.Modules.Where(m => Reaches(m, m, direct, []))];
    }

    private static bool Reaches(
        ModuleSymbol from, ModuleSymbol to, Dictionary<ModuleSymbol, HashSet<ModuleSymbol>> edges,
        HashSet<ModuleSymbol> seen) =>
        edges[from].Any(next => next == to || (seen.Add(next) && Reaches(next, to, edges, seen)));
}
