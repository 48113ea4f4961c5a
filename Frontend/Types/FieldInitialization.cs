// SPDX-License-Identifier: MIT
// Which attributes __init__ certainly sets before anybody but __init__ itself can see the instance.
using EPython.Frontend.Binding;
using EPython.Frontend.Ir.Lowering;
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Types;

internal sealed class FieldInitialization
{
    private readonly BoundProgram _program;
    private readonly ClassSymbol _one;
    private readonly Variable _self;
    private HashSet<string> _set = [];
    private bool _hasEscaped;

    private FieldInitialization(BoundProgram program, ClassSymbol one, Variable self)
    {
        _program = program;
        _one = one;
        _self = self;
    }

    /// <summary>Whether every instance of a class has the attribute once it can be seen.</summary>
    public static bool Sets(BoundProgram program, ClassSymbol one, string name)
    {
        if (one.Maker is not null || one.FindMethod("__init__") is not { Syntax: AstFunction def, Parameters: [{ IsNamedParameter: true } self, ..] })
            return false;
        var walk = new FieldInitialization(program, one, self);
        walk.Walk(def.Body);
        return walk._set.Contains(name);
    }

    private void Walk(IReadOnlyList<AstStatement> body)
    {
        foreach (var statement in body)
        {
            if (_hasEscaped)
                return;
            Walk(statement);
        }
    }

    private void Walk(AstStatement statement)
    {
        switch (statement)
        {
            case AstAssign assign when assign.Targets.All(IsOwn):
                Read(assign.Value);
                foreach (var target in assign.Targets)
                    Set(target);
                break;
            case AstAssign { Targets: [AstTuple { Items: var targets }], Value: var value } when targets.All(IsOwn):
                Read(value);
                foreach (var target in targets)
                    Set(target);
                break;
            case AstAnnotatedAssign { Value: { } value } assign when IsOwn(assign.Target):
                Read(value);
                Set(assign.Target);
                break;
            case AstExpressionStatement { Value: AstCall { Callee: AstAttribute callee } call }
                when callee.Name == "__init__" && _program.Supers.TryGetValue(callee, out var holder):
                foreach (var argument in call.Arguments)
                    Read(argument.Value);
                WalkAbove(holder);
                break;
            case AstExpressionStatement { Value: AstCall { Arguments: [_, _, var given] } call }
                when _program.AttributeCalls.GetValueOrDefault(call) is { IsPlain: true, Attribute: { } target } && IsOwned(target):
                Read(given.Value);
                Set(target);
                break;
            case AstIf branch:
                WalkIf(branch);
                break;
            default:
                if (statement is AstReturn || AstWalk.All(statement).Any(node => node is AstReturn))
                    _hasEscaped = true;
                Read(statement);
                break;
        }
    }

    // The __init__ that super() means sets attributes of the same instance.
    private void WalkAbove(ClassSymbol holder)
    {
        if (_one.FindMethodAfter(holder, "__init__") is not { } above)
            return;
        if (above is not { Syntax: AstFunction def, Parameters: [{ IsNamedParameter: true } self, ..] })
        {
            _hasEscaped = true;
            return;
        }
        var walk = new FieldInitialization(_program, _one, self);
        walk.Walk(def.Body);
        if (!_hasEscaped)
            _set.UnionWith(walk._set);
        _hasEscaped |= walk._hasEscaped;
    }

    private void WalkIf(AstIf branch)
    {
        Read(branch.Condition);
        var before = _set.ToHashSet();
        Walk(branch.Then);
        var (then, escaped) = (_set, _hasEscaped);
        (_set, _hasEscaped) = (before, false);
        Walk(branch.Else);
        _set.IntersectWith(then);
        _hasEscaped |= escaped;
    }

    private bool IsSelf(AstNode node) =>
        node is AstName && (_program.Resolutions.GetValueOrDefault(node) as Resolution.ToVariable)?.Variable == _self;

    private bool IsOwn(AstExpression target) => target is AstAttribute attribute && IsOwned(attribute)
        && _one.FindMethod(ClassSymbol.Setting) is null;

    // Assigning a property calls its setter.
    private bool IsOwned(AstAttribute attribute) =>
        IsSelf(attribute.Value) && _one.FindProperty(attribute.Name) is null;

    private void Set(AstExpression target)
    {
        if (!_hasEscaped)
            _set.Add(((AstAttribute)target).Name);
    }

    // Reading an attribute that is set is harmless; anything else lets the instance be seen.
    private void Read(AstNode node)
    {
        if (IsSelf(node))
            _hasEscaped = true;
        else if (node is not AstAttribute attribute || !IsSelf(attribute.Value) || !_set.Contains(attribute.Name))
        {
            foreach (var child in AstWalk.Children(node))
                Read(child);
        }
    }
}
