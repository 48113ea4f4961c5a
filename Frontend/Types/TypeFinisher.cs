// SPDX-License-Identifier: MIT
// Turns type nodes into finished types. A type that contains itself (a list in itself) is cut with Any, which
// is stored like the value it stands for.
namespace EPython.Frontend.Types;

internal sealed class TypeFinisher
{
    private const TypeTags Containers =
        TypeTags.List | TypeTags.Array | TypeTags.Iterator | TypeTags.Generator | TypeTags.DictView | TypeTags.Dict
            | TypeTags.Set | TypeTags.FrozenSet
            | TypeTags.Tuple;

    private readonly Dictionary<TypeNode, PyType> _finished = [];
    private readonly HashSet<TypeNode> _open = [];

    /// <summary>The type of a place. Where nothing arrives, code is still made: it takes anything.</summary>
    public PyType Finish(TypeNode node)
    {
        var type = FinishInner(node.Find());
        return type.Tags == TypeTags.Nothing ? PyType.Any : type;
    }

    private PyType FinishInner(TypeNode node)
    {
        if (_finished.TryGetValue(node, out var known))
            return known;
        if (!_open.Add(node))
            return PyType.Any;
        var type = Make(node);
        _open.Remove(node);
        _finished[node] = type;
        return type;
    }

    private PyType Make(TypeNode node)
    {
        var tags = node.Tags;
        if (tags == TypeTags.Any)
            return PyType.Any;
        if (tags == TypeTags.Int && node.MayBeLarge)
            tags = node.MayBeNegative ? TypeTags.Int | TypeTags.Word : TypeTags.Word;
        var type = new PyType(tags) { IsNonNegative = node.Has(TypeTags.Int | TypeTags.Range)
            && !node.MayBeNegative };
        if ((tags & TypeTags.Instance) != 0)
            type = type with { Classes = [.. (node.Instances ?? []).OrderBy(one => one.Index)] };
        return (tags & Containers) switch
        {
            0 => type,
            TypeTags.List => type with { Element = FinishInner(node.ListItem!) },
            TypeTags.Array => type with { Element = FinishInner(node.ArrayItem!) },
            TypeTags.Iterator or TypeTags.Generator or TypeTags.DictView => type with { Element = FinishInner(node.IteratorItem!) },
            TypeTags.Set or TypeTags.FrozenSet or (TypeTags.Set | TypeTags.FrozenSet) =>
                type with { Element = FinishInner(node.SetItem!) },
            TypeTags.Dict =>
                type with { Key = FinishInner(node.DictKey!), Element = FinishInner(node.DictValue!) },
            TypeTags.Tuple when node.TupleItems is { } items =>
                type with { Items = [.. items.Select(i => FinishInner(i.Find()))] },
            TypeTags.Tuple => type with { Element = FinishInner(node.TupleRest!) },
            _ => type with { Key = PyType.Any, Element = PyType.Any },
        };
    }
}
