// SPDX-License-Identifier: MIT
// Range analysis of one function: runs the structured code on intervals, loops until nothing moves, then clears the
// checks that can never fail. What holds on entry and of globals comes from ProgramRanges; items may be any int.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Frontend.Passes;

internal sealed partial class Ranges
{
    private readonly ProgramRanges _program;
    private readonly IrFunction _function;
    private readonly Resizing _resizing;
    private readonly Interval _whole;
    private readonly Dictionary<IrLabel, RangeState?> _exits = [];
    private readonly Dictionary<IrLabel, RangeState?> _continues = [];
    private RangeState? _state;
    private bool _isRecording;
    private int _depth;

    private Ranges(ProgramRanges program, IrFunction function, RangeState entry, bool isRecording)
    {
        _program = program;
        _function = function;
        _resizing = program.Resizing;
        _whole = entry.Whole;
        _state = entry.Copy();
        _isRecording = isRecording;
    }

    /// <summary>Runs a function from what holds on entry. Recording: clears checks and decides tests.</summary>
    public static void Run(ProgramRanges program, IrFunction function, RangeState entry, bool isRecording) =>
        new Ranges(program, function, entry, isRecording).Walk(function.Body);

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
            case IrTry guarded:
                WalkTry(guarded);
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

    /// <summary>A handler may be entered from anywhere in the body: of what that assigns nothing is known.</summary>
    private void WalkTry(IrTry guarded)
    {
        var handler = Forgotten(guarded, _state!);
        Walk(guarded.Body);
        var after = _state;
        _state = handler;
        Walk(guarded.Handler);
        _state = RangeState.Join(after, _state);
    }

    // ---- statements ---------------------------------------------------------------------------------------------------

    private void Transfer(IrStatement statement)
    {
        var state = _state!;
        if (statement is IrOp op)
        {
            if (_isRecording)
                Record(op, state);
            TransferOperation(op);
            return;
        }
        if (_isRecording && statement is IrLoadGlobal { Global.Kind: Kind.Int } ofInt)
            ofInt.Bounds = BoundsOf(_program.ValueOf(ofInt.Global));
        if (statement is IrCall call)
            _program.Call(call, state);
        else if (statement is IrStoreGlobal store)
            _program.Store(store, state);
        state.Resize(_resizing.Of(statement));
        if (IrWalk.Target(statement) is not { } target)
            return;
        var source = (statement as IrMove)?.Source;
        if (source == target)
            return;
        var interval = statement is IrLoadGlobal { Global.Kind: Kind.Int } ofGlobal ? _program.ValueOf(ofGlobal.Global)
            : source is null || !IsInt(target) ? state.WholeOf(target.Kind) : state.Of(source);
        state.Forget(target);
        state.Set(target, interval);
        if (source is IrLocal { Kind: Kind.Int } from)
            state.SetSum(target, from, 0);
        else if (source is IrLocal { Kind: Kind.Value } list)
            state.SameLength(target, list);
        else if (statement is IrLoadGlobal load)
            state.SetLength(target, _program.LengthOf(load.Global, state));
    }

    private void Record(IrOp op, RangeState state)
    {
        op.Checks &= ~Proofs.Of(op, state);
        _program.Observe?.Invoke(_function, op, state);
    }

    private static bool IsInt(IrLocal local) => local.Kind is Kind.Int or Kind.Word;

    private void TransferOperation(IrOp op)
    {
        var state = _state!;
        var interval = op.Target is { } made && IsInt(made) ? IntOperations.Result(op, state) : _whole;
        var isSelf = op.Target is not null && op.Operands.Contains(op.Target);
        state.Resize(_resizing.Of(op));
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
            ? state.Below(target).Select(fact => (fact.List, Offset: (Int128)fact.Offset - offset)).ToList()
            : [];
        state.Forget(target);
        state.Set(target, interval);
        foreach (var (list, below) in facts)
            state.SetBelow(target, list, below);
    }

    private (long, long)? BoundsOf(Interval value) =>
        value.Low > _whole.Low && value.High < _whole.High ? ((long)value.Low, (long)value.High) : null;

    /// <summary>A bound that says something.</summary>
    private long? Known(Int128 most) => most < _whole.High ? (long)most : null;

    private void NewFacts(IrOp op, RangeState state, Interval interval)
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
            case Operation.MultiplyInt when op.Operands[0] is IrLocal root && op.Operands[1] == root:
                state.SetSquare(target, root);
                break;
            case Operation.MinInt:
                state.Follow(target, op.Operands[0], 0);
                state.Follow(target, op.Operands[1], 0);
                break;
            case Operation.RepeatListInt or Operation.RepeatListFloat or Operation.RepeatListBool
                or Operation.RepeatListValue:
                var length = state.Of(op.Operands[1]).NotNegative();
                state.SetLength(target, length);
                if (_isRecording)
                    op.MostItems = Known(length.High);
                if (op.Operands[1] is IrLocal count)
                    state.SetBelow(count, target, -1);
                break;
            case Operation.BuildListInt or Operation.BuildListFloat or Operation.BuildListBool
                or Operation.BuildListValue:
                state.SetLength(target, Interval.Of(op.Operands.Count));
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
