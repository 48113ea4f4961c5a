// SPDX-License-Identifier: MIT
// What range analysis knows at one place: intervals of Int and Word locals, how they relate to lengths of lists, and which locals
// differ by a constant. Lists only matter by their length, which may grow but not shrink while a fact stands.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Frontend.Passes;

internal sealed class RangeState(Interval whole)
{
    private readonly Dictionary<IrLocal, Interval> _ints = [];
    private readonly Dictionary<(IrLocal Index, IrLocal List), long> _below = [];   // index + value < len(list)
    private readonly Dictionary<IrLocal, Int128> _lengths = [];                     // at least
    private readonly Dictionary<IrLocal, (IrLocal Base, long Offset)> _sums = [];   // local = base + offset

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

    public RangeState Copy()
    {
        var copy = new RangeState(Whole);
        CopyAll(_ints, copy._ints);
        CopyAll(_below, copy._below);
        CopyAll(_lengths, copy._lengths);
        CopyAll(_sums, copy._sums);
        return copy;
    }

    private static void CopyAll<TKey, TValue>(Dictionary<TKey, TValue> from, Dictionary<TKey, TValue> to)
        where TKey : notnull
    {
        foreach (var (key, value) in from)
            to.Add(key, value);
    }

    // ---- facts --------------------------------------------------------------------------------------------------------

    /// <summary>The local is assigned: nothing is known of it.</summary>
    public void Forget(IrLocal local)
    {
        _ints.Remove(local);
        _lengths.Remove(local);
        _sums.Remove(local);
        foreach (var key in _below.Keys.Where(key => key.Index == local || key.List == local).ToList())
            _below.Remove(key);
        foreach (var key in _sums.Where(sum => sum.Value.Base == local).Select(sum => sum.Key).ToList())
            _sums.Remove(key);
    }

    /// <summary>Lists of these storages may have become shorter.</summary>
    public void ForgetLengths(Shrinks shrinks)
    {
        foreach (var list in _lengths.Keys.Where(list => Shrink.Concerns(shrinks, list)).ToList())
            _lengths.Remove(list);
        foreach (var key in _below.Keys.Where(key => Shrink.Concerns(shrinks, key.List)).ToList())
            _below.Remove(key);
    }

    public void Set(IrLocal local, Interval interval)
    {
        var whole = WholeOf(local.Kind);
        var inside = interval.Meet(whole);
        if (!inside.IsEmpty && inside != whole)
            _ints[local] = inside;
    }

    public void SetLength(IrLocal list, Int128 atLeast) => _lengths[list] = Int128.Max(atLeast, 0);

    public void SetSum(IrLocal local, IrLocal from, long offset)
    {
        if (local == from)
            return;
        foreach (var (key, value) in _below.Where(fact => fact.Key.Index == from).ToList())
            SetBelow(local, key.List, value - offset);
        _sums[local] = (from, offset);
    }

    /// <summary>index + offset &lt; len(list); so is whatever index is a sum of.</summary>
    public void SetBelow(IrLocal index, IrLocal list, long offset)
    {
        if (!_below.TryGetValue((index, list), out var known) || known < offset)
            _below[(index, list)] = offset;
        if (_sums.TryGetValue(index, out var sum))
            SetBelow(sum.Base, list, offset + sum.Offset);
    }

    /// <summary>Another name for the same list.</summary>
    public void SameLength(IrLocal copy, IrLocal list)
    {
        if (_lengths.TryGetValue(list, out var length))
            _lengths[copy] = length;
        foreach (var (key, value) in _below.Where(fact => fact.Key.List == list).ToList())
            _below[(key.Index, copy)] = value;
    }

    /// <summary>lower + offset &lt;= upper: what upper is below, lower is too.</summary>
    public void Follow(IrLocal lower, IrOperand upper, long offset)
    {
        if (upper is not IrLocal other)
            return;
        foreach (var (key, value) in _below.Where(fact => fact.Key.Index == other).ToList())
            SetBelow(lower, key.List, value + offset);
    }

    /// <summary>The lists that a local is below the length of, by how much.</summary>
    public IEnumerable<(IrLocal List, long Offset)> Below(IrLocal index) =>
        _below.Where(fact => fact.Key.Index == index).Select(fact => (fact.Key.List, fact.Value));

    /// <summary>Whether list[index + offset] lies before the end of the list.</summary>
    public bool IsBelowLength(IrOperand index, IrOperand list, int offset)
    {
        if (list is not IrLocal known)
            return false;
        if (_lengths.TryGetValue(known, out var length) && Of(index).High + offset < length)
            return true;
        return index is IrLocal local && _below.TryGetValue((local, known), out var below) && below >= offset;
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
        foreach (var (list, value) in left._lengths)
        {
            if (right._lengths.TryGetValue(list, out var other))
                joined._lengths[list] = Int128.Min(value, other);
        }
        foreach (var (local, sum) in left._sums)
        {
            if (right._sums.TryGetValue(local, out var other) && other == sum)
                joined._sums[local] = sum;
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
            widened.Set(local, new Interval(
                interval.Low < before.Low ? whole.Low : interval.Low,
                interval.High > before.High ? whole.High : interval.High));
        }
        foreach (var (key, value) in widened._below.Where(fact => fact.Value != _below[fact.Key]).ToList())
            widened._below.Remove(key);
        foreach (var (list, value) in widened._lengths.Where(fact => fact.Value != _lengths[fact.Key]).ToList())
            widened._lengths.Remove(list);
        return widened;
    }

    /// <summary>Whether this state claims no more than the other.</summary>
    public bool Covers(RangeState other) =>
        _ints.All(fact => other.Of(fact.Key).IsInside(fact.Value))
        && _below.All(fact => other._below.TryGetValue(fact.Key, out var value) && value >= fact.Value)
        && _lengths.All(fact => other._lengths.TryGetValue(fact.Key, out var value) && value >= fact.Value)
        && _sums.All(fact => other._sums.TryGetValue(fact.Key, out var value) && value == fact.Value);
}
