// SPDX-License-Identifier: MIT
// Attributes of functions: a dict of the program, which holds them by function and by the number of the name.
using EPython.Frontend.Syntax;
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir.Lowering;

internal sealed partial class FunctionLowering
{
    private bool MayBeOfFunction(PyType receiver, string name) =>
        receiver.MayBe(TypeTags.Function) && _program.Program.FunctionAttributes.Contains(name);

    private Lowered LoadOfFunction(Site site, Lowered receiver, AstAttribute attribute)
    {
        var type = TypeOf(attribute);
        var self = Pin(new Lowered(Boxed(site, receiver), receiver.Type));
        if (!IsKnownAttribute(attribute))
            return Narrow(site, OfFunction(site, self, attribute.Name, new IrUnbound()), type);
        var result = Join(attribute.Name, type);
        var otherwise = IrConstant.Value_(new IrEllipsis());
        var own = Pin(OfFunction(site, self, attribute.Name, otherwise));
        AddIf(site, new IrTest(Operation.Is, [own.Operand, otherwise]),
            () => Move(site, result, ConvertTo(site, LoadKnownAttribute(site, self, attribute), type)),
            () => Move(site, result, ConvertTo(site, own, type)));
        return new Lowered(result, type);
    }

    /// <summary>What a function has under a name; else what other values have, or what is given for it.</summary>
    private Lowered OfFunction(Site site, Lowered self, string name, IrOperand otherwise) => EmitBuiltin(
        site, "FunctionAttribute", PyType.Any,
        [self.Operand, IrConstant.Value_((long)_program.AddMethodName(name)), LoadFunctionAttributes(site), otherwise]);

    private IrOperand LoadFunctionAttributes(Site site)
    {
        var target = Temporary(Kind.Value, PyType.Any);
        Add(new IrLoadGlobal(site, target, _program.FunctionAttributes));
        return target;
    }

    /// <summary>Value Unbound: the attribute is deleted.</summary>
    private void StoreOfFunction(Site site, Lowered receiver, string name, IrOperand value)
    {
        var made = EmitBuiltin(site, "SetFunctionAttribute", PyType.Any, [Boxed(site, receiver),
            IrConstant.Value_((long)_program.AddMethodName(name)), LoadFunctionAttributes(site), value]);
        Add(new IrStoreGlobal(site, _program.FunctionAttributes, made.Operand));
    }
}
