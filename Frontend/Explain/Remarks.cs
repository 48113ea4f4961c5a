// SPDX-License-Identifier: MIT
// All remarks on a program whose passes have run, by function, in the order of the source.
using EPython.Frontend.Ir;
using EPython.Frontend.Passes;
using EPython.Frontend.Types;

namespace EPython.Frontend.Explain;

public static class Remarks
{
    /// <summary>Before: operations that compiled code checks before their loop.</summary>
    public static ILookup<IrFunction, Remark> Of(IrProgram program, Profile profile, IReadOnlySet<IrOp> before)
    {
        var found = new List<(IrFunction Function, Remark Remark)>();
        ProgramRanges.Run(program, profile, (function, op, state) =>
            found.AddRange(CheckRemarks.Of(op, state).Select(remark => (function, before.Contains(op)
                ? remark with { Kind = RemarkKind.Before, Advice = null } : remark))));
        foreach (var function in program.Functions)
        {
            var dynamic = IrWalk.All(function.Body).SelectMany(statement => DynamicRemarks.Of(statement, program));
            found.AddRange(dynamic.Select(remark => (function, remark)));
        }
        return found.OrderBy(one => one.Remark.Span.Start).ThenBy(one => one.Remark.What, StringComparer.Ordinal)
            .ToLookup(one => one.Function, one => one.Remark);
    }
}
