// SPDX-License-Identifier: MIT
// IR to C, exceptions: a try is a landing place in the C frame, set where it begins, taken back on every way out. Control comes
// back to it when locals in registers are lost, hence the volatile ones.
using EPython.Frontend.Ir;

namespace EPython.CodeGen.C;

internal sealed partial class CFunctionEmitter
{
    private readonly List<string> _tries = [];                  // landing places that are set, innermost last
    private readonly Dictionary<IrLabel, int> _triesAround = [];

    private void WriteTry(IrTry guarded)
    {
        var landing = _mangler.Claim("landing");
        _writer.Open("");
        _writer.Line($"epy_handler {landing};");
        var places = _places?.Inside(guarded) ?? [];
        if (places.Count > 0)
            _writer.Label(TryLabel(guarded));
        _writer.Open($"if (!epy_try(c, a, &{landing}))");
        _tries.Add(landing);
        if (places.Count > 0)
            WriteDispatch(places, guarded);
        WriteBody(guarded.Body);
        if (IrWalk.Completes(guarded.Body))
            RestoreHandler(_tries.Count - 1);
        _tries.RemoveAt(_tries.Count - 1);
        _lastLine = default;
        _writer.Else();
        _writer.Line($"{Place(guarded.Caught)} = epy_catch(c, a);");
        WriteBody(guarded.Handler);
        _writer.Close();
        _writer.Close();
        _lastLine = default;
    }

    /// <summary>Before control leaves all but the first landing places.</summary>
    private void RestoreHandler(int kept)
    {
        if (_tries.Count > kept)
            _writer.Line($"c->handler = {_tries[kept]}.outer;");
    }

    private void WriteRaise(IrRaise raise)
    {
        switch (raise.Fault)
        {
            case "Raised":
                WriteRaising(raise, $"epy_raise_exception(c, {string.Join(", ", raise.Arguments.Select(Operand))});");
                return;
            case "Reraised":
                WriteRaising(raise, $"epy_reraise(c, {Operand(raise.Arguments[0])});");
                return;
            case var fault when raise.Arguments.Count == 0:
                _writer.Line($"epy_raise_at(c, a, {At(raise)}, EPY_FAULT_{fault});");
                return;
        }
        WriteWithArray(null, "epy_value", [.. raise.Arguments.Select(Operand)],
            items => $"epy_raise_many(c, EPY_FAULT_{raise.Fault}, {Number(raise.Arguments.Count)}, {items})", before: Here(raise));
    }

    private void WriteRaising(IrRaise raise, string text)
    {
        _writer.Line(Here(raise));
        _writer.Line(text);
    }
}
