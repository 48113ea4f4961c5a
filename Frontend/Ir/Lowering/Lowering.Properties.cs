// SPDX-License-Identifier: MIT
// Properties: where all classes that a receiver may be of have the same one, its part is called by name; else the core
// finds it by the number of its name.
using EPython.Frontend.Binding;
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir.Lowering;

internal sealed partial class FunctionLowering
{
    /// <summary>The call of what a use of an attribute means: a part of a property, or __setattr__ and its like; null if it
    /// is not known, or cannot take what it is given.</summary>
    private Lowered? CallPart(Site site, Lowered receiver, string name, Func<ClassSymbol, FunctionSymbol?> partOf,
        PyType type, params Lowered[] values)
    {
        if (!IsFoundInClass(receiver.Type, name) || receiver.Type.Class is not { } common)
            return null;
        var found = receiver.Type.Classes.Select(partOf).Distinct().ToList();
        if (found is not [{ } part] || _program.FunctionOf(part) is not { } function)
            return null;
        var binder = ArgumentBinder.Of(part, [null, .. values.Select(_ => (string?)null)]);
        if (binder.Bind() is not null)
            return null;
        var self = Pin(ProveInstance(site, receiver, common, name));
        return EmitCall(site, function, BoundArguments(site, function, binder, [self, .. values]), null, type);
    }
}
