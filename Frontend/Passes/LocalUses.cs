// SPDX-License-Identifier: MIT
// How often each local of a function is assigned and read.
using EPython.Frontend.Ir;

namespace EPython.Frontend.Passes;

internal sealed class LocalUses
{
    private readonly Dictionary<IrLocal, int> _assignments = [];
    private readonly Dictionary<IrLocal, int> _reads = [];

    public LocalUses(IrFunction function)
    {
        foreach (var parameter in function.Parameters)
            Count(_assignments, parameter);
        if (function.ClosureEnvironment is { } closure)
            Count(_assignments, closure);
        foreach (var statement in IrWalk.All(function.Body))
        {
            if (IrWalk.Target(statement) is { } target)
                Count(_assignments, target);
            foreach (var local in IrWalk.Reads(statement).OfType<IrLocal>())
                Count(_reads, local);
        }
    }

    /// <summary>Assignments, the one on entry of a parameter included.</summary>
    public int Assignments(IrLocal local) => _assignments.GetValueOrDefault(local);

    public int Reads(IrLocal local) => _reads.GetValueOrDefault(local);

    private static void Count(Dictionary<IrLocal, int> counts, IrLocal local) =>
        counts[local] = counts.GetValueOrDefault(local) + 1;
}
