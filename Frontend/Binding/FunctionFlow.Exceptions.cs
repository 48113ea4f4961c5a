// SPDX-License-Identifier: MIT
// Definite assignment through try. A handler may be entered from anywhere in the body: what was bound before the body
// and is not unbound in it is certain there.
using EPython.Frontend.Ir.Lowering;
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Binding;

internal sealed partial class FunctionFlow
{
    // What is unbound on the way of a jump out of the statements around it, innermost last.
    private readonly Stack<List<Variable>> _unboundByJumps = [];

    private void Unbound(Variable variable)
    {
        variable.MayBeUnbound = true;
        if (variable.FlowIndex >= 0)
            _state?.Remove(variable.FlowIndex);
    }

    private void BeforeJump()
    {
        foreach (var variable in _unboundByJumps.SelectMany(variables => variables))
            Unbound(variable);
    }

    private void VisitTry(AstTry statement)
    {
        if (statement.Finally.Count == 0)
        {
            VisitHandled(statement);
            return;
        }
        var entry = _state?.Copy();
        _unboundByJumps.Push(UnboundIn(statement.Finally));
        VisitHandled(statement);
        _unboundByJumps.Pop();
        var after = _state;
        _state = EntryOfHandlers(entry, statement);
        Visit(statement.Finally);
        _state = after;
        if (after is not null)
            Visit(statement.Finally);
    }

    /// <summary>After a body that raised, control goes on if __exit__ says so.</summary>
    protected override void VisitWith(AstWith s)
    {
        Visit(s.Context);
        var entry = EntryOfHandlers(_state?.Copy(), s.Body);
        if (s.Target is { } target)
            Store(target, null);
        Visit(s.Body);
        if (_program.Context.ExitsMaySwallow)
            _state = FlowState.Meet(_state, entry);
    }

    private void VisitHandled(AstTry statement)
    {
        var entry = EntryOfHandlers(_state?.Copy(), statement.Body);
        Visit(statement.Body);
        Visit(statement.Else);
        var after = _state;
        foreach (var handler in statement.Handlers)
        {
            _state = entry?.Copy();
            VisitClause(handler);
            after = FlowState.Meet(after, _state);
        }
        _state = after;
    }

    private void VisitClause(AstHandler handler)
    {
        VisitOptional(handler.Type);
        var target = handler.Target is { } name ? VariableOf(name) : null;
        if (target is null)
        {
            Visit(handler.Body);
            return;
        }
        Bound(target);
        _unboundByJumps.Push([target]);
        Visit(handler.Body);
        _unboundByJumps.Pop();
        Unbound(target);
    }

    private FlowState? EntryOfHandlers(FlowState? before, AstTry statement) => EntryOfHandlers(
        before, [.. statement.Body, .. statement.Else, .. statement.Handlers.SelectMany(handler => handler.Body)]);

    private FlowState? EntryOfHandlers(FlowState? before, IReadOnlyList<AstStatement> body)
    {
        foreach (var variable in before is null ? [] : UnboundIn(body).Where(v => v.FlowIndex >= 0))
            before!.Remove(variable.FlowIndex);
        return before;
    }

    private List<Variable> UnboundIn(IReadOnlyList<AstStatement> body) =>
        [.. body.SelectMany(AstWalk.All).SelectMany(UnboundBy).Select(VariableOf).OfType<Variable>().Where(IsKnownHere)];

    // What only functions inside have has a bit in their states, not in those of this one.
    private bool IsKnownHere(Variable variable) => variable.Owner == _function || variable.FlowIndex < _program.SharedCount;

    private static IEnumerable<AstName> UnboundBy(AstNode node) => node switch
    {
        AstDelete delete => delete.Targets.SelectMany(AstWalk.All).OfType<AstName>(),
        AstHandler { Target: { } target } => [target],
        _ => [],
    };

    private Variable? VariableOf(AstName name) =>
        (_program.Context.Resolutions.GetValueOrDefault(name) as Resolution.ToVariable)?.Variable;
}
