// SPDX-License-Identifier: MIT
// Attributes of numbers: known where the type is.
using EPython.Frontend.Syntax;
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir.Lowering;

internal sealed partial class FunctionLowering
{
    private Lowered LoadNumberPart(Site site, Lowered number, NumberPart part, AstAttribute attribute)
    {
        var (type, isWhole) = (TypeOf(attribute), part is NumberPart.Real or NumberPart.Numerator);
        if (number.Kind is Kind.Float)
            return isWhole ? number : Lowered.Float(0);
        if (number.Kind is not Kind.Value)
            return !isWhole ? Lowered.Int(part == NumberPart.Imaginary ? 0 : 1)
                : number.Kind is Kind.Bool ? new Lowered(ConvertTo(site, number, type), type) : number;
        return Narrow(site, EmitBuiltin(site, "NumberPart", PyType.Any, [Boxed(site, number), IrConstant.Value_((long)part),
            IrConstant.Value_((long)_program.AddMethodName(attribute.Name))]), type);
    }
}
