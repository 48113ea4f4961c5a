// SPDX-License-Identifier: MIT
// Proves the invariants of IrNodes.cs on a program; run after every pass in tests and with --check-ir. A violation is our
// mistake, so Check throws; tests read Violations.
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir;

public sealed class IrChecker
{
    private readonly IrProgram _program;
    private readonly List<string> _violations = [];
    private readonly HashSet<IrLabel> _labels = [];     // all of the function, to find doubles
    private readonly List<(IrLabel Label, bool IsLoop)> _scope = [];
    private readonly HashSet<IrLocal> _constantDuringLoop = [];
    private HashSet<IrLocal> _locals = [];
    private IrFunction _function = null!;
    private IrStatement? _statement;

    private IrChecker(IrProgram program) => _program = program;

    public static void Check(IrProgram program, string after)
    {
        var violations = Violations(program);
        if (violations.Count > 0)
            throw new InvalidOperationException($"IR broken after {after}:\n{string.Join('\n', violations)}");
    }

    public static IReadOnlyList<string> Violations(IrProgram program)
    {
        var checker = new IrChecker(program);
        for (var i = 0; i < program.Functions.Count; i++)
            checker.CheckFunction(program.Functions[i], i);
        checker.CheckGlobals();
        return checker._violations;
    }

    private void Require(bool holds, string message)
    {
        if (!holds)
            _violations.Add($"{_function?.Name}:{_statement?.Site.Line}: {message}");
    }

    private void CheckGlobals()
    {
        foreach (var bank in _program.Globals.GroupBy(global => global.Kind == Kind.Value))
            Require(bank.Select((global, i) => global.Slot == i).All(fits => fits), "slots of globals are not in order");
    }

    private void CheckFunction(IrFunction function, int index)
    {
        (_function, _statement) = (function, null);
        _locals = [.. function.Locals];
        _labels.Clear();
        Require(function.Index == index, "index differs from place in the table");
        Require(function.Parameters.Count == function.Defaults.Count, "one default per parameter");
        Require(function.Parameters.All(_locals.Contains), "a parameter is not a local");
        Require(function.Locals.Select(local => local.Id).Distinct().Count() == function.Locals.Count, "ids are not unique");
        Require(function.Defaults.All(value => value is null || value.Kind == Kind.Value), "a default is not a value");
        Require(!IrWalk.Completes(function.Body), "control falls off the end");
        CheckBody(function.Body);
        foreach (var local in DefiniteAssignment.FindUnassigned(function))
            Require(false, $"{local} may be read before it is assigned");
    }

    private void CheckBody(List<IrStatement> body)
    {
        for (var i = 0; i < body.Count; i++)
        {
            _statement = body[i];
            Require(i == body.Count - 1 || IrWalk.Completes(body[i]), "the next statement cannot be reached");
            CheckStatement(body[i]);
        }
    }

    private void CheckStatement(IrStatement statement)
    {
        foreach (var operand in IrWalk.Reads(statement))
            CheckOperand(operand);
        if (IrWalk.Target(statement) is { } target)
        {
            Require(_locals.Contains(target), $"target {target} belongs to another function");
            Require(!_constantDuringLoop.Contains(target), $"{target} is assigned in the loop that it drives");
        }
        switch (statement)
        {
            case IrMove move:
                Require(move.Target.Kind == move.Source.Kind, "a move changes the kind");
                break;
            case IrOp op:
                CheckOperation(op);
                break;
            case IrIf branch:
                CheckTest(branch.Test);
                Require(branch.Then.Count > 0, "an if does nothing");
                break;
            case IrReturn result:
                Require((result.Value?.Kind ?? Kind.None) == _function.ResultKind, "the result has another kind");
                break;
            default:
                CheckTransfer(statement);
                break;
        }
        CheckInner(statement);
    }

    private void CheckOperand(IrOperand operand)
    {
        if (operand is IrLocal local)
            Require(_locals.Contains(local), $"operand {local} belongs to another function");
        else if (operand is IrFunctionValue function)
            Require(function.Function < _program.Functions.Count, "no such function");
        else if (operand is IrConstant constant)
            Require(IsOfKind(constant), $"constant {constant.Value} is not of kind {constant.Kind}");
        else
            Require(operand is not IrComputedDefault, "a computed default is not an operand");
    }

    private static bool IsOfKind(IrConstant constant) => constant.Kind switch
    {
        Kind.Int => constant.Value is long,
        Kind.Float => constant.Value is double,
        Kind.Bool => constant.Value is bool,
        Kind.Word => constant.Value is uint,
        Kind.Value => constant.Value is null or bool or long or double or string or IrBytes or IrTupleConstant or IrEllipsis
            or IrNotImplemented,
        _ => false,
    };

    private void CheckOperation(IrOp op)
    {
        var row = op.Operation.Info();
        Require(op.Operation != Operation.AddIntImmediate, "AddIntImmediate is the encoder's");
        Require(op.Target is null || op.Target.Kind == row.ResultKind, $"{row.Name} gives {row.Result}");
        Require(op.Immediates.Count == row.Immediates.Count(), $"{row.Name} has other immediates");
        if (row.IsVariadic)
        {
            var kind = ListKind(op.Operation);
            Require(op.Operands.All(operand => operand.Kind == kind), $"{row.Name} takes a list of {kind}");
            return;
        }
        var kinds = row.Registers.Select(Operations.KindOf);
        Require(op.Operands.Select(operand => operand.Kind).SequenceEqual(kinds), $"{row.Name} takes \"{row.Operands}\"");
    }

    private static Kind ListKind(Operation operation) => operation switch
    {
        Operation.BuildListInt => Kind.Int,
        Operation.BuildListFloat => Kind.Float,
        Operation.BuildListBool => Kind.Bool,
        _ => Kind.Value,
    };

    private void CheckTest(IrTest test)
    {
        if (test.Comparison is not { } comparison)
        {
            Require(test.Operands is [{ Kind: Kind.Bool }], "a test without comparison takes one bool");
            return;
        }
        var row = comparison.Info();
        Require(row.ResultKind == Kind.Bool && !row.MayRaise && comparison != Operation.Not, $"{row.Name} is no test");
        Require(test.Operands.Select(operand => operand.Kind).SequenceEqual(row.Registers.Select(Operations.KindOf)),
            $"{row.Name} takes \"{row.Operands}\"");
    }

    // ---- calls, globals, environments -----------------------------------------------------------------------------------

    private void CheckTransfer(IrStatement statement)
    {
        switch (statement)
        {
            case IrCall call:
                CheckCall(call);
                break;
            case IrCallValue call:
                RequireValues([call.Callee, .. call.Arguments], call.Target);
                Require(call.Names.Count <= call.Arguments.Count, "more names than arguments");
                break;
            case IrCallBuiltin call:
                RequireValues(call.Arguments, call.Target);
                Require(BuiltinTable.All.Any(row => row.Name == call.Builtin), $"no built-in {call.Builtin}");
                break;
            case IrCallMethod call:
                RequireValues(call.Arguments, call.Target);
                Require(_program.MethodNames.Contains(call.Method), $"{call.Method} is not in the table of methods");
                break;
            case IrYield yielded:
                Require(_function.IsGenerator, "a yield outside of a generator");
                RequireValues(yielded.Value is null ? [] : [yielded.Value], yielded.Target);
                Require((yielded.Value is null) == (yielded.Form == YieldForm.Start), "a yield without a value");
                Require(yielded.Form != YieldForm.Start || _function.Body.Contains(yielded), "a start inside of a statement");
                break;
            case IrLoadGlobal load:
                RequireGlobal(load.Global, load.Target.Kind);
                break;
            case IrStoreGlobal store:
                RequireGlobal(store.Global, store.Source.Kind);
                break;
            case IrRaise raise:
                RequireValues(raise.Arguments, null);
                break;
            default:
                CheckEnvironment(statement);
                break;
        }
    }

    private void CheckCall(IrCall call)
    {
        Require(_program.Functions.ElementAtOrDefault(call.Callee.Index) == call.Callee, "the callee is not in the table");
        Require(call.Arguments.Select(argument => argument.Kind)
            .SequenceEqual(call.Callee.Parameters.Select(parameter => parameter.Kind)), "arguments differ from parameters");
        Require(call.Target is null || call.Target.Kind == call.Callee.ResultKind, "the target differs from the result");
        Require((call.Environment is null) == (call.Callee.ClosureEnvironment is null), "environment given or missing");
    }

    private void RequireValues(IEnumerable<IrOperand> operands, IrLocal? target)
    {
        Require(operands.All(operand => operand.Kind == Kind.Value), "an argument is not a value");
        Require(target is null || target.Kind == Kind.Value, "the result is a value");
    }

    private void RequireGlobal(IrGlobal global, Kind kind)
    {
        Require(_program.Globals.Contains(global), $"global {global.Name} is not in the table");
        Require(global.Kind == kind, $"global {global.Name} has another kind");
    }

    private void CheckEnvironment(IrStatement statement)
    {
        switch (statement)
        {
            case IrNewEnvironment make:
                Require(make.Target.Kind == Kind.Value && make.Values == _function.EnvironmentValues.Count
                    && make.Raws == _function.EnvironmentRaws.Count, "the environment has another shape");
                break;
            case IrLoadEnvironment load:
                CheckSlot(load.Level, load.Slot, load.Target.Kind);
                break;
            case IrStoreEnvironment store:
                CheckSlot(store.Level, store.Slot, store.Source.Kind);
                break;
            case IrNewClosure closure:
                RequireValues([closure.Environment, .. closure.Defaults], closure.Target);
                Require(closure.Function < _program.Functions.Count, "no such function");
                break;
        }
    }

    private void CheckSlot(int level, int slot, Kind kind)
    {
        var makesOne = _function.EnvironmentValues.Count + _function.EnvironmentRaws.Count > 0;
        var maker = makesOne ? _function : _function.EnvironmentOwner;
        for (; level > 0 && maker is not null; level--)
            maker = maker.EnvironmentOwner;
        if (maker is null)
            Require(false, "no environment so many levels up");
        else if (kind == Kind.Value)
            Require(slot < maker.EnvironmentValues.Count, "no such value slot");
        else
            Require(slot < maker.EnvironmentRaws.Count && maker.EnvironmentRaws[slot] == kind, "no such raw slot");
    }

    // ---- control ----------------------------------------------------------------------------------------------------------

    private void CheckInner(IrStatement statement)
    {
        switch (statement)
        {
            case IrBlock block:
                CheckLabelled(block.Label, isLoop: false, block.Body);
                break;
            case IrLoop loop:
                CheckLabelled(loop.Label, isLoop: true, loop.Body);
                break;
            case IrForRange loop:
                CheckRange(loop);
                break;
            case IrForEach loop:
                Require(loop.Item.Kind == Kind.Value && loop.Iterator.Kind == Kind.Value, "item and iterator are values");
                CheckLabelled(loop.Label, isLoop: true, loop.Body);
                break;
            case IrIf branch:
                CheckBody(branch.Then);
                CheckBody(branch.Else);
                break;
            case IrTry guarded:
                Require(guarded.Caught.Kind == Kind.Value, "what is caught is a value");
                CheckBody(guarded.Body);
                CheckBody(guarded.Handler);
                break;
            case IrBreak leave:
                Require(_scope.Any(entry => entry.Label == leave.Label), $"label {leave.Label} is not in scope");
                break;
            case IrContinue next:
                Require(_scope.Contains((next.Label, true)), $"no loop {next.Label} is in scope");
                break;
        }
    }

    private void CheckRange(IrForRange loop)
    {
        var fixedLocals = new[] { loop.Counter, loop.Start, loop.Stop, loop.Step }.OfType<IrLocal>()
            .Where(local => local != loop.Start && _constantDuringLoop.Add(local)).ToList();
        Require(new[] { loop.Counter, loop.Start, loop.Stop, loop.Step }.All(o => o.Kind == Kind.Int), "bounds are ints");
        CheckLabelled(loop.Label, isLoop: true, loop.Body);
        _constantDuringLoop.ExceptWith(fixedLocals);
    }

    private void CheckLabelled(IrLabel label, bool isLoop, List<IrStatement> body)
    {
        Require(_labels.Add(label), $"label {label} is used twice");
        _scope.Add((label, isLoop));
        CheckBody(body);
        _scope.RemoveAt(_scope.Count - 1);
    }
}
