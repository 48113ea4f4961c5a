// SPDX-License-Identifier: MIT
// Signatures of built-in functions, methods, math functions and types, from the contract tables.
using EPython.Frontend.Ir;

namespace EPython.Frontend.Types;

/// <summary>A row of builtins.def: a function of a module ("" = always there) or a method of a type.</summary>
public sealed record BuiltinInfo(
    string Name, string? Type, string? Module, string PythonName, string Parameters, string Result, Effects Effects);

/// <summary>A row of math.def.</summary>
public sealed record MathInfo(string Name, string PythonName, int Arity);

/// <summary>A row of types.def that is a run-time type.</summary>
public sealed record TypeInfo(string Name, string PythonName);

/// <summary>A row of exceptions.def: a class and its base ("None": it has none).</summary>
public sealed record ExceptionInfo(string Name, string Base);

public static partial class BuiltinTable
{
    public static IReadOnlyList<BuiltinInfo> All => s_rows;
    public static IReadOnlyList<MathInfo> Math => s_math;
    public static IReadOnlyList<TypeInfo> Types => s_types;
    public static IReadOnlyList<ExceptionInfo> Exceptions => s_exceptions;

    /// <summary>As types, exception classes are numbered from here on.</summary>
    public const int FirstException = 64;

    /// <summary>Whether the row of that name is a method of a type.</summary>
    public static bool IsMethod(string row) => Array.Exists(s_rows, one => one.Type is not null && one.Name == row);

    /// <summary>Types whose values have the method of a row: those of ints are bools' too.</summary>
    public static IReadOnlyList<string> TypesOf(BuiltinInfo row) => row.Type switch
    {
        null => [],
        "Int" => ["Int", "Bool"],
        var type => [type],
    };

    public static bool IsException(string type) => ExceptionNumber(type) >= 0;

    /// <summary>Number of a type that programs can name: a row of types.def, or of exceptions.def.</summary>
    public static int TypeNumber(string name) => ExceptionNumber(name) is >= 0 and var row
        ? FirstException + row
        : (int)Enum.Parse<RegisterType>(name);

    private static int ExceptionNumber(string name) => Array.FindIndex(s_exceptions, row => row.Name == name);
}
