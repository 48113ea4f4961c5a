// SPDX-License-Identifier: MIT
// a + b + c of texts is put together once: the text of a + b, which nobody else sees, is not made.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Frontend.Passes;

internal static class Concatenations
{
    public static IrProgram Run(IrProgram program, Profile profile)
    {
        foreach (var function in program.Functions)
            Walk(function.Body, new LocalUses(function));
        return program;
    }

    private static void Walk(List<IrStatement> body, LocalUses uses)
    {
        for (var i = 0; i < body.Count; i++)
        {
            IrWalk.Bodies(body[i]).ToList().ForEach(inner => Walk(inner, uses));
            if (body[i] is not IrOp { Operation: Operation.ConcatStr, Operands: [IrLocal first, var last] } op
                || PartsOf(first, body, i, uses) is not { } parts)
                continue;
            body[i] = new IrOp(op.Site, Operation.BuildStr, op.Target, [.. parts.Operands, last]);
            body.Remove(parts);
            i--;
        }
    }

    /// <summary>What made the first text of the concatenation at i; null if another may see that, or parts of it have changed.
    /// </summary>
    private static IrOp? PartsOf(IrLocal first, List<IrStatement> body, int i, LocalUses uses)
    {
        if (!first.IsTemporary || uses.Reads(first) != 1 || uses.Assignments(first) != 1)
            return null;
        var made = body.FindLastIndex(i, i + 1, statement => statement is IrOp op && op.Target == first);
        if (made < 0 || body[made] is not IrOp { Operation: Operation.ConcatStr or Operation.BuildStr } parts)
            return null;
        var since = IrWalk.All(body.GetRange(made + 1, i - made - 1)).Select(IrWalk.Target).OfType<IrLocal>();
        return since.Any(parts.Operands.Contains) ? null : parts;
    }
}
