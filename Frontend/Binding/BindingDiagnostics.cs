// SPDX-License-Identifier: MIT
// Messages of Binding, EPY20xx. The words of errors that CPython has are CPython's.
using EPython.Frontend.Text;

namespace EPython.Frontend.Diagnostics;

public sealed partial class DiagnosticBag
{
    internal void NoNonlocalBinding(SourceSpan span, string name) =>
        Error("EPY2001", span, $"no binding for nonlocal '{name}' found", null, SyntaxError);

    internal void UndefinedName(SourceSpan span, string name, string? suggestion) =>
        Warning("EPY2020", span, $"name '{name}' is not defined", DidYouMean(suggestion));

    internal void UnsupportedBuiltin(SourceSpan span, string name) =>
        Error("EPY2021", span, $"'{name}' is not in the ePython subset");

    internal void NoModule(SourceSpan span, string name, string? suggestion) =>
        Warning("EPY2022", span, $"No module named '{name}'", DidYouMean(suggestion));

    internal void UnsupportedModule(SourceSpan span, string name) =>
        Error("EPY2030", span, $"module '{name}' is not in the ePython subset");

    internal void NoModuleAttribute(SourceSpan span, string module, string name, string? suggestion) =>
        Error("EPY2023", span, $"module '{module}' has no attribute '{name}'", DidYouMean(suggestion),
            "AttributeError");

    internal void CannotImportName(SourceSpan span, string module, string name, string? suggestion) =>
        Error("EPY2024", span, $"cannot import name '{name}' from '{module}'",
            DidYouMean(suggestion), "ImportError");

    internal void ModuleIsNoValue(SourceSpan span, string name) =>
        Error("EPY2025", span, $"module '{name}' used as a value; only its attributes can be used");

    internal void ModuleNameRebound(SourceSpan span, string name) =>
        Error("EPY2026", span, $"'{name}' names a module and is also assigned; use another name");

    internal void IntLiteralTooLarge(SourceSpan span, int bits) =>
        Error("EPY2027", span, $"integer literal does not fit in {bits} bits");

    internal void ModuleAttributeIsFixed(SourceSpan span, string module, string name) =>
        Error("EPY2029", span, $"attribute '{name}' of module '{module}' cannot be assigned");

    private static string? DidYouMean(string? suggestion) =>
        suggestion is null ? null : $"did you mean '{suggestion}'?";
}
