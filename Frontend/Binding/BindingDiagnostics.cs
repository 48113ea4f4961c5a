// SPDX-License-Identifier: MIT
// Messages of Binding, EPY20xx. The words of errors that CPython has are CPython's.
using EPython.Frontend.Binding;
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

    internal void LoaderIsNoValue(SourceSpan span, LoaderWord word)
    {
        if (word == LoaderWord.Dynamic)
            DynamicIsNoValue(span);
        else
            LoadFunctionIsNoValue(span);
    }

    private void DynamicIsNoValue(SourceSpan span) =>
        Error("EPY2031", span, "'dynamic' can only stand before a function: @dynamic or @dynamic(defer=True)");

    private void LoadFunctionIsNoValue(SourceSpan span) =>
        Error("EPY2036", span, "'load_function' can only be called, and its name not be bound again");

    internal void DynamicIsNested(SourceSpan span, string function) =>
        Error("EPY2032", span, $"'{function}' cannot be dynamic: it shares variables of the function around it",
            "decorate that one; what lies inside a function is loaded with it");

    internal void BadDynamic(SourceSpan span) =>
        Error("EPY2033", span, "'dynamic' takes nothing but defer=True or defer=False");

    internal void LoadsNoLiteral(SourceSpan span) =>
        Error("EPY2034", span, "load_function takes one function's name, as a literal: load_function(\"f\")",
            "what a program can load is decided before it runs");

    internal void NoDynamicFunction(SourceSpan span, string name, string? suggestion) =>
        Warning("EPY2035", span, $"no dynamic function is named '{name}'", DidYouMean(suggestion));

    internal void UnsupportedDecorator(SourceSpan span) =>
        NotInSubset(span, Syntax.Unsupported.Decorator.Name, Syntax.Unsupported.Decorator.Help);

    internal void UnknownBase(SourceSpan span, string name) =>
        Error("EPY2041", span,
            $"a base of class '{name}' must be an exception, or a class of the program that stands before it, which its decorators give back",
            "name the class itself; other built-in types cannot be bases");

    internal void DuplicateBase(SourceSpan span, string name) =>
        Error("EPY2042", span, $"duplicate base class {name}", null, "TypeError");

    internal void NoOrder(SourceSpan span, string bases) => Error("EPY2043", span,
        $"Cannot create a consistent method resolution order (MRO) for bases {bases}", null, "TypeError");

    internal void LayoutConflict(SourceSpan span) =>
        Error("EPY2049", span, "multiple bases have instance lay-out conflict", null, "TypeError");

    internal void UnknownDecorator(SourceSpan span, string name) =>
        Error("EPY2044", span, $"method '{name}' cannot be decorated: it is assigned elsewhere too, or its defaults are computed",
            "call it through a plain method");

    internal void BadProperty(SourceSpan span, string name) =>
        Error("EPY2047", span, $"property '{name}' is not in the ePython subset: it is more than a getter, a setter and a deleter "
            + "in the body of one class, or a part uses names of a function around it", "use methods instead");

    internal void SpecialMethod(SourceSpan span, string name) =>
        Error("EPY2045", span, $"method '{name}' is not in the ePython subset", "call a method of another name");

    internal void HookIsNoMethod(SourceSpan span, string name) => Error("EPY2052", span,
        $"'{name}' must be a method of the class: a plain `def` in its body, bound once, that uses no names of a function around it");

    internal void AttributeFunctionIsNoValue(SourceSpan span, string name) => Error("EPY2051", span,
        $"'{name}' can only be called, and with all its arguments by position", "write a function that calls it");

    private static string? DidYouMean(string? suggestion) =>
        suggestion is null ? null : $"did you mean '{suggestion}'?";
}
