// SPDX-License-Identifier: MIT
// The operations on type nodes: flow from one place to another, and the unification of shapes that goes with
// it.
using EPython.Frontend.Binding;

namespace EPython.Frontend.Types;

internal sealed class TypeGraph
{
    private readonly Dictionary<TypeTags, TypeNode> _constants = [];
    private readonly Queue<(TypeNode, TypeNode)> _pending = [];

    public TypeGraph()
    {
        Any = new TypeNode { Members = TypeTags.Any | TypeNode.Negative };
        Any.ListItem = Any.ArrayItem = Any.IteratorItem = Any.DictKey = Any.DictValue = Any.SetItem = Any.TupleRest = Any;
        Any.Sent = Any.Returned = Any;
        Any.Callees = [];
        Any.Instances = [];
    }

    /// <summary>The place of which nothing is known: whatever flows in may be changed in any way.</summary>
    public TypeNode Any { get; }

    /// <summary>Something grew since it was last set to false.</summary>
    public bool Changed { get; set; }

    /// <summary>A node for types without shape, shared.</summary>
    public TypeNode Constant(TypeTags members)
    {
        if (!_constants.TryGetValue(members, out var node))
            _constants.Add(members, node = new TypeNode { Members = members, IsConstant = true });
        return node;
    }

    public TypeNode Nothing => Constant(TypeTags.Nothing);
    public TypeNode None => Constant(TypeTags.None);
    public TypeNode Bool => Constant(TypeTags.Bool);
    public TypeNode Int => Constant(TypeTags.Int | TypeNode.Negative);
    public TypeNode Natural => Constant(TypeTags.Int);
    public TypeNode Word => Constant(TypeTags.Int | TypeNode.Large);
    public TypeNode Float => Constant(TypeTags.Float);
    public TypeNode Str => Constant(TypeTags.Str);
    public TypeNode Exception => Constant(TypeTags.Exception);

    public void Add(TypeNode node, TypeTags members)
    {
        if ((node.Members | members) == node.Members)
            return;
        node.Members |= members;
        Changed = true;
    }

    public void AddCallee(TypeNode node, object callee)
    {
        node.Callees ??= [];
        if (node.Callees.Contains(callee))
            return;
        node.Callees.Add(callee);
        Changed = true;
    }

    public void AddInstance(TypeNode node, ClassSymbol one)
    {
        node.Instances ??= [];
        if (node.Instances.Contains(one))
            return;
        node.Instances.Add(one);
        Changed = true;
    }

    /// <summary>Values at one place may arrive at another.</summary>
    public void Flow(TypeNode from, TypeNode to)
    {
        (from, to) = (from.Find(), to.Find());
        if (from == to)
            return;
        if (to.IsConstant)
            throw new InvalidOperationException("flow into a shared node");
        Add(to, from.Members);
        if (!from.IsConstant)
            FlowShape(from, to);
    }

    /// <summary>Shares shapes but lets no types flow.</summary>
    public void Share(TypeNode from, TypeNode to) => FlowShape(from.Find(), to.Find());

    private void FlowShape(TypeNode from, TypeNode to)
    {
        MergeShapes(to, from);
        MergeCallees(to, from);
        UnifyPending();
    }

    private void MergeCallees(TypeNode to, TypeNode from)
    {
        for (var i = 0; i < from.Callees?.Count && from.Callees != to.Callees; i++)
            AddCallee(to, from.Callees[i]);
        for (var i = 0; i < from.Instances?.Count && from.Instances != to.Instances; i++)
            AddInstance(to, from.Instances[i]);
    }

    /// <summary>Gives a node the shapes of another; pairs that must be one node are queued.</summary>
    private void MergeShapes(TypeNode to, TypeNode from)
    {
        to.ListItem = Same(to.ListItem, from.ListItem);
        to.ArrayItem = Same(to.ArrayItem, from.ArrayItem);
        to.IteratorItem = Same(to.IteratorItem, from.IteratorItem);
        to.Sent = Same(to.Sent, from.Sent);
        to.Returned = Same(to.Returned, from.Returned);
        to.DictKey = Same(to.DictKey, from.DictKey);
        to.DictValue = Same(to.DictValue, from.DictValue);
        to.SetItem = Same(to.SetItem, from.SetItem);
        MergeTuples(to, from);
    }

    private TypeNode? Same(TypeNode? mine, TypeNode? other)
    {
        if (mine is null || other is null || mine == other)
            return mine ?? other;
        _pending.Enqueue((mine, other));
        return mine;
    }

    private void MergeTuples(TypeNode to, TypeNode from)
    {
        if (from.TupleItems is null && from.TupleRest is null)
            return;
        if (to.TupleItems is null && to.TupleRest is null)
        {
            to.TupleItems = from.TupleItems;
            to.TupleRest = from.TupleRest;
        }
        else if (to.TupleItems is { } mine && from.TupleItems is { } other && mine.Length == other.Length)
        {
            for (var i = 0; i < mine.Length; i++)
                Same(mine[i].Find(), other[i].Find());
        }
        else
            MergeAllItems(to, from);
    }

    private void MergeAllItems(TypeNode to, TypeNode from)
    {
        var rest = to.TupleRest ?? from.TupleRest ?? new TypeNode();
        foreach (var item in (to.TupleItems ?? []).Concat(from.TupleItems ?? []))
            Same(rest, item.Find());
        Same(rest, from.TupleRest);
        Changed |= to.TupleItems is not null;
        to.TupleItems = null;
        to.TupleRest = rest;
    }

    /// <summary>Makes two nodes one.</summary>
    public void Unify(TypeNode a, TypeNode b)
    {
        _pending.Enqueue((a, b));
        UnifyPending();
    }

    private void UnifyPending()
    {
        while (_pending.TryDequeue(out var pair))
        {
            var (root, other) = (pair.Item1.Find(), pair.Item2.Find());
            if (root == other)
                continue;
            if (other == Any)
                (root, other) = (other, root);
            Changed = true;
            other.LinkTo(root);
            root.Members |= other.Members;
            MergeShapes(root, other);
            MergeCallees(root, other);
        }
    }

    // ---- containers ---------------------------------------------------------------------------------------

    public TypeNode ListItemOf(TypeNode node)
    {
        Add(node, TypeTags.List);
        return node.ListItem ??= new TypeNode();
    }

    public TypeNode ArrayItemOf(TypeNode node)
    {
        Add(node, TypeTags.Array);
        return node.ArrayItem ??= new TypeNode();
    }

    /// <summary>Item of an iterator or (tag DictView) a view.</summary>
    public TypeNode IteratorItemOf(TypeNode node, TypeTags tag = TypeTags.Iterator)
    {
        Add(node, tag);
        return node.IteratorItem ??= new TypeNode();
    }

    /// <summary>Makes a node that of generators, with all their shapes.</summary>
    public void AddGenerator(TypeNode node)
    {
        IteratorItemOf(node, TypeTags.Generator);
        node.Sent ??= new TypeNode();
        node.Returned ??= new TypeNode();
    }

    public (TypeNode Key, TypeNode Value) DictItemsOf(TypeNode node)
    {
        Add(node, TypeTags.Dict);
        return (node.DictKey ??= new TypeNode(), node.DictValue ??= new TypeNode());
    }

    /// <summary>Item of a set or (tag FrozenSet) a frozenset.</summary>
    public TypeNode SetItemOf(TypeNode node, TypeTags tag = TypeTags.Set)
    {
        Add(node, tag);
        return node.SetItem ??= new TypeNode();
    }

    /// <summary>Lets the items of a tuple that is made here flow into a node.</summary>
    public void FlowTuple(IReadOnlyList<TypeNode> items, TypeNode node)
    {
        Add(node, TypeTags.Tuple);
        if (node.TupleItems is null && node.TupleRest is null)
            node.TupleItems = [.. items.Select(_ => new TypeNode())];
        if (node.TupleItems is { } known && known.Length != items.Count)
            MergeAllItems(node, new TypeNode());
        UnifyPending();
        for (var i = 0; i < items.Count; i++)
            Flow(items[i], node.TupleItems is { } mine ? mine[i] : node.TupleRest!);
    }

    /// <summary>A node that joins the items of a tuple of unknown length made here.</summary>
    public TypeNode TupleRestOf(TypeNode node)
    {
        Add(node, TypeTags.Tuple);
        if (node.TupleRest is null)
            MergeAllItems(node, new TypeNode());
        UnifyPending();
        return node.TupleRest!;
    }
}
