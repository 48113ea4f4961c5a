// SPDX-License-Identifier: MIT
// Finds the uses that may find their variable unbound, so that all others need no check. Locals that nothing
// captures: data flow inside the function. Globals and captured variables ("shared"): through the call graph,
// in two steps. First, callees before callers: what every way through a function binds. Then, callers before
// callees: what holds wherever a function can start to be called: its direct calls, and the places where it
// becomes a value (a bound variable stays bound: shared variables with a `del` are never counted as bound).
// Both start from the best case and take away until nothing changes.
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Binding;

internal sealed class DefiniteAssignment
{
    private readonly Dictionary<FunctionSymbol, FlowState> _entries = [];
    private readonly Dictionary<FunctionSymbol, FlowState> _exits = [];
    private readonly HashSet<Variable> _deleted;
    private readonly HashSet<ModuleSymbol> _cyclic;
    private bool _changed;

    private DefiniteAssignment(BindingContext context)
    {
        Context = context;
        var deleted = context.SitesOf.Where(p => p.Value.Any(s => s.Kind == BindingKind.Delete));
        _deleted = [.. deleted.Select(p => p.Key)];
        _cyclic = ImportCycles.Find(context);
    }

    public BindingContext Context { get; }
    public HashSet<AstNode> MayBeUnbound { get; } = [];
    /// <summary>Imports of names that may be unbound in their module.</summary>
    public HashSet<ImportAction.Assign> CheckedImports { get; } = new(ReferenceEqualityComparer.Instance);
    public int SharedCount { get; private set; }
    /// <summary>Second step: entries are known, uses are judged.</summary>
    public bool IsJudging { get; private set; }

    public static DefiniteAssignment Analyse(BindingContext context, List<VariableUse> uses)
    {
        var analysis = new DefiniteAssignment(context);
        analysis.NumberShared();
        var order = CallOrder.CalleesFirst(context, uses);
        analysis.Repeat(order);
        analysis.IsJudging = true;
        analysis.Enter(context.Functions[0], new FlowState(analysis.SharedCount));
        order.Reverse();
        analysis.Repeat(order);
        return analysis;
    }

    private void Repeat(List<FunctionSymbol> order)
    {
        do
        {
            _changed = false;
            foreach (var function in order)
                FunctionFlow.Run(this, function);
        }
        while (_changed);
    }

    private void NumberShared()
    {
        var globals = Context.Modules.Modules.SelectMany(m => m.Globals.Values);
        foreach (var variable in globals.Where(v => v.Bindings > 0))
            Number(variable);
        foreach (var variable in Context.Classes.SelectMany(c => c.Attributes.Values))
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
    public FlowState? EntryOf(FunctionSymbol function) =>
        IsJudging ? _entries.GetValueOrDefault(function) : new FlowState(SharedCount);

    /// <summary>What the function binds before it returns; null if it never returns.</summary>
    public FlowState? ExitOf(FunctionSymbol function) => _exits.GetValueOrDefault(function);

    public void Enter(FunctionSymbol function, FlowState state)
    {
        if (!IsJudging)
            return;
        var shared = state.Resize(SharedCount);
        Update(_entries, function, FlowState.Meet(_entries.GetValueOrDefault(function), shared)!);
    }

    public void Exit(FunctionSymbol function, FlowState state)
    {
        if (IsJudging)
            return;
        var shared = state.Resize(SharedCount);
        foreach (var own in function.EnvironmentSlots.Where(v => v.FlowIndex >= 0))
            shared.Remove(own.FlowIndex);
        Update(_exits, function, shared);
    }

    private void Update(
        Dictionary<FunctionSymbol, FlowState> states, FunctionSymbol function, FlowState state)
    {
        if (state.SameAs(states.GetValueOrDefault(function)))
            return;
        states[function] = state;
        _changed = true;
    }
}

/// <summary>The functions in an order where callees mostly stand before their callers.</summary>
internal static class CallOrder
{
    public static List<FunctionSymbol> CalleesFirst(BindingContext context, List<VariableUse> uses)
    {
        var callees = context.Functions.ToDictionary(f => f, _ => new List<FunctionSymbol>());
        foreach (var use in uses.Where(u => u is { IsLoad: true, Variable.DirectFunction: not null }))
            callees[use.User].Add(use.Variable.DirectFunction!);
        foreach (var inner in context.Functions.Where(f => f.Parent is not null))
            callees[inner.Parent!].Add(inner);
        foreach (var (import, actions) in context.Imports)
        {
            var importer = context.Modules.Modules.First(m => m.Source == import.Span.Source);
            callees[importer.Body].AddRange(actions.OfType<ImportAction.Run>().Select(r => r.Module.Body));
        }
        var order = new List<FunctionSymbol>();
        var seen = new HashSet<FunctionSymbol>();
        foreach (var function in context.Functions)
            Add(function, callees, seen, order);
        return order;
    }

    private static void Add(
        FunctionSymbol root, Dictionary<FunctionSymbol, List<FunctionSymbol>> callees,
        HashSet<FunctionSymbol> seen, List<FunctionSymbol> order)
    {
        var stack = new Stack<(FunctionSymbol Function, int Next)>();
        if (seen.Add(root))
            stack.Push((root, 0));
        while (stack.TryPop(out var top))
        {
            if (top.Next == callees[top.Function].Count)
            {
                order.Add(top.Function);
                continue;
            }
            stack.Push((top.Function, top.Next + 1));
            var callee = callees[top.Function][top.Next];
            if (seen.Add(callee))
                stack.Push((callee, 0));
        }
    }
}

/// <summary>Modules that import themselves by way of others: their bodies may still be running when
/// imported.</summary>
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
