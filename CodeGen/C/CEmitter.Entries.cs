// SPDX-License-Identifier: MIT
// `for key, value in d.items()`, where nothing else sees the tuples: the two are taken from the entry, and no tuple is
// made. Where bytes count it is a loop as others are.
using EPython.Frontend.Ir;

namespace EPython.CodeGen.C;

internal sealed partial class CFunctionEmitter
{
    private readonly HashSet<IrForEach> _overEntries = [];
    private readonly Dictionary<IrLocal, string> _entries = [];     // items of such loops, and arrays in their place

    private void FindLoopsOverEntries(List<IrStatement> body)
    {
        for (var i = 0; i < body.Count; i++)
        {
            if (i >= 2 && body[i] is IrForEach loop && IsOverEntries(body[i - 2], body[i - 1], loop))
                _overEntries.Add(loop);
            foreach (var inner in IrWalk.Bodies(body[i]))
                FindLoopsOverEntries(inner);
        }
    }

    // The tuple is taken apart first thing: before anything runs that could change the dict.
    private bool IsOverEntries(IrStatement first, IrStatement second, IrForEach loop) =>
        first is IrCallBuiltin { Builtin: "DictItems", Target: { } view }
        && second is IrOp { Operation: Operation.GetIterator, Target: { } iterator } made && made.Operands[0] == view
        && loop.Iterator == iterator && _scopes.IsScoped(iterator) && loop.Item.IsTemporary
        && _scopes.Reads(loop.Item) == loop.Body.TakeWhile(IsOfTakingApart).Count(one => Reads(one, loop.Item));

    private static bool Reads(IrStatement statement, IrLocal local) => statement is IrOp op && op.Operands[0] == local;

    private static bool IsOfTakingApart(IrStatement statement) => statement is IrOp
    {
        Operation: Operation.CheckType or Operation.LoadTupleItem
            or Operation.UnboxInt or Operation.UnboxFloat or Operation.UnboxBool
    };

    /// <summary>The next entry, or the end of the loop; false: the loop is one as others are.</summary>
    private bool TryWriteNextEntry(IrForEach loop)
    {
        if (!_overEntries.Contains(loop))
            return false;
        var entry = _mangler.Claim("entry");
        _entries[loop.Item] = entry;
        _writer.Line($"epy_value {entry}[2];");
        _writer.Line($"if (!epy_op_NextEntry(c, a, {At(loop)}, {_names[loop.Iterator]}, {entry}))");
        _writer.Line("    break;");
        return true;
    }

    private bool TryWriteOfEntry(IrOp op)
    {
        if (op.Operands is not [IrLocal item, ..] || !_entries.TryGetValue(item, out var entry))
            return false;
        if (op.Operation == Operation.LoadTupleItem)
            Assign(op.Target, $"{entry}[{Number(op.Immediates[0])}]");
        return true;
    }
}
