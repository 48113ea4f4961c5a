// SPDX-License-Identifier: MIT
// Range analysis of one function at a time: runs the structured code on intervals, loops until nothing moves, then clears
// the checks that can never fail. Sound whatever callers pass: parameters, globals and items may be any int.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Frontend.Passes;

internal sealed class Ranges
{
    /// <summary>Deeper loops are not iterated: what they assign is simply forgotten.</summary>
    private const int MaximalDepth = 4;

    private readonly Shrink _shrink;
    private readonly Interval _whole;
    private readonly Interval _length;
    private readonly Dictionary<IrLabel, RangeState?> _exits = [];
    private readonly Dictionary<IrLabel, RangeState?> _continues = [];
    private RangeState? _state;
    private bool _isRecording = true;
    private int _depth;

    private Ranges(Shrink shrink, Profile profile)
    {
        _shrink = shrink;
        _whole = new Interval(profile.IntMin(), profile.IntMax());
        _length = new Interval(0, profile.IntMax() / 2);
    }

    public static IrProgram Run(IrProgram program, Profile profile)
    {
        var shrink = new Shrink(program);
        foreach (var function in program.Functions)
        {
            var ranges = new Ranges(shrink, profile);
            ranges._state = new RangeState(ranges._whole);
            ranges.Walk(function.Body);
        }
        return program;
    }

    private void Walk(List<IrStatement> body)
    {
        foreach (var statement in body)
        {
            if (_state is null)
                return;
            Walk(statement);
        }
    }

    private void Walk(IrStatement statement)
    {
        switch (statement)
        {
            case IrBlock block:
                _exits[block.Label] = null;
                Walk(block.Body);
                _state = RangeState.Join(_exits[block.Label], _state);
                break;
            case IrLoop or IrForRange or IrForEach:
                WalkLoop(statement);
                break;
            case IrIf branch:
                WalkBranch(branch);
                break;
            case IrBreak leave:
                _exits[leave.Label] = RangeState.Join(_exits[leave.Label], _state);
                _state = null;
                break;
            case IrContinue next:
                _continues[next.Label] = RangeState.Join(_continues[next.Label], _state);
                _state = null;
                break;
            case IrReturn or IrRaise:
                _state = null;
                break;
            default:
                Transfer(statement);
                break;
        }
    }

    private void WalkBranch(IrIf branch)
    {
        var before = _state!;
        if (_isRecording && Conditions.Decide(before, branch.Test) is { } truth)
            branch.Test = new IrTest(null, [IrConstant.Bool(truth)]);
        _state = before.Copy();
        Conditions.Assume(_state, branch.Test, holds: true);
        Walk(branch.Then);
        var then = _state;
        _state = before;
        Conditions.Assume(_state, branch.Test, holds: false);
        Walk(branch.Else);
        _state = RangeState.Join(then, _state);
    }

    // ---- loops --------------------------------------------------------------------------------------------------------

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
        _state = loop is IrLoop
            ? _exits[LabelOf(loop)]
            : RangeState.Join(head, _exits[LabelOf(loop)]);
    }

    private RangeState Forgotten(IrStatement loop, RangeState entry)
    {
        var head = entry.Copy();
        foreach (var statement in IrWalk.All(IrWalk.Bodies(loop)[0]).Prepend(loop))
        {
            if (IrWalk.Target(statement) is { } target)
                head.Forget(target);
            head.ForgetLengths(_shrink.Of(statement));
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
        var label = LabelOf(loop);
        _exits[label] = null;
        _continues[label] = null;
        _state = head.Copy();
        if (loop is IrForRange range)
            StartRound(range, entry);
        else if (loop is IrForEach each)
            AskForItem(each, _state);
        Walk(IrWalk.Bodies(loop)[0]);
        return RangeState.Join(_state, _continues[label]);
    }

    /// <summary>The iterator may run Python code, also when it finds that there is no item left.</summary>
    private void AskForItem(IrForEach each, RangeState state)
    {
        state.Forget(each.Item);
        state.ForgetLengths(_shrink.Of(each));
    }

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
    }

    private static bool IsAssigned(IrForRange loop, IrLocal local) =>
        IrWalk.All(loop.Body).Any(statement => IrWalk.Target(statement) == local);

    private static IrLabel LabelOf(IrStatement loop) => loop switch
    {
        IrLoop one => one.Label,
        IrForRange one => one.Label,
        IrForEach one => one.Label,
        _ => throw new InvalidOperationException(),
    };

    // ---- statements ---------------------------------------------------------------------------------------------------

    private void Transfer(IrStatement statement)
    {
        var state = _state!;
        if (statement is IrOp op)
        {
            if (_isRecording)
                op.Checks &= ~Proofs.Of(op, state);
            TransferOperation(op);
            return;
        }
        state.ForgetLengths(_shrink.Of(statement));
        if (IrWalk.Target(statement) is not { } target)
            return;
        var source = (statement as IrMove)?.Source;
        if (source == target)
            return;
        var interval = source is null || !IsInt(target) ? state.WholeOf(target.Kind) : state.Of(source);
        state.Forget(target);
        state.Set(target, interval);
        if (source is IrLocal { Kind: Kind.Int } from)
            state.SetSum(target, from, 0);
        else if (source is IrLocal { Kind: Kind.Value } list)
            state.SameLength(target, list);
    }

    private static bool IsInt(IrLocal local) => local.Kind is Kind.Int or Kind.Word;

    private void TransferOperation(IrOp op)
    {
        var state = _state!;
        var interval = op.Target is { } made && IsInt(made) ? IntOperations.Result(op, state, _length) : _whole;
        var isSelf = op.Target is not null && op.Operands.Contains(op.Target);
        state.ForgetLengths(_shrink.Of(op));
        if (op.Target is null)
            return;
        if (isSelf)
            ShiftFacts(op, state, interval);
        else
            NewFacts(op, state, interval);
    }

    /// <summary>i = i + c: what i is below moves by c.</summary>
    private static void ShiftFacts(IrOp op, RangeState state, Interval interval)
    {
        var target = op.Target!;
        var facts = op.Operation is Operation.AddInt or Operation.SubtractInt && Constant(op) is { } offset
            ? state.Below(target).Select(fact => (fact.List, Offset: fact.Offset - offset)).ToList()
            : [];
        state.Forget(target);
        state.Set(target, interval);
        foreach (var (list, below) in facts)
            state.SetBelow(target, list, below);
    }

    private static void NewFacts(IrOp op, RangeState state, Interval interval)
    {
        var target = op.Target!;
        state.Forget(target);
        if (IsInt(target))
            state.Set(target, interval);
        switch (op.Operation)
        {
            case Operation.LengthList when op.Operands[0] is IrLocal list:
                state.SetBelow(target, list, -1);
                break;
            case Operation.AddInt or Operation.SubtractInt when Constant(op) is { } offset:
                state.SetSum(target, (IrLocal)op.Operands.First(operand => operand is IrLocal), offset);
                break;
            case Operation.MinInt:
                state.Follow(target, op.Operands[0], 0);
                state.Follow(target, op.Operands[1], 0);
                break;
            case Operation.RepeatListInt or Operation.RepeatListFloat or Operation.RepeatListBool
                or Operation.RepeatListValue:
                state.SetLength(target, state.Of(op.Operands[1]).Low);
                if (op.Operands[1] is IrLocal count)
                    state.SetBelow(count, target, -1);
                break;
            case Operation.BuildListInt or Operation.BuildListFloat or Operation.BuildListBool
                or Operation.BuildListValue:
                state.SetLength(target, op.Operands.Count);
                break;
        }
    }

    /// <summary>The constant of local + constant, constant + local or local - constant.</summary>
    private static long? Constant(IrOp op) => (op.Operation, op.Operands[0], op.Operands[1]) switch
    {
        (Operation.AddInt, IrLocal, IrConstant { Value: long value }) => value,
        (Operation.AddInt, IrConstant { Value: long value }, IrLocal) => value,
        (Operation.SubtractInt, IrLocal, IrConstant { Value: > long.MinValue and long value }) => -value,
        _ => null,
    };
}
