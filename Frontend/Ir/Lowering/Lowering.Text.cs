// SPDX-License-Identifier: MIT
// Text of instances whose classes make it: print sends values to the host, which cannot, so such values are made text first.
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir.Lowering;

internal sealed partial class FunctionLowering
{
    /// <summary>What the host can print as it is.</summary>
    private IrOperand Printable(Site site, Lowered value) => MakesText(value.Type)
        ? EmitBuiltin(site, "Str", PyType.Str, [Boxed(site, value)]).Operand
        : Boxed(site, value);

    /// <summary>Whether a class of the program may have a say in the text of a value of this type.</summary>
    private bool MakesText(PyType type)
    {
        if (type.Tags == TypeTags.Any)
            return _program.Bound.Classes.Any(MakesText);
        if (type.MayBeException && _program.Bound.Classes.Any(MakesText))
            return true; // it may hold an instance
        return type.Classes.Any(MakesText) || (type.Element is { } element && MakesText(element))
            || (type.Key is { } key && MakesText(key)) || (type.Items?.Any(MakesText) ?? false);
    }

    private static bool MakesText(Binding.ClassSymbol one) =>
        one.FindAttributes("__repr__").Any() || one.FindAttributes("__str__").Any()
        || one.FindAttributes("__format__").Any();
}
