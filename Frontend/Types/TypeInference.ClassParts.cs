// SPDX-License-Identifier: MIT
// Type inference: what classes and instances have that no statement gives them: __mro__, __bases__ and __dict__.
using EPython.Frontend.Binding;
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Types;

public sealed partial class TypeInference
{
    private TypeNode? LoadOfClasses(AstAttribute attribute, TypeNode value)
    {
        if (attribute.Name == "__dict__" && value.Has(TypeTags.Instance) && !value.Is(TypeTags.Type))
            return DictOfInstance(attribute, value);
        if (attribute.Name is not ("__mro__" or "__bases__") || ClassesAt(value) is not { Count: > 0 } classes)
            return null;
        var result = NodeOf(attribute);
        foreach (var one in classes)
            _graph.FlowTuple([.. ClassParts.Of(one, attribute.Name).Select(TypeNodeOf)], result);
        return result.Find();
    }

    private TypeNode TypeNodeOf(ClassSymbol? one) => one is { IsBuiltin: false } ? ClassNode(one)
        : Callable(TypeTags.Type, new Resolution.ToType(one?.Name ?? "Any"));

    private TypeNode DictOfInstance(AstAttribute attribute, TypeNode value)
    {
        var result = NodeOf(attribute);
        var (keys, values) = _graph.DictItemsOf(result);
        _graph.Flow(_graph.Str, keys);
        _graph.Flow(_graph.Any, values);
        foreach (var field in InstancesAt(value).SelectMany(one => one.Family.Fields.Values).Distinct().ToList())
            _graph.Flow(FieldNode(field), _graph.Any);
        return result.Find();
    }
}

/// <summary>Classes that a class says of itself; null stands for object.</summary>
internal static class ClassParts
{
    public static List<ClassSymbol?> Of(ClassSymbol one, string attribute)
    {
        List<ClassSymbol?> parts = [.. attribute == "__mro__" ? one.Order : one.Bases];
        if (parts.Count == 0 || attribute == "__mro__")
            parts.Add(null);
        return parts;
    }
}
