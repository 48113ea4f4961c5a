// SPDX-License-Identifier: MIT
// The type nodes that one place of the program keeps from pass to pass. Places nest: a call of map() at a
// place calls its function at a place inside.
namespace EPython.Frontend.Types;

internal sealed class Place
{
    private readonly TypeNode _main = new();
    private Dictionary<int, TypeNode>? _nodes;
    private Dictionary<object, Place>? _children;

    /// <summary>Node 0 is the result.</summary>
    public TypeNode Node(int index)
    {
        if (index == 0)
            return _main.Find();
        _nodes ??= [];
        if (!_nodes.TryGetValue(index, out var node))
            _nodes.Add(index, node = new TypeNode());
        return node.Find();
    }

    public Place Child(object key)
    {
        _children ??= [];
        if (!_children.TryGetValue(key, out var child))
            _children.Add(key, child = new Place());
        return child;
    }
}
