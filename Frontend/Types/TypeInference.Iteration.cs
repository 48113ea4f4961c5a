// SPDX-License-Identifier: MIT
// Type inference: what iterating gives, of containers and of instances of the program's classes.
using EPython.Frontend.Binding;
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Types;

public sealed partial class TypeInference
{
    private const TypeTags Iterable =
        TypeTags.List | TypeTags.Str | TypeTags.Tuple | TypeTags.Range | TypeTags.Array
        | TypeTags.Dict | TypeTags.Iterator | TypeTags.Generator | TypeTags.DictView | TypeTags.Instance
        | TypeTags.Set | TypeTags.FrozenSet | BytesLike;

    private const TypeTags BytesLike = TypeTags.Bytes | TypeTags.ByteArray;

    /// <summary>What iterating over values gives. Place and part name the node that joins several
    /// kinds.</summary>
    private TypeNode Iterate(TypeNode value, Place place, int part, AstNode? report = null)
    {
        value = value.Find();
        if (_report && report is not null && value.Tags != 0 && !value.Has(Iterable) && !IsEnumeration(report, value))
            _bag.NotIterable(report.Span, Word(value));
        return value.Tags switch
        {
            TypeTags.List => value.ListItem!,
            TypeTags.Str => _graph.Str,
            TypeTags.Bytes or TypeTags.ByteArray => _graph.Natural,
            TypeTags.Range => value.MayBeNegative ? _graph.Int : _graph.Natural,
            TypeTags.Array => value.ArrayItem!,
            TypeTags.Dict => value.DictKey!,
            TypeTags.Set or TypeTags.FrozenSet => value.SetItem!,
            TypeTags.Iterator or TypeTags.Generator or TypeTags.DictView => value.IteratorItem!,
            _ => IterateSeveral(value, place, part),
        };
    }

    /// <summary>Whether it is an enumeration itself, which is refused where its members are not found by name.</summary>
    private bool IsEnumeration(AstNode place, TypeNode value)
    {
        var isOne = ClassesAt(value).Exists(one => one.Order.Any(above => above is { IsBuiltin: false, Name: "Enum", Module.Name: "enum" }));
        if (isOne)
            _bag.EnumerationItself(place.Span);
        return isOne;
    }

    private TypeNode IterateSeveral(TypeNode value, Place place, int part)
    {
        var item = place.Node(part);
        if (value.Has(TypeTags.List))
            _graph.Flow(value.ListItem!, item);
        if (value.Has(TypeTags.Str))
            _graph.Flow(_graph.Str, item);
        if (value.Has(BytesLike))
            _graph.Flow(_graph.Natural, item);
        if (value.Has(TypeTags.Range))
            _graph.Flow(value.MayBeNegative ? _graph.Int : _graph.Natural, item);
        if (value.Has(TypeTags.Array))
            _graph.Flow(value.ArrayItem!, item);
        if (value.Has(TypeTags.Dict))
            _graph.Flow(value.DictKey!, item);
        if (value.Has(TypeTags.Set | TypeTags.FrozenSet))
            _graph.Flow(value.SetItem!, item);
        if (value.Has(TypeTags.Iterator | TypeTags.Generator | TypeTags.DictView))
            _graph.Flow(value.IteratorItem!, item);
        if (value.Has(TypeTags.Tuple))
            FlowTupleItems(value, item);
        foreach (var one in InstancesAt(value))
            FlowItemsOf(one, place.Child((one, part)), item);
        return item.Find();
    }

    private void FlowTupleItems(TypeNode tuple, TypeNode item)
    {
        foreach (var known in tuple.TupleItems ?? [])
            _graph.Flow(known, item);
        if (tuple.TupleRest is { } rest)
            _graph.Flow(rest, item);
    }

    // ---- instances ----------------------------------------------------------------------------------------------

    /// <summary>What instances of a class give: what __next__ of their iterators returns, or __getitem__.</summary>
    private void FlowItemsOf(ClassSymbol one, Place place, TypeNode item)
    {
        if (HasSpecial(one, SpecialMethod.Iter))
            FlowNext(CallSpecial(one, SpecialMethod.Iter, place), place, item);
        else
            _graph.Flow(CallSpecial(one, SpecialMethod.GetItem, place, _graph.Natural), item);
    }

    /// <summary>What next() of an iterator gives.</summary>
    private void FlowNext(TypeNode iterator, Place place, TypeNode item)
    {
        iterator = iterator.Find();
        if (iterator.Has(TypeTags.Iterator | TypeTags.Generator))
            _graph.Flow(iterator.IteratorItem!, item);
        foreach (var one in InstancesAt(iterator))
            _graph.Flow(CallSpecial(one, SpecialMethod.Next, place), item);
    }

    // ---- generators -------------------------------------------------------------------------------------------

    private TypeNode EvalYield(AstYield e)
    {
        var value = e.Value is null ? _graph.None : Eval(e.Value);
        var generator = ResultOf(_function);
        var result = NodeOf(e);
        _graph.Flow(value, generator.IteratorItem!);
        _graph.Flow(generator.Sent!, result);
        _graph.Add(result, TypeTags.None);
        return result.Find();
    }

    /// <summary>What is sent goes on to the iterator, and what that returns comes back.</summary>
    private TypeNode EvalYieldFrom(AstYield e)
    {
        var value = Eval(e.Value!);
        var generator = ResultOf(_function);
        var result = NodeOf(e);
        _graph.Flow(Iterate(value, PlaceOf(e), 1, e.Value), generator.IteratorItem!);
        _graph.Add(result, TypeTags.None);
        value = value.Find();
        if (value.Has(TypeTags.Generator))
        {
            _graph.Flow(ResultOf(_function).Sent!, value.Sent!);
            _graph.Flow(value.Find().Returned!, result);
        }
        if (value.Has(TypeTags.Instance))
            _graph.Flow(_graph.Any, result);
        foreach (var one in InstancesAt(value).Where(one => HasSpecial(one, SpecialMethod.Iter)).ToList())
        {
            foreach (var iterator in InstancesAt(CallSpecial(one, SpecialMethod.Iter, PlaceOf(e).Child("own"))))
                ReachDelegate(iterator, PlaceOf(e).Child("delegate"), generator);
        }
        return result.Find();
    }

    /// <summary>What is done to a generator is done to an iterator of the program's own that it delegates to.</summary>
    private void ReachDelegate(ClassSymbol one, Place place, TypeNode generator)
    {
        _graph.Flow(CallSpecial(one, SpecialMethod.Send, place, generator.Sent!), generator.IteratorItem!);
        _graph.Flow(CallSpecial(one, SpecialMethod.Throw, place, _graph.Any), generator.IteratorItem!);
        _graph.Flow(CallSpecial(one, SpecialMethod.Throw, place.Child("value"), _graph.Any, _graph.Any), generator.IteratorItem!);
        CallSpecial(one, SpecialMethod.Close, place);
    }

    private sealed partial class BuiltinCall
    {
        private TypeNode Send()
        {
            _graph.Flow(Value(1), Value(0).Sent!);
            return Value(0).IteratorItem!;
        }

        private TypeNode Throw()
        {
            _graph.Flow(Value(1), _graph.Any);
            _graph.Flow(Value(2), _graph.Any);
            foreach (var one in ClassesAt(Value(1)).Where(one => one.IsException))
                inference.Construct(one, new Arguments(_place.Child(one), null, IsGiven(2) ? [Value(2)] : []), isCertain: false);
            return Value(0).IteratorItem!;
        }

        private TypeNode Next()
        {
            inference.FlowNext(Value(0), _place, Made);
            return Join(Value(1));
        }

        /// <summary>iter(x), and iter(function, last).</summary>
        private TypeNode Iter()
        {
            if (IsGiven(1))
                _graph.Flow(Call(0), _graph.IteratorItemOf(Made));
            else
                FlowIterators(SpecialMethod.Iter);
            return Made.Find();
        }

        private TypeNode Reversed()
        {
            FlowIterators(SpecialMethod.Reversed);
            return Made.Find();
        }

        /// <summary>What the method of instances gives, and iterators over all else.</summary>
        private void FlowIterators(SpecialMethod special)
        {
            var value = Value(0);
            var withoutMethod = value.Has(~(TypeTags.Instance | TypeTags.Generator) & TypeTags.Any);
            if (value.Has(TypeTags.Generator))
                _graph.Flow(inference.Restrict(value, TypeTags.Generator, _place, 7), Made);
            foreach (var one in InstancesAt(value))
            {
                withoutMethod |= !HasSpecial(one, special);
                _graph.Flow(inference.CallSpecial(one, special, _place), Made);
            }
            if (withoutMethod)
                _graph.Flow(Items(0), _graph.IteratorItemOf(Made));
        }
    }
}
