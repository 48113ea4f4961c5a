// SPDX-License-Identifier: MIT
// Slices of which only the items are wanted, v[a:b] and list.extend(v[a:b]), without an object for the slice, or a list for the
// items. Where bytes count they are not told apart.
using EPython.Frontend.Ir;

namespace EPython.CodeGen.C;

internal sealed partial class CFunctionEmitter
{
    /// <summary>How many statements from the i-th on were written so; 0: none.</summary>
    private int TryWriteSlice(List<IrStatement> body, int i)
    {
        if (_context.IsSmall || i + 1 >= body.Count
            || body[i] is not IrOp { Operation: Operation.BuildSlice, Target: { } slice } build
            || build.Operands is not [var start, var stop, IrConstant { Value: null }]
            || body[i + 1] is not IrOp { Operation: Operation.LoadItemDynamic, Target: { } items } load || load.Operands[1] != slice
            || !_scopes.IsReadOnceNearby(slice))
            return 0;
        var bounds = string.Join(", ", new[] { load.Operands[0], start, stop }.Select(Operand));
        if (i + 2 < body.Count && body[i + 2] is IrCallBuiltin { Builtin: "ListExtend", Target: null } extend
            && extend.Arguments[1] == items && _scopes.IsReadOnceNearby(items))
        {
            _writer.Line($"epy_op_ExtendBetween(c, a, {At(extend)}, {Operand(extend.Arguments[0])}, {bounds});");
            return 3;
        }
        Assign(items, $"epy_op_LoadBetween(c, a, {At(load)}, {bounds})");
        return 2;
    }
}
