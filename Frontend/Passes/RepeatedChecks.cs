// SPDX-License-Identifier: MIT
// A variable that was copied and checked to be of a type is that still, until something is assigned to it: copies that would
// be checked for the same once more are the first one. So it is with items of lists, until something may change such a list.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Frontend.Passes;

internal sealed class RepeatedChecks
{
    /// <summary>Index: a local or an int, of an item; null: Source itself.</summary>
    private readonly record struct Fact(IrLocal Source, object? Index, int Offset, Operation Check, int Type);

    private readonly Dictionary<IrLocal, IrLocal> _same = [];
    private readonly HashSet<IrLocal> _fixed;

    private RepeatedChecks(IrFunction function) =>
        _fixed = [.. IrWalk.All(function.Body).Select(FixedOperand).OfType<IrLocal>()];

    public static IrProgram Run(IrProgram program, Profile profile)
    {
        foreach (var function in program.Functions.Where(function => !function.IsGenerator))
        {
            var checks = new RepeatedChecks(function);
            checks.Walk(function.Body, []);
            foreach (var statement in IrWalk.All(function.Body))
                IrWalk.Rewrite(statement, operand => operand is IrLocal local ? checks._same.GetValueOrDefault(local, local) : operand);
        }
        return program;
    }

    /// <summary>The operand that IrWalk.Rewrite leaves as it is.</summary>
    private static IrOperand? FixedOperand(IrStatement statement) => statement switch
    {
        IrForEach loop => loop.Iterator,
        IrLoadEnvironment load => load.Environment,
        IrStoreEnvironment store => store.Environment,
        IrNewEnvironment made => made.Parent,
        IrNewClosure closure => closure.Environment,
        _ => null,
    };

    /// <summary>Facts: what is known before the statements, and after them what is known then.</summary>
    private void Walk(List<IrStatement> body, Dictionary<Fact, IrLocal> facts)
    {
        for (var i = 0; i < body.Count; i++)
        {
            var statement = body[i];
            if (CheckedCopy(body, i) is { } found && facts.TryGetValue(found.Fact, out var first) && !_fixed.Contains(found.Copy))
            {
                _same[found.Copy] = first;
                body.RemoveRange(i--, 2);
                continue;
            }
            if (statement is IrIf branch)
                WalkIf(branch, facts);
            else
                WalkBodies(statement, facts);
            if (IrWalk.Target(statement) is { } target)
                Forget(facts, target);
            if (MayChangeItems(statement))
                ForgetItems(facts);
            if (CheckedCopy(body, i) is { } made)
                facts[made.Fact] = made.Copy;
        }
    }

    private static (Fact Fact, IrLocal Copy)? CheckedCopy(List<IrStatement> body, int i)
    {
        if (i + 1 >= body.Count || IrWalk.Target(body[i]) is not { IsTemporary: true } copy
            || body[i + 1] is not IrOp { Operation: Operation.CheckInstance or Operation.CheckType } check || check.Operands[0] != copy)
            return null;
        var type = check.Immediates[0];
        return body[i] switch
        {
            IrMove { Source: IrLocal source } => (new(source, null, 0, check.Operation, type), copy),
            IrOp { Operation: Operation.LoadItemValue, Operands: [IrLocal list, var index] } load when IndexOf(index) is { } key =>
                (new(list, key, load.Immediates[0], check.Operation, type), copy),
            _ => null,
        };
    }

    private static object? IndexOf(IrOperand index) => index is IrConstant { Value: long value } ? value : index as IrLocal;

    private static bool MayChangeItems(IrStatement statement) => statement switch
    {
        IrOp { Operation: Operation.StoreItemValue or Operation.PopValue } => true,
        IrOp op => op.Operation.Info().MayAllocate,
        IrCall or IrCallValue or IrCallBuiltin or IrCallMethod or IrYield or IrForEach => true,
        _ => false,
    };

    private void WalkIf(IrIf branch, Dictionary<Fact, IrLocal> facts)
    {
        var (then, otherwise) = (new Dictionary<Fact, IrLocal>(facts), new Dictionary<Fact, IrLocal>(facts));
        Walk(branch.Then, then);
        Walk(branch.Else, otherwise);
        var both = !IrWalk.Completes(branch.Then) ? otherwise : !IrWalk.Completes(branch.Else) ? then
            : then.Where(one => otherwise.GetValueOrDefault(one.Key) == one.Value).ToDictionary();
        facts.Clear();
        foreach (var (fact, copy) in both)
            facts[fact] = copy;
    }

    // Of loops, blocks and tries: what they assign is not known inside, nor after them.
    private void WalkBodies(IrStatement statement, Dictionary<Fact, IrLocal> facts)
    {
        var bodies = IrWalk.Bodies(statement);
        foreach (var target in IrWalk.All(bodies.SelectMany(body => body)).Select(IrWalk.Target).OfType<IrLocal>())
            Forget(facts, target);
        if (IrWalk.Target(statement) is { } own)
            Forget(facts, own);
        if (IrWalk.All(bodies.SelectMany(body => body)).Any(MayChangeItems))
            ForgetItems(facts);
        foreach (var body in bodies)
            Walk(body, new(facts));
    }

    private static void ForgetItems(Dictionary<Fact, IrLocal> facts)
    {
        foreach (var fact in facts.Keys.Where(fact => fact.Index is not null).ToList())
            facts.Remove(fact);
    }

    private static void Forget(Dictionary<Fact, IrLocal> facts, IrLocal assigned)
    {
        var gone = facts.Where(one => one.Key.Source == assigned || one.Key.Index == (object)assigned || one.Value == assigned);
        foreach (var (fact, _) in gone.ToList())
            facts.Remove(fact);
    }
}
