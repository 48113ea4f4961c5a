// SPDX-License-Identifier: MIT
// Attributes of functions, methods, built-ins and types: their names, and docstrings of functions of the program.
namespace EPython.Frontend.Types;

/// <summary>Numbers of TextRequest (image.def).</summary>
public enum CallableText { Name = 2, QualifiedName = 4, Docstring = 5 }

public static class CallableTexts
{
    private const TypeTags Functions = TypeTags.Function | TypeTags.Method;

    public static CallableText? Find(string attribute) => attribute switch
    {
        "__name__" => CallableText.Name,
        "__qualname__" => CallableText.QualifiedName,
        "__doc__" => CallableText.Docstring,
        _ => null,
    };

    /// <summary>Types are asked for their names only: their docstring is an attribute of the class.</summary>
    public static bool MayHave(TypeTags tags, CallableText text) =>
        (tags & text switch
        {
            CallableText.Docstring => Functions,
            _ => Functions | TypeTags.Builtin | TypeTags.Type,
        }) != 0;
}
