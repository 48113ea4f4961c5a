// SPDX-License-Identifier: MIT
// __getattr__: where a class has it, what loading an attribute does not find is asked of it.
using EPython.Frontend.Binding;
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir.Lowering;

internal sealed partial class FunctionLowering
{
    /// <summary>Loads an attribute, of that name if it is known; where AttributeError tells that there is none, __getattr__ is
    /// called with the text.</summary>
    private Lowered OrMissing(
        Site site, Lowered receiver, string? name, IrOperand text, PyType type, Func<Lowered, Lowered> load)
    {
        if (!MayLack(receiver.Type) || (name is not null && IsSure(receiver.Type, name)))
            return load(receiver);
        var self = Pin(new Lowered(Boxed(site, receiver), receiver.Type));
        var result = Join("attribute", type);
        void Take(Lowered value) => Move(site, result, ConvertTo(site, value, type));
        Add(Try(site, () => Take(load(self)), caught =>
        {
            var matches = Emit(site, Operation.MatchException, PyType.Bool, [caught, new IrTypeValue("AttributeError")]);
            void Fail() => EmitRaise(site, "Reraised", caught);
            AddIf(site, new IrTest(null, [matches.Operand]), () =>
            {
                var has = EmitBuiltin(site, "HasAttribute", PyType.Bool, [self.Operand,
                    IrConstant.Value_((long)_program.AddMethodName(ClassSymbol.Missing)), IrConstant.Value_(0L)]);
                AddIf(site, new IrTest(null, [has.Operand]), () =>
                {
                    var target = Temporary(Kind.Value, PyType.Any);
                    Add(new IrCallMethod(site, ClassSymbol.Missing, target, [self.Operand, text], []));
                    Take(new Lowered(target, PyType.Any));
                }, Fail);
            }, Fail);
        }));
        return new Lowered(result, type);
    }

    /// <summary>Whether a class has __getattr__.</summary>
    private bool MayLack(PyType type) => type.MayBe(TypeTags.Instance)
        && (type.Classes.Count == 0 ? Bound.Classes : type.Classes)
            .Any(one => one.FindMethod(ClassSymbol.Missing) is not null);
}
