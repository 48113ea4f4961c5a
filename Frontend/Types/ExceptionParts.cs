// SPDX-License-Identifier: MIT
// Attributes of exceptions.
using EPython.Frontend.Binding;

namespace EPython.Frontend.Types;

/// <summary>Operand of LoadExceptionPart; Notes is stored by add_note only; Class is what type() gives.</summary>
public enum ExceptionPart { Arguments, Cause, Context, SuppressContext, Notes, Code, Value, Class }

public static class ExceptionParts
{
    /// <summary>The method that stores a note.</summary>
    public const string AddNote = "add_note";

    private static readonly string[] s_names =
        ["args", "__cause__", "__context__", "__suppress_context__", "__notes__", "code", "value", "__class__"];

    public static string Name(ExceptionPart part) => s_names.ElementAtOrDefault((int)part) ?? "?";

    /// <summary>Whether exceptions of a class of the program have a part.</summary>
    public static bool Has(ClassSymbol one, ExceptionPart part) => part switch
    {
        ExceptionPart.Class => true,
        ExceptionPart.Code => one.IsBelowBuiltin("SystemExit") && one.Fields.All(field => field.Name != Name(part)),
        ExceptionPart.Value => one.IsBelowBuiltin("StopIteration") && one.Fields.All(field => field.Name != Name(part)),
        _ => one.IsException,
    };

    /// <summary>The class of exceptions.def whose exceptions have a part.</summary>
    public static string Owner(ExceptionPart part) => part switch
    {
        ExceptionPart.Code => "SystemExit",
        ExceptionPart.Value => "StopIteration",
        _ => "BaseException",
    };

    /// <summary>The part that an attribute is, or null.</summary>
    public static ExceptionPart? Find(string attribute) =>
        Array.IndexOf(s_names, attribute) is >= 0 and var part ? (ExceptionPart)part : null;
}
