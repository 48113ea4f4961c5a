// SPDX-License-Identifier: MIT
// finally has one copy: what comes after it, a jump or an exception that goes on, waits in locals. Jumps know what they pass.
using EPython.Frontend.Binding;
using EPython.Frontend.Syntax;
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir.Lowering;

internal sealed partial class FunctionLowering
{
    /// <summary>Where a jump goes: to a label, or (null) out of the function.</summary>
    private sealed record Jump(IrLabel? Label, bool IsContinue);

    /// <summary>What jumps out of the statements around do on their way, innermost last.</summary>
    private readonly List<WayOut> _exits = [];

    private abstract class WayOut;

    /// <summary>A handler is left: Before was being handled before it; its target is unbound.</summary>
    private sealed class HandlerExit(IrLocal? before, Variable? target) : WayOut
    {
        public IrLocal? Before { get; } = before;
        public Variable? Target { get; } = target;
    }

    /// <summary>A finally comes first, then the jump of the number that Reason holds, counted from 1.</summary>
    private sealed class FinallyExit(IrLabel start) : WayOut
    {
        public IrLabel Start { get; } = start;
        public IrLocal? Reason { get; set; }
        public List<(Jump Jump, int Exits, Site Site)> Jumps { get; } = [];
    }

    private IrLocal? _returned;                         // the result, while it passes statements that have something to do

    private void ReturnFrom(Site site, Lowered value)
    {
        if (_exits.Count == 0)
        {
            Return(site, value);
            return;
        }
        if (_function.ResultKind != Kind.None)
        {
            _returned ??= NewLocal("returned", _function.ResultKind, ReturnType, isTemporary: false);
            Move(site, _returned, ConvertTo(site, value, ReturnType));
        }
        Leave(site, new Jump(null, IsContinue: false), 0);
    }

    /// <summary>Jumps out of all but the first `exits` of _exits.</summary>
    private void Leave(Site site, Jump jump, int exits)
    {
        for (var i = _exits.Count - 1; i >= exits; i--)
        {
            if (_exits[i] is FinallyExit final)
            {
                final.Reason ??= NewLocal("reason", Kind.Int, PyType.Int, isTemporary: false);
                final.Jumps.Add((jump, exits, site));
                Add(new IrMove(site, final.Reason, IrConstant.Int(final.Jumps.Count)));
                Add(new IrBreak(site, final.Start));
                return;
            }
            LeaveHandler(site, (HandlerExit)_exits[i]);
        }
        Add(jump switch
        {
            { Label: null } => new IrReturn(site, _function.ResultKind == Kind.None ? null : _returned),
            { IsContinue: true } => new IrContinue(site, jump.Label),
            _ => new IrBreak(site, jump.Label),
        });
    }

    private void LeaveHandler(Site site, HandlerExit exit)
    {
        if (exit.Before is { } before)
            EmitVoid(site, Operation.LeaveHandler, [before]);
        if (exit.Target is { } target)
            Unbind(site, target);
    }

    private void LowerFinally(AstTry guarded)
    {
        var site = At(guarded);
        LowerGuarded(site, "finally", () => LowerHandled(guarded), pending =>
        {
            if (guarded.Finally.All(IsQuiet))
                LowerStatements(guarded.Finally);
            else
                WhileHandling(site, pending, null, () => LowerStatements(guarded.Finally));
            return false;
        });
    }

    /// <summary>A body, and what follows it on every way out. That is given the exception that waits (Unbound: none) and may
    /// unbind it; it says whether it does.</summary>
    private void LowerGuarded(Site site, string name, Action lower, Func<IrLocal, bool> lowerFinal)
    {
        var final = new FinallyExit(NewLabel(name));
        var pending = NewLocal("pending", Kind.Value, PyType.Exception, isTemporary: false);
        Add(new IrMove(site, pending, new IrUnbound()));
        _exits.Add(final);
        var body = Try(site, lower, caught =>
        {
            _exits.Remove(final);
            Add(new IrMove(site, pending, caught));
        });
        if (final.Reason is { } reason)
            Add(new IrMove(site, reason, IrConstant.Int(0)));
        AddBlock(site, final.Start, () => Add(body));
        var swallows = lowerFinal(pending);
        AfterFinally(site, final, pending, swallows || IrWalk.Completes(body.Body));
    }

    /// <summary>Goes on with what waits. Nothing waits where control fell into the finally, if it can.</summary>
    private void AfterFinally(Site site, FinallyExit final, IrLocal pending, bool fallsIn)
    {
        void Again() => EmitRaise(site, "Reraised", pending);
        if (!fallsIn && final.Jumps.Count == 0)
        {
            Again();
            return;
        }
        AddIf(site, new IrTest(Operation.Is, [pending, new IrUnbound()], Negated: true), Again);
        for (var i = 0; i < final.Jumps.Count; i++)
        {
            var (jump, exits, at) = final.Jumps[i];
            if (!fallsIn && i == final.Jumps.Count - 1)
                Leave(at, jump, exits);
            else
                AddIf(at, new IrTest(Operation.EqualInt, [final.Reason!, IrConstant.Int(i + 1)]), () => Leave(at, jump, exits));
        }
    }
}
