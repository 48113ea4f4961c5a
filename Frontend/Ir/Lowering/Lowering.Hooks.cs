// SPDX-License-Identifier: MIT
// __setattr__ and __delattr__: where a class has one, it is called in place of what assigns or deletes an attribute. What
// follows it by super() is object's, which does the plain thing. Fixed attributes: a method of the class raises.
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
        var classes = ClassesOf(receiver.Type);
        if (!classes.Any(one => one.FindMethod(method) is not null))
        {
            Guarded(site, receiver, method == ClassSymbol.Setting ? AstFixed.Assigning : AstFixed.Deleting, values, plain);
            return;
        }
        if (receiver.Type.Is(TypeTags.Instance)
            && CallPart(site, receiver, method, one => one.FindMethod(method), PyType.None, [.. values]) is not null)
            return;
        var self = Pin(new Lowered(Boxed(site, receiver), receiver.Type));
        values = values.ConvertAll(Pin);
        var has = EmitBuiltin(site, "HasAttribute", PyType.Bool, [ClassOf(site, self),
            IrConstant.Value_((long)_program.AddMethodName(method)), IrConstant.Value_(0L)]);
        AddIf(site, new IrTest(null, [has.Operand]),
            () => Add(new IrCallMethod(site, method, null, [self.Operand, .. BoxAll(site, values)], [])),
            () => plain(self, values));
    }

    private IReadOnlyList<ClassSymbol> ClassesOf(PyType type) => !type.MayBe(TypeTags.Instance) ? []
        : type.Classes.Count == 0 ? Bound.Classes : type.Classes;

    private IrOperand ClassOf(Site site, Lowered value) =>
        EmitBuiltin(site, "Type", new PyType(TypeTags.Type), [value.Operand]).Operand;

    /// <summary>The plain thing, unless the attribute is fixed.</summary>
    private void Guarded(
        Site site, Lowered receiver, string guard, List<Lowered> values, Action<Lowered, List<Lowered>> plain)
    {
        var name = (values[0].Operand as IrConstant)?.Value as string;
        bool IsFixed(ClassSymbol one) => name is null ? one.FixedNames.Any() : one.IsFixed(name);
        var guarded = ClassesOf(receiver.Type).Where(one => one.IsConstructed && IsFixed(one)).ToList();
        if (guarded.Count == 0)
        {
            plain(receiver, values);
            return;
        }
        var self = Pin(new Lowered(Boxed(site, receiver), receiver.Type));
        values = values.ConvertAll(Pin);
        _program.AddMethodName(guard);
        void Call() => Add(new IrCallMethod(site, guard, null, [self.Operand, Boxed(site, values[0])], []));
        if (name is not null && receiver.Type.Is(TypeTags.Instance) && receiver.Type.Classes.Count == guarded.Count)
        {
            Call();
            return;
        }
        var kind = Pin(new Lowered(ClassOf(site, self), new PyType(TypeTags.Type)));
        foreach (var one in guarded)
            AddIf(site, new IrTest(Operation.Is, [kind.Operand, ClassValue(one).Operand]), () =>
            {
                if (name is not null || one.Fixed is not null)
                    Call();
                else
                    AddIf(site, new IrTest(Operation.ContainsValue, [Boxed(site, values[0]),
                        IrConstant.Value_(new IrTupleConstant([.. one.FixedNames]))]), Call);
            });
        plain(self, values);
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
