// SPDX-License-Identifier: MIT
// Reads of a local that is only ever a copy of a constant, or of a local assigned once, read the original; a temporary
// made only to be moved is made where it goes.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Frontend.Passes;

internal static class CopyPropagation
{
    public static IrProgram Run(IrProgram program, Profile profile)
    {
        foreach (var function in program.Functions)
        {
            Propagate(function);
            var catches = IrWalk.All(function.Body).Any(statement => statement is IrTry);
            Coalesce(function.Body, new LocalUses(function), catches);
        }
        return program;
    }

    private static void Propagate(IrFunction function)
    {
        var uses = new LocalUses(function);
        var originals = new Dictionary<IrLocal, IrOperand>();
        foreach (var move in IrWalk.All(function.Body).OfType<IrMove>())
        {
            if (uses.Assignments(move.Target) == 1 && IsFixed(move, uses))
                originals[move.Target] = move.Source;
        }
        foreach (var statement in IrWalk.All(function.Body))
            IrWalk.Rewrite(statement, operand => Original(operand, originals));
    }

    /// <summary>A value register that is refined by CheckType must stay what it is: only raw locals and constants.</summary>
    private static bool IsFixed(IrMove move, LocalUses uses) => move.Source switch
    {
        IrConstant => move.Target.Kind != Kind.Value || move.Target.IsTemporary,
        IrLocal source => source.Kind != Kind.Value && uses.Assignments(source) == 1,
        _ => false,
    };

    private static IrOperand Original(IrOperand operand, Dictionary<IrLocal, IrOperand> originals)
    {
        while (operand is IrLocal local && originals.TryGetValue(local, out var original))
            operand = original;
        return operand;
    }

    private static void Coalesce(List<IrStatement> body, LocalUses uses, bool catches)
    {
        for (var i = 0; i < body.Count; i++)
        {
            foreach (var inner in IrWalk.Bodies(body[i]))
                Coalesce(inner, uses, catches);
            if (body[i] is IrMove { Source: IrLocal { IsTemporary: true } temporary } move
                && uses.Reads(temporary) == 1 && uses.Assignments(temporary) == 1
                && Maker(body, i, temporary, move.Target, catches) is var maker and >= 0)
            {
                body[maker] = Retarget.TryRetarget(body[maker], temporary, move.Target)!;
                body.RemoveAt(i--);
            }
        }
    }

    /// <summary>The statement before i that makes the temporary, if nothing between touches the target; where the function
    /// catches, nothing between may raise either: a handler would see the target too early.</summary>
    private static int Maker(List<IrStatement> body, int i, IrLocal temporary, IrLocal target, bool catches)
    {
        for (var j = i - 1; j >= 0; j--)
        {
            var statement = body[j];
            if (IrWalk.Target(statement) == temporary)
                return Retarget.TryRetarget(statement, temporary, target) is null ? -1 : j;
            if (IrWalk.Bodies(statement).Count > 0 || (catches && statement is not IrMove)
                || IrWalk.Target(statement) == target
                || IrWalk.Reads(statement).Contains(target))
                return -1;
        }
        return -1;
    }
}
