// SPDX-License-Identifier: MIT
// Type inference: statements and assignment targets.
using EPython.Frontend.Binding;
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Types;

public sealed partial class TypeInference
{
    private void Visit(IReadOnlyList<AstStatement> statements)
    {
        foreach (var statement in statements)
            Visit(statement);
    }

    private void Visit(AstStatement statement)
    {
        switch (statement)
        {
            case AstExpressionStatement s: Eval(s.Value); break;
            case AstAssign s: VisitAssign(s); break;
            case AstAugmentedAssign s: VisitAugmented(s); break;
            case AstAnnotatedAssign { Value: { } value } s: Store(s.Target, Eval(value)); break;
            case AstReturn s: VisitReturn(s.Value is null ? _graph.None : Eval(s.Value)); break;
            case AstFunction s: VisitDef(s); break;
            case AstClass s: VisitClass(s); break;
            case AstImport s: VisitImport(s); break;
            case AstImportFrom s: VisitImport(s); break;
            case AstAssert s: Eval(s.Condition); FlowIntoException(s.Message); break;
            case AstDelete s: VisitDelete(s.Targets); break;
            case AstRaise s: VisitRaise(s); break;
            default: VisitCompound(statement); break;
        }
    }

    private void VisitCompound(AstStatement statement)
    {
        switch (statement)
        {
            case AstIf s: Eval(s.Condition); Visit(s.Then); Visit(s.Else); break;
            case AstWhile s: Eval(s.Condition); Visit(s.Body); Visit(s.Else); break;
            case AstFor s:
                Store(s.Target, Iterate(Eval(s.Iterable), PlaceOf(s), 0, s.Iterable));
                Visit(s.Body);
                Visit(s.Else);
                break;
            case AstTry s: VisitTry(s); break;
            case AstWith s: VisitWith(s); break;
        }
    }

    /// <summary>What a generator returns can be taken out of an exception.</summary>
    private void VisitReturn(TypeNode value)
    {
        if (!_function.IsGenerator)
        {
            _graph.Flow(value, ResultOf(_function));
            return;
        }
        _graph.Flow(value, ResultOf(_function).Returned!);
        _graph.Flow(value, _graph.Any);
    }

    private void VisitAssign(AstAssign s)
    {
        var value = Eval(s.Value);
        foreach (var target in s.Targets)
            Store(target, value);
    }

    private void VisitDef(AstFunction def)
    {
        if (_program.Resolutions.GetValueOrDefault(def) is Resolution.ToVariable { Variable: var bound })
            _defined.Add(bound);
        var symbol = _program.FunctionOf[def];
        if (symbol.MethodKind >= MethodKind.Getter)
            return;
        var wrappers = symbol.Wrappers.ConvertAll(decorator => Eval(decorator.Expression));
        var value = FunctionValue(def, symbol, def.Parameters);
        for (var i = wrappers.Count - 1; i >= 0; i--)
            value = CallValue(wrappers[i], new Arguments(PlaceOf(symbol.Wrappers[i]), null, [value]));
        _graph.Flow(value, NodeOf(((Resolution.ToVariable)_program.Resolutions[def]).Variable));
        if (_program.Registrations.TryGetValue(def, out var registration))
            _graph.Flow(value, NodeOf(registration));
    }

    /// <summary>A function as a value. Its defaults flow into its parameters.</summary>
    private TypeNode FunctionValue(
        AstNode node, FunctionSymbol symbol, IReadOnlyList<AstParameter> parameters)
    {
        foreach (var parameter in parameters.Where(p => p.Default is not null))
            _graph.Flow(Eval(parameter.Default!), NodeOf(symbol.Parameters.First(p =>
                p.Name == parameter.Name)));
        var value = NodeOf(node);
        _graph.Add(value, TypeTags.Function);
        _graph.AddCallee(value, symbol);
        if (symbol.Escapes && !symbol.IsMethod)
            _values.Add(symbol);
        return value;
    }

    private void VisitImport(AstStatement import)
    {
        foreach (var action in _program.Imports[import])
        {
            if (action is ImportAction.Run run)
                Reach(run.Module.Body);
            else if (action is ImportAction.Assign assign)
                _graph.Flow(Meaning(assign.Source, import), NodeOf(assign.Target));
        }
    }

    private void VisitDelete(IReadOnlyList<AstExpression> targets)
    {
        foreach (var target in targets)
        {
            switch (target)
            {
                case AstTuple tuple: VisitDelete(tuple.Items); break;
                case AstList list: VisitDelete(list.Items); break;
                case AstSubscript subscript: DeleteItem(subscript); break;
                case AstName name: Record(name, NodeOf(VariableOf(name))); break;
                case AstAttribute attribute: DeleteAttribute(attribute); break;
            }
        }
    }

    private void DeleteItem(AstSubscript subscript)
    {
        var value = Eval(subscript.Value);
        Eval(subscript.Index);
        Record(subscript, _graph.Nothing);
        DeleteSpecialItem(subscript, value);
        const TypeTags deletable = TypeTags.Instance | TypeTags.List | TypeTags.Dict | TypeTags.Array
            | TypeTags.ByteArray;
        if (_report && value.Tags != 0 && !value.Has(deletable))
            _bag.NoItemDeletion(subscript.Span, Word(value));
    }

    // ---- augmented assignment -----------------------------------------------------------------------------

    private void VisitAugmented(AstAugmentedAssign s)
    {
        if (s.Target is AstSubscript subscript)
        {
            var (container, index) = (Eval(subscript.Value), Eval(subscript.Index));
            var item = LoadItem(subscript, container, index);
            StoreItem(subscript, container, index, AugmentedResult(s, item));
            Record(subscript, item);
        }
        else
            Store(s.Target, AugmentedResult(s, Eval(s.Target)));
    }

    private TypeNode AugmentedResult(AstAugmentedAssign s, TypeNode target)
    {
        var result = Binary(s, s.Operator, target, Eval(s.Value), s.Value, inPlace: true);
        if (_report)
            _augmented[s] = result;
        return result;
    }

    // ---- targets ------------------------------------------------------------------------------------------

    private void Store(AstExpression target, TypeNode value)
    {
        switch (target)
        {
            case AstName name:
                var node = NodeOf(VariableOf(name));
                _graph.Flow(value, node);
                Record(name, node);
                break;
            case AstTuple tuple: Unpack(tuple, tuple.Items, value); break;
            case AstList list: Unpack(list, list.Items, value); break;
            case AstSubscript subscript:
                StoreItem(subscript, Eval(subscript.Value), Eval(subscript.Index), value);
                break;
            case AstAttribute attribute: StoreAttribute(attribute, value); break;
        }
    }

    private void StoreAttribute(AstAttribute attribute, TypeNode value)
    {
        if (_program.Resolutions.GetValueOrDefault(attribute) is not Resolution.ToVariable)
        {
            StoreAttribute(attribute, Eval(attribute.Value), value);
            return;
        }
        var node = NodeOf(VariableOf(attribute));
        _graph.Flow(value, node);
        Record(attribute, node);
    }

    private void Unpack(AstExpression target, IReadOnlyList<AstExpression> targets, TypeNode value)
    {
        Record(target, value);
        var star = targets.ToList().FindIndex(t => t is AstStarred);
        if (star < 0 && value.Is(TypeTags.Tuple) && value.TupleItems is { } known
            && known.Length == targets.Count)
        {
            for (var i = 0; i < targets.Count; i++)
                Store(targets[i], known[i].Find());
            return;
        }
        ReportUnpackCount(target, targets.Count, star, value);
        var item = Iterate(value, PlaceOf(target), 1, target);
        for (var i = 0; i < targets.Count; i++)
        {
            if (targets[i] is AstStarred starred)
                StoreStarred(starred, item);
            else
                Store(targets[i], item);
        }
    }

    private void StoreStarred(AstStarred starred, TypeNode item)
    {
        var list = NodeOf(starred);
        _graph.Flow(item, _graph.ListItemOf(list));
        Record(starred, list);
        Store(starred.Value, list);
    }

    private void ReportUnpackCount(AstExpression target, int count, int star, TypeNode value)
    {
        if (_report && star < 0 && value.Is(TypeTags.Tuple) && value.TupleItems is { } items)
            _bag.UnpackCount(target.Span, count, items.Length);
    }

    /// <summary>value[index] = item.</summary>
    private void StoreItem(AstSubscript subscript, TypeNode container, TypeNode index, TypeNode item)
    {
        Record(subscript, item);
        if (container.Has(TypeTags.List))
        {
            if (index.Has(~TypeTags.Slice & TypeTags.Any))
                _graph.Flow(item, container.ListItem!);
            if (index.Has(TypeTags.Slice))
                _graph.Flow(Iterate(item, PlaceOf(subscript), 7, subscript), container.ListItem!);
        }
        if (container.Has(TypeTags.ByteArray) && index.Has(TypeTags.Slice))
            Iterate(item, PlaceOf(subscript).Child("octets"), 7);
        if (container.Has(TypeTags.Dict))
        {
            _graph.Flow(index, container.DictKey!);
            _graph.Flow(item, container.DictValue!);
        }
        StoreSpecialItem(subscript, container, index, item);
        const TypeTags assignable = TypeTags.Instance | TypeTags.List | TypeTags.Dict | TypeTags.Array
            | TypeTags.ByteArray;
        if (_report && container.Tags != 0 && !container.Has(assignable))
            _bag.NoItemAssignment(subscript.Span, Word(container));
    }
}
