// SPDX-License-Identifier: MIT
// IR to C, calls of values: functions of the unit that inference expects are told apart and called by name, without
// binding arguments; whatever else it is, the runtime calls.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.CodeGen.C;

internal sealed partial class CFunctionEmitter
{
    /// <summary>What the call of a value has beside it: boxes of arguments made just before it, which the likely callees take
    /// as they are, and the unboxing of its result just after it.</summary>
    private sealed record Beside(IReadOnlyList<(IrOp Box, string Raw)> Boxes, IrOp? Unbox);

    /// <summary>Writes a call with likely callees and what it has beside it. Gives how many statements these are; 0 if it is
    /// none.</summary>
    private int TryWriteLikelyCall(List<IrStatement> body, int i)
    {
        var boxes = body.Skip(i).TakeWhile(IsBoxReadOnce).Cast<IrOp>().ToList();
        if (body.ElementAtOrDefault(i + boxes.Count) is not IrCallValue call || LikelyCallees(call) is not { Count: > 0 } likely
            || !boxes.TrueForAll(box => call.Arguments.Contains(box.Target)))
            return 0;
        var next = body.ElementAtOrDefault(i + boxes.Count + 1);
        var unbox = call.Target is { } result && IsUnboxOf(next, result) && _scopes.IsReadOnceNearby(result) ? (IrOp)next! : null;
        WriteLikelyCalls(call, likely, new([.. boxes.Select(box => (box, Operand(box.Operands[0])))], unbox));
        return boxes.Count + (unbox is null ? 1 : 2);
    }

    private bool IsBoxReadOnce(IrStatement statement) => statement is IrOp { Target: { } target } op
        && op.Operation is Operation.BoxInt or Operation.BoxFloat or Operation.BoxBool && _scopes.IsReadOnceNearby(target);

    private static bool IsUnboxOf(IrStatement? statement, IrLocal value) =>
        statement is IrOp { Target: not null, Operation: Operation.UnboxInt or Operation.UnboxFloat or Operation.UnboxBool } op
        && op.Operands[0] == value;

    /// <summary>Of the unit. Where bytes count, few.</summary>
    private List<IrFunction> LikelyCallees(IrCallValue call)
    {
        const int most = 4;
        var found = call.Likely.Select(symbol => _context.Program.Functions.FirstOrDefault(one => one.Symbol == symbol))
            .OfType<IrFunction>().ToList();
        return _context.IsSmall && found.Count > most ? [] : [.. found.Where(one => _context.CallsDirectly(one.Index))];
    }

    private void WriteLikelyCalls(IrCallValue call, List<IrFunction> likely, Beside beside)
    {
        foreach (var (box, _) in beside.Boxes)
            DeclareBefore(box.Target);
        DeclareBefore(call.Target);
        DeclareBefore(beside.Unbox?.Target);
        _writer.Open($"switch (epy_function_index({Operand(call.Callee)}))");
        foreach (var callee in likely)
            WriteLikelyCall(call, callee, beside);
        _writer.Line("default:");
        _writer.Open("");
        foreach (var (box, raw) in beside.Boxes)
            AssignBoxed(box, raw);
        WriteCallOfAny(call);
        if (beside.Unbox is { } unbox)
            WriteHelper(unbox);
        _writer.Close();
        _writer.Close();
    }

    private void WriteLikelyCall(IrCallValue call, IrFunction callee, Beside beside)
    {
        _writer.Open($"case {Number(callee.Index)}:");
        var text = CallByName(call, callee, $"epy_environment_of({Operand(call.Callee)})",
            callee.Parameters.Zip(call.Arguments, (parameter, argument) => Given(call, parameter.Kind, argument, beside)));
        if (callee.ResultKind == Kind.None)
            _writer.Line(text + ";");
        if (beside.Unbox is { } unbox && unbox.Target!.Kind == callee.ResultKind)
            Assign(unbox.Target, text);
        else
        {
            Assign(call.Target, callee.ResultKind == Kind.None ? "EPY_NONE" : Boxed(callee.ResultKind, text, call));
            if (beside.Unbox is { } later)
                WriteHelper(later);
        }
        _writer.Line("break;");
        _writer.Close();
    }

    /// <summary>An argument as the parameter takes it.</summary>
    private string Given(IrCallValue call, Kind kind, IrOperand argument, Beside beside)
    {
        var (box, raw) = beside.Boxes.FirstOrDefault(one => one.Box.Target == argument);
        if (box is not null && box.Operands[0].Kind == kind)
            return raw;
        if (box is not null)
            AssignBoxed(box, raw);
        return Unboxed(kind, Operand(argument), call);
    }

    private void AssignBoxed(IrOp box, string raw) =>
        Assign(box.Target, $"{COperations.Helper(box.Operation, ChecksOf(box))}(c, a, {At(box)}, {raw})");

    private string Unboxed(Kind kind, string value, IrStatement statement) =>
        kind == Kind.Value ? value : $"epy_op_Unbox{kind}(c, a, {At(statement)}, {value})";

    private string Boxed(Kind kind, string raw, IrStatement statement) =>
        kind == Kind.Value ? raw : $"epy_op_Box{kind}(c, a, {At(statement)}, {raw})";

    private void WriteCallOfAny(IrCallValue call)
    {
        var callee = Operand(call.Callee);
        WriteWithArray(call.Target, "epy_value", [.. call.Arguments.Select(Operand)],
            items => $"epy_call(c, {callee}, {items}, {Number(call.Arguments.Count)}, {NamesTuple(call.Names)})",
            before: Here(call));
    }
}
