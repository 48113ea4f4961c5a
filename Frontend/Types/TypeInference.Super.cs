// SPDX-License-Identifier: MIT
// Type inference: super() in methods.
using EPython.Frontend.Binding;
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Types;

public sealed partial class TypeInference
{
    /// <summary>super().x that is not called.</summary>
    private TypeNode LoadSuper(AstAttribute attribute, ClassSymbol holder)
    {
        var self = NodeOf(VariableOf(attribute.Value));
        Record(attribute.Value, self);
        var result = NodeOf(attribute);
        foreach (var one in InstancesAt(self).Concat(ClassesAt(self)).Where(one => one.IsBelow(holder)))
        {
            if (one.HolderAfter(holder, attribute.Name) is { } found)
                FlowAfter(one, found, attribute.Name, result);
        }
        return result.Find();
    }

    private void FlowAfter(ClassSymbol one, ClassSymbol found, string name, TypeNode result)
    {
        if (found.Properties.TryGetValue(name, out var property))
            _graph.Flow(CallPart(one, property.Getter), result);
        else if (found.Methods.TryGetValue(name, out var method))
            FlowMethod(one, method, result);
        else
            FlowHeld(NodeOf(found.Attributes[name]), InstanceNode(one), result);
    }

    /// <summary>super().m(...) in a method of a class: what follows the class in the order of each receiver's class. Where
    /// nothing does, __init__ is object's, which does nothing. What is no method (a decorated one, a property) is loaded and
    /// called.</summary>
    private TypeNode CallSuper(AstCall call, AstAttribute attribute, ClassSymbol holder)
    {
        var self = NodeOf(VariableOf(attribute.Value));
        Record(attribute.Value, self);
        var arguments = EvalArguments(call);
        var receivers = InstancesAt(self).Concat(ClassesAt(self)).Where(one => one.IsBelow(holder));
        var found = receivers.Count(one => CallAfter(call, attribute, holder, one, arguments));
        if (_report && call.Unpacks && AttributeCalls.UseOfMethod(attribute.Name) is not null)
            _bag.UnsupportedMethod(attribute.NameSpan, "super() with unpacked arguments", attribute.Name);
        else if (_report && found == 0 && self.Tags != 0)
            ReportNoAttribute(attribute, TypeTags.Instance, "super", []);
        return NodeOf(call);
    }

    /// <summary>The same for one class of receivers. False: nothing after the class has the name.</summary>
    private bool CallAfter(
        AstCall call, AstAttribute attribute, ClassSymbol holder, ClassSymbol one, Arguments arguments)
    {
        var result = NodeOf(call);
        if (one.FindMethodAfter(holder, attribute.Name) is { } method)
            _graph.Flow(CallFunction(method, arguments, isCertain: false, method.MethodKind switch
            {
                MethodKind.Instance => InstanceNode(one),
                MethodKind.Class => ClassNode(one),
                _ => null,
            }), result);
        else if (one.HolderAfter(holder, attribute.Name) is { } held)
        {
            var value = NodeOf(attribute);
            FlowAfter(one, held, attribute.Name, value);
            Record(attribute, value);
            _graph.Flow(Quietly(() => CallValue(value, arguments)), result);
        }
        else if (one.IsBuiltinAfter(holder, attribute.Name))
            _graph.Flow(CallOfExceptions(attribute.Name, arguments.Values), result);
        else if (attribute.Name == "__init__")
            _graph.Add(result, TypeTags.None);
        else if (attribute.Name == ClassSymbol.New)
            _graph.Flow(Instantiate(one), result);
        else if (AttributeCalls.UseOfMethod(attribute.Name) is { } use && !call.Unpacks
            && call.Arguments.Count == (use == AttributeUse.Store ? 2 : 1))
        {
            UseOfObject(call, use, one, arguments.Values);
            _graph.Add(result, TypeTags.None);
        }
        else
            return false;
        return true;
    }
}
