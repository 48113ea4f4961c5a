// SPDX-License-Identifier: MIT
// IR to C, loops in two versions: where all that a loop leaves to check of indices is that those whose ends can be told
// (CEmitter.Ends.cs) lie inside lists that do not change, both ends are checked before it. If they lie inside, a loop
// without checks runs, which a C compiler can turn into one over several items at a time; else the loop that checks. A loop
// around others is checked with all of them, so that it costs nothing if those are short; they are by themselves if that
// fails.
// Such lists may be items of others (rows of a matrix) that the loop finds anew in each round: then they are looked up
// before it.
using EPython.Frontend.Ir;
using EPython.Frontend.Passes;
using EPython.Frontend.Types;

namespace EPython.CodeGen.C;

internal sealed partial class CFunctionEmitter
{
    private const int MaxStatements = 40;       // of a loop that is written twice

    /// <summary>A list that is the same item of another in each round; Check: its type.</summary>
    private sealed record Row(IrOp Load, IrOp Check);

    /// <summary>Inside: item operations whose index has ends. Lines: what these indices are made of.</summary>
    private sealed record Version(Indices Indices, List<IrOp> Inside, List<IrOp> Lines, List<Row> Rows);

    private readonly HashSet<IrOp> _proved = [];
    private bool _isOfNest;                     // what is written has been written twice with the loop around it
    private readonly HashSet<IrStatement> _lookedUp = [];

    private Checks ChecksOf(IrOp op) =>
        _proved.Contains(op) ? op.Checks & ~(Checks.Bounds | Checks.Negative | Checks.Overflow) : op.Checks;

    private void WriteVersions(Version? version, Action write)
    {
        if (version is null || (version.Indices.IsNest && _isOfNest) || !version.Inside.Concat(version.Rows.Select(row => row.Load)).All(op => IsViewed(op, version)))
        {
            write();
            return;
        }
        WriteRows(version);
        WriteEnds(version);
        var declared = _declared.ToList();
        List<IrOp> proved = [.. version.Inside, .. version.Lines];
        _proved.UnionWith(proved);
        _context.CheckedBefore.UnionWith(proved);
        _lookedUp.UnionWith(version.Rows.SelectMany(row => new[] { row.Load, row.Check }));
        _writer.Open($"if ({string.Join(" && ", EndsInside(version))})");
        write();
        _proved.ExceptWith(proved);
        _lookedUp.Clear();
        foreach (var row in version.Rows)
            _views.Remove(row.Load.Target!);
        _declared.Clear();
        _declared.UnionWith(declared);
        _lastLine = default;
        _writer.Else();
        WriteInnermostTwice(write, version.Indices.IsNest || _isOfNest);
        _writer.Close();
    }

    // Where `only`, no loop around others.
    private void WriteInnermostTwice(Action write, bool only)
    {
        var around = _isOfNest;
        _isOfNest = only;
        write();
        _isOfNest = around;
    }

    private bool IsViewed(IrOp op, Version version) =>
        ViewOf(op.Operation, op.Operands[0]) is not null || version.Rows.Any(row => row.Load.Target == op.Operands[0]);

    // What is no such list has no items here.
    private void WriteRows(Version version)
    {
        foreach (var row in version.Rows)
        {
            var (list, index, target) = ((IrLocal)row.Load.Operands[0], Operand(row.Load.Operands[1]), row.Load.Target!);
            _views[target] = _mangler.Claim(_names[target] + ".view");
            _writer.Line($"const epy_list_view {_views[target]} = epy_row_view({_views[list]}, {index}, {Number(row.Load.Immediates[0])}, "
                + $"{Immediate(Operation.CheckType, row.Check.Immediates[0])});");
        }
    }

    /// <summary>Null where other things are checked too, or the body has parts that cannot be written twice.</summary>
    private Version? FindVersion(IrForRange loop)
    {
        var inside = IrWalk.All(loop.Body).ToList();
        List<IrForRange> loops = [loop, .. inside.OfType<IrForRange>()];
        if (_context.IsSmall || inside.Count > MaxStatements || !inside.TrueForAll(IsRepeatable)
            || (loops.Count > 1 ? !IsNest(loops, inside) : loop.Step is not IrConstant { Value: 1L }))
            return null;
        var rows = loops.Count > 1 ? [] : RowsOf(loop, inside);
        var looked = rows.Select(row => row.Load).ToHashSet();
        var found = inside.OfType<IrOp>()
            .Where(op => !looked.Contains(op) && (IsChecked(op) || rows.Any(row => IsItemOf(op, row)))).ToList();
        var indices = IndicesOf(loops, inside);
        return found.Count > 0 && found.All(op => indices.HasEnds(op.Operands[1]) && HasViewForm(op.Operation))
            ? new(indices, found, [.. found.SelectMany(op => indices.Behind(op.Operands[1])).Distinct()], rows) : null;
    }

    // Loops that are left at their ends only, with counters whose ends do not change.
    private bool IsNest(List<IrForRange> loops, List<IrStatement> inside)
    {
        var changed = inside.Select(IrWalk.Target).OfType<IrOperand>().Append(loops[0].Counter).ToHashSet();
        return !_isOfNest && _places is null && !inside.Exists(statement => statement is IrBreak or IrContinue)
            && !changed.Contains(loops[0].Step) && loops.Skip(1).All(loop => loop.Step is IrConstant { Value: 1L }
                && !changed.Contains(loop.Start) && !changed.Contains(loop.Stop));
    }

    private bool IsChecked(IrOp op) => op.Operation.HasChecks().HasFlag(Checks.Bounds) && ChecksOf(op).HasFlag(Checks.Bounds);

    private static bool IsItemOf(IrOp op, Row row) =>
        op.Operands.Count > 0 && op.Operands[0] == row.Load.Target && op.Operation.HasChecks().HasFlag(Checks.Bounds);

    private static bool IsRepeatable(IrStatement statement) =>
        statement is IrOp or IrMove or IrIf or IrForRange or IrLoadGlobal or IrStoreGlobal or IrBreak or IrContinue
        && !StatementFacts.EffectsOf(statement).HasFlag(Effects.Calls);

    /// <summary>Items of lists, at the start of the body, that are lists themselves and only used as such.</summary>
    private List<Row> RowsOf(IrForRange loop, List<IrStatement> inside)
    {
        var changed = inside.Select(IrWalk.Target).OfType<IrLocal>().Append(loop.Counter).ToHashSet();
        var resized = inside.Aggregate(Lists.None, (all, statement) => all | _context.Resizing.Of(statement).Either);
        if (inside.Any(statement => statement is IrOp { Operation: Operation.StoreItemValue }))
            return [];
        return [.. loop.Body.Zip(loop.Body.Skip(1), RowAt).OfType<Row>().Where(row =>
            !row.Load.Operands.Any(changed.Contains)
            && !Resizing.Concerns(resized, (IrLocal)row.Load.Operands[0]) && !Resizing.Concerns(resized, row.Load.Target!)
            && inside.All(statement => statement == row.Check || !IrWalk.Reads(statement).Contains(row.Load.Target!)
                || (statement is IrOp op && IsItemOf(op, row) && HasViewForm(op.Operation))))];
    }

    private static Row? RowAt(IrStatement first, IrStatement second) =>
        first is IrOp { Operation: Operation.LoadItemValue, Target: { IsTemporary: true } target, Operands: [IrLocal, _] } load
        && second is IrOp { Operation: Operation.CheckType, Operands: [IrLocal operand] } check && operand == target
        && (RegisterType)check.Immediates[0] is RegisterType.ListInt or RegisterType.ListFloat or RegisterType.ListBool or RegisterType.ListValue
            ? new(load, check) : null;
}
