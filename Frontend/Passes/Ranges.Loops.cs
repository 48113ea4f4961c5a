// SPDX-License-Identifier: MIT
// Range analysis, loops: the state at the head is widened until it stands. Of a counted loop more is known: where its
// counter lies, what is counted along with it, and how many items it appends.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Frontend.Passes;

internal sealed partial class Ranges
{
    /// <summary>Deeper loops are not iterated: what they assign is simply forgotten.</summary>
    private const int MaximalDepth = 4;

    private void WalkLoop(IrStatement loop)
    {
        var entry = _state!;
        var wasRecording = _isRecording;
        _isRecording = false;
        _depth++;
        var head = _depth > MaximalDepth ? Forgotten(loop, entry) : Stable(loop, entry);
        _depth--;
        _isRecording = wasRecording;
        RunRound(loop, entry, head);
        if (loop is IrForEach each)
            AskForItem(each, head);
        else if (loop is IrForRange range)
            EndRounds(range, entry, head);
        _state = loop is IrLoop
            ? _exits[IrWalk.Label(loop)!]
            : RangeState.Join(head, _exits[IrWalk.Label(loop)!]);
    }

    /// <summary>What still holds wherever in the first body of a statement, in whatever round.</summary>
    private RangeState Forgotten(IrStatement loop, RangeState entry)
    {
        var head = entry.Copy();
        foreach (var statement in IrWalk.All(IrWalk.Bodies(loop)[0]).Prepend(loop))
        {
            if (IrWalk.Target(statement) is { } target)
                head.Forget(target);
            head.Resize(_resizing.Of(statement));
        }
        return head;
    }

    /// <summary>The state at the head of the loop in every round: widened until it stands, then narrowed once.</summary>
    private RangeState Stable(IrStatement loop, RangeState entry)
    {
        var head = entry.Copy();
        for (var round = 0; ; round++)
        {
            var next = RangeState.Join(entry, RunRound(loop, entry, head))!;
            if (head.Covers(next))
                return next;
            head = round < 1 ? RangeState.Join(head, next)! : head.Widen(next);
        }
    }

    /// <summary>One round from the head; gives the state in which the next one starts.</summary>
    private RangeState? RunRound(IrStatement loop, RangeState entry, RangeState head)
    {
        var label = IrWalk.Label(loop)!;
        _exits[label] = null;
        _continues[label] = null;
        _state = head.Copy();
        if (loop is IrForRange range)
            StartRound(range, entry);
        else if (loop is IrForEach each)
            AskForItem(each, _state);
        else if (CountedIn(loop).FirstOrDefault(one => one.IsEachRound) is { Local: { } index })
            CountAlong(loop, entry, _state, _state.Of(index).High - entry.Of(index).Low);
        Walk(IrWalk.Bodies(loop)[0]);
        return RangeState.Join(_state, _continues[label]);
    }

    /// <summary>The iterator may run Python code, also when it finds that there is no item left.</summary>
    private void AskForItem(IrForEach each, RangeState state)
    {
        state.Forget(each.Item);
        state.Resize(_resizing.Of(each));
    }

    // ---- counted loops ------------------------------------------------------------------------------------------------

    /// <summary>The counter lies between start and stop, whose values at entry are those of all rounds.</summary>
    private void StartRound(IrForRange range, RangeState entry)
    {
        var state = _state!;
        var (start, stop, step) = (entry.Of(range.Start), entry.Of(range.Stop), entry.Of(range.Step));
        state.Forget(range.Counter);
        if (step.Low > 0)
        {
            state.Set(range.Counter, new Interval(start.Low, stop.High - 1));
            state.Follow(range.Counter, range.Stop, 1);
        }
        else if (step.High < 0)
        {
            state.Set(range.Counter, new Interval(stop.Low + 1, start.High));
            if (range.Start is not IrLocal local || !IsAssigned(range, local))
                state.Follow(range.Counter, range.Start, 0);
        }
        if (_isRecording && step.Low > 0)
            range.StepFits |= stop.High - 1 + step.High <= _whole.High;
        CountAlong(range, entry, state, Rounds(range, entry).High - 1);
    }

    /// <summary>After the last round, where no break ended the loop.</summary>
    private void EndRounds(IrForRange range, RangeState entry, RangeState head)
    {
        var rounds = Rounds(range, entry);
        if (_isRecording)
            range.MostRounds = Known(rounds.High);
        CountAlong(range, entry, head, rounds.High);
        if (entry.Of(range.Step) != Interval.Of(1))
            return;
        foreach (var list in AppendedEachRound(range))
        {
            var before = entry.LengthOf(list).Low;
            head.SetLength(list, new Interval(before + rounds.Low, head.LengthOf(list).High));
            if (range.Stop is IrLocal stop && entry.Of(range.Start) is { Low: var first } start && start.High == first)
                head.SetBelow(stop, list, before - first - 1);
        }
    }

    private static Interval Rounds(IrForRange range, RangeState entry)
    {
        var (start, stop, step) = (entry.Of(range.Start), entry.Of(range.Stop), entry.Of(range.Step));
        var (least, most) = (stop.Low - start.High, stop.High - start.Low);
        if (step.Low <= 0)
            return new Interval(0, step.High < 0 ? Int128.Max(start.High - stop.Low, 0) : Int128.MaxValue >> 1);
        return new Interval((least + step.High - 1) / step.High, (most + step.Low - 1) / step.Low).NotNegative();
    }

    /// <summary>What moves by a constant at most once a round has moved no farther than in all rounds before.</summary>
    private void CountAlong(IrStatement loop, RangeState entry, RangeState state, Int128 rounds)
    {
        rounds = Int128.Clamp(rounds, 0, long.MaxValue);
        foreach (var (local, change, _) in CountedIn(loop))
        {
            var way = rounds * change;
            var before = entry.Of(local);
            state.Set(local, state.Of(local).Meet(
                new Interval(before.Low + Int128.Min(way, 0), before.High + Int128.Max(way, 0))));
        }
    }

    private IReadOnlyList<Counted> CountedIn(IrStatement loop)
    {
        if (!_program.Counted.TryGetValue(loop, out var counted))
            _program.Counted[loop] = counted = [.. FindCounted(loop)];
        return counted;
    }

    /// <summary>Ints whose only assignment in the loop, outside of inner loops, adds a constant. Each round: one is added in every
    /// round that another follows.</summary>
    private static IEnumerable<Counted> FindCounted(IrStatement loop)
    {
        var body = IrWalk.Bodies(loop)[0];
        return Once(body).OfType<IrOp>()
            .Where(op => op.Target is { Kind: Kind.Int } target && op.Operands.Contains(target)
                && op.Operation is Operation.AddInt or Operation.SubtractInt && Constant(op) is not null
                && IrWalk.All(body).Count(statement => IrWalk.Target(statement) == target) == 1)
            .Select(op => new Counted(op.Target!, Constant(op)!.Value, Constant(op) == 1 && IsReached(op, loop, body)));
    }

    private static bool IsReached(IrOp op, IrStatement loop, List<IrStatement> body) =>
        body.IndexOf(op) is >= 0 and var at
        && !IrWalk.All(body.Take(at)).Any(statement => statement is IrContinue next && next.Label == IrWalk.Label(loop)!);

    /// <summary>Statements that run at most once a round.</summary>
    private static IEnumerable<IrStatement> Once(List<IrStatement> body) => body.SelectMany(statement =>
        statement is IrLoop or IrForRange or IrForEach or IrTry
            ? []
            : IrWalk.Bodies(statement).SelectMany(Once).Prepend(statement));

    /// <summary>Lists that every round makes longer by an item at least: none is assigned or made shorter, and no round
    /// goes on to the next before its end.</summary>
    private IEnumerable<IrLocal> AppendedEachRound(IrForRange range)
    {
        var all = IrWalk.All(range.Body).ToList();
        if (all.Any(statement => statement is IrContinue next && next.Label == range.Label))
            return [];
        var resized = all.Aggregate(default(Resized), (sum, statement) => sum | _resizing.Of(statement));
        return range.Body.OfType<IrOp>()
            .Where(op => op.Operation is Operation.AppendInt or Operation.AppendFloat or Operation.AppendBool
                or Operation.AppendValue)
            .Select(op => op.Operands[0]).OfType<IrLocal>().Distinct()
            .Where(list => !IsAssigned(range, list) && !Resizing.Concerns(resized.Shorter, list));
    }

    private static bool IsAssigned(IrForRange loop, IrLocal local) =>
        IrWalk.All(loop.Body).Any(statement => IrWalk.Target(statement) == local);
}
