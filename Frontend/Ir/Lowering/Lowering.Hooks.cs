// SPDX-License-Identifier: MIT
// __setattr__ and __delattr__: where a class has one, it is called in place of what assigns or deletes an attribute. What
// follows it by super() is object's, which does the plain thing.
using EPython.Frontend.Binding;
using EPython.Frontend.Syntax;
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir.Lowering;

internal sealed partial class FunctionLowering
{
    /// <summary>Does something to an attribute: values are its name, and what is assigned. Where it is not known whether the
    /// receiver is an instance of a class that has the method, it is asked.</summary>
    private void OrHook(
        Site site, Lowered receiver, string method, List<Lowered> values, Action<Lowered, List<Lowered>> plain)
    {
        var classes = !receiver.Type.MayBe(TypeTags.Instance) ? []
            : receiver.Type.Classes.Count == 0 ? Bound.Classes : receiver.Type.Classes;
        if (!classes.Any(one => one.FindMethod(method) is not null))
        {
            plain(receiver, values);
            return;
        }
        if (receiver.Type.Is(TypeTags.Instance)
            && CallPart(site, receiver, method, one => one.FindMethod(method), PyType.None, [.. values]) is not null)
            return;
        var self = Pin(new Lowered(Boxed(site, receiver), receiver.Type));
        values = values.ConvertAll(Pin);
        var kind = EmitBuiltin(site, "Type", new PyType(TypeTags.Type), [self.Operand]);
        var has = EmitBuiltin(site, "HasAttribute", PyType.Bool, [kind.Operand,
            IrConstant.Value_((long)_program.AddMethodName(method)), IrConstant.Value_(0L)]);
        AddIf(site, new IrTest(null, [has.Operand]),
            () => Add(new IrCallMethod(site, method, null, [self.Operand, .. BoxAll(site, values)], [])),
            () => plain(self, values));
    }

    /// <summary>super().__setattr__(name, value) or super().__delattr__(name), where no class has it.</summary>
    private Lowered CallOfObject(Site site, AstCall call, AstAttribute callee, Lowered self, List<Lowered> values)
    {
        var use = AttributeCalls.UseOfMethod(callee.Name)!.Value;
        if (AttributeCalls.NameOf(call) is not { } name)
        {
            AddComputedNames();
            ChangeComputed(site, self, new AttributeCall(use, null, IsPlain: true), values);
        }
        else if (use == AttributeUse.Store)
            StorePlain(site, self, new AstAttribute(call.Span, callee.Value, name, call.Arguments[0].Span), values[1]);
        else
            DeletePlain(site, self, name);
        return Lowered.None;
    }
}
