// SPDX-License-Identifier: MIT
// with: the manager is entered, and told how its body was left: as a finally does, once on every way out.
using EPython.Frontend.Syntax;
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir.Lowering;

internal sealed partial class FunctionLowering
{
    private void LowerWith(AstWith with)
    {
        var site = At(with);
        var manager = NewLocal("manager", Kind.Value, PyType.Any, isTemporary: false);
        Move(site, manager, Boxed(site, Lower(with.Context)));
        var entered = Pin(EmitBuiltin(site, "WithEnter", PyType.Any, [manager]));
        LowerGuarded(site, "with", () =>
        {
            if (with.Target is { } target)
                WriteTarget(target, entered);
            LowerStatements(with.Body);
        }, pending =>
        {
            WhileHandling(site, pending, null, () => LeaveManager(site, manager, pending));
            return Bound.ExitsMaySwallow;
        });
    }

    private void LeaveManager(Site site, IrLocal manager, IrLocal pending) => AddIf(site,
        new IrTest(Operation.Is, [pending, new IrUnbound()], Negated: true), () =>
        {
            var swallows = EmitBuiltin(site, "WithExit", PyType.Bool, [manager, pending]);
            if (Bound.ExitsMaySwallow)
                AddIf(site, new IrTest(null, [swallows.Operand]), () => Add(new IrMove(site, pending, new IrUnbound())));
        }, () => EmitBuiltin(site, "WithExit", PyType.Bool, [manager, IrConstant.Value_(null)]));
}
