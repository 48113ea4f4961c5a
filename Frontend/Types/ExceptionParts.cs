// SPDX-License-Identifier: MIT
// Attributes of exceptions.
namespace EPython.Frontend.Types;

/// <summary>Operand of LoadExceptionPart; Class is what type() gives.</summary>
public enum ExceptionPart { Arguments, Cause, Context, SuppressContext, Code, Value, Class }

public static class ExceptionParts
{
    private static readonly string[] s_names =
        ["args", "__cause__", "__context__", "__suppress_context__", "code", "value", "__class__"];

    public static string Name(ExceptionPart part) => s_names.ElementAtOrDefault((int)part) ?? "?";

    /// <summary>The part that an attribute is, or null.</summary>
    public static ExceptionPart? Find(string attribute) =>
        Array.IndexOf(s_names, attribute) is >= 0 and var part ? (ExceptionPart)part : null;
}
