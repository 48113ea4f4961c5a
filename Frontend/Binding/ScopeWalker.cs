// SPDX-License-Identifier: MIT
// Visits the statements and expressions of one scope in the order CPython's symbol table does. Nested
// functions and comprehensions are handed to the hooks; who overrides them decides whether to go in.
// Annotations are not visited.
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Binding;

internal abstract class ScopeWalker
{
    protected abstract void OnLoad(AstName name, bool isCallee);
    protected abstract void OnStore(AstName name, AstExpression? value);
    protected abstract void OnDelete(AstName name);
    protected abstract void OnFunction(AstFunction function);
    protected abstract void OnClass(AstClass definition);
    protected abstract void OnLambda(AstLambda lambda);
    protected abstract void OnComprehension(AstComprehension comprehension);
    protected abstract void OnNamed(AstNamed named);
    protected abstract void OnImport(AstImport import);
    protected abstract void OnImportFrom(AstImportFrom import);
    protected virtual void OnGlobal(AstGlobal statement) { }
    protected virtual void OnNonlocal(AstNonlocal statement) { }
    protected virtual void OnAnnotation(AstAnnotatedAssign statement) { }
    protected virtual void OnInt(AstInt literal, bool negated) { }

    protected virtual void OnYield(AstYield yielded) => VisitOptional(yielded.Value);

    /// <summary>An attribute that is read, stored or deleted; its value has not been visited.</summary>
    protected virtual void OnAttribute(AstAttribute attribute, bool isCallee, bool isStore) =>
        Visit(attribute.Value);

    protected virtual void OnAttributeDelete(AstAttribute attribute) =>
        OnAttribute(attribute, isCallee: false, isStore: true);

    public void Visit(IReadOnlyList<AstStatement> statements)
    {
        foreach (var statement in statements)
            Visit(statement);
    }

    protected void VisitAll(IEnumerable<AstExpression> expressions)
    {
        foreach (var expression in expressions)
            Visit(expression);
    }

    protected void VisitOptional(AstExpression? expression)
    {
        if (expression is not null)
            Visit(expression);
    }

    /// <summary>Defaults are evaluated in the scope that holds the function.</summary>
    protected void VisitDefaults(IReadOnlyList<AstParameter> parameters)
    {
        foreach (var parameter in parameters)
            VisitOptional(parameter.Default);
    }

    protected virtual void Visit(AstStatement statement)
    {
        switch (statement)
        {
            case AstExpressionStatement s: Visit(s.Value); break;
            case AstAssign s: VisitAssign(s); break;
            case AstAugmentedAssign s: VisitAugmented(s); break;
            case AstAnnotatedAssign s: VisitAnnotated(s); break;
            case AstFunction s: OnFunction(s); break;
            case AstClass s: OnClass(s); break;
            case AstReturn s: VisitOptional(s.Value); break;
            case AstGlobal s: OnGlobal(s); break;
            case AstNonlocal s: OnNonlocal(s); break;
            case AstDelete s:
                foreach (var target in s.Targets)
                    Delete(target);
                break;
            case AstAssert s: Visit(s.Condition); VisitOptional(s.Message); break;
            case AstRaise s: VisitOptional(s.Exception); VisitOptional(s.Cause); break;
            case AstImport s: OnImport(s); break;
            case AstImportFrom s: OnImportFrom(s); break;
            default: VisitCompound(statement); break;
        }
    }

    protected virtual void VisitCompound(AstStatement statement)
    {
        switch (statement)
        {
            case AstIf s: Visit(s.Condition); Visit(s.Then); Visit(s.Else); break;
            case AstWhile s: Visit(s.Condition); Visit(s.Body); Visit(s.Else); break;
            case AstFor s:
                Visit(s.Iterable);
                Store(s.Target, null);
                Visit(s.Body);
                Visit(s.Else);
                break;
            case AstTry s:
                Visit(s.Body);
                foreach (var handler in s.Handlers)
                    VisitHandler(handler);
                Visit(s.Else);
                Visit(s.Finally);
                break;
            case AstWith s: VisitWith(s); break;
            case AstBreak or AstContinue or AstPass: break;
            default: throw new InvalidOperationException($"statement {statement.GetType().Name}");
        }
    }

    protected virtual void VisitWith(AstWith s)
    {
        Visit(s.Context);
        if (s.Target is { } target)
            Store(target, null);
        Visit(s.Body);
    }

    /// <summary>The target is unbound where the handler ends.</summary>
    private void VisitHandler(AstHandler handler)
    {
        VisitOptional(handler.Type);
        if (handler.Target is { } bound)
            OnStore(bound, null);
        Visit(handler.Body);
        if (handler.Target is { } unbound)
            OnDelete(unbound);
    }

    private void VisitAssign(AstAssign s)
    {
        Visit(s.Value);
        foreach (var target in s.Targets)
            Store(target, s.Value);
    }

    private void VisitAugmented(AstAugmentedAssign s)
    {
        if (s.Target is AstName name)
            OnLoad(name, isCallee: false);
        Visit(s.Value);
        Store(s.Target, null);
    }

    private void VisitAnnotated(AstAnnotatedAssign s)
    {
        OnAnnotation(s);
        VisitOptional(s.Value);
        if (s.Value is not null)
            Store(s.Target, s.Value);
    }

    protected void Store(AstExpression target, AstExpression? value)
    {
        switch (target)
        {
            case AstName name: OnStore(name, value); break;
            case AstTuple tuple: StoreAll(tuple.Items); break;
            case AstList list: StoreAll(list.Items); break;
            case AstStarred starred: Store(starred.Value, null); break;
            case AstSubscript subscript: Visit(subscript.Value); Visit(subscript.Index); break;
            case AstAttribute attribute: OnAttribute(attribute, isCallee: false, isStore: true); break;
            default: throw new InvalidOperationException($"target {target.GetType().Name}");
        }
    }

    private void StoreAll(IReadOnlyList<AstExpression> targets)
    {
        foreach (var target in targets)
            Store(target, null);
    }

    private void Delete(AstExpression target)
    {
        switch (target)
        {
            case AstName name: OnDelete(name); break;
            case AstTuple tuple: DeleteAll(tuple.Items); break;
            case AstList list: DeleteAll(list.Items); break;
            case AstAttribute attribute: OnAttributeDelete(attribute); break;
            default: Store(target, null); break;
        }
    }

    private void DeleteAll(IReadOnlyList<AstExpression> targets)
    {
        foreach (var target in targets)
            Delete(target);
    }

    protected void Visit(AstExpression expression)
    {
        switch (expression)
        {
            case AstName e: OnLoad(e, isCallee: false); break;
            case AstInt e: OnInt(e, negated: false); break;
            case AstFloat or AstBool or AstNone or AstEllipsis or AstStr or AstBytes: break;
            case AstAttribute e: OnAttribute(e, isCallee: false, isStore: false); break;
            case AstCall e: VisitCall(e); break;
            case AstLambda e: OnLambda(e); break;
            case AstNamed e: OnNamed(e); break;
            case AstComprehension e: OnComprehension(e); break;
            case AstUnary { Operator: UnaryOperator.Negate, Operand: AstInt literal }:
                OnInt(literal, true); break;
            default: VisitParts(expression); break;
        }
    }

    protected virtual void VisitCall(AstCall call)
    {
        switch (call.Callee)
        {
            case AstName name: OnLoad(name, isCallee: true); break;
            case AstAttribute attribute: OnAttribute(attribute, isCallee: true, isStore: false); break;
            default: Visit(call.Callee); break;
        }
        foreach (var argument in call.Arguments)
            Visit(argument.Value);
    }

    protected virtual void VisitParts(AstExpression expression)
    {
        switch (expression)
        {
            case AstFString e: VisitAll(e.Parts); break;
            case AstFormatted e: Visit(e.Value); VisitOptional(e.Spec); break;
            case AstBinary e: Visit(e.Left); Visit(e.Right); break;
            case AstUnary e: Visit(e.Operand); break;
            case AstBoolean e: VisitAll(e.Operands); break;
            case AstCompare e: Visit(e.First); VisitAll(e.Rest); break;
            case AstConditional e: Visit(e.Condition); Visit(e.Then); Visit(e.Else); break;
            case AstSubscript e: Visit(e.Value); Visit(e.Index); break;
            case AstSlice e: VisitOptional(e.Start); VisitOptional(e.Stop); VisitOptional(e.Step); break;
            case AstList e: VisitAll(e.Items); break;
            case AstTuple e: VisitAll(e.Items); break;
            case AstSet e: VisitAll(e.Items); break;
            case AstDict e: VisitDict(e); break;
            case AstStarred e: Visit(e.Value); break;
            case AstYield e: OnYield(e); break;
            default: throw new InvalidOperationException($"expression {expression.GetType().Name}");
        }
    }

    private void VisitDict(AstDict dict)
    {
        for (var i = 0; i < dict.Keys.Count; i++)
        {
            VisitOptional(dict.Keys[i]);
            Visit(dict.Values[i]);
        }
    }

    /// <summary>Everything of a comprehension but the iterable of its first clause.</summary>
    protected void VisitInside(AstComprehension comprehension)
    {
        for (var i = 0; i < comprehension.Clauses.Count; i++)
        {
            var clause = comprehension.Clauses[i];
            if (i > 0)
                Visit(clause.Iterable);
            Store(clause.Target, null);
            VisitAll(clause.Conditions);
        }
        VisitOptional(comprehension.Key);
        Visit(comprehension.Element);
    }
}
