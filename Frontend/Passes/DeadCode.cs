// SPDX-License-Identifier: MIT
// Removes results that nobody reads, blocks that nobody leaves, ifs that do nothing, and locals without use.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Frontend.Passes;

internal static class DeadCode
{
    public static IrProgram Run(IrProgram program, Profile profile)
    {
        foreach (var function in program.Functions)
        {
            while (Sweep(function.Body, new LocalUses(function)))
                continue;
            var uses = new LocalUses(function);
            function.Locals.RemoveAll(local => uses.Assignments(local) == 0 && uses.Reads(local) == 0);
        }
        return program;
    }

    private static bool Sweep(List<IrStatement> body, LocalUses uses)
    {
        var changed = false;
        for (var i = body.Count - 1; i >= 0; i--)
        {
            foreach (var inner in IrWalk.Bodies(body[i]))
                changed |= Sweep(inner, uses);
            var replacement = Replace(body[i], uses);
            if (replacement is null)
                continue;
            body.RemoveAt(i);
            body.InsertRange(i, replacement);
            changed = true;
        }
        return changed;
    }

    /// <summary>What a statement is replaced by, or null if it stays.</summary>
    private static List<IrStatement>? Replace(IrStatement statement, LocalUses uses) => statement switch
    {
        IrBlock block when !IsLeft(block) => block.Body,
        IrIf { Then.Count: 0, Else.Count: 0 } or IrTry { Body.Count: 0 } => [],
        IrIf { Then.Count: 0 } branch =>
            [new IrIf(branch.Site, branch.Test with { Negated = !branch.Test.Negated }, branch.Else, [])],
        IrMove move when move.Source == move.Target => [],
        _ when IrWalk.Target(statement) is { } target && uses.Reads(target) == 0 => WithoutTarget(statement, target),
        _ => null,
    };

    private static bool IsLeft(IrBlock block) =>
        IrWalk.All(block.Body).Any(statement => statement is IrBreak leave && leave.Label == block.Label);

    private static List<IrStatement>? WithoutTarget(IrStatement statement, IrLocal target) => statement switch
    {
        IrMove or IrLoadGlobal or IrLoadEnvironment or IrNewClosure => [],
        IrOp op when IsRemovable(op) => [],
        IrCall or IrCallValue or IrCallBuiltin or IrCallMethod or IrYield => [Retarget.TryRetarget(statement, target, null)!],
        _ => null,
    };

    private static bool IsRemovable(IrOp op) => op.Operation.Info().Effects is Effects.None or Effects.Allocates
        || op is { Operation: Operation.WordToInt or Operation.IntToWord, Checks: Checks.None };
}
