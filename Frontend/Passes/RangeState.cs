// SPDX-License-Identifier: MIT
// What range analysis knows at one place: intervals of Int and Word locals, how they relate to lengths of lists, and which locals
// differ by a constant. Lists only matter by their length.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Frontend.Passes;

internal sealed class RangeState(Interval whole)
{
    private Dictionary<IrLocal, Interval> _ints = [];
    private Dictionary<(IrLocal Index, IrLocal List), long> _below = [];    // index + value < len(list)
    private Dictionary<IrLocal, Interval> _lengths = [];
    private Dictionary<IrLocal, (IrLocal Base, long Offset)> _sums = [];    // local = base + offset
    private Dictionary<IrLocal, IrLocal> _squares = [];                     // local = root * root

    /// <summary>Of facts about lengths; farther ones prove nothing.</summary>
    private const long MaximalOffset = 1L << 40;

    public Interval Whole { get; } = whole;

    /// <summary>What a slot of this kind can hold.</summary>
    public Interval WholeOf(Kind kind) => kind == Kind.Word ? new Interval(0, uint.MaxValue) : Whole;

    public Interval Of(IrOperand operand) => operand switch
    {
        IrConstant { Value: long value } => Interval.Of(value),
        IrConstant { Value: uint value } => Interval.Of(value),
        IrLocal local => _ints.GetValueOrDefault(local, WholeOf(local.Kind)),
        _ => Whole,
    };

    public RangeState Copy() => new(Whole)
    {
        _ints = new(_ints),
        _below = new(_below),
        _lengths = new(_lengths),
        _sums = new(_sums),
        _squares = new(_squares),
    };

    // ---- facts --------------------------------------------------------------------------------------------------------

    /// <summary>The local is assigned: nothing is known of it.</summary>
    public void Forget(IrLocal local)
    {
        _ints.Remove(local);
        _lengths.Remove(local);
        _sums.Remove(local);
        _squares.Remove(local);
        RemoveWhere(_below, fact => fact.Key.Index == local || fact.Key.List == local);
        RemoveWhere(_sums, sum => sum.Value.Base == local);
        RemoveWhere(_squares, square => square.Value == local);
    }

    private static void RemoveWhere<TKey, TValue>(
        Dictionary<TKey, TValue> facts, Predicate<KeyValuePair<TKey, TValue>> isGone) where TKey : notnull
    {
        foreach (var fact in facts)     // a dictionary may be enumerated while entries are removed
        {
            if (isGone(fact))
                facts.Remove(fact.Key);
        }
    }

    /// <summary>Lists may have become shorter or longer.</summary>
    public void Resize(Resized resized)
    {
        if (resized.Either == Lists.None)
            return;
        foreach (var (list, length) in _lengths.ToList())
        {
            SetLength(list, new Interval(
                Resizing.Concerns(resized.Shorter, list) ? 0 : length.Low,
                Resizing.Concerns(resized.Longer, list) ? WholeLength.High : length.High));
        }
        RemoveWhere(_below, fact => Resizing.Concerns(resized.Shorter, fact.Key.List));
    }

    public void Set(IrLocal local, Interval interval)
    {
        var whole = WholeOf(local.Kind);
        var inside = interval.Meet(whole);
        if (!inside.IsEmpty && inside != whole)
            _ints[local] = inside;
    }

    public void SetSquare(IrLocal local, IrLocal root)
    {
        if (local != root)
            _squares[local] = root;
    }

    /// <summary>The local is no more than a limit; then the root of a square is no farther from zero than the limit's.</summary>
    public void Limit(IrLocal local, Int128 most)
    {
        var known = Of(local);
        Set(local, known.Meet(new Interval(known.Low, most)));
        if (!_squares.TryGetValue(local, out var root) || most < 0 || most > long.MaxValue)
            return;
        var farthest = (Int128)Math.Sqrt((double)most) + 1;
        while (farthest * farthest > most)
            farthest--;
        Set(root, Of(root).Meet(new Interval(-farthest, farthest)));
    }

    public void SetLength(IrLocal list, Interval length)
    {
        var inside = length.Meet(WholeLength);
        if (inside.IsEmpty || inside == WholeLength)
            _lengths.Remove(list);
        else
            _lengths[list] = inside;
    }

    public Interval LengthOf(IrOperand list) =>
        list is IrLocal local ? _lengths.GetValueOrDefault(local, WholeLength) : WholeLength;

    /// <summary>No list is longer, since memory is not.</summary>
    public Interval WholeLength => new(0, Whole.High / 2);

    public void SetSum(IrLocal local, IrLocal from, long offset)
    {
        if (local == from)
            return;
        foreach (var (key, value) in _below.Where(fact => fact.Key.Index == from).ToList())
            SetBelow(local, key.List, (Int128)value - offset);
        _sums[local] = (from, offset);
    }

    /// <summary>index + offset &lt; len(list); so is whatever index is a sum of.</summary>
    public void SetBelow(IrLocal index, IrLocal list, Int128 offset)
    {
        if (Int128.Abs(offset) > MaximalOffset)
            return;
        if (!_below.TryGetValue((index, list), out var known) || known < offset)
            _below[(index, list)] = (long)offset;
        if (_sums.TryGetValue(index, out var sum))
            SetBelow(sum.Base, list, offset + sum.Offset);
    }

    /// <summary>Another name for the same list.</summary>
    public void SameLength(IrLocal copy, IrLocal list)
    {
        SetLength(copy, LengthOf(list));
        foreach (var (key, value) in _below.Where(fact => fact.Key.List == list).ToList())
            _below[(key.Index, copy)] = value;
    }

    /// <summary>lower + offset &lt;= upper: what upper is below, lower is too.</summary>
    public void Follow(IrLocal lower, IrOperand upper, long offset)
    {
        if (upper is not IrLocal other)
            return;
        foreach (var (key, value) in _below.Where(fact => fact.Key.Index == other).ToList())
            SetBelow(lower, key.List, (Int128)value + offset);
    }

    /// <summary>The lists that a local is below the length of, by how much.</summary>
    public IEnumerable<(IrLocal List, long Offset)> Below(IrLocal index) =>
        _below.Where(fact => fact.Key.Index == index).Select(fact => (fact.Key.List, fact.Value));

    /// <summary>Whether list[index + offset] lies before the end of the list.</summary>
    public bool IsBelowLength(IrOperand index, IrOperand list, int offset) => Margin(index, list) >= offset;

    /// <summary>The largest known m with index + m &lt; len(list).</summary>
    public Int128? Margin(IrOperand index, IrOperand list)
    {
        if (list is not IrLocal known)
            return null;
        Int128? margin = LengthOf(list).Low is var length && length > 0 ? length - 1 - Of(index).High : null;
        return index is IrLocal local && _below.TryGetValue((local, known), out var below)
            ? Int128.Max(margin ?? below, below)
            : margin;
    }

    // ---- joining ------------------------------------------------------------------------------------------------------

    public static RangeState? Join(RangeState? left, RangeState? right)
    {
        if (left is null || right is null)
            return (left ?? right)?.Copy();
        var joined = new RangeState(left.Whole);
        foreach (var (local, interval) in left._ints)
            joined.Set(local, interval.Join(right.Of(local)));
        foreach (var (key, value) in left._below)
        {
            if (right._below.TryGetValue(key, out var other))
                joined._below[key] = Math.Min(value, other);
        }
        foreach (var (list, length) in left._lengths)
            joined.SetLength(list, length.Join(right.LengthOf(list)));
        foreach (var (local, sum) in left._sums)
        {
            if (right._sums.TryGetValue(local, out var other) && other == sum)
                joined._sums[local] = sum;
        }
        foreach (var (local, root) in left._squares)
        {
            if (right._squares.TryGetValue(local, out var other) && other == root)
                joined._squares[local] = root;
        }
        return joined;
    }

    /// <summary>Bounds that still move when a loop is run again are given up.</summary>
    public RangeState Widen(RangeState next)
    {
        var widened = Join(this, next)!;
        foreach (var (local, interval) in widened._ints.ToList())
        {
            var (before, whole) = (Of(local), WholeOf(local.Kind));
            widened._ints.Remove(local);
            widened.Set(local, Wider(before, interval, whole));
        }
        RemoveWhere(widened._below, fact => fact.Value != _below[fact.Key]);
        foreach (var (list, length) in widened._lengths.ToList())
            widened.SetLength(list, Wider(LengthOf(list), length, WholeLength));
        return widened;
    }

    private static Interval Wider(Interval before, Interval now, Interval whole) => new(
        now.Low < before.Low ? whole.Low : now.Low, now.High > before.High ? whole.High : now.High);

    /// <summary>Whether this state claims no more than the other.</summary>
    public bool Covers(RangeState other) =>
        _ints.All(fact => other.Of(fact.Key).IsInside(fact.Value))
        && _below.All(fact => other._below.TryGetValue(fact.Key, out var value) && value >= fact.Value)
        && _lengths.All(fact => other.LengthOf(fact.Key).IsInside(fact.Value))
        && _sums.All(fact => other._sums.TryGetValue(fact.Key, out var value) && value == fact.Value)
        && _squares.All(fact => other._squares.TryGetValue(fact.Key, out var value) && value == fact.Value);
}
