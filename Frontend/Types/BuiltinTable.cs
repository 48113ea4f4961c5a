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

public static partial class BuiltinTable
{
    public static IReadOnlyList<BuiltinInfo> All => s_rows;
    public static IReadOnlyList<MathInfo> Math => s_math;
    public static IReadOnlyList<TypeInfo> Types => s_types;
}
