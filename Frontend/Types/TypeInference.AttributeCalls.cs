// SPDX-License-Identifier: MIT
// Type inference: getattr, hasattr, setattr and delattr. A name that is computed may be that of any attribute which the
// program names somewhere.
using EPython.Frontend.Binding;
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Types;

public sealed partial class TypeInference
{
    private TypeNode EvalAttributeCall(AstCall call, AttributeCall use)
    {
        Record(call.Callee, _graph.Constant(TypeTags.Builtin));
        var values = call.Arguments.Select(argument => Eval(argument.Value)).ToList();
        return use.Attribute is { } attribute ? EvalKnownAttribute(call, use, attribute, values) : EvalComputed(use, values);
    }

    private TypeNode EvalKnownAttribute(AstCall call, AttributeCall use, AstAttribute attribute, List<TypeNode> values)
    {
        switch (use.Use)
        {
            case AttributeUse.Load when values.Count == 2:
                return Eval(attribute);
            case AttributeUse.Load:
                RefuseMissing(attribute, values[0]);
                var result = NodeOf(call);
                _graph.Flow(Quietly(attribute), result);
                _graph.Flow(values[2], result);
                return result.Find();
            case AttributeUse.Ask:
                Quietly(attribute);
                return _graph.Bool;
            case AttributeUse.Store:
                StoreAttribute(attribute, values[0].Find(), values[2], use.IsPlain);
                return _graph.None;
            default:
                DeleteAttribute(attribute, use.IsPlain);
                return _graph.None;
        }
    }

    // That there is none is no mistake here.
    private TypeNode Quietly(AstAttribute attribute)
    {
        var report = _report;
        _report = false;
        var result = EvalAttribute(attribute).Find();
        _report = report;
        Record(attribute, result);
        return result;
    }

    // The default would take the place of what CPython finds.
    private void RefuseMissing(AstAttribute attribute, TypeNode receiver)
    {
        var tags = receiver.Tags & ~(TypeTags.Instance | TypeTags.Exception | TypeTags.Type);
        if (_report && receiver != _graph.Any && !attribute.Span.IsSilent && TypeAttributes.MayHave(tags, attribute.Name) && attribute.Name != "__class__"
            && CallableTexts.Find(attribute.Name) is null && !s_methods[attribute.Name].Any(method => receiver.Has(method.Tag)))
            _bag.UnsupportedMethod(attribute.NameSpan, Word(receiver), attribute.Name);
    }

    private TypeNode EvalComputed(AttributeCall call, List<TypeNode> values)
    {
        var use = call.Use;
        var receiver = values[0].Find();
        if (use is AttributeUse.Load or AttributeUse.Ask && _program.ComputedNames.Any(
                name => s_methods[name].Any(method => receiver.Has(method.Tag & Changeable))))
            _graph.Unify(receiver, _graph.Any);     // what calls the bound method may do to it is not seen
        foreach (var name in _program.ComputedNames)
            UseComputed(call, name, receiver.Find(), values);
        if (use is AttributeUse.Store or AttributeUse.Delete)
            return _graph.None;
        if (values.Count > 2)
            _graph.Flow(values[2], _graph.Any);
        return use == AttributeUse.Ask ? _graph.Bool : _graph.Any;
    }

    private void UseComputed(AttributeCall call, string name, TypeNode receiver, List<TypeNode> values)
    {
        var use = call.Use;
        foreach (var one in InstancesAt(receiver))
        {
            switch (use)
            {
                case AttributeUse.Store: StoreOfInstance(one, name, values[2], call.IsPlain); break;
                case AttributeUse.Delete: DeleteOfInstance(one, name, call.IsPlain); break;
                default: LoadOfInstance(one, name, _graph.Any); break;
            }
        }
        foreach (var one in ClassesAt(receiver))
        {
            if (use is AttributeUse.Load or AttributeUse.Ask)
                LoadOfClass(one, name, _graph.Any);
            else if (use == AttributeUse.Store)
                _graph.Flow(values[2], NodeOf(one.OwnAttribute(name)));
        }
    }

    /// <summary>super().__setattr__(name, value) and super().__delattr__(name), where they mean object's.</summary>
    private void UseOfObject(AstCall call, AttributeUse use, ClassSymbol one, TypeNode[] values)
    {
        var plain = new AttributeCall(use, null, IsPlain: true);
        var names = AttributeCalls.NameOf(call) is { } known ? [known] : _program.ComputedNames;
        foreach (var name in names)
            UseComputed(plain, name, InstanceNode(one), [_graph.Nothing, .. values]);
    }
}
