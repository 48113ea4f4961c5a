// SPDX-License-Identifier: MIT
// Lowering of statements: control, calls, variables.
using EPython.Bytecode.Contract;
using EPython.Bytecode.Images;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Bytecode.Encoding;

internal sealed partial class Lowering
{
    private void Body(IEnumerable<IrStatement> body)
    {
        foreach (var statement in body)
        {
            _site = statement.Site;
            Statement(statement);
        }
    }

    private void Statement(IrStatement statement)
    {
        switch (statement)
        {
            case IrMove move: Move(RegisterOf(move.Target), move.Source); break;
            case IrOp op: Operate(op); break;
            case IrCall call: Call(call); break;
            case IrCallValue call: CallValue(call); break;
            case IrCallBuiltin call: CallBuiltin(call); break;
            case IrCallMethod call: CallMethod(call); break;
            case IrYield yielded: Yield(yielded); break;
            case IrReturn result: Return(result); break;
            case IrRaise raise: Raise(raise); break;
            case IrTry guarded: Try(guarded); break;
            case IrBreak leave: Emit(Opcode.Jump, target: _labels[leave.Label].Break); break;
            case IrContinue next: Emit(Opcode.Jump, target: _labels[next.Label].Continue!); break;
            case IrIf branch: If(branch); break;
            case IrBlock block: Block(block); break;
            case IrLoop loop: InLoop(loop.Label, labels => Loop(loop, labels)); break;
            case IrForRange loop: InLoop(loop.Label, labels => ForRange(loop, labels)); break;
            case IrForEach loop: InLoop(loop.Label, labels => ForEach(loop, labels)); break;
            default: Variable(statement); break;
        }
    }

    private void Variable(IrStatement statement)
    {
        switch (statement)
        {
            case IrLoadGlobal load:
                Emit(load.Global.Kind == Kind.Value ? Opcode.LoadGlobalValue : Opcode.LoadGlobalRaw,
                    RegisterOf(load.Target), immediates: [load.Global.Slot]);
                break;
            case IrStoreGlobal store:
                Emit(store.Global.Kind == Kind.Value ? Opcode.StoreGlobalValue : Opcode.StoreGlobalRaw,
                    operands: [Use(store.Source)], immediates: [store.Global.Slot]);
                break;
            case IrNewEnvironment made:
                Emit(Opcode.NewEnvironment, RegisterOf(made.Target), [Use(made.Parent)],
                    immediates: [made.Values, made.Raws], shape: _shapes.Number(_function, made.Target));
                break;
            case IrLoadEnvironment load:
                Emit(load.Target.Kind == Kind.Value ? Opcode.LoadEnvValue : Opcode.LoadEnvRaw,
                    RegisterOf(load.Target), [RegisterOf(load.Environment)], immediates: [Level(load.Level), load.Slot]);
                break;
            case IrStoreEnvironment store:
                Emit(store.Source.Kind == Kind.Value ? Opcode.StoreEnvValue : Opcode.StoreEnvRaw,
                    operands: [RegisterOf(store.Environment), Use(store.Source)],
                    immediates: [Level(store.Level), store.Slot]);
                break;
            case IrNewClosure made:
                Emit(Opcode.NewClosure, RegisterOf(made.Target), [Use(made.Environment)], UseAll(made.Defaults),
                    [made.Function]);
                break;
            default:
                throw new InvalidOperationException($"no code for {statement.GetType().Name}");
        }
    }

    private static int Level(int level) => level < ImageFormat.MaxRegisters
        ? level : throw new EncodingLimitException($"functions nested more than {ImageFormat.MaxRegisters} deep");

    private void Move(Register target, IrOperand source)
    {
        if (source is IrLocal local)
            Emit(target.IsValue ? Opcode.MoveValue : Opcode.MoveRaw, target, [RegisterOf(local)]);
        else
            LoadConstant(target, source, false);
    }

    private void Return(IrReturn result)
    {
        if (result.Value is null)
            Emit(Opcode.ReturnNone);
        else
            Emit(result.Value.Kind == Kind.Value ? Opcode.ReturnValue : Opcode.ReturnRaw, operands: [Use(result.Value)]);
    }

    private void Yield(IrYield yielded)
    {
        if (yielded.Form == YieldForm.Start)
            Emit(Opcode.StartGenerator, immediates: [_function.Index]);
        else
            Emit(Opcode.Yield, Target(yielded.Target), [Use(yielded.Value!)],
                immediates: [yielded.Form == YieldForm.Delegate ? 1 : 0]);
    }

    private void Raise(IrRaise raise)
    {
        var fault = Enum.Parse<Fault>(raise.Fault);
        if (fault == Fault.Raised)
            Emit(Opcode.RaiseException, operands: UseAll(raise.Arguments));
        else if (fault == Fault.Reraised)
            Emit(Opcode.Reraise, operands: UseAll(raise.Arguments));
        else
            Emit(Opcode.Raise, list: UseAll(raise.Arguments), immediates: [(int)fault]);
    }

    /// <summary>The handler stands behind the body; a loop around both sees its constants in either.</summary>
    private void Try(IrTry guarded)
    {
        var range = new ProtectedRange(
            new Label { IsBoundary = true }, new Label { IsBoundary = true }, new Label { IsHandler = true });
        var done = new Label();
        Place(range.Start);
        Body(guarded.Body);
        Place(range.End);
        _lir.Ranges.Add(range);
        _site = guarded.Site;
        if (IrWalk.Completes(guarded.Body))
            Emit(Opcode.Jump, target: done);
        Place(range.Handler);
        Emit(Opcode.Catch, RegisterOf(guarded.Caught));
        Body(guarded.Handler);
        Place(done);
    }

    // ---- calls -------------------------------------------------------------------------------------------------

    private void Call(IrCall call)
    {
        var arguments = call.Arguments.ToList();
        if (call.Callee.ClosureEnvironment is not null && call.Environment is not null)
            arguments.Add(call.Environment);
        var list = UseAll(arguments);
        var gives = call.Callee.ResultKind;
        if (call.Target is null || gives == Kind.None)
            Emit(Opcode.CallN, list: list, immediates: [call.Callee.Index]);
        else
            Emit(gives == Kind.Value ? Opcode.CallV : Opcode.Call, RegisterOf(call.Target), list: list,
                immediates: [call.Callee.Index]);
        if (call.Target is not null && gives == Kind.None)
            LoadConstant(RegisterOf(call.Target), IrConstant.Value_(null), false);
    }

    private void CallValue(IrCallValue call)
    {
        var callee = Use(call.Callee);
        var list = UseAll(call.Arguments);
        if (call.Names.Count == 0)
            Emit(Opcode.CallValue, Target(call.Target), [callee], list);
        else
            Emit(Opcode.CallValueNames, Target(call.Target), [callee], list, [NameTuple(call.Names)]);
    }

    private void CallBuiltin(IrCallBuiltin call) => Emit(Opcode.CallBuiltin, Target(call.Target),
        list: UseAll(call.Arguments), immediates: [(int)Enum.Parse<BuiltinId>(call.Builtin)]);

    private void CallMethod(IrCallMethod call)
    {
        var list = UseAll(call.Arguments);
        var name = MethodNames.IndexOf(_program, call.Method);
        if (call.Names.Count == 0)
            Emit(Opcode.CallMethod, Target(call.Target), list: list, immediates: [name]);
        else
            Emit(Opcode.CallMethodNames, Target(call.Target), list: list, immediates: [name, NameTuple(call.Names)]);
    }

    private int NameTuple(IEnumerable<string> names) =>
        _constants.AddValue(new PyTuple([.. names.Select(name => new PyInt(MethodNames.IndexOf(_program, name)))]));

    // ---- control -----------------------------------------------------------------------------------------------

    private void Block(IrBlock block)
    {
        var end = new Label();
        _labels[block.Label] = (end, null);
        Body(block.Body);
        Place(end);
    }

    private void If(IrIf branch)
    {
        if (SoleJump(branch.Then) is { } thenTarget)
        {
            JumpIf(branch.Test, true, thenTarget);
            Body(branch.Else);
        }
        else if (SoleJump(branch.Else) is { } elseTarget)
        {
            JumpIf(branch.Test, false, elseTarget);
            Body(branch.Then);
        }
        else
        {
            IfElse(branch);
        }
    }

    private void IfElse(IrIf branch)
    {
        Label otherwise = new(), end = new();
        if (branch.Then.Count == 0)
        {
            JumpIf(branch.Test, true, end);
            Body(branch.Else);
        }
        else
        {
            JumpIf(branch.Test, false, branch.Else.Count == 0 ? end : otherwise);
            Body(branch.Then);
            if (branch.Else.Count > 0)
            {
                Emit(Opcode.Jump, target: end);
                Place(otherwise);
                Body(branch.Else);
            }
        }
        Place(end);
    }

    /// <summary>Where a body goes that does nothing but jump.</summary>
    private Label? SoleJump(List<IrStatement> body) => body is not [var only] ? null : only switch
    {
        IrBreak leave => _labels[leave.Label].Break,
        IrContinue next => _labels[next.Label].Continue,
        _ => null,
    };

    private void InLoop(IrLabel label, Action<(Label Break, Label Continue)> lower)
    {
        (Label Break, Label Continue) labels = (new Label(), new Label());
        _labels[label] = labels;
        var outer = _outerLoop;
        if (outer is null)
        {
            Place(new Label());
            _outerLoop = _lir.Lines[^1];
        }
        lower(labels);
        _outerLoop = outer;
        Place(labels.Break);
    }

    // A round of the loop begins here.
    private void Begin(IrStatement loop, Label top, Label end)
    {
        _lir.Loops.Add(new LoopLabels(loop, top, end));
        Place(top);
    }

    private void Loop(IrLoop loop, (Label Break, Label Continue) labels)
    {
        if (LeadingTest(loop) is not var (branch, leavesWhen, round))
        {
            _depth++;
            Begin(loop, labels.Continue, labels.Break);
            Body(loop.Body);
            Emit(Opcode.Jump, target: labels.Continue);
            _depth--;
            return;
        }
        // while: the test stands before the loop and again at its end, so that a round costs one jump.
        var top = new Label();
        _site = branch.Site;
        JumpIf(branch.Test, leavesWhen, labels.Break);
        _depth++;
        Begin(loop, top, labels.Break);
        Body(round);
        Place(labels.Continue);
        _site = branch.Site;
        JumpIf(branch.Test, !leavesWhen, top);
        _depth--;
    }

    private static (IrIf Branch, bool LeavesWhen, IEnumerable<IrStatement> Round)? LeadingTest(IrLoop loop)
    {
        if (loop.Body is not [IrIf branch, .. var tail])
            return null;
        if (branch.Then is [IrBreak first] && first.Label == loop.Label)
            return (branch, true, branch.Else.Concat(tail));
        if (branch.Else is [IrBreak second] && second.Label == loop.Label)
            return (branch, false, branch.Then.Concat(tail));
        return null;
    }

    private void ForRange(IrForRange loop, (Label Break, Label Continue) labels)
    {
        var counter = RegisterOf(loop.Counter);
        counter.IsCounter = true;
        Move(counter, loop.Start);
        var stop = Use(loop.Stop);
        var step = loop.Step is IrConstant { Value: 1L } ? null : Use(loop.Step);
        var top = new Label();
        SkipEmptyRange(loop.Step, step, counter, stop, top, labels.Break);
        _depth++;
        Begin(loop, top, labels.Break);
        Body(loop.Body);
        Place(labels.Continue);
        _site = loop.Site;
        if (step is null)
            Emit(Opcode.ForStep, operands: [counter, stop], target: top);
        else
            Emit(Opcode.ForStepBy, operands: [counter, stop, step], target: top);
        _depth--;
    }

    private void SkipEmptyRange(
        IrOperand stepOperand, Register? step, Register counter, Register stop, Label top, Label end)
    {
        if (stepOperand is IrConstant { Value: long constant })
        {
            Emit(Opcode.JumpIfLessEqualInt, operands: constant > 0 ? [stop, counter] : [counter, stop], target: end);
            return;
        }
        var down = new Label();
        Emit(Opcode.JumpIfLessInt, operands: [step!, Use(IrConstant.Int(0))], target: down);
        Emit(Opcode.JumpIfLessEqualInt, operands: [stop, counter], target: end);
        Emit(Opcode.Jump, target: top);
        Place(down);
        Emit(Opcode.JumpIfLessEqualInt, operands: [counter, stop], target: end);
    }

    private void ForEach(IrForEach loop, (Label Break, Label Continue) labels)
    {
        _depth++;
        Begin(loop, labels.Continue, labels.Break);
        Emit(Opcode.NextOrJump, RegisterOf(loop.Item), [RegisterOf(loop.Iterator)], target: labels.Break);
        Body(loop.Body);
        Emit(Opcode.Jump, target: labels.Continue);
        _depth--;
    }
}
