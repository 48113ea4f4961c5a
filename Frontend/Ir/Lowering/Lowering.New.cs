// SPDX-License-Identifier: MIT
// C.__new__(C): what the class says, or an instance that nothing has initialised.
using EPython.Frontend.Binding;
using EPython.Frontend.Syntax;
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir.Lowering;

internal sealed partial class FunctionLowering
{
    /// <summary>Null if it is no such call, or one of a method that certainly is there.</summary>
    private Lowered? LowerNew(AstCall call, AstAttribute callee)
    {
        static bool HasNew(ClassSymbol one) => one.FindMethod(ClassSymbol.New) is not null;
        if (callee.Name != ClassSymbol.New || (ClassNamed(callee.Value) is { } known && HasNew(known)))
            return null;
        var (site, type) = (At(call), TypeOf(call));
        var holder = Pin(Lower(callee.Value)).Operand;
        Lowered Plain() => EmitBuiltin(site, "NewObject", type, [holder]);
        if (ClassNamed(callee.Value) is not null || !Bound.Classes.Any(HasNew))
            return Plain();
        var result = Join("made", type);
        var has = EmitBuiltin(site, "HasAttribute", PyType.Bool, [holder,
            IrConstant.Value_((long)_program.AddMethodName(callee.Name)), IrConstant.Value_(0L)]);
        AddIf(site, new IrTest(null, [has.Operand]), () =>
        {
            var values = BoxAll(site, LowerAll(call.Arguments.Select(argument => argument.Value)));
            var target = Temporary(Kind.Value, PyType.Any);
            Add(new IrCallMethod(site, callee.Name, target, [holder, .. values], NamesOf(call)));
            Move(site, result, ConvertTo(site, new Lowered(target, PyType.Any), type));
        }, () => Move(site, result, ConvertTo(site, Plain(), type)));
        return new Lowered(result, type);
    }
}
