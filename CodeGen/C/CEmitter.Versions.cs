// SPDX-License-Identifier: MIT
// IR to C, loops in two versions: where all that an innermost loop leaves to check of indices is that its counter lies inside
// lists that do not change, both ends are checked before it. If they lie inside, a loop without checks runs, which a C compiler
// can turn into one over several items at a time; else the loop that checks.
using System.Globalization;
using EPython.Frontend.Ir;

namespace EPython.CodeGen.C;

internal sealed partial class CFunctionEmitter
{
    private const int MaxStatements = 24;       // of a loop that is written twice

    private readonly HashSet<IrOp> _insideLists = [];

    private Checks ChecksOf(IrOp op) => _insideLists.Contains(op) ? op.Checks & ~(Checks.Bounds | Checks.Negative) : op.Checks;

    private void WriteVersions(IrForRange loop, Action write)
    {
        var proved = CheckedByCounter(loop);
        if (proved.Count == 0 || proved.Any(op => ViewOf(op.Operation, op.Operands[0]) is null))
        {
            write();
            return;
        }
        var declared = _declared.ToList();
        _insideLists.UnionWith(proved);
        _writer.Open($"if ({string.Join(" && ", EndsInside(loop, proved))})");
        write();
        _insideLists.ExceptWith(proved);
        _declared.Clear();
        _declared.UnionWith(declared);
        _lastLine = default;
        _writer.Else();
        write();
        _writer.Close();
    }

    private bool MayHaveVersions(IrForRange loop) => CheckedByCounter(loop).Count > 0;

    /// <summary>Item operations whose index is the counter; empty where others are checked too, or the body has parts that
    /// cannot be written twice.</summary>
    private List<IrOp> CheckedByCounter(IrForRange loop)
    {
        var inside = IrWalk.All(loop.Body).ToList();
        if (_context.IsFrozen || inside.Count > MaxStatements || loop.Step is not IrConstant { Value: 1L } || !inside.All(IsRepeatable))
            return [];
        var found = inside.OfType<IrOp>().Where(op => op.Operation.HasChecks().HasFlag(Checks.Bounds) && op.Checks.HasFlag(Checks.Bounds)).ToList();
        return found.All(op => op.Operands[1] == loop.Counter && HasViewForm(op.Operation)) ? found : [];
    }

    private static bool IsRepeatable(IrStatement statement) =>
        statement is IrOp or IrMove or IrIf or IrLoadGlobal or IrStoreGlobal or IrBreak or IrContinue
        && !StatementFacts.EffectsOf(statement).HasFlag(Effects.Calls);

    // The counter has its first value here.
    private IEnumerable<string> EndsInside(IrForRange loop, List<IrOp> proved)
    {
        var (first, stop) = (_names[loop.Counter], Operand(loop.Stop, Binding.Sum, null));
        if (proved.Any(op => op.Checks.HasFlag(Checks.Negative)))
            yield return $"{first} >= {Number(-proved.Min(op => op.Immediates[0]))}";
        foreach (var list in proved.GroupBy(op => ViewOf(op.Operation, op.Operands[0])!))
        {
            var most = list.Max(op => op.Immediates[0]);
            var length = $"(epy_int){list.Key}.length";
            yield return $"{stop} <= {length}" + (most == 0 ? "" : most > 0 ? $" - {Number(most)}" : $" + {Number(-most)}");
        }
    }
}
