// SPDX-License-Identifier: MIT
// __mro__ and __bases__ of classes, which are known before the program runs, and __dict__ of instances, which is made when it is
// asked for.
using EPython.Frontend.Binding;
using EPython.Frontend.Syntax;
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir.Lowering;

internal sealed partial class FunctionLowering
{
    private Lowered? LoadOfClasses(Site site, Lowered receiver, AstAttribute attribute)
    {
        if (attribute.Name == "__dict__" && receiver.Type.MayBe(TypeTags.Instance))
            return DictOfInstance(site, receiver);
        if (attribute.Name is not ("__mro__" or "__bases__") || !receiver.Type.MayBe(TypeTags.Type))
            return null;
        if (ClassNamed(attribute.Value) is { } known)
            return TupleOf(site, known, attribute);
        var result = Join("classes", PyType.Any);
        var kind = Pin(new Lowered(Boxed(site, receiver), receiver.Type));
        var end = NewLabel("classes");
        AddBlock(site, end, () =>
        {
            foreach (var one in Bound.Classes)
            {
                AddIf(site, new IrTest(Operation.Is, [kind.Operand, ClassValue(one).Operand]), () =>
                {
                    Move(site, result, TupleOf(site, one, attribute).Operand);
                    Add(new IrBreak(site, end));
                });
            }
            Move(site, result, Boxed(site, LoadAttribute(site, kind, attribute)));
        });
        return Narrow(site, new Lowered(result, PyType.Any), TypeOf(attribute));
    }

    private Lowered TupleOf(Site site, ClassSymbol one, AstAttribute attribute) => Emit(
        site, Operation.BuildTuple, TypeOf(attribute), [.. ClassParts.Of(one, attribute.Name).Select(IrOperand (part) =>
            part is { IsBuiltin: false } ? ClassValue(part).Operand : new IrTypeValue(part?.Name ?? "Any"))]);

    private Lowered DictOfInstance(Site site, Lowered receiver)
    {
        foreach (var field in ClassesOf(receiver.Type).SelectMany(one => one.Fields))
            _program.AddDictKey(field.Name);
        return EmitBuiltin(site, "InstanceDict", new PyType(TypeTags.Dict), [Boxed(site, receiver),
            IrConstant.Value_((long)_program.AddMethodName("__dict__")), _program.DictKeys]);
    }
}
