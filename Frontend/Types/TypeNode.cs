// SPDX-License-Identifier: MIT
// Inference's mutable type: the set of run-time types that may arrive at one place. Sets flow along
// assignments; the shapes of containers (types of items, keys, values) are shared by all places that one
// container may reach, by union-find, because a list must be stored alike wherever it goes.
using EPython.Frontend.Binding;

namespace EPython.Frontend.Types;

internal sealed class TypeNode
{
    /// <summary>Extra member of the set: an int (or an item of a range) may be negative.</summary>
    public const TypeTags Negative = (TypeTags)(1u << 30);

    /// <summary>Extra member of the set: an int may lie in 2^31..2^32-1 (profile i32f32 only).</summary>
    public const TypeTags Large = (TypeTags)(1u << 29);

    /// <summary>What is said of ints, beside the set of types.</summary>
    public const TypeTags IntExtent = Negative | Large;

    private TypeNode? _link;
    private TypeNode? _listItem, _arrayItem, _iteratorItem, _sent, _returned, _dictKey, _dictValue, _setItem, _tupleRest;

    /// <summary>The set, with Negative and Large.</summary>
    public TypeTags Members { get; set; }
    public TypeTags Tags => Members & ~IntExtent;
    public bool MayBeNegative => (Members & Negative) != 0;
    public bool MayBeLarge => (Members & Large) != 0;
    /// <summary>Shared by many expressions: nothing flows in.</summary>
    public bool IsConstant { get; init; }

    public TypeNode? ListItem { get => Find(ref _listItem); set => _listItem = value; }
    public TypeNode? ArrayItem { get => Find(ref _arrayItem); set => _arrayItem = value; }
    /// <summary>Of iterators, generators and views.</summary>
    public TypeNode? IteratorItem { get => Find(ref _iteratorItem); set => _iteratorItem = value; }
    /// <summary>What is sent to a generator, beside None.</summary>
    public TypeNode? Sent { get => Find(ref _sent); set => _sent = value; }
    /// <summary>What a generator returns at its end.</summary>
    public TypeNode? Returned { get => Find(ref _returned); set => _returned = value; }
    public TypeNode? DictKey { get => Find(ref _dictKey); set => _dictKey = value; }
    public TypeNode? DictValue { get => Find(ref _dictValue); set => _dictValue = value; }
    /// <summary>Of sets and frozensets.</summary>
    public TypeNode? SetItem { get => Find(ref _setItem); set => _setItem = value; }
    /// <summary>Items of tuples whose length is known; null once lengths differ: then TupleRest joins all
    /// items.</summary>
    public TypeNode[]? TupleItems { get; set; }
    public TypeNode? TupleRest { get => Find(ref _tupleRest); set => _tupleRest = value; }
    /// <summary>What a call of the value may call: FunctionSymbol, Resolution.ToBuiltin,
    /// Resolution.ToType, ClassSymbol, BoundMethod.</summary>
    public List<object>? Callees { get; set; }
    /// <summary>Classes of the program that an instance here may be of.</summary>
    public List<ClassSymbol>? Instances { get; set; }

    public bool Has(TypeTags any) => (Members & any) != 0;
    public bool Is(TypeTags only) => Tags == only;

    public TypeNode Find()
    {
        var root = this;
        while (root._link is { } next)
            root = next;
        for (var node = this; node._link is { } next; node = next)
            node._link = root;
        return root;
    }

    public void LinkTo(TypeNode root) => _link = root;

    private static TypeNode? Find(ref TypeNode? node)
    {
        if (node?._link is not null)
            node = node.Find();
        return node;
    }
}
