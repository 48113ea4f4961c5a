// SPDX-License-Identifier: MIT
// Globals that a loop only reads are read once, before the outermost loop: those that only the bodies of modules assign, which
// wait while a function runs, and that are proved to be bound wherever the loop reads them.
using EPython.Frontend.Binding;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Frontend.Passes;

internal sealed class HoistGlobals
{
    private readonly IrFunction _function;
    private readonly IReadOnlySet<IrGlobal> _fixed;

    private HoistGlobals(IrFunction function, IReadOnlySet<IrGlobal> fixedGlobals)
    {
        _function = function;
        _fixed = fixedGlobals;
    }

    public static IrProgram Run(IrProgram program, Profile profile)
    {
        var fixedGlobals = FixedGlobals(program);
        // While a generator is suspended the body of its module goes on.
        foreach (var function in program.Functions.Where(function => !function.IsGenerator))
            new HoistGlobals(function, fixedGlobals).Walk(function.Body);
        return program;
    }

    /// <summary>Globals that are assigned in bodies of modules only, none of which a function imports.</summary>
    private static HashSet<IrGlobal> FixedGlobals(IrProgram program)
    {
        var imported = program.Functions.Where(function => !IsModule(function))
            .SelectMany(function => IrWalk.All(function.Body)).OfType<IrCall>().Select(call => call.Callee)
            .Where(IsModule).ToHashSet();
        var moved = program.Functions.Where(function => !IsModule(function) || imported.Contains(function))
            .SelectMany(function => IrWalk.All(function.Body)).OfType<IrStoreGlobal>().Select(store => store.Global);
        return [.. program.Globals.Except(moved).Except(program.HeldGlobals)];
    }

    private static bool IsModule(IrFunction function) => function.Symbol.Kind == FunctionKind.Module;

    private void Walk(List<IrStatement> body)
    {
        for (var i = 0; i < body.Count; i++)
        {
            if (body[i] is IrLoop or IrForRange or IrForEach)
                i += Hoist(body, i);
            else
                IrWalk.Bodies(body[i]).ToList().ForEach(Walk);
        }
    }

    // How many statements now stand before the loop that was at i.
    private int Hoist(List<IrStatement> body, int i)
    {
        var loop = body[i];
        var inside = IrWalk.All([loop]).ToList();
        if (inside.Any(statement => statement is IrCall call && IsModule(call.Callee)))
            return 0;
        var stored = inside.OfType<IrStoreGlobal>().Select(store => store.Global).ToHashSet();
        var before = new List<IrStatement>();
        // One that is not proved may be what proves the others.
        foreach (var loads in inside.OfType<IrLoadGlobal>().GroupBy(load => load.Global)
            .Where(loads => _fixed.Contains(loads.Key) && !stored.Contains(loads.Key) && loads.All(load => load.IsBound)))
            before.AddRange(ReadOnce(loop, [.. loads], inside));
        body.InsertRange(i, before);
        return before.Count;
    }

    /// <summary>Loads, and checks that they are bound, give way to one local; gives what sets it.</summary>
    private List<IrStatement> ReadOnce(IrStatement loop, List<IrLoadGlobal> loads, List<IrStatement> inside)
    {
        var first = loads[0];
        var id = _function.Locals.Max(local => local.Id) + 1;
        var held = new IrLocal(id, first.Global.Name, first.Target.Kind, first.Target.Type);
        _function.Locals.Add(held);
        var targets = loads.Select(load => load.Target).ToHashSet();
        var check = inside.OfType<IrOp>().FirstOrDefault(op => IsCheckOf(op, targets));
        foreach (var statement in inside)
        {
            IrWalk.Rewrite(statement, operand =>
                operand is IrLocal { IsTemporary: true } local && targets.Contains(local) ? held : operand);
        }
        Replace(loop, targets, held);
        var load = new IrLoadGlobal(loop.Site, held, first.Global, isBound: true);
        return check is null ? [load]
            : [load, new IrOp(loop.Site, check.Operation, null, [held], [.. check.Immediates])];
    }

    private static bool IsCheckOf(IrStatement statement, HashSet<IrLocal> targets) => statement is
        IrOp { Operation: Operation.CheckBound, Operands: [IrLocal local] } && targets.Contains(local);

    // Variables that are set to the global, and iterators, are set to the local; a temporary is not needed any more.
    private static void Replace(IrStatement statement, HashSet<IrLocal> targets, IrLocal held)
    {
        foreach (var body in IrWalk.Bodies(statement))
        {
            for (var i = 0; i < body.Count; i++)
            {
                if (body[i] is IrLoadGlobal load && targets.Contains(load.Target))
                    body[i] = new IrMove(load.Site, load.Target, held);
                Replace(body[i], targets, held);
            }
            body.RemoveAll(inner => IsCheckOf(inner, [held, .. targets]));
        }
    }
}
