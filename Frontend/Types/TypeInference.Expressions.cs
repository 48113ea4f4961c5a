// SPDX-License-Identifier: MIT
// Type inference: expressions. Eval gives the node of an expression's values; a name's is its variable's own
// node.
using System.Numerics;
using EPython.Frontend.Binding;
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Types;

public sealed partial class TypeInference
{
    private TypeNode Eval(AstExpression expression)
    {
        var node = EvalInner(expression).Find();
        Record(expression, node);
        return node;
    }

    private void Record(AstExpression expression, TypeNode node)
    {
        if (_report)
            _types[expression] = node;
    }

    private void EvalOptional(AstExpression? expression)
    {
        if (expression is not null)
            Eval(expression);
    }

    private TypeNode EvalInner(AstExpression expression) => expression switch
    {
        AstInt e => Literal(e.Value),
        AstFloat => _graph.Float,
        AstBool => _graph.Bool,
        AstNone => _graph.None,
        AstStr => _graph.Str,
        AstBytes => _graph.Constant(TypeTags.Bytes),
        AstEllipsis => _graph.Constant(TypeTags.Ellipsis),
        AstName e => Meaning(_program.Resolutions[e], e),
        AstAttribute e => EvalAttribute(e),
        AstCall e => EvalCall(e),
        AstBinary e => Binary(e, e.Operator, Eval(e.Left), Eval(e.Right), e.Right, inPlace: false),
        AstUnary e => Unary(e, Eval(e.Operand)),
        AstCompare e => Compare(e),
        AstSubscript e => LoadItem(e, Eval(e.Value), Eval(e.Index)),
        _ => EvalCompound(expression),
    };

    private TypeNode EvalCompound(AstExpression expression) => expression switch
    {
        AstFString e => EvalParts(e.Parts),
        AstFormatted e => EvalFormatted(e),
        AstBoolean e => Boolean(e),
        AstConditional e => Conditional(e),
        AstList e => EvalList(e),
        AstTuple e => EvalTuple(e),
        AstDict e => EvalDict(e),
        AstSet e => EvalSet(e),
        AstSlice e => EvalSlice(e),
        AstLambda e => FunctionValue(e, _program.FunctionOf[e], e.Parameters),
        AstNamed e => EvalNamed(e),
        AstComprehension e => EvalComprehension(e),
        AstStarred e => Eval(e.Value),
        AstYield e => e.IsFrom ? EvalYieldFrom(e) : EvalYield(e),
        _ => throw new InvalidOperationException($"expression {expression.GetType().Name}"),
    };

    private TypeNode Literal(BigInteger value) =>
        value.Sign < 0 ? _graph.Int : IsLarge(value) ? _graph.Word : _graph.Natural;

    /// <summary>Whether an int is a word: too large for an int of the profile, but unsigned it fits.</summary>
    private bool IsLarge(BigInteger value) =>
        _profile == Profile.I32F32 && value > int.MaxValue && value <= uint.MaxValue;

    // ---- names --------------------------------------------------------------------------------------------

    private TypeNode Meaning(Resolution resolution, AstNode place) => resolution switch
    {
        Resolution.ToVariable v => VariableValue(v.Variable, place),
        Resolution.ToBuiltin b => Callable(TypeTags.Builtin, b),
        Resolution.ToType t => Callable(TypeTags.Type, t),
        Resolution.ToConstant { Value: var value } => _graph.Constant(value switch
        {
            bool => TypeTags.Bool,
            long => TypeTags.Int,
            double => TypeTags.Float,
            string => TypeTags.Str,
            NotImplementedValue => TypeTags.NotImplemented,
            Ir.IrEllipsis => TypeTags.Ellipsis,
            _ => TypeTags.None,
        }),
        _ => _graph.Nothing,
    };

    private readonly Dictionary<Resolution, TypeNode> _callables = [];

    private TypeNode Callable(TypeTags tag, Resolution callee)
    {
        if (!_callables.TryGetValue(callee, out var node))
        {
            _callables.Add(callee, node = new TypeNode { Members = tag });
            _graph.AddCallee(node, callee);
        }
        return node.Find();
    }

    private TypeNode VariableValue(Variable variable, AstNode place)
    {
        if (variable.Fallback is not { } fallback || !_program.MayBeUnbound.Contains(place))
            return NodeOf(variable);
        var either = NodeOf(place);
        _graph.Flow(NodeOf(variable), either);
        _graph.Flow(Meaning(fallback, place), either);
        return either;
    }

    /// <summary>An attribute that is not called: of a module, a class or an instance.</summary>
    private TypeNode EvalAttribute(AstAttribute attribute)
    {
        if (_program.Resolutions.TryGetValue(attribute, out var meaning))
            return Meaning(meaning, attribute);
        if (_program.Supers.TryGetValue(attribute, out var holder))
            return LoadSuper(attribute, holder);
        var value = Eval(attribute.Value);
        if (value.Is(TypeTags.Type) && attribute.Name == "__name__")
            return _graph.Str;
        if (CallableTexts.Find(attribute.Name) is { } text && CallableTexts.MayHave(value.Tags, text))
            return EvalCallableText(attribute, value, text);
        if (SlicePartOf(attribute.Name) >= 0 && value.Has(TypeTags.Slice | TypeTags.Range))
            return EvalSlicePart(attribute, value);
        if (ArrayPartOf(attribute.Name) is >= 0 and var part && value.Has(TypeTags.Array))
            return EvalArrayPart(attribute, value, part == 0 ? _graph.Str : _graph.Natural);
        return EvalNumberPart(attribute, value) ?? LoadOfException(attribute, value) ?? LoadOfClasses(attribute, value)
            ?? LoadAttribute(attribute, value);
    }

    private TypeNode EvalCallableText(AstAttribute attribute, TypeNode value, CallableText text)
    {
        var result = NodeOf(attribute);
        _graph.Add(result, text == CallableText.Docstring ? TypeTags.Str | TypeTags.None : TypeTags.Str);
        if (value.Has(TypeTags.Instance))
            _graph.Flow(LoadAttribute(attribute, value), result);
        if (OfFunctions(attribute.Name, value) is { } own)
            _graph.Flow(own, result);
        return result.Find();
    }

    /// <summary>Number of a part that slices and ranges have; -1: none.</summary>
    public static int SlicePartOf(string name) => Array.IndexOf(["start", "stop", "step"], name);

    /// <summary>Number of a part that arrays have; -1: none.</summary>
    public static int ArrayPartOf(string name) => Array.IndexOf(["typecode", "itemsize"], name);

    private TypeNode EvalArrayPart(AstAttribute attribute, TypeNode value, TypeNode known)
    {
        var result = NodeOf(attribute);
        _graph.Flow(known, result);
        if (value.Has(TypeTags.Instance))
            _graph.Flow(LoadAttribute(attribute, value), result);
        return result.Find();
    }

    private TypeNode EvalSlicePart(AstAttribute attribute, TypeNode value)
    {
        if (value.Has(TypeTags.Slice))
            return _graph.Any;
        var result = NodeOf(attribute);
        _graph.Flow(_graph.Int, result);
        if (value.Has(TypeTags.Instance))
            _graph.Flow(LoadAttribute(attribute, value), result);
        return result.Find();
    }

    private TypeNode EvalNamed(AstNamed e)
    {
        var value = Eval(e.Value);
        Store(e.Target, value);
        return value;
    }

    // ---- displays -----------------------------------------------------------------------------------------

    private TypeNode EvalParts(IReadOnlyList<AstExpression> parts)
    {
        foreach (var part in parts)
            Eval(part);
        return _graph.Str;
    }

    private TypeNode EvalFormatted(AstFormatted e)
    {
        Eval(e.Value);
        EvalOptional(e.Spec);
        return _graph.Str;
    }

    private TypeNode EvalList(AstList e)
    {
        var list = NodeOf(e);
        _graph.ListItemOf(list);
        foreach (var item in e.Items)
            _graph.Flow(EvalItem(item), list.Find().ListItem!);
        return list;
    }

    private TypeNode EvalTuple(AstTuple e)
    {
        var tuple = NodeOf(e);
        if (e.Items.Any(item => item is AstStarred))
        {
            var rest = _graph.TupleRestOf(tuple);
            foreach (var item in e.Items)
                _graph.Flow(EvalItem(item), rest.Find());
            return tuple.Find();
        }
        _graph.FlowTuple([.. e.Items.Select(Eval)], tuple);
        return tuple;
    }

    private TypeNode EvalDict(AstDict e)
    {
        var dict = NodeOf(e);
        _graph.DictItemsOf(dict);
        for (var i = 0; i < e.Keys.Count; i++)
        {
            if (e.Keys[i] is not { } key)
            {
                FlowMapping(e.Values[i], dict);
                continue;
            }
            _graph.Flow(Eval(key), dict.Find().DictKey!);
            _graph.Flow(Eval(e.Values[i]), dict.Find().DictValue!);
        }
        return dict;
    }

    private TypeNode EvalSet(AstSet e)
    {
        var set = NodeOf(e);
        foreach (var item in e.Items)
            _graph.Flow(EvalItem(item), _graph.SetItemOf(set.Find()));
        return set.Find();
    }

    private TypeNode EvalSlice(AstSlice e)
    {
        EvalOptional(e.Start);
        EvalOptional(e.Stop);
        EvalOptional(e.Step);
        return _graph.Constant(TypeTags.Slice);
    }

    private TypeNode EvalComprehension(AstComprehension e)
    {
        var iterable = e.Clauses[0].Iterable;
        var source = Eval(iterable);
        if (!_program.FunctionOf.TryGetValue(e, out var function))
        {
            EvalComprehensionInside(e, source);
            return NodeOf(e);
        }
        var iterator = NodeOf(function.Parameters[0]);
        _graph.Flow(Iterate(source, PlaceOf(e), 1, iterable), _graph.IteratorItemOf(iterator));
        _called.Add(function);
        Reach(function);
        return ResultOf(function);
    }

    /// <summary>Clauses and element; what is made is the node of the comprehension. A generator that is used up
    /// at once makes a list.</summary>
    private void EvalComprehensionInside(AstComprehension e, TypeNode source)
    {
        for (var i = 0; i < e.Clauses.Count; i++)
        {
            var clause = e.Clauses[i];
            var iterable = i == 0 ? source : Eval(clause.Iterable);
            Store(clause.Target, Iterate(iterable, PlaceOf(clause), 0, clause.Iterable));
            foreach (var condition in clause.Conditions)
                Eval(condition);
        }
        var made = NodeOf(e);
        if (_program.FunctionOf.GetValueOrDefault(e) is { IsGenerator: true } generator)
            _graph.Flow(Eval(e.Element), ResultOf(generator).IteratorItem!);
        else if (e.Kind == ComprehensionKind.Set)
            _graph.Flow(Eval(e.Element), _graph.SetItemOf(made));
        else if (e.Key is null)
            _graph.Flow(Eval(e.Element), _graph.ListItemOf(made));
        else
        {
            _graph.DictItemsOf(made);
            _graph.Flow(Eval(e.Key), made.DictKey!);
            _graph.Flow(Eval(e.Element), made.DictValue!);
        }
    }

    // ---- choice -------------------------------------------------------------------------------------------

    /// <summary>Types whose values are never false.</summary>
    private const TypeTags AlwaysTrue =
        TypeTags.Function | TypeTags.Builtin | TypeTags.Type | TypeTags.Slice | TypeTags.Iterator | TypeTags.Generator
            | TypeTags.Ellipsis;

    private TypeNode Boolean(AstBoolean e)
    {
        var result = NodeOf(e);
        for (var i = 0; i < e.Operands.Count; i++)
        {
            var operand = Eval(e.Operands[i]);
            if (i == e.Operands.Count - 1)
                _graph.Flow(operand, result);
            else
                FlowWithout(operand, e.IsAnd ? AlwaysTrue : TypeTags.None, result, e, i + 1);
        }
        return result;
    }

    private void FlowWithout(TypeNode from, TypeTags without, TypeNode to, AstNode place, int part) =>
        _graph.Flow(from.Has(without)
            ? Restrict(from, TypeTags.Any & ~without, PlaceOf(place), part) : from, to);

    private TypeNode Conditional(AstConditional e)
    {
        Eval(e.Condition);
        var result = NodeOf(e);
        _graph.Flow(Eval(e.Then), result);
        _graph.Flow(Eval(e.Else), result);
        return result;
    }

    /// <summary>The part of a node's set within tags; shapes stay shared.</summary>
    private TypeNode Restrict(TypeNode node, TypeTags tags, Place place, int part)
    {
        if ((node.Tags & ~tags) == 0)
            return node;
        var restricted = place.Node(part);
        if (restricted == node)
            return node;
        _graph.Share(node, restricted);
        _graph.Add(restricted, node.Members & (tags | TypeNode.IntExtent));
        return restricted;
    }

    // ---- items --------------------------------------------------------------------------------------------

    private TypeNode LoadItem(AstSubscript e, TypeNode value, TypeNode index)
    {
        if (value.Has(TypeTags.Instance))
            return LoadSpecialItem(e, value, index);
        if (e.Index is AstSlice)
            return LoadSlice(e, value);
        ReportSubscript(e, value, index);
        if (value.Is(TypeTags.List) && !index.Has(TypeTags.Slice))
            return value.ListItem!;
        if (value.Is(TypeTags.Str))
            return _graph.Str;
        if (value.Is(TypeTags.Dict))
            return value.DictValue!;
        if (value.Is(TypeTags.Tuple) && ConstantItem(e.Index, value) is { } item)
            return item;
        return LoadAnyItem(e, value, index);
    }

    private TypeNode LoadAnyItem(AstSubscript e, TypeNode value, TypeNode index)
    {
        var place = PlaceOf(e);
        var result = place.Node(0);
        if (index.Has(TypeTags.Slice))
            _graph.Flow(LoadSlice(e, value), result);
        if (value.Has(TypeTags.List))
            _graph.Flow(value.ListItem!, result);
        if (value.Has(TypeTags.Dict))
            _graph.Flow(value.DictValue!, result);
        if (value.Has(TypeTags.Array))
            _graph.Flow(value.ArrayItem!, result);
        if (value.Has(TypeTags.Tuple))
            _graph.Flow(ConstantItem(e.Index, value) ?? Iterate(Restrict(
                value, TypeTags.Tuple, place, 1), place, 2), result);
        if (value.Has(TypeTags.Str))
            _graph.Flow(_graph.Str, result);
        if (value.Has(BytesLike))
            _graph.Flow(_graph.Natural, result);
        if (value.Has(TypeTags.Range))
            _graph.Flow(value.MayBeNegative ? _graph.Int : _graph.Natural, result);
        return result;
    }

    /// <summary>Item of a tuple of known length by a constant index.</summary>
    private static TypeNode? ConstantItem(AstExpression index, TypeNode value)
    {
        if (value.TupleItems is not { } items || ConstantInt(index) is not { } at)
            return null;
        at = at < 0 ? at + items.Length : at;
        return at >= 0 && at < items.Length ? items[(int)at].Find() : null;
    }

    private static long? ConstantInt(AstExpression expression) => expression switch
    {
        AstInt e when e.Value >= long.MinValue && e.Value <= long.MaxValue => (long)e.Value,
        AstUnary { Operator: UnaryOperator.Negate, Operand: AstInt e } when e.Value <= long.MaxValue =>
            -(long)e.Value,
        _ => null,
    };

    /// <summary>A slice is a new list with the items stored as in the old one.</summary>
    private TypeNode LoadSlice(AstSubscript e, TypeNode value)
    {
        const TypeTags sliceable =
            TypeTags.List | TypeTags.Str | TypeTags.Tuple | TypeTags.Range | TypeTags.Array | BytesLike;
        var place = PlaceOf(e);
        var result = place.Node(3);
        var same = value.Tags & sliceable & ~TypeTags.Tuple;
        if (same != 0)
            _graph.Flow(Restrict(value, same, place, 4), result);
        if (value.Has(TypeTags.Tuple))
            _graph.Flow(Iterate(Restrict(value, TypeTags.Tuple, place, 5), place, 6), _graph.TupleRestOf(
                result));
        if (_report && value.Tags != 0 && !value.Has(sliceable | TypeTags.Dict))
            _bag.NotSubscriptable(e.Span, Word(value));
        return result;
    }

    private void ReportSubscript(AstSubscript e, TypeNode value, TypeNode index)
    {
        const TypeTags subscriptable = TypeTags.Instance | TypeTags.List | TypeTags.Str | TypeTags.Tuple | TypeTags.Range
            | TypeTags.Array | TypeTags.Dict | BytesLike;
        if (!_report || value.Tags == 0)
            return;
        if (!value.Has(subscriptable) && IsEnumeration(e, value))
            return;
        if (!value.Has(subscriptable))
            _bag.NotSubscriptable(e.Span, Word(value));
        else if (!value.Has(TypeTags.Dict) && index.Tags != 0
            && !index.Has(TypeTags.Int | TypeTags.Bool | TypeTags.Slice | TypeTags.Instance))
            _bag.WrongIndexType(e.Index.Span, Word(value), Word(index));
    }
}
