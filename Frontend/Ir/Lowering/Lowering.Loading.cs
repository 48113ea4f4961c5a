// SPDX-License-Identifier: MIT
// Dynamic functions: what their def does beside binding their name, and load_function.
using EPython.Frontend.Binding;
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Ir.Lowering;

internal sealed partial class FunctionLowering
{
    /// <summary>After a def: keeps the function for load_function, and loads its code unless that is deferred.</summary>
    private void Register(AstFunction def, FunctionSymbol symbol, Lowered value)
    {
        if (_program.FunctionOf(symbol) is null)
            return;
        var site = At(def);
        if (Bound.Registrations.TryGetValue(def, out var registration))
            WriteVariable(site, registration, value with { Type = registration.Type });
        if (symbol.Loading == FunctionLoading.AtDeclaration)
            EmitVoid(site, Operation.LoadCode, [Boxed(site, value)]);
    }

    /// <summary>The function that was registered last under the name, its code loaded; KeyError if there is none.</summary>
    private Lowered LowerLoadFunction(AstCall call, Variable registration)
    {
        var site = At(call);
        var name = IrConstant.Value_(registration.Name);
        if (registration.Bindings == 0)
            return EmitRaise(site, "Key", name);
        if (Bound.MayBeUnbound.Contains(call))
        {
            var isBound = IsBound(site, registration);
            AddIf(site, isBound with { Negated = !isBound.Negated }, () => EmitRaise(site, "Key", name));
        }
        var function = ReadGlobal(site, registration, isChecked: false);
        EmitVoid(site, Operation.LoadCode, [function.Operand]);
        return function;
    }
}
