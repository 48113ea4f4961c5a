// SPDX-License-Identifier: MIT
// Locals that must be in memory while a try runs: its body assigns them, and somebody may read them after it was left by what it
// raised: outside of the body, or in it in a later round of a loop around.
using EPython.Frontend.Ir;

namespace EPython.CodeGen.C;

internal static class VolatileLocals
{
    public static IReadOnlySet<IrLocal> Of(IrFunction function, TemporaryScopes scopes)
    {
        var result = new HashSet<IrLocal>();
        Visit(function.Body, false, function, result);
        result.RemoveWhere(scopes.IsScoped);
        return result;
    }

    private static void Visit(List<IrStatement> body, bool inLoop, IrFunction function, HashSet<IrLocal> result)
    {
        foreach (var statement in body)
        {
            if (statement is IrTry guarded)
                result.UnionWith(AssignedIn(guarded, inLoop, function));
            foreach (var inner in IrWalk.Bodies(statement))
                Visit(inner, inLoop || statement is IrLoop or IrForRange or IrForEach, function, result);
        }
    }

    private static IEnumerable<IrLocal> AssignedIn(IrTry guarded, bool inLoop, IrFunction function)
    {
        var inside = IrWalk.All(guarded.Body).ToHashSet();
        var assigned = inside.Select(IrWalk.Target).OfType<IrLocal>();
        if (inLoop)
            return assigned;
        var readOutside = IrWalk.All(function.Body).Where(statement => !inside.Contains(statement))
            .SelectMany(IrWalk.Reads).ToHashSet();
        return assigned.Where(readOutside.Contains);
    }
}
