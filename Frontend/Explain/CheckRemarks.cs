// SPDX-License-Identifier: MIT
// The checks of an operation that range analysis had to leave, with what it knew of the operands.
using EPython.Frontend.Ir;
using EPython.Frontend.Passes;

namespace EPython.Frontend.Explain;

internal static class CheckRemarks
{
    // A bound so near to the end of all ints says nothing to people.
    private const int Margin = 16;

    private static readonly string[] s_sides = ["the left side", "the right side"];

    public static IEnumerable<Remark> Of(IrOp op, RangeState state)
    {
        var left = op.Checks & op.Operation.HasChecks();
        if ((left & (Checks.Bounds | Checks.Negative)) != 0 && op.Operation.HasChecks().HasFlag(Checks.Bounds))
            yield return Index(op, state, left);
        else if (left.HasFlag(Checks.Negative))
            yield return Make(op, "the count may be negative", Known(state, op, 1), null);
        if (left.HasFlag(Checks.Zero))
            yield return Make(op, "the divisor may be zero", Known(state, op, 1), null);
        if (left.HasFlag(Checks.Overflow))
            yield return Make(op, "the result may not fit", Operands(op, state), null);
    }

    private static Remark Make(IrOp op, string what, string why, string? advice) =>
        new(op.Site.Span, RemarkKind.Check, what, why, advice);

    private static string Operands(IrOp op, RangeState state) => op.Operation == Operation.FloorDivideInt
        ? "the least int divided by -1"
        : string.Join(", ", op.Operands.Select((_, i) => Known(state, op, i)).Distinct());

    private static string Known(RangeState state, IrOp op, int operand) =>
        $"{Name(op.Operands[operand], s_sides[operand])} is {Words(state.Of(op.Operands[operand]), state.Whole)}";

    // A load has the sequence first, then the index and a constant that is added to it; a store, too.
    private static Remark Index(IrOp op, RangeState state, Checks left)
    {
        var (sequence, index) = (op.Operands[0], op.Operands[1]);
        var offset = op.Immediates.Count > 0 ? op.Immediates[0] : 0;
        var name = offset == 0 ? Name(index, "the index") : "the index";
        if (state.IsBelowLength(index, sequence, offset))
        {
            return Make(op, "the index may be negative", $"nothing tells that {name} is not",
                $"test that {name} is 0 or more before");
        }
        var why = $"{name} is {Words(state.Of(index) + Interval.Of(offset), state.Whole)}";
        if (!left.HasFlag(Checks.Bounds))
            return Make(op, "the index may count from the end", why, null);
        var list = Name(sequence, "it");
        return Make(op, "the index may lie outside",
            $"{why}, len({list}) is {LengthWords(state.LengthOf(sequence), state)}",
            $"loop over range(len({list})), or see to it that {list} is made with a known length");
    }

    private static string Name(IrOperand operand, string otherwise) =>
        operand is IrLocal { IsTemporary: false, Name: not "t" } local ? local.Name : otherwise;

    private static string LengthWords(Interval known, RangeState state) =>
        known == state.WholeLength ? "not known" : Words(known, state.WholeLength);

    private static string Words(Interval known, Interval whole)
    {
        var (isOpenBelow, isOpenAbove) = (known.Low <= whole.Low + Margin, known.High >= whole.High - Margin);
        return (isOpenBelow, isOpenAbove) switch
        {
            (true, true) => "anything",
            (true, false) => $"{known.High} or less",
            (false, true) => $"{known.Low} or more",
            _ when known.Low == known.High => $"{known.Low}",
            _ => $"{known.Low} to {known.High}",
        };
    }
}
