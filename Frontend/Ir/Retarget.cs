// SPDX-License-Identifier: MIT
// Gives a statement another target.
namespace EPython.Frontend.Ir;

internal static class Retarget
{
    /// <summary>The statement with its target replaced, or null if it does not assign that local.</summary>
    public static IrStatement? TryRetarget(IrStatement statement, IrLocal from, IrLocal? to) => statement switch
    {
        IrOp op when op.Target == from =>
            new IrOp(op.Site, op.Operation, to, op.Operands, [.. op.Immediates]) { Checks = op.Checks },
        IrCall call when call.Target == from =>
            new IrCall(call.Site, call.Callee, to, call.Arguments, call.Environment),
        IrCallValue call when call.Target == from =>
            new IrCallValue(call.Site, call.Callee, to, call.Arguments, call.Names) { Likely = call.Likely },
        IrCallBuiltin call when call.Target == from => new IrCallBuiltin(call.Site, call.Builtin, to, call.Arguments),
        IrCallMethod call when call.Target == from =>
            new IrCallMethod(call.Site, call.Method, to, call.Arguments, call.Names),
        IrYield yielded when yielded.Target == from => new IrYield(yielded.Site, yielded.Form, to, yielded.Value),
        IrLoadGlobal load when load.Target == from && to is not null => new IrLoadGlobal(load.Site, to, load.Global, load.IsBound),
        IrLoadEnvironment load when load.Target == from && to is not null =>
            new IrLoadEnvironment(load.Site, to, load.Environment, load.Level, load.Slot),
        IrNewClosure closure when closure.Target == from && to is not null =>
            new IrNewClosure(closure.Site, to, closure.Function, closure.Environment, closure.Defaults),
        IrMove move when move.Target == from && to is not null => new IrMove(move.Site, to, move.Source),
        _ => null,
    };
}
