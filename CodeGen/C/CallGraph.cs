// SPDX-License-Identifier: MIT
// Who may call whom, and what follows: which functions can reach an allocation (they show the collector their frame)
// which can reach a built-in, which lie in call cycles (they check the C stack), and which are never deep in calls. A
// call of an unknown value may reach every function that is used as a value.
using EPython.Frontend.Ir;

namespace EPython.CodeGen.C;

/// <summary>Call graph of a program. Function indices as in IrProgram.Functions.</summary>
internal sealed class CallGraph
{
    // epy_arena.c: every core has room for so many activations.
    private const int SureDepth = 8;

    private readonly int[][] _callees;      // the last node stands for "some function that is used as a value"
    private readonly bool[] _allocates;
    private readonly bool[] _usesBuiltins;
    private readonly int[] _depth;          // of the longest chain of calls to it; SureDepth + 1 for any beyond
    private readonly int[] _component;      // strongly connected component of each node
    private readonly int[] _componentSize;
    private readonly bool[] _callsItself;

    private CallGraph(IrProgram program, Func<IrFunction, bool> allocates)
    {
        var unknown = program.Functions.Count;
        _callees = [.. program.Functions.Select(function => CalleesOf(function, unknown)), EscapingFunctions(program)];
        _allocates = [.. program.Functions.Select(allocates), false];
        _usesBuiltins = [.. program.Functions.Select(UsesBuiltinsItself), true];
        _callsItself = [.. _callees.Select((callees, node) => callees.Contains(node))];
        _component = Components(_callees);
        _componentSize = new int[_callees.Length];
        foreach (var component in _component)
            _componentSize[component]++;
        SpreadToCallers(_allocates);
        SpreadToCallers(_usesBuiltins);
        _depth = Depths();
    }

    public static CallGraph Build(IrProgram program) => new(program, AllocatesItself);

    /// <summary>A call of a function that is loaded on demand takes room for its code.</summary>
    public static CallGraph Build(IrProgram program, IReadOnlySet<int> loaded) =>
        new(program, function => loaded.Contains(function.Index) || AllocatesItself(function));

    /// <summary>Of a program that never collects: no allocation matters.</summary>
    public static CallGraph WithoutCollector(IrProgram program) => new(program, _ => false);

    /// <summary>A collection may run while this function is active.</summary>
    public bool Allocates(int function) => _allocates[function];

    /// <summary>While it is active a built-in may run, or what is not known.</summary>
    public bool UsesBuiltins(int function) => _usesBuiltins[function];

    /// <summary>No chain of calls to it can be too long.</summary>
    public bool IsShallow(int function) => _depth[function] <= SureDepth;

    /// <summary>It may be called, over whatever others, by itself.</summary>
    public bool IsInCycle(int function) => _callsItself[function] || _componentSize[_component[function]] > 1;

    /// <summary>It may be called by itself over calls by name only: recursion as its author wrote it.</summary>
    public bool CallsItself(int function) =>
        _callsItself[function] || (IsInCycle(function) && !InSameCycle(function, _callees.Length - 1));

    /// <summary>Both lie in one cycle of calls.</summary>
    public bool InSameCycle(int one, int other) => _component[one] == _component[other];

    /// <summary>The heaviest chain of calls from a function, its weights added up; null if some chain grows without end.</summary>
    public long? HeaviestPath(int from, Func<int, long> weight)
    {
        long WeightOf(int node) => node < _callees.Length - 1 ? weight(node) : 0;
        var reached = Reached(from);
        var heaviest = new Dictionary<int, long>();     // of each component
        foreach (var cycle in CallersFirst().Reverse().Where(reached.Contains).GroupBy(node => _component[node]))
        {
            var own = cycle.Sum(WeightOf);
            if (own > 0 && cycle.Any(IsInCycle))
                return null;
            heaviest[cycle.Key] = own + cycle.SelectMany(node => _callees[node]).Select(callee => _component[callee])
                .Where(component => component != cycle.Key).Select(component => heaviest[component]).DefaultIfEmpty().Max();
        }
        return heaviest[_component[from]];
    }

    private HashSet<int> Reached(int from)
    {
        var reached = new HashSet<int>();
        var waiting = new Stack<int>([from]);
        while (waiting.TryPop(out var node))
        {
            if (!reached.Add(node))
                continue;
            foreach (var callee in _callees[node])
                waiting.Push(callee);
        }
        return reached;
    }

    /// <summary>Functions that are used as values.</summary>
    public IReadOnlyList<int> Escaping => _callees[^1];

    /// <summary>All functions, and last index + 1 for "an unknown one", callers before callees but in cycles.</summary>
    public IEnumerable<int> CallersFirst() =>
        Enumerable.Range(0, _callees.Length).OrderByDescending(node => _component[node]).ThenBy(node => node);

    private static int[] CalleesOf(IrFunction function, int unknown)
    {
        var callees = new SortedSet<int>();
        foreach (var statement in IrWalk.All(function.Body))
        {
            if (statement is IrCall call)
                callees.Add(call.Callee.Index);
            else if ((StatementFacts.EffectsOf(statement) & Effects.Calls) != 0)
                callees.Add(unknown);
        }
        return [.. callees];
    }

    // Functions whose value is taken: as operands, in closures, in classes, or marked so by binding; generators, which
    // whoever asks for an item resumes.
    private static int[] EscapingFunctions(IrProgram program)
    {
        var escaping = new SortedSet<int>();
        foreach (var function in program.Functions)
        {
            if (function.Symbol.Escapes || function.IsGenerator)
                escaping.Add(function.Index);
            foreach (var statement in IrWalk.All(function.Body))
            {
                if (statement is IrNewClosure closure)
                    escaping.Add(closure.Function);
                escaping.UnionWith(IrWalk.Reads(statement).OfType<IrFunctionValue>().Select(f => f.Function));
            }
        }
        escaping.UnionWith(program.Classes.SelectMany(one => one.Entries)
            .Select(entry => entry.Function).OfType<IrFunction>().Select(function => function.Index));
        return [.. escaping];
    }

    private static bool AllocatesItself(IrFunction function) =>
        IrWalk.All(function.Body).Any(StatementFacts.Allocates);

    private static bool UsesBuiltinsItself(IrFunction function) =>
        IrWalk.All(function.Body).Any(StatementFacts.UsesBuiltins);

    private void SpreadToCallers(bool[] facts)
    {
        for (var changed = true; changed;)
        {
            changed = false;
            for (var node = 0; node < _callees.Length; node++)
            {
                if (!facts[node] && _callees[node].Any(callee => facts[callee]))
                    facts[node] = changed = true;
            }
        }
    }

    // The main body is one deep; what an unknown call may reach can be at any depth.
    private int[] Depths()
    {
        var depth = Enumerable.Repeat(1, _callees.Length).ToArray();
        depth[^1] = SureDepth + 1;
        foreach (var node in CallersFirst())
        {
            if (IsInCycle(node))
                depth[node] = SureDepth + 1;
            foreach (var callee in _callees[node])
                depth[callee] = Math.Max(depth[callee], Math.Min(depth[node], SureDepth) + 1);
        }
        return depth;
    }

    // Tarjan's algorithm with its own stack: call chains of a program may be long.
    private static int[] Components(int[][] callees)
    {
        var search = new ComponentSearch(callees);
        for (var node = 0; node < callees.Length; node++)
            search.From(node);
        return search.Component;
    }

    private sealed class ComponentSearch(int[][] callees)
    {
        private readonly int[] _order = new int[callees.Length];
        private readonly int[] _low = new int[callees.Length];
        private readonly bool[] _open = new bool[callees.Length];
        private readonly Stack<int> _path = new();
        private readonly Stack<(int Node, int Next)> _work = new();
        private int _visited, _components;

        public int[] Component { get; } = new int[callees.Length];

        public void From(int root)
        {
            if (_order[root] != 0)
                return;
            Enter(root);
            while (_work.TryPop(out var step))
                Advance(step.Node, step.Next);
        }

        private void Enter(int node)
        {
            _order[node] = _low[node] = ++_visited;
            _open[node] = true;
            _path.Push(node);
            _work.Push((node, 0));
        }

        private void Advance(int node, int next)
        {
            if (next > 0)
                _low[node] = Math.Min(_low[node], LowOf(callees[node][next - 1]));
            if (next == callees[node].Length)
            {
                Leave(node);
                return;
            }
            _work.Push((node, next + 1));
            if (_order[callees[node][next]] == 0)
                Enter(callees[node][next]);
        }

        private int LowOf(int callee) => _open[callee] ? _low[callee] : int.MaxValue;

        private void Leave(int node)
        {
            if (_low[node] != _order[node])
                return;
            int member;
            do
            {
                member = _path.Pop();
                _open[member] = false;
                Component[member] = _components;
            }
            while (member != node);
            _components++;
        }
    }
}
