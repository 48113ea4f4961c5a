// SPDX-License-Identifier: MIT
// Type inference: properties. Reading one calls its getter, assigning its setter, deleting its deleter; what is assigned
// to instances under its name is no attribute of theirs.
using EPython.Frontend.Binding;
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Types;

public sealed partial class TypeInference
{
    private readonly Dictionary<(ClassSymbol, FunctionSymbol), Place> _parts = [];

    /// <summary>A part of a property runs for an instance of exactly this class.</summary>
    private TypeNode CallPart(ClassSymbol one, FunctionSymbol part, params TypeNode[] values)
    {
        if (!_parts.TryGetValue((one, part), out var place))
            _parts.Add((one, part), place = new Place());
        return CallFunction(part, new Arguments(place, null, values), isCertain: false, InstanceNode(one));
    }

    private void DeleteProperties(AstAttribute attribute, TypeNode receiver, bool isPlain)
    {
        foreach (var one in InstancesAt(receiver))
            DeleteOfInstance(one, attribute.Name, isPlain);
        RefusePropertyOfClass(attribute, receiver);
    }

    private void DeleteOfInstance(ClassSymbol one, string name, bool isPlain)
    {
        if (!isPlain && one.FindMethod(ClassSymbol.Deleting) is { } deleting)
        {
            CallPart(one, deleting, _graph.Str);
            return;
        }
        if (!isPlain && one.IsFixed(name))
        {
            CallPart(one, one.FindMethod(AstFixed.Deleting)!, _graph.Str);
            return;
        }
        if (one.FindProperty(name) is not { } property)
            return;
        CallPart(one, property.Getter);
        if (property.Deleter is { } deleter)
            CallPart(one, deleter);
    }

    private void RefusePropertyOfClass(AstAttribute attribute, TypeNode receiver)
    {
        if (_report && receiver.Is(TypeTags.Type)
            && ClassesAt(receiver).Find(one => one.FindProperty(attribute.Name) is not null) is { } one)
            _bag.PropertyOfClass(attribute.NameSpan, one.Name, attribute.Name);
    }
}
