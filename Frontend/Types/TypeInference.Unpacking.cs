// SPDX-License-Identifier: MIT
// Type inference: *args and **kwargs, calls that unpack, displays that unpack. What is unpacked may go into any parameter
// that it can reach.
using EPython.Frontend.Binding;
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Types;

public sealed partial class TypeInference
{
    private const int FirstUnpacked = 200;      // parts of a place: what argument number i gives

    /// <summary>A value that a parameter takes; *args and **kwargs take it as one of many.</summary>
    private void FlowInto(Variable parameter, TypeNode value)
    {
        if (parameter.IsStar)
            _graph.Flow(value, _graph.TupleRestOf(NodeOf(parameter)));
        else if (parameter.IsStarStar)
            FlowNamed(NodeOf(parameter), [value]);
        else
            _graph.Flow(value, NodeOf(parameter));
    }

    private void FlowNamed(TypeNode node, IEnumerable<TypeNode> values)
    {
        _graph.Flow(_graph.Str, _graph.DictItemsOf(node).Key);
        foreach (var value in values)
            _graph.Flow(value, _graph.DictItemsOf(node.Find()).Value);
    }

    // ---- calls ------------------------------------------------------------------------------------------------

    private void FlowUnpacked(
        FunctionSymbol function, IReadOnlyList<AstArgument> syntax, IReadOnlyList<TypeNode> values, Place place)
    {
        var positional = function.Parameters.Where(p => p is { KeywordOnly: false, IsStarStar: false }).ToList();
        var named = function.Parameters.Where(p => p is { PositionalOnly: false, IsStar: false }).ToList();
        FlowNothing(function);
        var (at, isOpen) = (0, false);
        for (var i = 0; i < syntax.Count; i++)
        {
            var targets = syntax[i] switch
            {
                { Value: AstStarred { IsDouble: true } } => named,
                { Name: { } name } => named.Where(p => p.IsStarStar || p.Name == name),
                { Value: AstStarred } => positional.Skip(at),
                _ => positional.Skip(at).Take(isOpen ? int.MaxValue : 1),
            };
            var value = Unpacked(syntax[i].Value, values[i], place, i);
            foreach (var target in targets.ToList())
                FlowInto(target, value);
            isOpen |= syntax[i].Value is AstStarred;
            at += isOpen || at >= positional.Count || positional[at].IsStar ? 0 : 1;
        }
    }

    /// <summary>*args and **kwargs are a tuple and a dict even when nothing is left for them.</summary>
    private void FlowNothing(FunctionSymbol function)
    {
        foreach (var parameter in function.Parameters)
        {
            if (parameter.IsStar)
                _graph.TupleRestOf(NodeOf(parameter));
            else if (parameter.IsStarStar)
                FlowNamed(NodeOf(parameter), []);
        }
    }

    /// <summary>One of the arguments that an argument gives.</summary>
    private TypeNode Unpacked(AstExpression argument, TypeNode value, Place place, int index)
    {
        if (argument is not AstStarred starred)
            return value;
        if (!starred.IsDouble)
            return Iterate(value, place, FirstUnpacked + index, starred.Value);
        value = value.Find();
        ReportMapping(starred, value);
        var own = place.Child(("own", index));
        FlowOwnMappings(value, own, null, own.Node(0));
        if (value.DictValue is { } held)
            _graph.Flow(held, own.Node(0));
        return own.Node(0);
    }

    private void ReportMapping(AstExpression mapping, TypeNode value)
    {
        if (_report && value.Tags != 0 && !value.Has(TypeTags.Dict) && !InstancesAt(value).Any(IsMapping))
            _bag.NotMapping(mapping.Span, Word(value));
    }

    private static bool IsMapping(ClassSymbol one) => HasSpecial(one, SpecialMethod.Keys);

    /// <summary>Keys and values of mappings of the program's own classes: what keys() gives, and the items of these.</summary>
    private void FlowOwnMappings(TypeNode mapping, Place place, TypeNode? key, TypeNode value)
    {
        foreach (var one in InstancesAt(mapping).Where(IsMapping).ToList())
        {
            var keys = Iterate(CallSpecial(one, SpecialMethod.Keys, place), place.Child(one), FirstUnpacked);
            if (key is not null)
                _graph.Flow(keys, key.Find());
            _graph.Flow(CallSpecial(one, SpecialMethod.GetItem, place, keys), value.Find());
        }
    }

    /// <summary>A built-in, of whose arguments the places are not known.</summary>
    private TypeNode CallRowUnpacked(BuiltinInfo row, Arguments arguments, TypeNode? self)
    {
        NoteBuiltin(row.Name);
        var values = arguments.Syntax.Select((argument, i) =>
            Unpacked(argument.Value, arguments.Values[i], arguments.Place, i)).ToList();
        if (row.Name == "Zip")
            return ZipUnpacked(values, arguments.Place.Child(row.Name));
        if (row.Name is "Print" or "Complain")
            return _graph.None;
        foreach (var value in values.Concat(arguments.Values).Append(self ?? _graph.Nothing))
            _graph.Flow(value, _graph.Any);
        return row.Result switch
        {
            "none" => _graph.None,
            "bool" => _graph.Bool,
            "int" => _graph.Constant(_graph.Any.Members & (TypeTags.Int | TypeNode.IntExtent)),
            "float" => _graph.Float,
            "str" => _graph.Str,
            "range" => _graph.Constant(TypeTags.Range | TypeNode.Negative),
            _ => _graph.Any,
        };
    }

    private TypeNode ZipUnpacked(List<TypeNode> iterables, Place place)
    {
        var result = place.Node(0);
        var item = _graph.TupleRestOf(_graph.IteratorItemOf(result));
        for (var i = 0; i < iterables.Count; i++)
            _graph.Flow(Iterate(iterables[i], place, FirstUnpacked + i), item.Find());
        return result.Find();
    }

    // ---- displays ---------------------------------------------------------------------------------------------

    /// <summary>What an item of a display adds to it.</summary>
    private TypeNode EvalItem(AstExpression item) => item is AstStarred starred
        ? Iterate(Eval(starred), PlaceOf(starred), FirstUnpacked, starred)
        : Eval(item);

    private void FlowMapping(AstExpression mapping, TypeNode dict)
    {
        var value = Eval(mapping);
        ReportMapping(mapping, value);
        FlowOwnMappings(value, PlaceOf(mapping).Child("own"), dict.Find().DictKey!, dict.Find().DictValue!);
        if (!value.Has(TypeTags.Dict))
            return;
        _graph.Flow(value.DictKey!, dict.Find().DictKey!);
        _graph.Flow(value.Find().DictValue!, dict.Find().DictValue!);
    }
}
