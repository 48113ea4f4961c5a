// SPDX-License-Identifier: MIT
// Which value locals the collector must see: those that are live across, or read by, a statement that may allocate.
// One backward walk over the structured body; loops are walked until nothing changes.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.CodeGen.C;

internal sealed class Liveness
{
    private readonly CallGraph _graph;
    private readonly Dictionary<IrLocal, int> _numbers = [];
    private readonly List<IrLocal> _locals = [];
    private readonly Dictionary<IrLabel, LocalSet> _onBreak = [];
    private readonly Dictionary<IrLabel, LocalSet> _onContinue = [];
    private readonly LocalSet _roots;
    private LocalSet? _landing;                         // what is read if a statement raises, in a try

    private readonly Dictionary<IrYield, LocalSet> _across = [];
    private readonly Dictionary<IrStatement, LocalSet> _atHeads = [];

    private Liveness(IrFunction function, CallGraph graph, bool ofAllKinds)
    {
        _graph = graph;
        var environment = function.ClosureEnvironment is { } closure ? new[] { closure } : [];
        foreach (var local in environment.Concat(function.Locals).Where(local => ofAllKinds || local.Kind == Kind.Value).Distinct())
        {
            _numbers[local] = _locals.Count;
            _locals.Add(local);
        }
        _roots = new LocalSet(_locals.Count);
    }

    /// <summary>Locals to keep in the frame, in the function's order.</summary>
    public static IReadOnlyList<IrLocal> Roots(IrFunction function, CallGraph graph)
    {
        if (!graph.Allocates(function.Index))
            return [];
        var liveness = new Liveness(function, graph, ofAllKinds: false);
        liveness.Walk(function.Body, new LocalSet(liveness._locals.Count));
        return [.. liveness._roots.Members().Select(number => liveness._locals[number])];
    }

    /// <summary>What must outlive each yield: locals of every kind, in the function's order.</summary>
    public static IReadOnlyDictionary<IrYield, IReadOnlyList<IrLocal>> AcrossYields(IrFunction function, CallGraph graph)
    {
        var liveness = new Liveness(function, graph, ofAllKinds: true);
        liveness.Walk(function.Body, new LocalSet(liveness._locals.Count));
        return liveness._across.ToDictionary(entry => entry.Key, IReadOnlyList<IrLocal> (entry) =>
            [.. entry.Value.Members().Select(number => liveness._locals[number])]);
    }

    /// <summary>What is read from the beginning of a round of each loop on, where its condition is yet to be tested: locals of
    /// every kind, in the function's order.</summary>
    public static IReadOnlyDictionary<IrStatement, IReadOnlyList<IrLocal>> AtHeads(IrFunction function, CallGraph graph)
    {
        var liveness = new Liveness(function, graph, ofAllKinds: true);
        liveness.Walk(function.Body, new LocalSet(liveness._locals.Count));
        return liveness._atHeads.ToDictionary(entry => entry.Key, IReadOnlyList<IrLocal> (entry) =>
            [.. entry.Value.Members().Select(number => liveness._locals[number])]);
    }

    // live: what is read after the statements; it becomes what is read from their start on.
    private LocalSet Walk(List<IrStatement> body, LocalSet live)
    {
        for (var i = body.Count - 1; i >= 0; i--)
        {
            live = Step(body[i], live);
            if (_landing is not null)
                live.Union(_landing);
        }
        return live;
    }

    private LocalSet Step(IrStatement statement, LocalSet live) => statement switch
    {
        IrBlock block => Block(block, live),
        IrLoop loop => Loop(loop, loop.Label, loop.Body, live, endsItself: false),
        IrForRange loop => Loop(loop, loop.Label, loop.Body, live, endsItself: true),
        IrForEach loop => Loop(loop, loop.Label, loop.Body, live, endsItself: true),
        IrIf branch => If(branch, live),
        IrTry guarded => Try(guarded, live),
        IrBreak leave => _onBreak[leave.Label].Copy(),
        IrContinue next => _onContinue[next.Label].Copy(),
        IrReturn or IrRaise => Read(statement, new LocalSet(_locals.Count)),
        _ => Simple(statement, live),
    };

    private LocalSet Simple(IrStatement statement, LocalSet live)
    {
        if (IrWalk.Target(statement) is { } target && _numbers.TryGetValue(target, out var number))
            live.Remove(number);
        if (statement is IrYield yielded)
            _across[yielded] = live.Copy();
        var allocates = StatementFacts.Allocates(statement);
        if (statement is IrCall call && _graph.Allocates(call.Callee.Index))
            _roots.Union(live);
        Read(statement, live);
        if (allocates)
            _roots.Union(live);
        return live;
    }

    private LocalSet Read(IrStatement statement, LocalSet live)
    {
        foreach (var operand in IrWalk.Reads(statement))
            Read(operand, live);
        return live;
    }

    private void Read(IrOperand operand, LocalSet live)
    {
        if (operand is IrLocal local && _numbers.TryGetValue(local, out var number))
            live.Add(number);
    }

    private LocalSet Block(IrBlock block, LocalSet live)
    {
        _onBreak[block.Label] = live.Copy();
        return Walk(block.Body, live);
    }

    private LocalSet If(IrIf branch, LocalSet live)
    {
        var otherwise = Walk(branch.Else, live.Copy());
        live = Walk(branch.Then, live);
        live.Union(otherwise);
        return Read(branch, live);
    }

    // To catch allocates.
    private LocalSet Try(IrTry guarded, LocalSet live)
    {
        var handler = Walk(guarded.Handler, live.Copy());
        if (_numbers.TryGetValue(guarded.Caught, out var caught))
            handler.Remove(caught);
        _roots.Union(handler);
        var outer = _landing;
        _landing = handler;
        live.Union(handler);
        live = Walk(guarded.Body, live);
        _landing = outer;
        return live;
    }

    // The set of the loop head is kept between visits, so that a nested loop settles at once when walked again.
    private LocalSet Loop(IrStatement loop, IrLabel label, List<IrStatement> body, LocalSet after, bool endsItself)
    {
        _onBreak[label] = after.Copy();
        if (!_onContinue.TryGetValue(label, out var head))
            _onContinue[label] = head = new LocalSet(_locals.Count);
        if (endsItself)
            head.Union(after);
        foreach (var operand in ReadEachRound(loop))
            Read(operand, head);
        for (var changed = true; changed;)
        {
            var inside = Walk(body, head.Copy());
            if (loop is IrForEach each && _numbers.TryGetValue(each.Item, out var item))
                inside.Remove(item);
            changed = head.Union(inside);
        }
        if (loop is IrForEach)
            _roots.Union(head);
        _atHeads[loop] = head;
        var before = head.Copy();
        if (loop is IrForRange { Counter: var counted } && _numbers.TryGetValue(counted, out var own))
            before.Remove(own);
        return Read(loop, before);
    }

    private static IEnumerable<IrOperand> ReadEachRound(IrStatement loop) =>
        loop is IrForRange range ? [range.Stop, range.Step, range.Counter] : IrWalk.Reads(loop);
}
