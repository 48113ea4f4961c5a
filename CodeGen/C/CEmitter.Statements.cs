// SPDX-License-Identifier: MIT
// IR to C, statements without control: moves, operations, calls, globals, environments, closures, raise.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.CodeGen.C;

internal sealed partial class CFunctionEmitter
{
    private void WriteSimple(IrStatement statement)
    {
        switch (statement)
        {
            case IrMove move: Assign(move.Target, Operand(move.Source)); break;
            case IrOp op: WriteOperation(op); break;
            case IrCall call: WriteCall(call); break;
            case IrCallValue call: WriteCallOfAny(call); break;
            case IrCallBuiltin call: WriteCallBuiltin(call); break;
            case IrCallMethod call: WriteCallMethod(call); break;
            case IrLoadGlobal load: Assign(load.Target, GlobalValue(load)); break;
            case IrStoreGlobal store: WriteStoreGlobal(store); break;
            case IrNewEnvironment made: WriteNewEnvironment(made); break;
            case IrLoadEnvironment load: WriteLoadEnvironment(load); break;
            case IrStoreEnvironment store: WriteStoreEnvironment(store); break;
            case IrNewClosure made: WriteNewClosure(made); break;
            case IrRaise raise: WriteRaise(raise); break;
            default: throw new InvalidOperationException($"no C form for {statement.GetType().Name}");
        }
    }

    // ---- operations --------------------------------------------------------------------------------------------

    private void WriteOperation(IrOp op)
    {
        if (TryWriteOfEntry(op))
            return;
        var expression = PlainExpression(op.Operation, ChecksOf(op), op.Operands, op.Immediates);
        if (expression is not null && op.Target is not null)
            AssignPure(op.Target, expression);
        else
            WriteHelper(op);
    }

    private void WriteHelper(IrOp op)
    {
        var info = op.Operation.Info();
        if (info.IsVariadic)
        {
            WriteVariadic(op);
            return;
        }
        Assign(op.Target, HelperCall(op.Operation, ChecksOf(op), op.Operands, op.Immediates, At(op)));
    }

    private string HelperCall(
        Operation operation, Checks checks, IReadOnlyList<IrOperand> operands, IReadOnlyList<int> immediates, string at)
    {
        var arguments = new List<string> { "c", "a", at };
        int nextOperand = 0, nextImmediate = 0;
        var view = operands.Count > 0 ? ViewOf(operation, operands[0]) : null;
        if (view is not null)
            nextOperand = 1;
        foreach (var letter in operation.Info().Operands)
        {
            if (view is not null && arguments.Count == 3)
            {
                arguments.Add(view);
                continue;
            }
            arguments.Add("nsBX".Contains(letter)
                ? Immediate(operation, immediates[nextImmediate++])
                : Operand(operands[nextOperand++]));
        }
        var family = view is not null ? "view" : IsOfDict(operation, operands) ? "dict" : "op";
        var helper = COperations.Helper(operation, checks, family);
        return $"{helper}({string.Join(", ", arguments)})";
    }

    // What is inferred to be a dict is asked first whether it is one, if there is room for that.
    private bool IsOfDict(Operation operation, IReadOnlyList<IrOperand> operands) => !_context.IsSmall
        && operation is Operation.LoadItemDynamic or Operation.StoreItemDynamic or Operation.ContainsValue
        && operands[operation == Operation.ContainsValue ? 1 : 0] is IrLocal { Type.Tags: TypeTags.Dict };

    private string GlobalValue(IrLoadGlobal load)
    {
        var value = CEmitter.FromWord(load.Global.Kind, GlobalSlot(load.Global));
        return load.Bounds is var (low, high) ? $"epy_between({value}, {Operand(IrConstant.Int(low))}, {Operand(IrConstant.Int(high))})" : value;
    }

    private void WriteVariadic(IrOp op)
    {
        var type = op.Operation switch
        {
            Operation.BuildListInt => "epy_int",
            Operation.BuildListFloat => "epy_float",
            Operation.BuildListBool => "bool",
            _ => "epy_value",
        };
        WriteWithArray(op.Target, type, [.. op.Operands.Select(Operand)],
            items => $"{COperations.Helper(op.Operation, op.Checks)}(c, a, {At(op)}, {Number(op.Operands.Count)}, {items})");
    }

    // Items pass through an array whose storage ends with the statement.
    private void WriteWithArray(
        IrLocal? target, string type, IReadOnlyList<string> items, Func<string, string> callWith, string? before = null)
    {
        if (items.Count == 0)
        {
            if (before is not null)
                _writer.Line(before);
            Assign(target, callWith("NULL"));
            return;
        }
        DeclareBefore(target);
        _writer.Open("");
        _writer.Line($"{type} items[] = {{ {string.Join(", ", items)} }};");
        if (before is not null)
            _writer.Line(before);
        Assign(target, callWith("items"));
        _writer.Close();
    }

    // Of what is assigned in an inner scope.
    private void DeclareBefore(IrLocal? target)
    {
        if (target is null)
            return;
        FlushReadersOf(target);
        if (!IsDropped(target) && _declared.Add(target))
            _writer.Line($"{CLiterals.TypeOf(target.Kind)} {_names[target]};");
    }

    /// <summary>The operation as a C expression without a call, if its checks allow that.</summary>
    private Expression? PlainExpression(
        Operation operation, Checks checks, IReadOnlyList<IrOperand> operands, IReadOnlyList<int> immediates)
    {
        var reads = new HashSet<IrLocal>();
        if (COperations.Binary(operation, checks) is { } binary)
        {
            var isBitwise = binary.Binding <= Binding.And;
            var left = Operand(operands[0], isBitwise ? Binding.Unary : binary.Binding, reads);
            if (operands.All(operand => operand is IrConstant { Kind: Kind.Int }))
                left = "(epy_int)" + left;
            var right = operands.Count > 1
                ? Operand(operands[1], isBitwise ? Binding.Unary : binary.Binding + 1, reads)
                : CLiterals.Int(immediates[0], _context.Profile);
            return new Expression($"{left} {binary.Symbol} {right}", binary.Binding, reads);
        }
        if (COperations.Prefix(operation, checks) is { } prefix)
            return new Expression(prefix.Symbol + Operand(operands[0], Binding.Primary, reads), Binding.Unary, reads);
        if (COperations.Suffix(operation, checks) is { } suffix)
            return new Expression($"{Operand(operands[0], Binding.Sum, reads)} {suffix.Symbol}", suffix.Binding, reads);
        return null;
    }

    private static string Immediate(Operation operation, int value) => operation switch
    {
        Operation.BinaryDynamic or Operation.InPlaceDynamic or Operation.UnaryDynamic or Operation.CompareDynamic
            or Operation.TestDynamic => $"EPY_OPERATOR_{(OperatorNumber)value}",
        Operation.MathFloat or Operation.MathFloat2 => $"EPY_MATH_{BuiltinTable.Math[value].Name}",
        Operation.CheckType => $"{Number(value)} /* {(RegisterType)value} */",
        _ => Number(value),
    };

    // ---- calls -------------------------------------------------------------------------------------------------

    private void WriteCall(IrCall call)
    {
        if (_context.CallsDirectly(call.Callee.Index))
            WriteDirectCall(call);
        else
            WriteCallByTable(call);
    }

    private void WriteDirectCall(IrCall call)
    {
        var environment = call.Environment is null ? "EPY_NONE" : Operand(call.Environment);
        var text = CallByName(call, call.Callee, environment, call.Arguments.Select(Operand));
        if (call.Callee.ResultKind != Kind.None)
        {
            Assign(call.Target, text);
            return;
        }
        _writer.Line(text + ";");
        if (call.Target is not null)
            Assign(call.Target, "EPY_NONE");
    }

    // Says where the call is, and gives it as an expression.
    private string CallByName(IrStatement statement, IrFunction callee, string environment, IEnumerable<string> arguments)
    {
        string[] all = ["c", "a + 1", .. callee.ClosureEnvironment is null ? (string[])[] : [environment], .. arguments];
        _writer.Line($"a->at = {At(statement)};");
        return $"{CEmitter.FunctionName(_context, callee.Index)}({string.Join(", ", all)})";
    }

    // A callee that is interpreted, in another unit, or may be replaced: through its descriptor.
    private void WriteCallByTable(IrCall call)
    {
        var kind = call.Callee.ResultKind;
        var environment = call.Environment is null ? "EPY_NONE" : Operand(call.Environment);
        var words = call.Arguments.Select(argument => CEmitter.ToWord(argument.Kind, Operand(argument, Binding.Unary, null)));
        WriteWithArray(call.Target, "epy_word", [.. words],
            items =>
            {
                var entry = $"epy_call_function(c, a, {Number(call.Callee.Index)}, {environment}, {items})";
                return kind == Kind.None ? entry : CEmitter.FromWord(kind, entry);
            },
            before: $"a->at = {At(call)}; /* {CWriter.Harmless(call.Callee.Name)} is not in this unit */");
    }

    private void WriteCallBuiltin(IrCallBuiltin call)
    {
        if (call is { Builtin: "Print", Target: null, Arguments: [IrUnbound, IrUnbound, IrUnbound, ..] })
        {
            WriteWithArray(null, "epy_value", [.. call.Arguments.Skip(3).Select(Operand)],
                items => $"epy_print(c, {Number(call.Arguments.Count - 3)}, {items})", before: Here(call));
            return;
        }
        WriteWithArray(call.Target, "epy_value", [.. call.Arguments.Select(Operand)],
            items => $"epy_builtin_{call.Builtin}(c, {items}, {Number(call.Arguments.Count)})",
            before: Here(call));
    }

    private void WriteCallMethod(IrCallMethod call)
    {
        var method = MethodName(call.Method);
        WriteWithArray(call.Target, "epy_value", [.. call.Arguments.Select(Operand)],
            items => $"epy_call_method(c, {Number(method)} /* {CWriter.Harmless(call.Method)} */, {items}, "
                + $"{Number(call.Arguments.Count)}, {NamesTuple(call.Names)})",
            before: Here(call));
    }

    private string NamesTuple(IReadOnlyList<string> names) =>
        names.Count == 0 ? "EPY_UNBOUND" : TableConstant(new IrTupleConstant([.. names.Select(name => (object)MethodName(name))]));

    private int MethodName(string name) => _context.Program.MethodNames.ToList().IndexOf(name);

    private string Here(IrStatement statement) => $"epy_here(c, a, {At(statement)});";

    // ---- variables that others see -----------------------------------------------------------------------------

    private static string GlobalSlot(IrGlobal global)
    {
        var bank = global.Kind == Kind.Value ? "values" : "raws";
        return $"c->global_{bank}[{Number(global.Slot)}] /* {CWriter.Harmless(global.Name)} */";
    }

    private void WriteStoreGlobal(IrStoreGlobal store)
    {
        var source = Operand(store.Source, Binding.Unary, null);
        _writer.Line($"{GlobalSlot(store.Global)} = {CEmitter.ToWord(store.Global.Kind, source)};");
    }

    private void WriteNewEnvironment(IrNewEnvironment made)
    {
        var parent = Operand(made.Parent);
        _writer.Line(Here(made));
        Assign(made.Target, $"epy_environment_new(c, {parent}, {Number(made.Values)}, {Number(made.Raws)})");
    }

    private void WriteLoadEnvironment(IrLoadEnvironment load)
    {
        var slot = EnvironmentSlot(load.Environment, load.Level, load.Slot, load.Target.Kind);
        Assign(load.Target, CEmitter.FromWord(load.Target.Kind, slot));
    }

    private void WriteStoreEnvironment(IrStoreEnvironment store)
    {
        var kind = store.Source.Kind;
        var source = CEmitter.ToWord(kind, Operand(store.Source, Binding.Unary, null));
        _writer.Line($"{EnvironmentSlot(store.Environment, store.Level, store.Slot, kind)} = {source};");
    }

    private string EnvironmentSlot(IrLocal environment, int level, int slot, Kind kind)
    {
        var place = kind == Kind.Value ? "epy_environment_value" : "epy_environment_raw";
        return $"*{place}({_names[environment]}, {Number(level)}, {Number(slot)})";
    }

    private void WriteNewClosure(IrNewClosure made)
    {
        var environment = Operand(made.Environment);
        WriteWithArray(made.Target, "epy_value", [.. made.Defaults.Select(Operand)],
            items => $"epy_closure_new(c, {Number(made.Function)}, {environment}, {Number(made.Defaults.Count)}, {items})",
            before: Here(made));
    }
}
