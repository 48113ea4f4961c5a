// SPDX-License-Identifier: MIT
// IR to C, views: before a loop that neither assigns a list nor resizes lists of its storage, where its items are and
// how many is read once. What an item operation in the loop takes for a list is one before the loop, unless the loop checks.
using EPython.Frontend.Ir;
using EPython.Frontend.Passes;

namespace EPython.CodeGen.C;

internal sealed partial class CFunctionEmitter
{
    private readonly Dictionary<IrLocal, string> _views = [];

    /// <summary>Declares the views that a loop can use and no loop around it could; they end with CloseViews.</summary>
    private List<IrLocal> OpenViews(IrStatement loop)
    {
        var inside = IrWalk.All(IrWalk.Bodies(loop)[0]).Prepend(loop).ToList();
        if (IsEnteredInside(loop))
            return [];
        var lists = inside.Select(ViewedList).OfType<IrLocal>().Distinct().Where(list => !_views.ContainsKey(list)).ToList();
        if (lists.Count == 0)
            return lists;
        var resized = inside.Aggregate(Lists.None, (all, statement) => all | _context.Resizing.Of(statement).Either);
        lists.RemoveAll(list => Resizing.Concerns(resized, list) || inside.Any(statement => Settles(statement, list)));
        foreach (var list in lists)
        {
            _views[list] = _mangler.Claim(_names[list] + ".view");
            _writer.Line($"const epy_list_view {_views[list]} = epy_list_view_of({_names[list]});");
        }
        return lists;
    }

    private void CloseViews(List<IrLocal> lists)
    {
        foreach (var list in lists)
            _views.Remove(list);
    }

    // Assigns the list, or finds out what it is.
    private static bool Settles(IrStatement statement, IrLocal list) => IrWalk.Target(statement) == list
        || (statement is IrOp { Operation: Operation.CheckType or Operation.CheckBound or Operation.CheckBoundLocal } check
            && check.Operands.Contains(list));

    private static IrLocal? ViewedList(IrStatement statement) =>
        statement is IrOp op && HasViewForm(op.Operation) ? op.Operands[0] as IrLocal : null;

    private static bool HasViewForm(Operation operation) => operation is Operation.LengthList
        or Operation.LoadItemInt or Operation.LoadItemFloat or Operation.LoadItemBool or Operation.LoadItemValue
        or Operation.StoreItemInt or Operation.StoreItemFloat or Operation.StoreItemBool or Operation.StoreItemValue;

    private string? ViewOf(Operation operation, IrOperand operand) =>
        HasViewForm(operation) && operand is IrLocal list ? _views.GetValueOrDefault(list) : null;
}
