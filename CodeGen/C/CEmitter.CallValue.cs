// SPDX-License-Identifier: MIT
// IR to C, calls of values: functions of the unit that inference expects are told apart and called by name, without
// binding arguments; whatever else it is, the runtime calls.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.CodeGen.C;

internal sealed partial class CFunctionEmitter
{
    private void WriteCallValue(IrCallValue call)
    {
        var likely = LikelyCallees(call);
        if (likely.Count == 0)
        {
            WriteCallOfAny(call);
            return;
        }
        DeclareBefore(call.Target);
        _writer.Open($"switch (epy_function_index({Operand(call.Callee)}))");
        foreach (var callee in likely)
            WriteLikelyCall(call, callee);
        _writer.Line("default:");
        WriteCallOfAny(call);
        _writer.Close();
    }

    /// <summary>Of the unit. Where bytes count, one at most.</summary>
    private List<IrFunction> LikelyCallees(IrCallValue call)
    {
        var found = call.Likely.Select(symbol => _context.Program.Functions.FirstOrDefault(one => one.Symbol == symbol))
            .OfType<IrFunction>().ToList();
        return _context.IsFrozen && found.Count > 1 ? [] : [.. found.Where(one => _context.CallsDirectly(one.Index))];
    }

    private void WriteLikelyCall(IrCallValue call, IrFunction callee)
    {
        _writer.Open($"case {Number(callee.Index)}:");
        var text = CallByName(call, callee, $"epy_environment_of({Operand(call.Callee)})", callee.Parameters.Zip(
            call.Arguments, (parameter, argument) => Unboxed(parameter.Kind, Operand(argument), call)));
        if (callee.ResultKind == Kind.None)
            _writer.Line(text + ";");
        Assign(call.Target, callee.ResultKind == Kind.None ? "EPY_NONE" : Boxed(callee.ResultKind, text, call));
        _writer.Line("break;");
        _writer.Close();
    }

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
