// SPDX-License-Identifier: MIT
// Intervals of the results of int operations, what remains unchecked of them, and what a condition tells.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Frontend.Passes;

internal static class IntOperations
{
    /// <summary>Interval of an operation's result, given that it did not raise.</summary>
    public static Interval Result(IrOp op, RangeState state) => op.Operation switch
    {
        Operation.LengthList => state.LengthOf(op.Operands[0]),
        Operation.LengthStr or Operation.Length => state.WholeLength,
        Operation.BoolToInt => new Interval(0, 1),
        Operation.Ord => new Interval(0, 0x10FFFF),
        _ => Fitted(op, Exact(op, state), WholeOf(op, state)),
    };

    /// <summary>What the result's kind can hold.</summary>
    public static Interval WholeOf(IrOp op, RangeState state) => state.WholeOf(op.Operation.Info().ResultKind);

    /// <summary>Beyond the whole an operation raises; one that wraps may give anything then.</summary>
    private static Interval Fitted(IrOp op, Interval? exact, Interval whole) =>
        exact is not { } known || (WordOperations.IsWrapping(op.Operation) && !known.IsInside(whole))
            ? whole
            : known.Meet(whole);

    /// <summary>Interval of the mathematical result, before it has to fit; null if nothing is known.</summary>
    public static Interval? Exact(IrOp op, RangeState state)
    {
        if (op.Operands.Count is 0 or > 2 || op.Operands.Any(operand => operand.Kind is not (Kind.Int or Kind.Word)))
            return null;
        var x = state.Of(op.Operands[0]);
        var y = op.Operands.Count == 2 ? state.Of(op.Operands[1]) : default;
        return WordOperations.OfInts(op.Operation) switch
        {
            Operation.WordToInt => x,
            Operation.AddInt => x + y,
            Operation.SubtractInt => x - y,
            Operation.MultiplyInt => x * y,
            Operation.NegateInt => -x,
            Operation.AbsInt => x.Abs(),
            Operation.MinInt => new Interval(Int128.Min(x.Low, y.Low), Int128.Min(x.High, y.High)),
            Operation.MaxInt => new Interval(Int128.Max(x.Low, y.Low), Int128.Max(x.High, y.High)),
            Operation.InvertInt => new Interval(-x.High - 1, -x.Low - 1),
            Operation.FloorDivideInt when !y.Contains(0) => x.FloorDivide(y),
            Operation.ModuloInt when !y.Contains(0) => x.Modulo(y),
            var operation => Bits(operation, x, y),
        };
    }

    private static Interval? Bits(Operation operation, Interval x, Interval y) => operation switch
    {
        Operation.AndInt => x.And(y),
        Operation.OrInt or Operation.XorInt => x.Or(y),
        Operation.ShiftRightInt => x.ShiftRight(y),
        Operation.ShiftLeftInt => x.ShiftLeft(y),
        _ => null,
    };
}

/// <summary>Which checks of an operation can never fail in a state.</summary>
internal static class Proofs
{
    public static Checks Of(IrOp op, RangeState state)
    {
        var all = op.Operation.HasChecks();
        if (all == Checks.None)
            return Checks.None;
        if (all.HasFlag(Checks.Bounds))
            return OfIndex(op, state);
        var proved = Checks.None;
        if (all.HasFlag(Checks.Zero) && IsInt(op.Operands[1]) && !state.Of(op.Operands[1]).Contains(0))
            proved |= Checks.Zero;
        if (all.HasFlag(Checks.Negative) && op.Operands[1].Kind == Kind.Int && state.Of(op.Operands[1]).Low >= 0)
            proved |= Checks.Negative;
        if (all.HasFlag(Checks.Overflow) && IntOperations.Exact(op, state) is { } exact
            && exact.IsInside(IntOperations.WholeOf(op, state)))
            proved |= Checks.Overflow;
        return proved;
    }

    private static bool IsInt(IrOperand operand) => operand.Kind is Kind.Int or Kind.Word;

    private static Checks OfIndex(IrOp op, RangeState state)
    {
        var offset = op.Immediates[0];
        if (state.Of(op.Operands[1]).Low + offset < 0)
            return Checks.None;
        return state.IsBelowLength(op.Operands[1], op.Operands[0], offset)
            ? Checks.Negative | Checks.Bounds
            : Checks.Negative;
    }
}

/// <summary>What a test tells about its operands.</summary>
internal static class Conditions
{
    public static void Assume(RangeState state, IrTest test, bool holds)
    {
        if (test.Operands.Count != 2)
            return;
        var (x, y) = (test.Operands[0], test.Operands[1]);
        switch (test.Comparison, holds != test.Negated)
        {
            case (Operation.LessInt, true):
                AtMost(state, x, y, 1);
                break;
            case (Operation.LessInt, false):
                AtMost(state, y, x, 0);
                break;
            case (Operation.LessEqualInt, true):
                AtMost(state, x, y, 0);
                break;
            case (Operation.LessEqualInt, false):
                AtMost(state, y, x, 1);
                break;
            case (Operation.EqualInt, true) or (Operation.NotEqualInt, false):
                AtMost(state, x, y, 0);
                AtMost(state, y, x, 0);
                break;
            case (Operation.EqualInt, false) or (Operation.NotEqualInt, true):
                Differ(state, x, y);
                Differ(state, y, x);
                break;
        }
    }

    /// <summary>The truth of a test that the intervals decide.</summary>
    public static bool? Decide(RangeState state, IrTest test)
    {
        if (test.Operands.Count != 2 || test.Operands[0].Kind != Kind.Int)
            return null;
        var (x, y) = (state.Of(test.Operands[0]), state.Of(test.Operands[1]));
        bool? truth = test.Comparison switch
        {
            Operation.LessInt => x.High < y.Low ? true : x.Low >= y.High ? false : null,
            Operation.LessEqualInt => x.High <= y.Low ? true : x.Low > y.High ? false : null,
            Operation.EqualInt => x.Meet(y).IsEmpty ? false : null,
            Operation.NotEqualInt => x.Meet(y).IsEmpty ? true : null,
            _ => null,
        };
        return truth is null ? null : truth != test.Negated;
    }

    /// <summary>lower + gap &lt;= upper.</summary>
    private static void AtMost(RangeState state, IrOperand lower, IrOperand upper, long gap)
    {
        var (low, high) = (state.Of(lower), state.Of(upper));
        if (lower is IrLocal small)
        {
            state.Limit(small, high.High - gap);
            state.Follow(small, upper, gap);
        }
        if (upper is IrLocal large)
            state.Set(large, high.Meet(new Interval(low.Low + gap, high.High)));
    }

    /// <summary>local != a constant at the end of its interval.</summary>
    private static void Differ(RangeState state, IrOperand operand, IrOperand other)
    {
        if (operand is not IrLocal local || other is not IrConstant { Value: long value })
            return;
        var known = state.Of(local);
        if (known.Low == value)
            state.Set(local, new Interval(value + 1, known.High));
        else if (known.High == value)
            state.Set(local, new Interval(known.Low, value - 1));
    }
}
