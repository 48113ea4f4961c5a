// SPDX-License-Identifier: MIT
// What both branches of an if begin with is computed once, before it: operations without effects on the same operands.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Frontend.Passes;

internal sealed class CommonHeads
{
    private readonly IrFunction _function;

    private CommonHeads(IrFunction function) => _function = function;

    public static IrProgram Run(IrProgram program, Profile profile)
    {
        foreach (var function in program.Functions)
            new CommonHeads(function).Walk(function.Body);
        return program;
    }

    private void Walk(List<IrStatement> body)
    {
        for (var i = 0; i < body.Count; i++)
        {
            IrWalk.Bodies(body[i]).ToList().ForEach(Walk);
            if (body[i] is IrIf branch && TakeOut(branch) is { } shared)
                body.Insert(i++, shared);
        }
    }

    /// <summary>The operation, with a target that both branches copy; null if there is none.</summary>
    private IrOp? TakeOut(IrIf branch)
    {
        if (branch.Then.FirstOrDefault() is not IrOp { Target: { } target } first
            || branch.Else.FirstOrDefault() is not IrOp second || second.Target is null || !HasNoEffect(first) || !IsSame(first, second))
            return null;
        var shared = IsFree(second.Target, branch, branch.Then) ? second.Target
            : IsFree(target, branch, branch.Else) ? target : NewTemporary(target);
        Replace(branch.Then, target, shared);
        Replace(branch.Else, second.Target, shared);
        return new IrOp(branch.Site, first.Operation, shared, first.Operands, [.. first.Immediates]) { Checks = first.Checks };
    }

    /// <summary>A variable of which the test and the other branch do not need what it was before: that branch is short, and
    /// assigns it at its end.</summary>
    private static bool IsFree(IrLocal target, IrIf branch, List<IrStatement> other) => !target.IsTemporary
        && !branch.Test.Operands.Contains(target) && other.All(IsPlain) && IrWalk.Target(other[^1]) == target
        && !other.SkipLast(1).Any(statement => IrWalk.Target(statement) == target)
        && !other.Skip(1).SelectMany(IrWalk.Reads).Contains(target);

    private static bool IsPlain(IrStatement statement) => statement is IrMove || (statement is IrOp op && HasNoEffect(op));

    private static void Replace(List<IrStatement> branch, IrLocal head, IrLocal shared)
    {
        var site = branch[0].Site;
        branch.RemoveAt(0);
        if (head.IsTemporary)
            branch.ForEach(statement => IrWalk.Rewrite(statement, operand => operand == head ? shared : operand));
        if (head.IsTemporary && !branch.SelectMany(Inside).Contains(head) || head == shared)
            return;
        branch.Insert(0, new IrMove(site, head, shared));
    }

    private static IEnumerable<IrOperand> Inside(IrStatement statement) => IrWalk.All([statement]).SelectMany(IrWalk.Reads);

    private IrLocal NewTemporary(IrLocal like)
    {
        var made = new IrLocal(_function.Locals.Max(local => local.Id) + 1, "t", like.Kind, like.Type) { IsTemporary = true };
        _function.Locals.Add(made);
        return made;
    }

    private static bool HasNoEffect(IrOp op) => op.Operation.Info().Effects == Effects.None
        || (op.Operation.HasChecks() is not Checks.None and var checks && (op.Checks & checks) == Checks.None);

    private static bool IsSame(IrOp first, IrOp second) => first.Operation == second.Operation && first.Checks == second.Checks
        && first.Immediates.SequenceEqual(second.Immediates)
        && first.Operands.Count == second.Operands.Count
        && first.Operands.Zip(second.Operands).All(pair => IsSame(pair.First, pair.Second));

    private static bool IsSame(IrOperand first, IrOperand second) => (first, second) switch
    {
        (IrConstant { Kind: Kind.Int or Kind.Word } one, IrConstant other) => one.Kind == other.Kind && Equals(one.Value, other.Value),
        _ => first == second,
    };
}
