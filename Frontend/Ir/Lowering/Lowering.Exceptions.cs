// SPDX-License-Identifier: MIT
// raise, and try with handlers. A handler that does anything which could raise says that its exception is being handled, and
// takes that back on every way out.
using EPython.Frontend.Binding;
using EPython.Frontend.Syntax;
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir.Lowering;

internal sealed partial class FunctionLowering
{
    private void LowerRaise(AstRaise raise)
    {
        var site = At(raise);
        if (raise.Exception is not { } exception)
        {
            EmitRaise(site, "Reraised", Emit(site, Operation.CurrentException, PyType.Exception, []).Operand);
            return;
        }
        AstExpression[] parts = raise.Cause is { } cause ? [exception, cause] : [exception];
        var values = LowerAll(parts).Zip(parts, (value, part) => Boxed(site, Pin(Made(part, value)))).ToList();
        EmitRaise(site, "Raised", values[0], values.Count > 1 ? values[1] : new IrUnbound());
    }

    private void LowerTry(AstTry guarded)
    {
        if (guarded.Finally.Count == 0)
            LowerHandled(guarded);
        else
            LowerFinally(guarded);
    }

    private void LowerHandled(AstTry guarded)
    {
        if (guarded.Handlers.Count == 0)
        {
            LowerStatements(guarded.Body);
            return;
        }
        var site = At(guarded);
        if (guarded.Else.Count == 0)
        {
            Add(Try(site, () => LowerStatements(guarded.Body), caught => LowerHandlers(guarded, 0, caught)));
            return;
        }
        var done = NewLabel("tried");
        AddBlock(site, done, () =>
        {
            Add(Try(site, () => LowerStatements(guarded.Body), caught =>
            {
                LowerHandlers(guarded, 0, caught);
                Add(new IrBreak(site, done));
            }));
            LowerStatements(guarded.Else);
        });
    }

    private IrTry Try(Site site, Action body, Action<IrLocal> handler)
    {
        var caught = NewLocal("caught", Kind.Value, PyType.Exception, isTemporary: false);
        return new IrTry(site, Nested(body), caught, Nested(() => handler(caught)));
    }

    private void LowerHandlers(AstTry guarded, int index, IrLocal caught)
    {
        if (index == guarded.Handlers.Count)
        {
            EmitRaise(At(guarded), "Reraised", caught);
            return;
        }
        var handler = guarded.Handlers[index];
        if (handler.Type is not { } type)
        {
            LowerHandler(handler, caught);
            return;
        }
        var site = At(type);
        var matches = NewLocal("matches", Kind.Bool, PyType.Bool, isTemporary: false);
        void Match() => Move(site, matches,
            Emit(site, Operation.MatchException, PyType.Bool, [caught, Boxed(site, Lower(type))]).Operand);
        if (IsExceptionClass(type))
            Match();
        else
            WhileHandling(site, caught, null, Match);
        AddIf(site, new IrTest(null, [matches]),
            () => LowerHandler(handler, caught), () => LowerHandlers(guarded, index + 1, caught));
    }

    private void LowerHandler(AstHandler handler, IrLocal caught)
    {
        var site = At(handler);
        var target = handler.Target is { } name ? Usage.VariableAt(name) : null;
        if (target is not null)
            WriteVariable(At(handler.Target!), target, new Lowered(caught, PyType.Exception));
        if (!handler.Body.All(IsQuiet))
        {
            WhileHandling(site, caught, target, () => LowerStatements(handler.Body));
            return;
        }
        var exit = new HandlerExit(null, target);
        _exits.Add(exit);
        LowerStatements(handler.Body);
        _exits.Remove(exit);
        LeaveHandler(site, exit);
    }

    /// <summary>A class, or a tuple of classes, that is known: to match it cannot raise.</summary>
    private bool IsExceptionClass(AstExpression type) => type is AstTuple tuple
        ? tuple.Items.All(IsExceptionClass)
        : (ClassNamed(type) is { IsException: true } && !Bound.MayBeUnbound.Contains(type)) || Bound.Resolutions.GetValueOrDefault(type) is Resolution.ToType { Name: var name } && BuiltinTable.IsException(name);

    /// <summary>Nothing can be raised in such a statement, and nothing can ask what is being handled.</summary>
    private static bool IsQuiet(AstStatement statement) => statement switch
    {
        AstPass or AstBreak or AstContinue or AstReturn { Value: null } => true,
        AstReturn { Value: { } value } => IsLiteral(value),
        AstAssign { Targets: [AstName] } assign => IsLiteral(assign.Value),
        _ => false,
    };

    private static bool IsLiteral(AstExpression value) => value is AstInt or AstFloat or AstBool or AstNone or AstStr or AstBytes
        or AstUnary { Operator: UnaryOperator.Negate, Operand: AstInt or AstFloat };

    /// <summary>Runs something while an exception is being handled (Unbound: none, in a finally before which nothing was
    /// raised). On every way out what was being handled before is so again, and the target is unbound.</summary>
    private void WhileHandling(Site site, IrLocal exception, Variable? target, Action lower)
    {
        var before = NewLocal("before", Kind.Value, PyType.Any, isTemporary: false);
        Add(new IrOp(site, Operation.EnterHandler, before, [exception]));
        var exit = new HandlerExit(before, target);
        _exits.Add(exit);
        Add(Try(site, lower, caught =>
        {
            _exits.Remove(exit);
            LeaveHandler(site, exit);
            EmitRaise(site, "Reraised", caught);
        }));
        LeaveHandler(site, exit);
    }
}
